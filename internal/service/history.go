package service

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// Causes of an assessment, in addition to those for which decisions are reopened.
const (
	CauseFirst = "first" // it is the first
	CauseDay   = "day"   // the program judges as of today, and the day has changed
)

// Step is one assessment in the history of a company in a program: what it concluded, what it changed, and why.
type Step struct {
	Assessment string
	Created    time.Time
	Verdict    assessment.Verdict
	Score      assessment.Score
	Coverage   int
	Version    int64  // of the profile
	Origin     string // of that version
	Causes     []string
	Rules      []RuleShift
}

// History lists the assessments of a company in a program, oldest first. It needs a viewer.
func (s *Service) History(ctx context.Context, a Actor, program, company string) ([]Step, error) {
	if _, err := s.Case(ctx, a, program, company); err != nil {
		return nil, err
	}
	versions := map[string]store.Version{}
	for after := int64(0); ; {
		page, err := s.store.Versions(ctx, a.reader(), company, after, 1000)
		if err != nil {
			return nil, err
		}
		for _, v := range page {
			after, versions[v.ID] = v.Seq, v
		}
		if len(page) == 0 {
			break
		}
	}
	steps := []Step{}
	lists := map[string][]rule.ID{}
	var before *store.Assessment
	var was map[rule.ID]rule.Outcome
	for after := ""; ; {
		page, err := s.store.Assessments(ctx, a.reader(), company, store.Page{After: after})
		if err != nil || len(page) == 0 {
			return steps, err
		}
		for _, one := range page {
			after = one.ID
			if one.Program != program {
				continue
			}
			var e cohort.Entry
			if err := json.Unmarshal(one.Entry, &e); err != nil {
				return nil, err
			}
			v := versions[one.Version]
			step := Step{Assessment: one.ID, Created: one.Created, Verdict: assessment.Verdict(one.Verdict), Score: e.Score, Coverage: e.Coverage, Version: v.Seq, Origin: v.Origin}
			is, err := s.outcomes(ctx, lists, one)
			if err != nil {
				return nil, err
			}
			if before == nil {
				step.Causes = []string{CauseFirst}
			} else {
				step.Causes = causesOf(*before, one)
				step.Rules = shifts(was, is)
			}
			before, was = &one, is
			steps = append(steps, step)
		}
	}
}

// causesOf returns how the inputs of an assessment differ from those of the one before.
func causesOf(before, now store.Assessment) (out []string) {
	if before.Version != now.Version {
		out = append(out, store.CauseFacts)
	}
	if before.Archive != now.Archive {
		out = append(out, store.CausePolicy)
	}
	if before.Waivers != now.Waivers {
		out = append(out, store.CauseWaivers)
	}
	if before.AsOf != now.AsOf {
		out = append(out, CauseDay)
	}
	return out
}

// Facts are the facts of the latest version of a company, for reports. They must be released.
type Facts struct{ p *profile.Profile }

// Line returns a line of the profile's text, counted from 1.
func (f *Facts) Line(_ string, n int) string { return f.p.Line(n) }

// Text returns the text of the profile.
func (f *Facts) Text(string) []byte { return f.p.Text() }

// Fact returns the fact at a pointer.
func (f *Facts) Fact(_, pointer string) (any, bool) { return f.p.Lookup(pointer) }

// Release frees the profile.
func (f *Facts) Release() { f.p.Release() }

// Facts returns the facts of a company's latest version, without those hidden from the actor. It needs a viewer.
func (s *Service) Facts(ctx context.Context, a Actor, company string) (*Facts, error) {
	v, err := s.Version(ctx, a, company, 0)
	if err != nil {
		return nil, err
	}
	p, err := s.validator.Decode(sourceOf(v), v.Content, formatOf(v))
	if err != nil {
		return nil, &Invalid{What: words.Text("the profile can't be read")}
	}
	return &Facts{p}, nil
}

// Support is a fact that a document supports.
type Support struct{ Pointer, Label, Value, SHA256, Page, Quote string }

// Supports lists the facts of a company that documents support, in a language. Actors from whom facts are hidden may not open documents. It
// needs a viewer.
func (s *Service) Supports(ctx context.Context, a Actor, company string, lang rule.Lang) ([]Support, error) {
	if err := s.unmasked(ctx, a); err != nil {
		return nil, err
	}
	facts, err := s.Facts(ctx, a, company)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer facts.Release()
	book, err := s.book(ctx)
	if err != nil {
		return nil, err
	}
	provenance, _ := facts.p.Document()["provenance"].(map[string]any)
	var out []Support
	for _, pointer := range sortedKeys(provenance) {
		entry, _ := provenance[pointer].(map[string]any)
		member := func(name string) string {
			text, _ := entry[name].(string)
			return strings.Clone(text) // it may share the profile's memory, which is released
		}
		one := Support{Pointer: strings.Clone(pointer), SHA256: member("sha256"), Page: member("page"), Quote: member("quote")}
		if one.SHA256 == "" {
			continue
		}
		one.Label = one.Pointer
		if f, ok := book.At(pointer); ok {
			one.Label = f.Label.In(lang)
		}
		if value, ok := facts.p.Lookup(pointer); ok {
			one.Value = strings.Clone(rule.FormatValue(value, lang))
		}
		out = append(out, one)
	}
	return slices.Clip(out), nil
}
