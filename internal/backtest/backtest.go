// Package backtest reports what changed policies would have concluded of companies that were judged before: which verdicts flip, by which
// rules, and why. It only counts: the caller supplies the outcomes of both sides, and nothing is evaluated here.
package backtest

import (
	"cmp"
	"maps"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Schema is the version of the JSON form of a Report.
const Schema = "diligo.backtest/v1"

// Listed bounds the companies that a report names for each flip; Count counts all of them.
const Listed = 50

// Side is the conclusion of one set of policies about a company.
type Side struct {
	Verdict  assessment.Verdict
	Outcomes map[rule.ID]rule.Outcome
}

// Report is the effect of changed policies.
type Report struct {
	Schema    string `json:"schema"`
	Companies int    `json:"companies"`
	Failed    int    `json:"failed"` // companies that could not be assessed
	Flipped   int    `json:"flipped"`
	// Verdicts counts the companies whose verdict flips, by verdicts.
	Verdicts []VerdictFlip `json:"verdicts"`
	// Rules counts the outcomes that change, by rule.
	Rules []RuleFlip `json:"rules"`
	// Policies lists the differences between the policies by rule, including rules that change no outcome.
	Policies []Cause `json:"policies"`
}

// VerdictFlip is the companies whose verdict changes from Before to After.
type VerdictFlip struct {
	Before    assessment.Verdict `json:"before"`
	After     assessment.Verdict `json:"after"`
	Count     int                `json:"count"`
	Companies []Flipped          `json:"companies"` // at most Listed, in the order in which they were added
}

// Flipped is a company whose verdict flips, with the rules whose outcomes change.
type Flipped struct {
	Company string    `json:"company"`
	Rules   []rule.ID `json:"rules"`
}

// RuleFlip counts the companies for which the outcome of a rule changes from Before to After.
type RuleFlip struct {
	Rule   rule.ID      `json:"rule"`
	Before rule.Outcome `json:"before"` // "" if the rule was not run
	After  rule.Outcome `json:"after"`
	Count  int          `json:"count"`
	Why    string       `json:"why"` // the Kind of this rule's Cause
}

// Cause is a difference between the policies.
type Cause struct {
	Rule rule.ID `json:"rule"`
	// Kind is added, removed, threshold, severity or policy, which means the rule's code or a library or data that it reads.
	Kind       string      `json:"kind"`
	Parameters []Parameter `json:"parameters,omitempty"` // of a threshold
	Before     string      `json:"before,omitempty"`     // the severity
	After      string      `json:"after,omitempty"`
}

// Parameter is a parameter on both sides; null on a side that does not have it.
type Parameter struct {
	Name   string `json:"name"`
	Before any    `json:"before"`
	After  any    `json:"after"`
}

// Policies are one side of a backtest.
type Policies struct {
	Catalogue *rule.Catalogue
	Runs      func(rule.ID) bool // the rules of the checklist
}

// Test collects companies. It is not safe for concurrent use.
type Test struct {
	report   Report
	verdicts map[[2]assessment.Verdict]*VerdictFlip
	rules    map[RuleFlip]int
	causes   map[rule.ID]Cause
}

// New begins a backtest of policies against earlier ones.
func New(before, after Policies) *Test {
	t := &Test{verdicts: map[[2]assessment.Verdict]*VerdictFlip{}, rules: map[RuleFlip]int{}, causes: causes(before, after)}
	t.report.Schema = Schema
	return t
}

// causes returns the differences between the policies, by rule.
func causes(before, after Policies) map[rule.ID]Cause {
	out := map[rule.ID]Cause{}
	for _, r := range after.Catalogue.Rules {
		was, ok := before.Catalogue.Rule(r.ID)
		ok = ok && before.Runs(r.ID)
		switch runs := after.Runs(r.ID); {
		case runs && !ok:
			out[r.ID] = Cause{Rule: r.ID, Kind: "added"}
			continue
		case !runs && ok:
			out[r.ID] = Cause{Rule: r.ID, Kind: "removed"}
			continue
		case !runs:
			continue
		}
		if parameters := parametersOf(was, r); len(parameters) > 0 {
			out[r.ID] = Cause{Rule: r.ID, Kind: "threshold", Parameters: parameters}
		} else if was.Severity != r.Severity {
			out[r.ID] = Cause{Rule: r.ID, Kind: "severity", Before: was.Severity.String(), After: r.Severity.String()}
		}
	}
	for _, r := range before.Catalogue.Rules {
		if _, ok := after.Catalogue.Rule(r.ID); !ok && before.Runs(r.ID) {
			out[r.ID] = Cause{Rule: r.ID, Kind: "removed"}
		}
	}
	return out
}

// parametersOf returns the parameters that differ between two versions of a rule.
func parametersOf(was, is *rule.Rule) []Parameter {
	var out []Parameter
	for _, p := range is.Params {
		before, ok := was.Param(p.Name)
		switch {
		case !ok:
			out = append(out, Parameter{Name: p.Name, After: p.Value})
		case rule.FormatValue(before.Value, rule.English) != rule.FormatValue(p.Value, rule.English):
			out = append(out, Parameter{Name: p.Name, Before: before.Value, After: p.Value})
		}
	}
	for _, p := range was.Params {
		if _, ok := is.Param(p.Name); !ok {
			out = append(out, Parameter{Name: p.Name, Before: p.Value})
		}
	}
	return out
}

// Add adds a company. The order of calls matters only for which companies a report names.
func (t *Test) Add(company string, before, after Side) {
	t.report.Companies++
	changed := []rule.ID{}
	for _, id := range slices.Sorted(maps.Keys(union(before.Outcomes, after.Outcomes))) {
		was, is := before.Outcomes[id], after.Outcomes[id]
		if was == is {
			continue
		}
		changed = append(changed, id)
		kind := t.causes[id].Kind
		t.rules[RuleFlip{Rule: id, Before: was, After: is, Why: cmp.Or(kind, "policy")}]++
	}
	if before.Verdict == after.Verdict {
		return
	}
	t.report.Flipped++
	key := [2]assessment.Verdict{before.Verdict, after.Verdict}
	f := t.verdicts[key]
	if f == nil {
		f = &VerdictFlip{Before: before.Verdict, After: after.Verdict, Companies: []Flipped{}}
		t.verdicts[key] = f
	}
	f.Count++
	if len(f.Companies) < Listed {
		f.Companies = append(f.Companies, Flipped{Company: company, Rules: changed})
	}
}

func union(a, b map[rule.ID]rule.Outcome) map[rule.ID]rule.Outcome {
	out := maps.Clone(a)
	if out == nil {
		out = map[rule.ID]rule.Outcome{}
	}
	maps.Copy(out, b)
	return out
}

// Fail counts a company that could not be assessed.
func (t *Test) Fail() { t.report.Failed++ }

// Report returns the result: flips that affect the most companies first.
func (t *Test) Report() *Report {
	r := t.report
	r.Verdicts, r.Rules, r.Policies = []VerdictFlip{}, []RuleFlip{}, []Cause{}
	for _, f := range t.verdicts {
		r.Verdicts = append(r.Verdicts, *f)
	}
	slices.SortFunc(r.Verdicts, func(a, b VerdictFlip) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Before, b.Before), cmp.Compare(a.After, b.After))
	})
	for f, n := range t.rules {
		f.Count = n
		r.Rules = append(r.Rules, f)
	}
	slices.SortFunc(r.Rules, func(a, b RuleFlip) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Before, b.Before), cmp.Compare(a.After, b.After))
	})
	for _, id := range slices.Sorted(maps.Keys(t.causes)) {
		r.Policies = append(r.Policies, t.causes[id])
	}
	return &r
}

// SideOf returns what an assessment concludes, counted as in a ranking: a fail that rests on facts much too old is unknown.
func SideOf(a *assessment.Assessment) Side {
	s := Side{Verdict: a.Summary.Verdict, Outcomes: make(map[rule.ID]rule.Outcome, len(a.Results))}
	for i := range a.Results {
		s.Outcomes[a.Results[i].Rule] = a.Results[i].Now()
	}
	return s
}
