package engine

import (
	"context"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/support"
	"github.com/diligo/diligo/internal/words"
)

// at returns the evaluation at a floor of support: facts below it are absent, and what the rules say of the others is held against what they
// said of all (support.At). Only rules that proved something, and that read a fact which is absent now, are run again. With figures the
// figures are those that the facts left give.
func (v *Evaluation) at(ctx context.Context, floor rule.Level, figures bool) (*Evaluation, error) {
	if floor == rule.Claimed {
		return v, nil
	}
	w := *v
	w.floor, w.support, w.instanced = floor, support.Of(v.profile.Value()), nil
	w.facts, w.raw = w.support.Floor(floor), slices.Clone(v.told)
	var ids []rule.ID
	var at []int
	for i := range v.told {
		switch v.told[i].Outcome {
		case rule.Pass, rule.NotApplicable:
			if w.losesFact(v.rules[i].Rule) {
				ids, at = append(ids, v.rules[i].ID), append(at, i)
			}
		}
	}
	evaluator := v.engine.policies.Evaluator()
	var again []policy.Result
	var err error
	switch {
	case figures && len(ids) > 0:
		again, w.figures, err = evaluator.EvaluateWithFigures(ctx, w.facts, ids)
	case figures:
		w.figures, err = evaluator.Figures(ctx, w.facts)
	case len(ids) > 0:
		again, err = evaluator.Evaluate(ctx, w.facts, ids)
	}
	if err != nil {
		return nil, err
	}
	for n, i := range at {
		if told := &v.told[i]; support.At(told.Outcome, again[n].Outcome) != told.Outcome {
			w.raw[i] = policy.Result{Rule: told.Rule, Outcome: rule.Unknown, Missing: w.unsupported(v.rules[i].Rule, &again[n]), Aged: again[n].Aged}
		}
	}
	return &w, nil
}

// losesFact reports whether a rule reads a fact that is below the floor. Of policies that need not list what they read nobody knows.
func (v *Evaluation) losesFact(r *rule.Rule) bool {
	return !v.engine.options.Listed || slices.ContainsFunc(r.Facts, func(pattern string) bool {
		if pattern == answers {
			return slices.ContainsFunc(v.instances(pattern), func(f supported) bool { return f.level < v.floor })
		}
		place := fixedPart(pattern)
		was, had := jsonpointer.Find(v.profile.Value(), place)
		is, has := jsonpointer.Find(v.facts, place)
		return had != has || had && !is.Is(was)
	})
}

// answers is the pattern of the questions that went to the company. A rule that reads them looks up the facts that they ask for.
const answers = "/asked/*"

// fixedPart returns a pattern up to the first star or dash.
func fixedPart(pattern string) string {
	for _, end := range []string{"/*", "/-"} {
		pattern, _, _ = strings.Cut(pattern, end)
	}
	return pattern
}

// unsupported returns the facts that a rule lacks at the floor: those that it misses, else those that it reads and that are below the floor.
func (v *Evaluation) unsupported(r *rule.Rule, again *policy.Result) []string {
	if again.Outcome == rule.Unknown && len(again.Missing) > 0 {
		return again.Missing
	}
	var below []string
	for _, fact := range v.read(r) {
		if fact.level < v.floor {
			below = append(below, fact.pointer)
		}
	}
	if len(below) == 0 {
		return slices.Clone(r.Facts)
	}
	return below
}

// supported is a fact that the profile has, with how well it is supported.
type supported struct {
	pointer string
	level   rule.Level
}

// read returns the facts that a rule reads and the profile has, sorted.
func (v *Evaluation) read(r *rule.Rule) []supported {
	var found []supported
	for _, pattern := range r.Facts {
		found = append(found, v.instances(pattern)...)
	}
	return byPointer(found)
}

// byPointer sorts facts and takes out doubles.
func byPointer(facts []supported) []supported {
	slices.SortFunc(facts, func(a, b supported) int { return strings.Compare(a.pointer, b.pointer) })
	return slices.Compact(facts)
}

// instances returns the facts of a pattern that the profile has; of the log of questions, those that were asked for. Many rules read the same facts,
// so each pattern is looked up once.
func (v *Evaluation) instances(pattern string) []supported {
	if found, done := v.instanced[pattern]; done {
		return found
	}
	var found []supported
	switch {
	case pattern == answers:
		asked, _ := v.profile.Lookup("/asked")
		questions, _ := asked.(map[string]any)
		for fact := range questions {
			fact = strings.TrimSuffix(fact, "/-")
			if value, ok := jsonpointer.Find(v.profile.Value(), fact); ok && value.Kind() != plan.Null && !support.Exempt(fact) {
				found = append(found, supported{fact, v.support.Level(fact)})
			}
		}
		found = byPointer(found)
	case !strings.HasSuffix(pattern, "/-") && !support.Exempt(pattern):
		for _, pointer := range v.profile.Instances(pattern) {
			if value, ok := jsonpointer.Find(v.profile.Value(), pointer); ok && value.Kind() != plan.Null {
				found = append(found, supported{pointer, v.support.Level(pointer)})
			}
		}
	}
	if v.instanced == nil {
		v.instanced = map[string][]supported{}
	}
	v.instanced[pattern] = found
	return found
}

// isCapped reports whether an outcome is another one than that with all facts: whether that rests on a claim.
func (v *Evaluation) isCapped(i int) bool { return v.raw[i].Outcome != v.told[i].Outcome }

// askForSupport makes of questions for facts that are there questions for what shows them.
func (v *Evaluation) askForSupport(missing, questions []string) {
	for i, pointer := range missing {
		if value, ok := jsonpointer.Find(v.profile.Value(), pointer); !ok || value.Kind() == plan.Null {
			continue
		}
		if v.floor == rule.Verified {
			questions[i] = words.Say(v.engine.options.Lang, "Who outside of the company can confirm your answer? %s", questions[i])
		} else {
			questions[i] = words.Say(v.engine.options.Lang, "Please send a document that shows your answer. %s", questions[i])
		}
	}
}

// found says on what the results rest at their weakest, where the profile says anything about it or somebody asks.
func (v *Evaluation) found(a *assessment.Assessment, results []assessment.Result) {
	s := v.support
	if s == nil {
		s = support.Of(v.profile.Value())
	}
	if !s.Any() && v.floor == rule.Claimed {
		return
	}
	w := *v
	w.support, w.instanced = s, nil
	a.Support = &assessment.Support{Floor: v.floor}
	for _, e := range s.Entries() {
		if e.Fault != "" {
			a.Support.Lower = append(a.Support.Lower, assessment.LowerSupport{Pointer: e.Pointer, Said: e.Stated, Counts: e.Counts, Why: string(e.Fault)})
		}
	}
	for i := range results {
		results[i].Rests = w.foundation(i)
	}
}

// foundation returns what an outcome with all facts rests on; nil for one that concludes nothing.
func (v *Evaluation) foundation(i int) *assessment.Foundation {
	told := &v.told[i]
	var read []supported
	switch told.Outcome {
	case rule.Fail:
		for _, finding := range told.Findings {
			for _, pointer := range finding.At {
				if _, ok := jsonpointer.Find(v.profile.Value(), pointer); ok && !support.Exempt(pointer) {
					read = append(read, supported{pointer, v.support.Level(pointer)})
				}
			}
		}
		read = byPointer(read)
	case rule.Pass, rule.NotApplicable:
		read = v.read(v.rules[i].Rule)
	default:
		return nil
	}
	if len(read) == 0 { // it rests on what kind of company it is
		return nil
	}
	f := assessment.Foundation{Level: rule.Verified, Pointers: []string{}}
	for _, fact := range read {
		f.Level = min(f.Level, fact.level)
	}
	for _, fact := range read {
		if fact.level == f.Level {
			f.Pointers = append(f.Pointers, fact.pointer)
		}
	}
	if v.isCapped(i) {
		f.Told = told.Outcome
	}
	return &f
}

// concernsSupport reports whether an edit changes how well facts are supported.
func concernsSupport(pointer string) bool {
	for _, of := range []string{"/provenance", "/company", "/team/founders"} {
		if pointer == "" || pointer == of || strings.HasPrefix(pointer, of+"/") || strings.HasPrefix(of, pointer+"/") {
			return true
		}
	}
	return false
}

// Levels returns what is concluded at each floor, the lowest first.
func (v *Evaluation) Levels(ctx context.Context) ([]assessment.Standpoint, error) {
	told := *v
	told.raw, told.floor, told.facts = v.told, rule.Claimed, v.profile.Value()
	below := &told // the evaluation at the floor below
	var all []assessment.Standpoint
	for i, level := range rule.Levels() {
		facts := told.facts
		if level > rule.Claimed {
			facts = support.Of(told.facts).Floor(level)
		}
		if i > 0 && plan.Equal(facts, below.facts) {
			all = append(all, assessment.Standpoint{Level: level, Verdict: all[i-1].Verdict, Score: all[i-1].Score, Coverage: all[i-1].Coverage})
			continue
		}
		w, err := told.at(ctx, level, false)
		if err != nil {
			return nil, err
		}
		s := w.standing()
		all = append(all, assessment.Standpoint{Level: level, Verdict: s.Verdict, Score: s.Score, Coverage: s.Coverage})
		below = w
	}
	return all, nil
}

// standing returns the summary without its factors.
func (v *Evaluation) standing() assessment.Summary {
	if v.engine.options.Mark != nil {
		return v.Assessment().Summary
	}
	a := &assessment.Assessment{Results: v.Outcomes()}
	v.sumUp(a)
	return a.Summary
}
