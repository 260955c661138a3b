package engine

import (
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// texts are the templates of a rule's messages and suggestions in one language, read when they are first needed.
type texts struct {
	once        sync.Once
	messages    map[string]rule.Template // by kind
	suggestions map[string]rule.Template // by action
}

// texts returns those of a rule about a company: a US one is spoken of as US readers do.
func (e *Engine) texts(p *profile.Profile, k *known) *texts {
	t, read := &k.texts, func(text rule.Template) rule.Template { return text }
	if e.american(p) {
		t, read = &k.american, e.policies.Catalogue().Vocabulary.ForAmericans
	}
	t.once.Do(func() {
		t.messages = templates(k.Messages, e.options.Lang, read)
		t.suggestions = templates(k.Suggestions, e.options.Lang, read)
	})
	return t
}

// american reports whether texts about a company are for US readers: it operates or is incorporated there, and the texts are English.
func (e *Engine) american(p *profile.Profile) bool {
	if e.options.Lang != rule.English {
		return false
	}
	country, _ := p.Lookup("/company/country")
	if country == "US" {
		return true
	}
	jurisdiction, _ := p.Lookup("/company/jurisdiction")
	place, _ := jurisdiction.(string)
	return country == nil && (place == "US" || strings.HasPrefix(place, "US-"))
}

func templates(texts rule.Texts, lang rule.Lang, read func(rule.Template) rule.Template) map[string]rule.Template {
	all := make(map[string]rule.Template, len(texts))
	for _, t := range texts {
		all[t.Name] = read(rule.ParseTemplate(t.Text.In(lang)))
	}
	return all
}

// finding gives a raw finding its texts. The error says how the rule breaks its contract.
func (e *Engine) finding(p *profile.Profile, f *assessment.Finding, k *known, raw *policy.Finding, suggestions []policy.Suggestion) error {
	f.Severity, f.Kind, f.Subject, f.Evidence = k.Severity, raw.Kind, raw.Subject, raw.Evidence
	if f.Evidence == nil {
		f.Evidence = map[string]any{}
	}
	if raw.Severity != nil {
		if *raw.Severity > k.Severity {
			return words.Errorf("contract: a finding of severity %s, above the rule's own %s", *raw.Severity, k.Severity)
		}
		f.Severity = *raw.Severity
	}
	written := e.texts(p, k)
	message, ok := written.messages[raw.Kind]
	if !ok {
		return words.Errorf("contract: no message for findings of kind %q", raw.Kind)
	}
	var err error
	if f.Message, err = e.text(message, raw.Evidence, raw.Subject, f.Severity); err != nil {
		return words.Errorf("contract: message %q: %w", raw.Kind, err)
	}
	if stage, ok := raw.Evidence[policy.AssumedStage].(string); ok {
		f.Message += e.assumption(stage)
	}
	for _, s := range suggestions {
		if s.Subject != "" && s.Subject != raw.Subject {
			continue
		}
		suggestion, ok := written.suggestions[s.Action]
		if !ok {
			return words.Errorf("contract: no text for suggestion %q", s.Action)
		}
		text, err := e.text(suggestion, s.Values, s.Subject, f.Severity)
		if err != nil {
			return words.Errorf("contract: suggestion %q: %w", s.Action, err)
		}
		f.Suggestions = append(f.Suggestions, assessment.Suggestion{Action: s.Action, Text: text, Values: s.Values})
	}
	return nil
}

// assumption says at which stage a company without one was judged.
func (e *Engine) assumption(stage string) string {
	word := e.policies.Catalogue().Vocabulary.Word("stage", stage, e.options.Lang)
	return words.Say(e.options.Lang, " (No stage is given: it fails at every stage; judged here at the most lenient, %s.)", word)
}

func threshold(p rule.Param, value any) assessment.Threshold {
	t := assessment.Threshold{Name: p.Name, Value: value, Sources: p.Sources}
	if !p.Default {
		t.Sources = []string{"configured"}
	}
	return t
}

// text fills in a template. Beside the values it may name the subject and the severity.
func (e *Engine) text(t rule.Template, values map[string]any, subject string, severity rule.Severity) (string, error) {
	text, err := e.policies.Catalogue().Vocabulary.Fill(t, func(name string) any {
		value, ok := values[name]
		switch {
		case ok:
			return value
		case name == "subject":
			return subject
		case name == "severity":
			return severity.String()
		}
		return nil
	}, e.options.Lang)
	if t.StartsWithWord() {
		text = rule.Capitalized(text)
	}
	return text, err
}

// locate finds a fact in the profile's text. For a fact that is not there it is the place of the nearest thing around it.
func locate(p *profile.Profile, pointer string) assessment.Location {
	l := assessment.Location{Pointer: pointer}
	if value, ok := p.Lookup(pointer); ok {
		l.Value = value
	}
	r, _ := p.Range(pointer)
	l.Line, l.Column, l.EndLine, l.EndColumn = r.Line, r.Column, r.EndLine, r.EndColumn
	return l
}
