package diff

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

func found(fingerprint, kind, subject string, s rule.Severity) assessment.Finding {
	return assessment.Finding{Fingerprint: fingerprint, Kind: kind, Subject: subject, Severity: s}
}

func result(id rule.ID, outcome rule.Outcome, findings ...assessment.Finding) assessment.Result {
	return assessment.Result{Rule: id, Outcome: outcome, Severity: rule.High, Title: string(id), Findings: findings}
}

func assessed(results ...assessment.Result) *assessment.Assessment {
	return &assessment.Assessment{Profile: assessment.Profile{Source: "acme.json", AsOf: "2026"}, Results: results}
}

// brief returns a change as one line.
func brief(c Change) string {
	var causes []string
	for _, cause := range c.Causes {
		text := string(cause.Factor)
		for _, o := range cause.Patch {
			text += fmt.Sprintf(" %s %s %v>%v", o.Op, o.Path, o.Old, o.Value)
		}
		for _, p := range cause.Parameters {
			text += fmt.Sprintf(" %s %v>%v", p.Name, p.Old, p.New)
		}
		if len(cause.Possible) > 0 {
			text += fmt.Sprintf(" %v", cause.Possible)
		}
		causes = append(causes, text)
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s: %s", c.Status, c.Rule, c.Kind, c.Subject, strings.Join(causes, ", ")))
}

func briefs(changes []Change) []string {
	var out []string
	for _, c := range changes {
		out = append(out, strings.Join(strings.Fields(brief(c)), " "))
	}
	return out
}

func TestCompare_Statuses(t *testing.T) {
	waived := found("7", "", "w", rule.High)
	waived.Waiver = &assessment.Waiver{}
	before := assessed(
		result("a/new", rule.Pass),
		result("a/resolved", rule.Fail, found("1", "", "", rule.High)),
		result("a/subjects", rule.Fail, found("2", "", "x", rule.High), found("3", "", "y", rule.High)),
		result("a/kind", rule.Fail, found("4", "bad", "x", rule.High)),
		result("a/worse", rule.Fail, found("5", "", "", rule.Low)),
		result("a/renamed", rule.Fail, found("old", "k", "s", rule.Low)),
		result("a/waived", rule.Fail, found("7", "", "w", rule.High)),
		result("a/was_unknown", rule.Unknown),
		result("a/now_unknown", rule.Fail, found("8", "", "", rule.High)),
		result("a/now_error", rule.Fail, found("9", "", "", rule.High)),
		result("a/now_not_applicable", rule.Fail, found("10", "", "", rule.High)),
		result("a/removed", rule.Fail, found("11", "", "", rule.High)),
		result("a/answered", rule.Unknown),
		result("a/dropped", rule.Pass),
		result("a/same", rule.Pass),
	)
	after := assessed(
		result("a/new", rule.Fail, found("0", "", "", rule.High)),
		result("a/resolved", rule.Pass),
		result("a/subjects", rule.Fail, found("3", "", "y", rule.High), found("12", "", "z", rule.High)),
		result("a/kind", rule.Fail, found("13", "better", "x", rule.Low)),
		result("a/worse", rule.Fail, found("5", "", "", rule.High)),
		result("a/renamed", rule.Fail, found("other", "k", "s", rule.Low)),
		result("a/waived", rule.Fail, waived),
		result("a/was_unknown", rule.Fail, found("14", "", "", rule.High)),
		result("a/now_unknown", rule.Unknown),
		result("a/now_error", rule.Error),
		result("a/now_not_applicable", rule.NotApplicable),
		result("a/added", rule.Fail, found("15", "", "", rule.High)),
		result("a/answered", rule.Pass),
		result("a/same", rule.Pass),
	)
	p := Compare(Case{Old: before, New: after})
	for i := range p.Changes {
		p.Changes[i].Causes = nil
	}
	want := []string{
		"new a/new :", "new a/subjects z:",
		"changed a/waived w:", "changed a/worse :", "changed a/kind better x:",
		"resolved a/resolved :", "resolved a/subjects x:",
		"incomparable a/added :", "incomparable a/now_error :", "incomparable a/now_not_applicable :", "incomparable a/now_unknown :",
		"incomparable a/removed :", "incomparable a/was_unknown :",
		"outcome a/answered :",
	}
	if diff := cmp.Diff(want, briefs(p.Changes)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"unchanged a/subjects y:", "unchanged a/renamed k s:"}, briefs(p.Unchanged)); diff != "" {
		t.Errorf("unchanged (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(Counts{New: 2, Changed: 3, Resolved: 2, Incomparable: 6, Unchanged: 2, Outcomes: 1}, p.Counts); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	d := &Diff{Pairs: []Pair{p}}
	if !d.Changed() || (&Diff{Pairs: []Pair{Compare(Case{Old: before, New: before})}}).Changed() {
		t.Error("Changed is wrong")
	}
}

// world is a company that can be assessed: the runway is short if months < minimum, its dates are stale if the year is after 2026, and both
// is bad if both hold.
type world struct {
	months  int
	year    string
	minimum int
	text    string
	waived  bool
}

func (w world) assess() *assessment.Assessment {
	a := assessed()
	a.Profile.AsOf = w.year
	a.Profile.SHA256 = fmt.Sprint(w.months)
	a.Policy.Revision = w.text
	if w.minimum != 6 {
		a.Policy.Base, a.Policy.Revision = w.text, w.text+fmt.Sprint(w.minimum)
		a.Policy.Parameters = []rule.Override{{Rule: "a/short", Name: "minimum", Value: json.Number(fmt.Sprint(w.minimum)), Default: json.Number("6")}}
	}
	if w.waived {
		a.Waivers = &assessment.Waivers{Today: "2026-11-23"}
	}
	add := func(id rule.ID, bad bool) {
		r := result(id, rule.Pass)
		if bad {
			f := found(string(id), "", "", rule.High)
			f.Locations = []assessment.Location{{Pointer: "/months", Value: json.Number(fmt.Sprint(w.months))}}
			if w.waived {
				f.Waiver = &assessment.Waiver{}
			}
			r = result(id, rule.Fail, f)
		}
		a.Results = append(a.Results, r)
	}
	add("a/short", w.months < w.minimum)
	add("a/stale", w.year > "2026")
	add("a/both", w.months < 6 && w.year > "2026")
	add("a/text", w.text != "p1")
	return a
}

func (w world) document() map[string]any {
	return map[string]any{"months": json.Number(fmt.Sprint(w.months)), "company": map[string]any{"as_of": w.year}}
}

// mixed replaces the named factors by those of another world.
func (w world) mixed(other world, asNew []Factor) world {
	for _, f := range asNew {
		switch f {
		case Data:
			w.months = other.months
		case Time:
			w.year = other.year
		case Threshold:
			w.minimum = other.minimum
		case Policy:
			w.text = other.text
		case Waiver:
			w.waived = other.waived
		}
	}
	return w
}

func facts(id rule.ID) []string {
	return map[rule.ID][]string{
		"a/short": {"/months"}, "a/stale": {"/company/as_of"}, "a/both": {"/months", "/company/as_of"}, "a/text": {"/other"},
	}[id]
}

func TestCompare_Causes(t *testing.T) {
	base := world{months: 9, year: "2026", minimum: 6, text: "p1"}
	tests := []struct {
		name     string
		old, new world
		want     []string
	}{
		{"a fact", base, world{3, "2026", 6, "p1", false}, []string{"new a/short : data replace /months 9>3"}},
		{"a fact, back", world{3, "2026", 6, "p1", false}, base, []string{"resolved a/short : data replace /months 3>9"}},
		{"the date", base, world{9, "2027", 6, "p1", false}, []string{"new a/stale : time"}},
		{"a threshold", base, world{9, "2026", 12, "p1", false}, []string{"new a/short : threshold minimum 6>12"}},
		{"the policies", base, world{9, "2026", 6, "p2", false}, []string{"new a/text : policy"}},
		{"a waiver", world{3, "2026", 6, "p1", false}, world{3, "2026", 6, "p1", true}, []string{"changed a/short : waiver"}},
		{
			"a fact and the date", base, world{3, "2027", 6, "p1", false},
			[]string{"new a/both : data replace /months 9>3, time", "new a/short : data replace /months 9>3", "new a/stale : time"},
		},
		{
			"either would do", base, world{3, "2026", 12, "p1", false},
			[]string{"new a/short : data replace /months 9>3, threshold minimum 6>12"},
		},
		{
			"all at once", base, world{3, "2027", 12, "p2", false},
			[]string{
				"new a/both : data replace /months 9>3, time", "new a/short : data replace /months 9>3, threshold minimum 6>12",
				"new a/stale : time", "new a/text : policy",
			},
		},
		{"nothing that bears on it", base, world{8, "2026", 6, "p1", false}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Compare(Case{
				Old: tt.old.assess(), New: tt.new.assess(), OldDocument: tt.old.document(), NewDocument: tt.new.document(), Facts: facts,
				Assess: func(asNew []Factor) *assessment.Assessment { return tt.old.mixed(tt.new, asNew).assess() },
			})
			if diff := cmp.Diff(tt.want, briefs(p.Changes)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestCompare_ReportsOnly: without further data only certain causes are named.
func TestCompare_ReportsOnly(t *testing.T) {
	base := world{months: 9, year: "2026", minimum: 6, text: "p1"}
	tests := []struct {
		name     string
		old, new world
		want     []string
	}{
		{"one thing differs", base, world{3, "2026", 6, "p1", false}, []string{"new a/short : data"}},
		{"of two only one bears on it", base, world{9, "2027", 12, "p1", false}, []string{"new a/short : threshold minimum 6>12", "new a/stale : time"}},
		{
			"either of two", world{3, "2026", 6, "p1", false}, world{9, "2026", 3, "p1", false},
			[]string{"resolved a/short : unknown [data threshold]"},
		},
		{
			"not told which", base, world{3, "2027", 6, "p1", false},
			[]string{"new a/both : unknown [data time]", "new a/short : data", "new a/stale : unknown [data time]"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Compare(Case{Old: tt.old.assess(), New: tt.new.assess(), Facts: facts})
			if diff := cmp.Diff(tt.want, briefs(p.Changes)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestCompare_OneDocument: what one report says of a fact is compared with the profile that is available.
func TestCompare_OneDocument(t *testing.T) {
	before, after := world{3, "2026", 6, "p1", false}, world{9, "2026", 6, "p1", false}
	p := Compare(Case{
		Old: before.assess(), New: after.assess(), NewDocument: after.document(), Facts: facts,
		NewFact: func(pointer string) (any, bool) {
			value, ok := after.document()[strings.TrimPrefix(pointer, "/")]
			return value, ok
		},
	})
	if diff := cmp.Diff([]string{"resolved a/short : data replace /months 3>9"}, briefs(p.Changes)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestCompare_RuleOnOneSide: if a rule ran on one side only, the policies are the cause, or the selection of rules.
func TestCompare_RuleOnOneSide(t *testing.T) {
	before, after := assessed(result("a/x", rule.Fail, found("1", "", "", rule.High))), assessed()
	if got := briefs(Compare(Case{Old: before, New: after}).Changes); !slices.Equal(got, []string{"incomparable a/x : selection"}) {
		t.Errorf("%v", got)
	}
	after.Policy.Revision = "p2"
	if got := briefs(Compare(Case{Old: before, New: after}).Changes); !slices.Equal(got, []string{"incomparable a/x : policy"}) {
		t.Errorf("%v", got)
	}
}
