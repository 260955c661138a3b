package backtest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

func catalogue(rules ...*rule.Rule) *rule.Catalogue { return &rule.Catalogue{Rules: rules} }

func everything(rule.ID) bool { return true }

// TestReport: every kind of difference has a name, and flips are counted by verdict and by rule.
func TestReport(t *testing.T) {
	months := func(n int) []rule.Param { return []rule.Param{{Name: "months", Value: n}} }
	before := Policies{Runs: func(id rule.ID) bool { return id != "a/joins" }, Catalogue: catalogue(
		&rule.Rule{ID: "a/goes", Severity: rule.High}, &rule.Rule{ID: "a/joins"}, &rule.Rule{ID: "a/same"},
		&rule.Rule{ID: "a/severity", Severity: rule.Low}, &rule.Rule{ID: "a/text"}, &rule.Rule{ID: "a/threshold", Params: months(6)},
	)}
	after := Policies{Runs: everything, Catalogue: catalogue(
		&rule.Rule{ID: "a/joins"}, &rule.Rule{ID: "a/new"}, &rule.Rule{ID: "a/same"}, &rule.Rule{ID: "a/severity", Severity: rule.High}, &rule.Rule{ID: "a/text"},
		&rule.Rule{ID: "a/threshold", Params: months(12)},
	)}
	test := New(before, after)
	test.Add("one", Side{assessment.VerdictPass, map[rule.ID]rule.Outcome{"a/threshold": rule.Pass, "a/goes": rule.Pass, "a/same": rule.Pass}},
		Side{assessment.VerdictFail, map[rule.ID]rule.Outcome{"a/threshold": rule.Fail, "a/new": rule.Unknown, "a/same": rule.Pass}})
	test.Add("two", Side{assessment.VerdictFail, map[rule.ID]rule.Outcome{"a/threshold": rule.Fail, "a/text": rule.Pass}},
		Side{assessment.VerdictFail, map[rule.ID]rule.Outcome{"a/threshold": rule.Fail, "a/text": rule.Fail}})
	test.Fail()
	want := &Report{
		Schema: Schema, Companies: 2, Failed: 1, Flipped: 1,
		Verdicts: []VerdictFlip{{assessment.VerdictPass, assessment.VerdictFail, 1, []Flipped{{"one", []rule.ID{"a/goes", "a/new", "a/threshold"}}}}},
		Rules: []RuleFlip{
			{"a/goes", rule.Pass, "", 1, "removed"}, {"a/new", "", rule.Unknown, 1, "added"}, {"a/text", rule.Pass, rule.Fail, 1, "policy"},
			{"a/threshold", rule.Pass, rule.Fail, 1, "threshold"},
		},
		Policies: []Cause{
			{Rule: "a/goes", Kind: "removed"}, {Rule: "a/joins", Kind: "added"}, {Rule: "a/new", Kind: "added"},
			{Rule: "a/severity", Kind: "severity", Before: "low", After: "high"},
			{Rule: "a/threshold", Kind: "threshold", Parameters: []Parameter{{"months", 6, 12}}},
		},
	}
	if diff := cmp.Diff(want, test.Report()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestReport_NamesTheFirst: the report names the first companies and counts all of them.
func TestReport_NamesTheFirst(t *testing.T) {
	test := New(Policies{catalogue(), everything}, Policies{catalogue(), everything})
	for i := range 3 * Listed {
		test.Add(fmt.Sprint(i), Side{Verdict: assessment.VerdictPass}, Side{Verdict: assessment.VerdictFail})
	}
	r := test.Report()
	if f := r.Verdicts[0]; f.Count != 3*Listed || len(f.Companies) != Listed || f.Companies[0].Company != "0" {
		t.Errorf("%d counted, %d named", f.Count, len(f.Companies))
	}
}

// TestSideOf_StaleFindingsAreUnknown: a new assessment counts as in a ranking; otherwise every fail that rests on facts much too old would
// look like a change of the policies.
func TestSideOf_StaleFindingsAreUnknown(t *testing.T) {
	stale, fresh := assessment.Finding{Stale: true}, assessment.Finding{}
	a := &assessment.Assessment{Results: []assessment.Result{
		{Rule: "a/stale", Outcome: rule.Fail, Findings: []assessment.Finding{stale}},
		{Rule: "a/both", Outcome: rule.Fail, Findings: []assessment.Finding{stale, fresh}},
		{Rule: "a/pass", Outcome: rule.Pass},
	}}
	want := map[rule.ID]rule.Outcome{"a/stale": rule.Unknown, "a/both": rule.Fail, "a/pass": rule.Pass}
	if diff := cmp.Diff(want, SideOf(a).Outcomes); diff != "" {
		t.Error(diff)
	}
}
