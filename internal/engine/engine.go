// Package engine turns a profile into an assessment: it runs the rules, gives every outcome its texts, evidence and places,
// and rolls them up. It reads no clock, no file and no environment: the same profile, policies and options always give the
// same assessment.
package engine

import (
	"context"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Policies is what an engine needs of a compiled set of policies; *policy.Set is one.
type Policies interface {
	Catalogue() *rule.Catalogue
	Revision() string
	Base() string
	Parameters() []rule.Override
	Packs() (packs []rule.Pack, replaced, disabled []rule.ID)
	Evaluator() policy.Evaluator
}

// Options are how to assess.
type Options struct {
	Lang      rule.Lang
	Threshold rule.Severity         // findings from here on make the verdict fail
	Checklist *rule.Checklist       // what coverage, verdict and score are relative to; nil: all rules alike, without core facts
	Include   func(id rule.ID) bool // which rules to run; nil means all
	Run       assessment.Run        // how it was asked for
	Rates     []assessment.File     // the tables of exchange rates that the policies were given
	Figures   bool                  // whether assessments carry the derived figures
	Support   rule.Level            // facts that are supported less well are absent
	// Mark says which findings are waived or known, before they are counted; nil marks none. It sees the profile, the policy and
	// the results, and must be safe for concurrent use.
	Mark func(a *assessment.Assessment)
	// Listed says that the metadata of the rules lists all facts that they read, as the tests of the shipped policies make sure. Of the
	// policies of others nobody knows.
	Listed bool
}

// Engine assesses profiles. It is safe for concurrent use.
type Engine struct {
	policies Policies
	options  Options
	ids      []rule.ID
	rules    []known // in the order of ids
	all      []*known
	byID     map[rule.ID]*known
	factors  []factor
}

// known is what an engine knows of a rule before it sees a profile.
type known struct {
	*rule.Rule
	category, title string
	factors         []int // of those that the rule carries, their places in the engine's
	texts, american texts // the latter with the words that US readers use
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
	e.byID, e.all = make(map[rule.ID]*known, len(included)), make([]*known, len(included))
	for i, r := range included {
		k := &e.rules[i]
		k.Rule, k.category, k.title = r, r.ID.Category(), r.Title.In(options.Lang)
		e.ids[i], e.byID[r.ID], e.all[i] = r.ID, k, k
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

// Outline returns an engine of whose evaluations only Outlines and Proven may be asked for, and which finds no fault with what they lack.
func (e *Engine) Outline() *Engine {
	outline := *e
	outline.policies = evaluating{e.policies, e.policies.Evaluator().Outline()}
	return &outline
}

// evaluating are policies with an evaluator of their own.
type evaluating struct {
	Policies
	evaluator policy.Evaluator
}

func (e evaluating) Evaluator() policy.Evaluator { return e.evaluator }

// ErrNoRules says that the selection leaves no rule to run.
var ErrNoRules = words.Errorf("no rule left to run")

// Assess assesses one profile. The error is for what ends the evaluation as a whole, such as a cancelled context; a fault in
// a rule is that rule's outcome.
func (e *Engine) Assess(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
	v, err := e.Evaluate(ctx, p)
	if err != nil {
		return nil, err
	}
	return v.Assessment(), nil
}

// result gives a rule's raw result its texts and places. The questions are those for the missing facts.
func (e *Engine) result(p *profile.Profile, company string, k *known, raw *policy.Result, questions []string) assessment.Result {
	out := e.outcome(p, k, raw)
	if out.Outcome == rule.Error {
		return out
	}
	e.place(p, company, k, raw, out.Findings)
	out.Questions = distinct(questions)
	return out
}

// brief is result without questions, and without all that has to do with places but the pointers.
func (e *Engine) brief(p *profile.Profile, k *known, raw *policy.Result) assessment.Result {
	out := e.outcome(p, k, raw)
	for i := range out.Findings {
		out.Findings[i].Locations = pointersOnly(raw.Findings[i].At)
	}
	return out
}

// outcome gives a rule's raw result the texts of its findings, which show whether the rule keeps its contract.
func (e *Engine) outcome(p *profile.Profile, k *known, raw *policy.Result) assessment.Result {
	out := assessment.Result{
		Rule: k.ID, Category: k.category, Outcome: raw.Outcome, Severity: k.Severity,
		Title: k.title, Chapters: k.Chapters, Rates: raw.Rates, Derived: raw.Derived, Missing: raw.Missing, Aged: raw.Aged,
		Unproven: raw.Outcome == rule.NotApplicable && k.WhenEmpty == rule.Unproven && shownNothing(p, k.Rule),
	}
	if raw.Err != nil {
		out.Error = raw.Err.Error()
		return out
	}
	if len(raw.Findings) > 0 {
		out.Findings = make([]assessment.Finding, len(raw.Findings))
		for i := range raw.Findings {
			if err := e.finding(p, &out.Findings[i], k, &raw.Findings[i], raw.Suggestions); err != nil {
				out.Outcome, out.Findings, out.Missing, out.Aged, out.Error = rule.Error, nil, nil, nil, err.Error()
				return out
			}
			e.age(&out.Findings[i], &raw.Findings[i], raw.Aged)
		}
	}
	return out
}

// place says of findings, whose texts they have, where the facts stand that they speak of, and what identifies them.
func (e *Engine) place(p *profile.Profile, company string, k *known, raw *policy.Result, findings []assessment.Finding) {
	for i := range findings {
		f, at := &findings[i], raw.Findings[i].At
		for _, param := range k.Params {
			if value, ok := f.Evidence[param.Name]; ok {
				f.Thresholds = append(f.Thresholds, threshold(param, value))
			}
		}
		if len(at) == 0 {
			continue
		}
		f.Locations = make([]assessment.Location, len(at))
		for i, pointer := range at {
			f.Locations[i] = locate(p, pointer)
		}
	}
	if len(findings) > 0 {
		assessment.SetFingerprints(k.ID, company, findings)
	}
}

// distinct returns the texts without those that came before.
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
	out := make([]assessment.Factor, 0, len(e.factors)) // written as a list also where there is none
	for i, f := range e.factors {
		out = append(out, assessment.FactorOf(f.item, f.title, carried[i]))
	}
	return out
}
