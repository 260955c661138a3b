package engine

import (
	"context"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/support"
	"github.com/diligo/diligo/internal/words"
)

// Evaluation is what rules said of a profile. What an assessment makes of it is made by whoever asks, as far as it is asked for. It
// does not change and is safe for concurrent use.
type Evaluation struct {
	engine    *Engine
	profile   *profile.Profile
	evaluator string
	rules     []*known
	raw       []policy.Result // in the order of the rules, at the floor of support
	figures   []rule.Figure
	told      []policy.Result        // in the order of the rules, with all facts
	floor     rule.Level             // of support
	facts     plan.Value             // that reach the floor
	support   *support.Support       // nil at the lowest floor, until it is asked for
	instanced map[string][]supported // by pattern, of support; made by instances
	anew      []int                  // the places of the rules that Again ran
	partly    bool                   // there are others
	was       []policy.Result        // before Again, in the order of the rules
}

// Evaluate runs the rules on a profile: all of the engine, or only some. The error is for what ends the evaluation as a whole, such as
// a cancelled context; a fault in a rule is that rule's outcome.
func (e *Engine) Evaluate(ctx context.Context, p *profile.Profile, only ...rule.ID) (*Evaluation, error) {
	ids, rules := e.ids, e.all
	if len(only) > 0 {
		ids, rules = only, make([]*known, 0, len(only))
		for _, id := range only {
			k, ok := e.byID[id]
			if !ok {
				return nil, words.Errorf("assess %s: the rule %s is not of this run", p.Source(), id)
			}
			rules = append(rules, k)
		}
	}
	evaluator := e.policies.Evaluator()
	v := &Evaluation{engine: e, profile: p, evaluator: evaluator.Name(), rules: rules}
	var err error
	figures := e.options.Figures && len(only) == 0
	if figures && e.options.Support == rule.Claimed {
		v.raw, v.figures, err = evaluator.EvaluateWithFigures(ctx, p.Value(), ids)
	} else {
		v.raw, err = evaluator.Evaluate(ctx, p.Value(), ids)
	}
	if err != nil {
		return nil, words.Errorf("assess %s: %w", p.Source(), err)
	}
	v.told, v.facts = v.raw, p.Value()
	at, err := v.at(ctx, e.options.Support, figures)
	if err != nil {
		return nil, words.Errorf("assess %s: %w", p.Source(), err)
	}
	return at, nil
}

// Changed says what is otherwise than it was in an evaluation.
type Changed struct {
	Facts []string              // pointers, of values that were changed, added or removed
	Rules func(id rule.ID) bool // whose parameters are other ones; nil for none
}

// concerns reports whether a rule can see the difference.
func (c *Changed) concerns(r *rule.Rule) bool {
	return c.Rules != nil && c.Rules(r.ID) || slices.ContainsFunc(c.Facts, r.Reads)
}

// Again evaluates a profile that differs from that of an evaluation only by what changed, under policies that differ likewise. Where
// the rules list all facts that they read (Options.Listed) only those that can see the difference are run; the others have said what
// they say.
func (e *Engine) Again(ctx context.Context, before *Evaluation, p *profile.Profile, c Changed) (*Evaluation, error) {
	sameRules := slices.EqualFunc(e.all, before.rules, func(a, b *known) bool { return a.ID == b.ID })
	if !e.options.Listed || !sameRules || e.options.Support != before.floor || before.floor > rule.Claimed && slices.ContainsFunc(c.Facts, concernsSupport) {
		return e.Evaluate(ctx, p)
	}
	after := &Evaluation{
		engine: e, profile: p, evaluator: before.evaluator, rules: e.all, raw: slices.Clone(before.raw), told: slices.Clone(before.told),
		floor: before.floor, facts: p.Value(), partly: true, was: before.raw,
	}
	if after.floor > rule.Claimed {
		after.support, after.instanced = support.Of(after.facts), nil
		after.facts = after.support.Floor(after.floor)
	}
	var ids []rule.ID
	var at []int
	for i, k := range e.all {
		if c.concerns(k.Rule) {
			ids, at = append(ids, k.ID), append(at, i)
		}
	}
	if len(ids) == 0 {
		return after, nil
	}
	after.anew = at
	part, err := e.Evaluate(ctx, p, ids...)
	if err != nil {
		return nil, err
	}
	for i, k := range at {
		after.raw[k], after.told[k] = part.raw[i], part.told[i]
	}
	return after, nil
}

// Outcomes returns the results of the rules, in their order, as far as trials need them: with the kinds, subjects and texts of findings,
// and with the pointers of the facts that they speak of, but not where these stand, and without fingerprints and questions.
func (v *Evaluation) Outcomes() []assessment.Result {
	results := make([]assessment.Result, len(v.raw))
	for i := range v.raw {
		results[i] = v.engine.brief(v.profile, v.rules[i], &v.raw[i])
	}
	return results
}

// Outlines returns the results of the rules, in their order, without texts, evidence, suggestions: their outcomes, what is missing, and the kinds,
// subjects and pointers of findings. A rule whose texts break its contract is not found out.
func (v *Evaluation) Outlines() []assessment.Result {
	results := make([]assessment.Result, len(v.raw))
	for i := range v.raw {
		raw := &v.raw[i]
		results[i] = assessment.Result{Rule: raw.Rule, Outcome: raw.Outcome, Missing: raw.Missing, Findings: make([]assessment.Finding, len(raw.Findings))}
		for n := range raw.Findings {
			f := &raw.Findings[n]
			results[i].Findings[n] = assessment.Finding{Kind: f.Kind, Subject: f.Subject, Locations: pointersOnly(f.At)}
		}
	}
	return results
}

// pointersOnly are places of which nothing else is known.
func pointersOnly(at []string) []assessment.Location {
	locations := make([]assessment.Location, len(at))
	for i, pointer := range at {
		locations[i].Pointer = pointer
	}
	return locations
}

// Proven returns what the rules said, in their order, without texts. It is shared: callers must not change it.
func (v *Evaluation) Proven() []policy.Result { return v.raw }

// Assessment returns all that there is to say.
func (v *Evaluation) Assessment() *assessment.Assessment {
	e, p := v.engine, v.profile
	a := v.blank()
	a.Profile.SHA256 = p.SHA256()
	results, questions := make([]assessment.Result, len(v.raw)), v.questions()
	for i := range v.raw {
		results[i] = e.result(p, a.Profile.Company, v.rules[i], &v.raw[i], questions[i])
	}
	v.found(a, results)
	a.Results = results
	if e.options.Mark != nil {
		e.options.Mark(a)
	}
	a.Questions = assessment.Rank(results, questions)
	v.sumUp(a)
	a.Summary.Factors = e.rollUp(results)
	return a
}

// Brief returns as much of an assessment as a ranking shows: the summary without its factors, the results in their order, each with its
// worst finding first, and the first questions. It lacks the hash of the profile, what is said of support, and of results and findings
// what Outcomes lacks. Where findings may be waived it is the whole assessment, for waivers go by all of it.
func (v *Evaluation) Brief(questions int) *assessment.Assessment {
	if v.engine.options.Mark != nil {
		return v.Assessment()
	}
	a := v.blank()
	a.Results = make([]assessment.Result, len(v.raw))
	for i := range v.raw {
		a.Results[i] = v.briefly(i)
	}
	a.Questions = assessment.RankFirst(questions, a.Results, v.questions())
	v.sumUp(a)
	return a
}

// briefly returns the result of the rule at a place, with its findings ready to be put in order.
func (v *Evaluation) briefly(i int) assessment.Result {
	k, raw := v.rules[i], &v.raw[i]
	r := v.engine.brief(v.profile, k, raw)
	if len(r.Findings) > 1 { // their places decide which comes first
		v.engine.place(v.profile, v.profile.Company(), k, raw, r.Findings)
	}
	return r
}

// Anew returns the results of the rules that Again ran, or else of all, as Brief has them and in the order that they have there. Of a rule
// with at most one finding that has come the findings may stand in another order.
func (v *Evaluation) Anew() []assessment.Result {
	if !v.partly || v.engine.options.Mark != nil {
		a := v.Brief(0)
		return slices.DeleteFunc(a.Results, func(r assessment.Result) bool {
			return v.partly && !slices.ContainsFunc(v.anew, func(i int) bool { return v.rules[i].ID == r.Rule })
		})
	}
	results := make([]assessment.Result, len(v.anew))
	for n, i := range v.anew {
		if v.haveCome(i) > 1 {
			results[n] = v.briefly(i)
		} else {
			results[n] = v.engine.brief(v.profile, v.rules[i], &v.raw[i])
		}
	}
	assessment.Sort(results)
	return results
}

// haveCome returns how many findings a rule has that it did not have before, of the same kind and subject and on the same facts.
func (v *Evaluation) haveCome(i int) (n int) {
	for k := range v.raw[i].Findings {
		f := &v.raw[i].Findings[k]
		if !slices.ContainsFunc(v.was[i].Findings, func(g policy.Finding) bool {
			return f.Kind == g.Kind && f.Subject == g.Subject && slices.Equal(f.At, g.At)
		}) {
			n++
		}
	}
	return n
}

// sumUp sorts the results and rolls them up.
func (v *Evaluation) sumUp(a *assessment.Assessment) {
	assessment.Sort(a.Results)
	e := v.engine
	a.Summary = assessment.Summarize(a.Results, assessment.Terms{Threshold: e.options.Threshold, Checklist: e.options.Checklist, Core: e.core(v.facts)})
}

// blank returns an assessment that says what was assessed by what.
func (v *Evaluation) blank() *assessment.Assessment {
	e, p := v.engine, v.profile
	a := &assessment.Assessment{
		Run: e.options.Run, Figures: v.figures,
		Profile: assessment.Profile{
			Source: p.Source(), Line: p.StartLine(), Company: p.Company(), ID: p.ID(), Name: p.Name(), Stage: p.Stage(), AsOf: p.AsOf(),
		},
		Policy: assessment.Policy{
			Revision: e.policies.Revision(), Rules: len(v.rules), Evaluator: v.evaluator, Parameters: e.policies.Parameters(),
			Rates: e.options.Rates,
		},
	}
	if l := e.options.Checklist; l != nil {
		a.Checklist = assessment.Checklist{Name: l.Name, Title: l.Title.In(e.options.Lang), Revision: l.Revision}
	}
	a.Policy.Packs, a.Policy.Replaced, a.Policy.Disabled = e.policies.Packs()
	if base := e.policies.Base(); base != a.Policy.Revision {
		a.Policy.Base = base
	}
	return a
}

// questions returns the questions for the missing facts of each result.
func (v *Evaluation) questions() [][]string {
	asker := newAsker(v.engine, v.profile, v.raw)
	all := make([][]string, len(v.raw))
	for i := range v.raw {
		all[i] = asker.questions(v.rules[i], v.raw[i].Missing, v.raw[i].Aged)
		if v.isCapped(i) {
			v.askForSupport(v.raw[i].Missing, all[i])
		}
	}
	return all
}
