package app

import (
	"fmt"

	"github.com/diligo/diligo/internal/exchange"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/policies"
)

// Contents are what policies are loaded from beside the shipped ones, as contents and not as paths: what can be kept, and loaded again
// elsewhere.
type Contents struct {
	Packs    []File   // bundles, whose signatures are not looked at
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
	p.Settings, err = c.settings()
	return p, err
}

// settings are the settings of parameters: data first, then rates, then the texts.
func (c Contents) settings() ([]policy.Setting, error) {
	var settings []policy.Setting
	for _, f := range c.Data {
		s, err := policy.ParseSettings(f.Name, f.Content)
		if err != nil {
			return nil, fmt.Errorf("data: %w", err)
		}
		settings = append(settings, s...)
	}
	tables, err := ratesOf(c.Rates)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		settings = append(settings, policy.Document(t.Origin, map[string]any{
			"lib": map[string]any{"money": map[string]any{"rates": t.Document()}},
		}))
	}
	for _, text := range c.Settings {
		s, err := policy.ParseSetting(text)
		if err != nil {
			return nil, err
		}
		settings = append(settings, s)
	}
	return settings, nil
}

// ratesOf reads tables of exchange rates.
func ratesOf(files []File) ([]*exchange.Table, error) {
	var tables []*exchange.Table
	for _, f := range files {
		t, err := exchange.Read(f.Name, f.Content)
		if err != nil {
			return nil, fmt.Errorf("rates: %w", err)
		}
		if err := t.Over(policies.Rates); err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}
