package app

import (
	"context"
	"fmt"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/support"
	"github.com/diligo/diligo/internal/words"
)

// Cohort returns what a cohort must know of the judge: its policies and the rules that run.
func (j *Judge) Cohort() cohort.Options {
	checklist := Relevant(j.checklist, j.set.Catalogue(), j.include)
	o := cohort.Options{
		Policy: assessment.Policy{
			Revision: j.set.Revision(), Evaluator: j.set.Evaluator().Name(), Parameters: j.set.Parameters(),
		},
		Threshold: j.options.Threshold, Support: j.options.Support, Checklist: checklist, Title: checklist.Title.In(j.options.Lang),
	}
	o.Policy.Packs, o.Policy.Replaced, o.Policy.Disabled = j.set.Packs()
	o.Policy.Rates = j.policies.Rates
	for _, r := range j.Catalogue().Rules {
		if j.include(r.ID) {
			o.Rules = append(o.Rules, cohort.Rule{ID: r.ID, Severity: r.Severity, Title: r.Title.In(j.options.Lang)})
		}
	}
	o.Policy.Rules = len(o.Rules)
	return o
}

// Gates returns the rules that match globs.
func Gates(globs []string, rules []cohort.Rule) ([]rule.ID, error) {
	var found []rule.ID
	for _, glob := range globs {
		n := len(found)
		if !doublestar.ValidatePattern(glob) {
			return nil, words.Errorf("gate: %q is not a glob: use one such as runway/*", glob)
		}
		for _, r := range rules {
			if matchesAny([]string{glob}, r.ID) {
				found = append(found, r.ID)
			}
		}
		if len(found) == n {
			return nil, words.Errorf("gate: no rule that runs matches %q: see diligo rules list", glob)
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// WhatIf loads settings to compare with, and returns the revision of the policies under them. Only rules whose parameters differ are run
// again, unless the user's own policies or data could make others depend on them.
func (j *Judge) WhatIf(settings []policy.Setting) (w *cohort.WhatIf, revision string, err error) {
	second := j.policies
	second.Settings = settings
	set, err := second.Load()
	if err != nil {
		return nil, "", fmt.Errorf("what-if: %w", err)
	}
	if set.Revision() == j.set.Revision() {
		return nil, "", words.New("what-if: nothing would be different: the parameters have these values already")
	}
	w = &cohort.WhatIf{Parameters: policy.Differences(j.set, set, "--what-if")}
	own := len(j.policies.Sources) > 1 || set.HasDocuments()
	changed := func(id rule.ID) bool {
		return j.include(id) && (own || slices.ContainsFunc(w.Parameters, func(c rule.Override) bool { return c.Rule == id }))
	}
	for _, r := range set.Catalogue().Rules {
		if changed(r.ID) {
			w.Rules = append(w.Rules, r.ID)
		}
	}
	if len(w.Rules) == 0 {
		return nil, "", words.New("what-if: no rule that runs reads these parameters; see --only and --skip")
	}
	o := j.engineOptions(j.checklist, changed)
	o.Listed = false // each profile is assessed once and never edited
	e, err := engine.New(set, o)
	if err != nil {
		return nil, "", err
	}
	w.Assess = func(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
		v, err := e.Evaluate(ctx, p)
		if err != nil {
			return nil, err
		}
		return v.Brief(0), nil
	}
	return w, set.Revision(), nil
}

// factsMember is where an expression finds the profile: input.facts.company.country.
const factsMember = "facts"

// Where returns a function that selects companies by an expression over their assessments and those of their facts that reach the floor of
// support. facts are the pointers of the facts in the expression.
func Where(expression string, floor rule.Level) (choose func(context.Context, *profile.Profile, *assessment.Assessment) (cohort.Match, error), facts []string, err error) {
	where, err := policy.NewFilter(expression)
	if err != nil {
		return nil, nil, fmt.Errorf("where: %w", err)
	}
	wholly := false
	for _, path := range where.Paths() {
		if path[0] == factsMember && len(path) > 1 {
			facts = append(facts, jsonpointer.Of(path[1:]...))
		}
		wholly = wholly || path[0] == factsMember
	}
	return func(ctx context.Context, p *profile.Profile, a *assessment.Assessment) (cohort.Match, error) {
		document := map[string]any{
			"profile": a.Profile, "policy": a.Policy, "summary": a.Summary, "results": a.Results, "questions": a.Questions,
		}
		if wholly || where.ReadsAll() {
			document[factsMember] = factsAt(p, floor)
		}
		matched, lacks, err := where.Match(ctx, document)
		switch {
		case err != nil:
			return cohort.Unmatched, fmt.Errorf("where: %w", err)
		case matched:
			return cohort.Matched, nil
		case lacks != "":
			return cohort.Lacking, nil
		}
		return cohort.Unmatched, nil
	}, facts, nil
}

// factsAt returns a profile without facts whose support is below the floor.
func factsAt(p *profile.Profile, floor rule.Level) any {
	if floor == rule.Claimed {
		return p.Document()
	}
	return support.Of(p.Value()).Floor(floor).Interface()
}
