// Package target finds what each lever of a finding would have to become for the finding to clear: the smallest change of that lever alone,
// found and verified by evaluating the edited profile, with what else the change clears or breaks. It knows no rule's arithmetic and therefore
// works for any policy; it writes no files.
package target

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Assessor assesses profiles made by editing one. It is used by one goroutine at a time.
type Assessor struct {
	// Try returns the result of one rule. Only the subjects, kinds and pointers of its findings are read. Outline returns no more than
	// these, faster, and may miss that the rule breaks its contract.
	Outline func(ctx context.Context, edited *profile.Profile, id rule.ID) (assessment.Result, error)
	Try     func(ctx context.Context, edited *profile.Profile, id rule.ID) (assessment.Result, error)
	// Changes returns, given the pointers of the edits, the results of the rules that can see them, in order; those of all others are
	// unchanged. Only the findings of the results are read.
	Changes func(ctx context.Context, edited *profile.Profile, pointers []string) ([]assessment.Result, error)
}

// AssessorFunc returns an assessor for edits of a profile. It must be safe for concurrent use if the Finder is to be.
type AssessorFunc func(context.Context, *profile.Profile) (Assessor, error)

// Finder finds targets. It is safe for concurrent use if its AssessorFunc is.
type Finder struct {
	newAssessor AssessorFunc
	validator   *profile.Validator
	schema      schema
	catalogue   *rule.Catalogue
	lang        rule.Lang
}

// New returns a finder for the profile schema (JSON), with texts in one language.
func New(rawSchema []byte, v *profile.Validator, c *rule.Catalogue, lang rule.Lang, j AssessorFunc) (*Finder, error) {
	s, err := parseSchema(rawSchema)
	if err != nil {
		return nil, err
	}
	return &Finder{newAssessor: j, validator: v, schema: s, catalogue: c, lang: lang}, nil
}

// Add adds targets to the findings of the given rules; nil means all rules. The assessment must be that of the profile, by all rules of the run.
func (f *Finder) Add(ctx context.Context, p *profile.Profile, a *assessment.Assessment, only func(rule.ID) bool) error {
	assessor := sync.OnceValues(func() (Assessor, error) { return f.newAssessor(ctx, p) })
	for i, result := range a.Results {
		if only != nil && !only(result.Rule) {
			continue
		}
		r, ok := f.catalogue.Rule(result.Rule)
		if !ok {
			return words.Errorf("targets: there is no rule %q", result.Rule)
		}
		tried := map[string]*trial{}
		for j, finding := range result.Findings {
			s := &search{Finder: f, profile: p, assessor: assessor, before: a, result: result, finding: finding, tried: tried}
			var all []assessment.Target
			for _, lever := range r.Levers {
				targets, err := s.lever(ctx, lever)
				if err != nil {
					return err
				}
				all = append(all, targets...)
			}
			a.Results[i].Findings[j].Targets = s.relevant(all)
		}
	}
	return nil
}

// relevant drops the levers that lead nowhere and that the finding does not point to, if another lever clears it.
func (s *search) relevant(all []assessment.Target) []assessment.Target {
	if !slices.ContainsFunc(all, func(t assessment.Target) bool { return t.Reach == assessment.Reached }) {
		return all
	}
	return slices.DeleteFunc(all, func(t assessment.Target) bool {
		return t.Reach != assessment.Reached && !slices.ContainsFunc(s.finding.Locations, func(l assessment.Location) bool {
			return strings.HasPrefix(l.Pointer+"/", t.Pointer+"/")
		})
	})
}

// search is the search for the targets of one finding.
type search struct {
	*Finder
	profile  *profile.Profile
	assessor func() (Assessor, error)
	before   *assessment.Assessment
	result   assessment.Result
	finding  assessment.Finding
	tried    map[string]*trial // by the edits; findings of one rule share it
}

// trial is an edited profile and what the rule says of it. The profile is nil where the schema refuses the edits.
type trial struct {
	profile *profile.Profile
	after   assessment.Result
	whole   bool // it is more than an outline
}

// try evaluates the finding's rule on the profile with the edits made, and reports whether the finding clears.
func (s *search) try(ctx context.Context, edits ...profile.Edit) (t *trial, clears bool, err error) {
	key := keyOf(edits)
	t, ok := s.tried[key]
	if !ok {
		t = &trial{}
		s.tried[key] = t
		if changed, fits := s.validator.Try(s.profile, edits); fits {
			t.profile = changed
		}
	}
	if t.profile == nil {
		return t, false, nil
	}
	assessor, err := s.assessor()
	if err != nil {
		return nil, false, err
	}
	if !ok {
		if t.after, err = assessor.Outline(ctx, t.profile, s.result.Rule); err != nil {
			return nil, false, err
		}
	}
	if s.isCleared(t.after) && !t.whole {
		if t.after, err = assessor.Try(ctx, t.profile, s.result.Rule); err != nil {
			return nil, false, err
		}
		t.whole = true
	}
	return t, s.isCleared(t.after), nil
}

// keyOf returns a text that only these edits have.
func keyOf(edits []profile.Edit) string {
	var b []byte
	for _, e := range edits {
		b = appendKey(append(strconv.AppendQuote(b, e.Pointer), '='), e.Value)
	}
	return string(b)
}

func appendKey(b []byte, value any) []byte {
	switch x := value.(type) {
	case json.Number:
		return append(append(b, x...), ' ')
	case string:
		return strconv.AppendQuote(b, x)
	case []any:
		b = append(b, '[')
		for _, v := range x {
			b = appendKey(b, v)
		}
		return append(b, ']')
	case map[string]any:
		b = append(b, '{')
		for _, name := range slices.Sorted(maps.Keys(x)) {
			b = appendKey(strconv.AppendQuote(b, name), x[name])
		}
		return append(b, '}')
	}
	return fmt.Append(b, value) // true, false or nil
}

// isCleared says whether the finding is gone, and not only hidden: a change that leaves the rule without facts it had, or
// breaks it, clears nothing. The same facts found wanting to a lower degree are the same finding.
func (s *search) isCleared(after assessment.Result) bool {
	if after.Outcome == rule.Error {
		return false
	}
	for _, pointer := range after.Missing {
		if !slices.Contains(s.result.Missing, pointer) {
			return false
		}
	}
	return !slices.ContainsFunc(after.Findings, func(g assessment.Finding) bool {
		return g.Subject == s.finding.Subject && (samePlaces(g, s.finding) || g.Kind == s.finding.Kind && !s.wasThere(g))
	})
}

// wasThere says whether the rule had this finding beside the one that is to clear.
func (s *search) wasThere(g assessment.Finding) bool {
	return slices.ContainsFunc(s.result.Findings, func(f assessment.Finding) bool {
		return identify(s.result, f) == identify(s.result, g) && identify(s.result, f) != identify(s.result, s.finding)
	})
}

func samePlaces(a, b assessment.Finding) bool {
	return slices.EqualFunc(a.Locations, b.Locations, func(x, y assessment.Location) bool { return x.Pointer == y.Pointer })
}

// lever finds the targets of one lever. Where its pattern stands for entries of a list, they are those that the finding
// speaks of; where it speaks of none, all that clear it alone.
func (s *search) lever(ctx context.Context, lever rule.Lever) ([]assessment.Target, error) {
	if lever.Direction == rule.Add && !s.isFact(lever.Pointer) {
		return s.additions(ctx, lever)
	}
	return s.each(lever, lever.Pointer, func(pointer string) (assessment.Target, error) { return s.fact(ctx, lever, pointer) })
}

// each finds the targets at the entries that a pattern stands for and keeps those that there are; without any, it says so
// once.
func (s *search) each(lever rule.Lever, pattern string, find func(pointer string) (assessment.Target, error)) ([]assessment.Target, error) {
	pointers, meant := s.instances(pattern)
	var all []assessment.Target
	reach := assessment.OutOfReach
	for _, pointer := range pointers {
		t, err := find(pointer)
		if err != nil {
			return nil, err
		}
		if t.Reach == assessment.Reached || meant && len(pointers) == 1 {
			all = append(all, t)
		}
		if t.Reach == assessment.NotTried {
			reach = t.Reach
		}
	}
	if len(all) == 0 {
		all = append(all, s.failed(lever, pattern, reach))
	}
	return all, nil
}

// fact finds the target of a lever at one fact.
func (s *search) fact(ctx context.Context, lever rule.Lever, pointer string) (assessment.Target, error) {
	sh := s.schema.at(pointer)
	now, _ := s.profile.Lookup(pointer)
	candidates := s.words(lever, sh, now)
	switch a, ok := newAxis(sh, now); {
	case ok:
		return s.alongAxis(ctx, lever, pointer, a)
	case candidates == nil:
		return s.failed(lever, pointer, assessment.NotTried), nil
	}
	var clearing []any
	for _, value := range candidates {
		_, clears, err := s.try(ctx, profile.Edit{Pointer: pointer, Value: value})
		if err != nil {
			return assessment.Target{}, err
		}
		if clears {
			clearing = append(clearing, value)
		}
	}
	if len(clearing) == 0 {
		return s.failed(lever, pointer, assessment.OutOfReach), nil
	}
	t := assessment.Target{Value: clearing[0], Others: clearing[1:]}
	if sh.kind == text {
		t.Value = nil // what the text would say is not ours to make up
	}
	return s.reached(ctx, lever, pointer, t, profile.Edit{Pointer: pointer, Value: clearing[0]})
}

// words returns the values that a fact could have instead of the present one, for facts that are not figures; nil where none can
// be made up. For a grade, such as the quality of statements, they are the better ones.
func (s *search) words(lever rule.Lever, sh shape, now any) []any {
	switch sh.kind {
	case boolean:
		if b, ok := now.(bool); ok {
			return []any{!b}
		}
		return []any{true, false}
	case enum:
		from := sh.enum
		i := slices.Index(from, now)
		switch {
		case lever.Direction == rule.Up && i >= 0:
			from = from[i+1:]
		case lever.Direction == rule.Down && i >= 0:
			from = from[:i]
		}
		return slices.DeleteFunc(slices.Clone(from), func(v any) bool { return v == now })
	case text:
		return []any{placeholder}
	}
	return nil
}

// placeholder stands for what a text would say. It is never shown.
const placeholder = "stated"

// failed returns the target of a lever for which there is no value.
func (s *search) failed(lever rule.Lever, pointer string, reach assessment.Reach) assessment.Target {
	t := assessment.Target{Pointer: pointer, Direction: lever.Direction, Actionable: lever.Actionable, Reach: reach}
	t.Now, _ = s.profile.Lookup(pointer)
	t.Text = s.text(t)
	return t
}

// reached completes a target whose edits clear the finding: it evaluates the other rules too, to see what else comes and goes.
func (s *search) reached(ctx context.Context, lever rule.Lever, pointer string, t assessment.Target, edits ...profile.Edit) (assessment.Target, error) {
	done, _, err := s.try(ctx, edits...)
	if err != nil {
		return t, err
	}
	assessor, err := s.assessor()
	if err != nil {
		return t, err
	}
	var pointers []string
	for _, e := range edits {
		pointers = append(pointers, e.Pointer)
	}
	after, err := assessor.Changes(ctx, done.profile, pointers)
	if err != nil {
		return t, err
	}
	t.Pointer, t.Direction, t.Actionable, t.Reach = pointer, lever.Direction, lever.Actionable, assessment.Reached
	t.Now, _ = s.profile.Lookup(pointer)
	t.Outcome = done.after.Outcome
	t.Clears, t.Eases, t.Breaks, t.Unknown = s.effects(after)
	t.Text = s.text(t)
	return t, nil
}
