package app

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/baseline"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/waiver"
)

// marks marks findings in assessments by waivers and known findings, read for one catalogue.
type marks struct {
	waivers  *waiver.List       // nil: nothing is waived
	known    *baseline.Baseline // nil: nothing is known
	terms    func() waiver.Terms
	followed []Outdated
}

func newMarks(o Options, catalogue *rule.Catalogue) (m marks, err error) {
	if o.Waivers != nil {
		if m.waivers, err = waiver.Read(o.Waivers.Name, o.Waivers.Content); err != nil {
			return m, err
		}
	}
	if m.terms, err = o.terms(catalogue); err != nil {
		return m, err
	}
	if o.Baseline != nil {
		if m.known, err = baseline.Read(o.Baseline.Name, o.Baseline.Content); err != nil {
			return m, err
		}
	}
	if m.waivers != nil {
		for _, now := range m.waivers.Follow(catalogue) {
			m.followed = append(m.followed, Outdated{Origin: m.waivers.File.Source, Replacement: now})
		}
	}
	if m.known != nil {
		for _, now := range m.known.Follow(catalogue) {
			m.followed = append(m.followed, Outdated{Origin: o.Baseline.Name, Replacement: now})
		}
	}
	return m, nil
}

func (m *marks) empty() bool { return m.waivers == nil && m.known == nil }

func (m *marks) mark(a *assessment.Assessment) {
	if m.waivers != nil {
		m.waivers.Mark(a, m.terms())
	}
	if m.known != nil {
		m.known.Mark(a)
	}
}

// terms returns a function that returns the terms on which waivers are judged at the time of the call.
func (o Options) terms(catalogue *rule.Catalogue) (func() waiver.Terms, error) {
	if err := waiver.CheckDate(o.Today()); err != nil {
		return nil, fmt.Errorf("today: %w", err)
	}
	if err := CheckGlobs(o.NonWaivable); err != nil {
		return nil, fmt.Errorf("non_waivable: %w", err)
	}
	return func() waiver.Terms { return TermsOf(o.Today(), o.NonWaivable, catalogue) }, nil
}

// TermsOf returns the terms of waivers on a day, with globs of rules that can't be waived.
func TermsOf(today string, nonWaivable []string, catalogue *rule.Catalogue) waiver.Terms {
	return waiver.Terms{Today: today, NonWaivable: nonWaivable, Waivable: func(id rule.ID) bool { return waivable(nonWaivable, catalogue, id) }}
}

// Waivers returns the waivers of the session, nil without a file of them. They are shared: callers must not change them.
func (j *Judge) Waivers() *waiver.List { return j.marks.waivers }

// Terms returns the terms on which waivers are judged now.
func (j *Judge) Terms() waiver.Terms { return j.marks.terms() }

// MarkedBy identifies the waivers, their terms and the baseline; it is "" without them.
func (j *Judge) MarkedBy() string {
	var parts []string
	for _, f := range []*File{j.options.Waivers, j.options.Baseline} {
		if f != nil {
			parts = append(parts, fmt.Sprintf("%x", sha256.Sum256(f.Content)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	terms := j.Terms()
	return fmt.Sprintf("%s, judged on %s, not waivable %q", strings.Join(parts, " "), terms.Today, terms.NonWaivable)
}
