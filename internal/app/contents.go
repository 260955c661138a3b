package app

import (
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/words"
)

// Contents are what policies are loaded from in addition to the shipped ones, as contents instead of paths: they can be stored and loaded
// elsewhere.
type Contents struct {
	Packs    []File   // bundles, whose signatures are not verified
	Data     []File   // parameters or data
	Rates    []File   // tables of exchange rates, laid over the shipped ones
	Settings []string // "<rule>.<parameter>=<value>"; they come after the data
}

// Policies opens the policies.
func (c Contents) Policies() (Policies, error) {
	p := Policies{Sources: []policy.Source{Shipped()}}
	for _, f := range c.Packs {
		s, err := pack.Open(f.Name, f.Content, nil)
		if err != nil {
			return Policies{}, err
		}
		p.Sources = append(p.Sources, s)
	}
	var err error
	p.Settings, p.Rates, err = c.settings()
	return p, err
}

// settings returns the settings of parameters: data, then rates, which are also returned as files, then the texts.
func (c Contents) settings() (settings []policy.Setting, rates []assessment.File, err error) {
	for _, f := range c.Data {
		s, err := policy.ParseSettings(f.Name, f.Content)
		if err != nil {
			return nil, nil, words.Errorf("data: %w", err)
		}
		settings = append(settings, s...)
	}
	for _, f := range c.Rates {
		s, file, err := RatesOf(f.Name, f.Content)
		if err != nil {
			return nil, nil, err
		}
		settings, rates = append(settings, s), append(rates, file)
	}
	for _, text := range c.Settings {
		s, err := policy.ParseSetting(text)
		if err != nil {
			return nil, nil, err
		}
		settings = append(settings, s)
	}
	return settings, rates, nil
}
