// Package engine turns a profile into an assessment: it runs the rules, gives every outcome its texts, evidence and places,
// and rolls them up. It reads no clock, no file and no environment: the same profile, policies and options always give the
// same assessment.
package engine

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// Policies is what an engine needs of a compiled set of policies; *policy.Set is one.
type Policies interface {
	Catalogue() *rule.Catalogue
	Revision() string
	Base() string
	Parameters() []rule.Change
	Evaluator() policy.Evaluator
}

// Options are how to assess.
type Options struct {
	Lang      rule.Lang
	Threshold rule.Severity         // findings from here on make the verdict fail
	Checklist *rule.Checklist       // what coverage, verdict and score are relative to; nil: all rules alike, without core facts
	Include   func(id rule.ID) bool // which rules to run; nil means all
	// Mark says which findings are waived or known, before they are counted; nil marks none. It sees the profile, the policy and
	// the results, and must be safe for concurrent use.
	Mark func(a *assessment.Assessment)
}

// Engine assesses profiles. It is safe for concurrent use.
type Engine struct {
	policies Policies
	options  Options
	ids      []rule.ID
	rules    []known // in the order of ids
	byID     map[rule.ID]*known
	factors  []factor
}

// known is what an engine knows of a rule before it sees a profile.
type known struct {
	*rule.Rule
	category, title string
	factors         []int // of those that the rule carries, their places in the engine's
	texts           texts
	wordings        wordings
}

// factor is a success factor that the catalogue lists.
type factor struct {
	item, title string
	rules       int // that carry it
}

// New makes an engine. It is an error when no rule is left to run.
func New(policies Policies, options Options) (*Engine, error) {
	e := &Engine{policies: policies, options: options}
	c := policies.Catalogue()
	var included []*rule.Rule
	for _, r := range c.Rules {
		if options.Include == nil || options.Include(r.ID) {
			included = append(included, r)
		}
	}
	if len(included) == 0 {
		return nil, ErrNoRules
	}
	e.ids, e.rules = make([]rule.ID, len(included)), make([]known, len(included))
	e.byID = make(map[rule.ID]*known, len(included))
	for i, r := range included {
		k := &e.rules[i]
		k.Rule, k.category, k.title = r, r.ID.Category(), r.Title.In(options.Lang)
		e.ids[i], e.byID[r.ID] = r.ID, k
	}
	for _, item := range c.Items {
		if len(item.Factor) > 0 {
			e.addFactor(item)
		}
	}
	return e, nil
}

func (e *Engine) addFactor(item rule.Item) {
	f := factor{item: item.ID, title: item.Title.In(e.options.Lang)}
	for i := range e.rules {
		k := &e.rules[i]
		if slices.ContainsFunc(k.Chapters, func(chapter string) bool { return slices.Contains(item.Factor, chapter) }) {
			k.factors = append(k.factors, len(e.factors))
			f.rules++
		}
	}
	if f.rules > 0 {
		e.factors = append(e.factors, f)
	}
}

// ErrNoRules says that the selection leaves no rule to run.
var ErrNoRules = fmt.Errorf("no rule left to run")

// Assess assesses one profile. The error is for what ends the evaluation as a whole, such as a cancelled context; a fault in
// a rule is that rule's outcome.
func (e *Engine) Assess(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	evaluator := e.policies.Evaluator()
	raw, err := evaluator.Evaluate(ctx, p.Value(), e.ids)
	if err != nil {
		return nil, fmt.Errorf("assess %s: %w", p.Source(), err)
	}
	company := identity(p)
	asker := newAsker(e, p, raw)
	results, questions := make([]assessment.Result, len(raw)), make([][]string, len(raw))
	for i := range raw {
		questions[i] = asker.questions(&e.rules[i], raw[i].Missing)
		results[i] = e.result(p, company, &e.rules[i], &raw[i], questions[i])
	}

	a := &assessment.Assessment{
		Profile: assessment.Profile{
			Source: p.Source(), SHA256: p.SHA256(), Company: company, ID: p.ID(), Name: p.Name(), Stage: p.Stage(), AsOf: p.AsOf(),
		},
		Policy: assessment.Policy{
			Revision: e.policies.Revision(), Rules: len(e.rules), Evaluator: evaluator.Name(), Parameters: e.policies.Parameters(),
		},
		Results: results,
	}
	if l := e.options.Checklist; l != nil {
		a.Checklist = assessment.Checklist{Name: l.Name, Title: l.Title.In(e.options.Lang), Revision: l.Revision}
	}
	if base := e.policies.Base(); base != a.Policy.Revision {
		a.Policy.Base = base
	}
	if e.options.Mark != nil {
		e.options.Mark(a)
	}
	a.Questions = assessment.Rank(results, questions)
	assessment.Sort(results)
	terms := assessment.Terms{Threshold: e.options.Threshold, Checklist: e.options.Checklist, Core: e.core(p)}
	a.Summary = assessment.Summarize(results, terms)
	a.Summary.Factors = e.rollUp(results)
	return a, nil
}

// result gives a rule's raw result its texts and places. The questions are those for the missing facts.
func (e *Engine) result(p *profile.Profile, company string, k *known, raw *policy.Result, questions []string) assessment.Result {
	out := assessment.Result{
		Rule: k.ID, Category: k.category, Outcome: raw.Outcome, Severity: k.Severity,
		Title: k.title, Chapters: k.Chapters, Missing: raw.Missing,
		Unproven: raw.Outcome == rule.NotApplicable && k.WhenEmpty == rule.Unproven && shownNothing(p, k.Rule),
	}
	if raw.Err != nil {
		out.Error = raw.Err.Error()
		return out
	}
	if len(raw.Findings) > 0 {
		out.Findings = make([]assessment.Finding, len(raw.Findings))
		for i := range raw.Findings {
			if err := e.finding(&out.Findings[i], p, k, &raw.Findings[i], raw.Suggestions); err != nil {
				out.Outcome, out.Findings, out.Missing, out.Error = rule.Error, nil, nil, err.Error()
				return out
			}
		}
		assessment.SetFingerprints(k.ID, company, out.Findings)
	}
	out.Questions = distinct(questions)
	return out
}

// distinct is the texts without those that came before.
func distinct(texts []string) []string {
	for i, t := range texts {
		if !slices.Contains(texts[:i], t) {
			continue
		}
		kept := slices.Clone(texts[:i])
		for _, t := range texts[i:] {
			if !slices.Contains(kept, t) {
				kept = append(kept, t)
			}
		}
		return kept
	}
	return texts
}

// identity is what tells one company from another in a fingerprint, in a waiver and in a comparison.
func identity(p *profile.Profile) string {
	return cmp.Or(p.ID(), p.LegalName(), p.Name())
}

// rollUp rolls up the success factors that the catalogue lists.
func (e *Engine) rollUp(results []assessment.Result) []assessment.Factor {
	carried := make([][]*assessment.Result, len(e.factors))
	for i, f := range e.factors {
		carried[i] = make([]*assessment.Result, 0, f.rules)
	}
	for i := range results {
		for _, f := range e.byID[results[i].Rule].factors {
			carried[f] = append(carried[f], &results[i])
		}
	}
	var out []assessment.Factor
	for i, f := range e.factors {
		out = append(out, assessment.FactorOf(f.item, f.title, carried[i]))
	}
	return out
}
