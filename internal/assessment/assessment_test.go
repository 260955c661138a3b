package assessment

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
)

func result(category string, name rule.ID, outcome rule.Outcome, severity rule.Severity, findings ...Finding) Result {
	return Result{Rule: rule.ID(category) + "/" + name, Category: category, Outcome: outcome, Severity: severity, Findings: findings}
}

func TestSummarize(t *testing.T) {
	waived := Finding{Severity: rule.Critical, Waiver: &Waiver{Reason: "known"}}
	known := func(n int) *int { return &n }
	tests := []struct {
		name     string
		results  []Result
		verdict  Verdict
		score    Score
		coverage int
	}{
		{"nothing applies", []Result{result("a", "x", rule.NotApplicable, rule.High)}, VerdictIncomplete, Score{nil, 0, 100}, 0},
		{"all passed", []Result{result("a", "x", rule.Pass, rule.High)}, VerdictPass, Score{known(100), 100, 100}, 100},
		{"only unknown", []Result{result("a", "x", rule.Unknown, rule.High)}, VerdictIncomplete, Score{nil, 0, 100}, 0},
		{
			"an unknown counts as failed and as passed",
			[]Result{result("a", "x", rule.Pass, rule.High), result("a", "y", rule.Unknown, rule.Low)},
			VerdictPass, Score{known(100), 99, 100}, 90,
		},
		{
			"too little known",
			[]Result{result("a", "x", rule.Pass, rule.Medium), result("a", "y", rule.Unknown, rule.Medium)},
			VerdictIncomplete, Score{known(100), 99, 100}, 50,
		},
		{
			"a failed rule loses the weight of its worst finding",
			[]Result{
				result("a", "x", rule.Fail, rule.Critical, Finding{Severity: rule.Low}, Finding{Severity: rule.Medium}),
				result("a", "y", rule.Pass, rule.Critical),
			},
			VerdictPass, Score{known(99), 99, 99}, 100,
		},
		{
			"at the threshold", []Result{result("a", "x", rule.Fail, rule.High, Finding{Severity: rule.High})},
			VerdictFail, Score{known(71), 71, 71}, 100,
		},
		{
			"below the threshold", []Result{result("a", "x", rule.Fail, rule.Medium, Finding{Severity: rule.Medium})},
			VerdictPass, Score{known(99), 99, 99}, 100,
		},
		{
			"a contradiction never passes", []Result{result("consistency", "x", rule.Fail, rule.Medium, Finding{Severity: rule.Medium})},
			VerdictIncomplete, Score{known(99), 99, 99}, 100,
		},
		{
			"a slight contradiction does", []Result{result("consistency", "x", rule.Fail, rule.Medium, Finding{Severity: rule.Low})},
			VerdictPass, Score{known(99), 99, 99}, 100,
		},
		{
			"an error never passes",
			[]Result{result("a", "x", rule.Pass, rule.Critical), result("a", "y", rule.Error, rule.Low)},
			VerdictIncomplete, Score{known(100), 99, 100}, 97,
		},
		{
			"a waived finding changes the verdict, and no score", []Result{result("a", "x", rule.Fail, rule.Critical, waived)},
			VerdictPass, Score{known(28), 28, 28}, 100,
		},
		{
			"info weighs nothing",
			[]Result{result("a", "x", rule.Pass, rule.High), result("a", "y", rule.Unknown, rule.Info)},
			VerdictPass, Score{known(100), 100, 100}, 100,
		},
		{
			"rounded down",
			[]Result{result("a", "x", rule.Pass, rule.Low), result("a", "y", rule.Pass, rule.Low), result("a", "z", rule.Fail, rule.Low, Finding{Severity: rule.Low})},
			VerdictPass, Score{known(99), 99, 99}, 100,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := Summarize(tt.results, Terms{Threshold: rule.High})
			if s.Verdict != tt.verdict || s.Coverage != tt.coverage {
				t.Errorf("verdict %s at coverage %d, want %s at %d", s.Verdict, s.Coverage, tt.verdict, tt.coverage)
			}
			if diff := cmp.Diff(tt.score, s.Score); diff != "" {
				t.Errorf("score (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSummarize_Categories(t *testing.T) {
	s := Summarize([]Result{
		result("b", "x", rule.Pass, rule.High), result("a", "x", rule.Fail, rule.High, Finding{Severity: rule.High}),
		result("a", "y", rule.NotApplicable, rule.High),
	}, Terms{Threshold: rule.High})
	high, hundred := 71, 100
	want := []CategorySummary{
		{Category: "a", Score: Score{&high, 71, 71}, Coverage: 100, Outcomes: Outcomes{Fail: 1, NotApplicable: 1}},
		{Category: "b", Score: Score{&hundred, 100, 100}, Coverage: 100, Outcomes: Outcomes{Pass: 1}},
	}
	if diff := cmp.Diff(want, s.Categories); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(FindingCounts{High: 1}, s.Findings); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSort(t *testing.T) {
	results := []Result{
		result("b", "pass", rule.Pass, rule.High),
		result("b", "unknown", rule.Unknown, rule.Critical),
		result("b", "error", rule.Error, rule.Low),
		result("b", "low", rule.Fail, rule.Critical, Finding{Severity: rule.Low}),
		result("c", "high", rule.Fail, rule.High, Finding{Severity: rule.Low, Subject: "2"}, Finding{Severity: rule.High, Subject: "1"}),
		result("a", "high", rule.Fail, rule.High,
			Finding{Severity: rule.High, Locations: []Location{{Pointer: "/a/10", Line: 20}}},
			Finding{Severity: rule.High, Locations: []Location{{Pointer: "/a/9", Line: 3}}}),
		result("b", "not", rule.NotApplicable, rule.Critical),
	}
	Sort(results)
	var order []rule.ID
	for _, r := range results {
		order = append(order, r.Rule)
	}
	want := []rule.ID{"a/high", "c/high", "b/low", "b/error", "b/unknown", "b/pass", "b/not"}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if results[0].Findings[0].Locations[0].Line != 3 || results[1].Findings[0].Subject != "1" {
		t.Error("findings are not in their order")
	}
}

func TestRank(t *testing.T) {
	unknown := func(name rule.ID, severity rule.Severity, missing ...string) Result {
		r := result("a", name, rule.Unknown, severity)
		r.Missing = missing
		return r
	}
	results := []Result{
		unknown("critical", rule.Critical, "/cash", "/burn"),
		unknown("high", rule.High, "/cash"),
		unknown("low", rule.Low, "/rounds/10"),
		unknown("low_too", rule.Low, "/rounds/2"),
		{Rule: "a/fail", Outcome: rule.Fail, Missing: []string{"/stage"}},
		unknown("data", rule.Info, "/needs/-"), unknown("staff", rule.Info, "/needs/-"),
	}
	texts := make([][]string, len(results))
	for i, r := range results {
		for _, pointer := range r.Missing {
			text := pointer + "?"
			if pointer == "/needs/-" { // what a list leaves out can be different things
				text = "what for " + r.Rule.Name() + "?"
			}
			texts[i] = append(texts[i], text)
		}
	}
	got := Rank(results, texts)
	want := []Question{
		{Pointer: "/cash", Text: "/cash?", Rules: []rule.ID{"a/critical", "a/high"}, Settles: 1},
		{Pointer: "/burn", Text: "/burn?", Rules: []rule.ID{"a/critical"}, Settles: 2},
		{Pointer: "/rounds/2", Text: "/rounds/2?", Rules: []rule.ID{"a/low_too"}, Settles: 3},
		{Pointer: "/rounds/10", Text: "/rounds/10?", Rules: []rule.ID{"a/low"}, Settles: 4},
		{Pointer: "/needs/-", Text: "what for data?", Rules: []rule.ID{"a/data"}, Settles: 5},
		{Pointer: "/needs/-", Text: "what for staff?", Rules: []rule.ID{"a/staff"}, Settles: 6},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// finding returns a finding about one subject, at pointers that stand for themselves in its facts.
func finding(kind, subject string, evidence map[string]any, at ...string) Finding {
	f := Finding{Kind: kind, Subject: subject, Evidence: evidence}
	for _, pointer := range at {
		f.Locations = append(f.Locations, Location{Pointer: pointer, Value: pointer})
	}
	return f
}

func fingerprints(id rule.ID, company string, findings ...Finding) []string {
	SetFingerprints(id, company, findings)
	var out []string
	for _, f := range findings {
		out = append(out, f.Fingerprint)
	}
	return out
}

func TestSetFingerprints(t *testing.T) {
	evidence := map[string]any{"a": 1, "b": 2}
	base := fingerprints("a/x", "acme", finding("kind", "Series A", evidence, "/rounds/1/amount", "/rounds/1/date"))[0]
	elsewhere := finding("kind", "Series A", map[string]any{"b": 5, "a": 4}, "/rounds/7/date", "/rounds/7/amount")
	if got := fingerprints("a/x", "acme", elsewhere)[0]; got != base {
		t.Errorf("another place or value: %s, want %s", got, base)
	}
	for name, got := range map[string]string{
		"rule":     fingerprints("a/y", "acme", finding("kind", "Series A", evidence, "/rounds/1/amount", "/rounds/1/date"))[0],
		"profile":  fingerprints("a/x", "other", finding("kind", "Series A", evidence, "/rounds/1/amount", "/rounds/1/date"))[0],
		"kind":     fingerprints("a/x", "acme", finding("", "Series A", evidence, "/rounds/1/amount", "/rounds/1/date"))[0],
		"subject":  fingerprints("a/x", "acme", finding("kind", "Series B", evidence, "/rounds/1/amount", "/rounds/1/date"))[0],
		"pointers": fingerprints("a/x", "acme", finding("kind", "Series A", evidence, "/rounds/1/amount"))[0],
		"evidence": fingerprints("a/x", "acme", finding("kind", "Series A", map[string]any{"a": 1}, "/rounds/1/amount", "/rounds/1/date"))[0],
	} {
		if got == base {
			t.Errorf("%s does not count", name)
		}
	}
}

// TestSetFingerprints_Places: a subject that is only a place, or has one behind it, does not make the order of a list count.
func TestSetFingerprints_Places(t *testing.T) {
	at := func(subject, pointer, value string) Finding {
		return Finding{Subject: subject, Locations: []Location{{Pointer: pointer, Value: value}}}
	}
	one := func(f Finding) string { return fingerprints("a/x", "acme", f)[0] }
	if one(at("Seed (3)", "/rounds/2/amount", "x")) != one(at("Seed", "/rounds/0/amount", "y")) {
		t.Error("the only finding about a name depends on its place")
	}
	if one(at("Fund (3)", "/rounds/0/amount", "x")) == one(at("Fund", "/rounds/0/amount", "x")) {
		t.Error("a number in a name was taken for a place")
	}
	if one(at("3", "/rounds/2/amount", "x")) != one(at("1", "/rounds/0/amount", "x")) {
		t.Error("an entry without a name depends on its place")
	}
	if one(at("3", "/rounds/2/amount", "x")) == one(at("3", "/rounds/2/amount", "y")) {
		t.Error("two entries without a name are taken for one")
	}
	if one(at("/lines/2/amount", "/lines/2/amount", "x")) != one(at("/lines/0/amount", "/lines/0/amount", "x")) {
		t.Error("a pointer as a subject depends on its place")
	}
	before := fingerprints("a/x", "acme", at("Seed", "/rounds/0/amount", "x"), at("Seed (2)", "/rounds/1/amount", "y"))
	after := fingerprints("a/x", "acme", at("Seed", "/rounds/0/amount", "y"), at("Seed (2)", "/rounds/1/amount", "x"))
	if before[0] != after[1] || before[1] != after[0] || before[0] == before[1] {
		t.Errorf("namesakes in another order: %v and %v", before, after)
	}
}

func TestFactorOf(t *testing.T) {
	tests := []struct {
		name    string
		results []Result
		want    rule.Outcome
	}{
		{"all passed", []Result{result("a", "x", rule.Pass, rule.High)}, rule.Pass},
		{"one failed", []Result{result("a", "x", rule.Pass, rule.High), result("a", "y", rule.Fail, rule.High, Finding{Severity: rule.Low})}, rule.Fail},
		{"too little known", []Result{result("a", "x", rule.Pass, rule.High), result("a", "y", rule.Unknown, rule.High)}, rule.Unknown},
		{"nothing applies", []Result{result("a", "x", rule.NotApplicable, rule.High)}, rule.NotApplicable},
		{"only waived findings", []Result{result("a", "x", rule.Fail, rule.High, Finding{Severity: rule.High, Waiver: &Waiver{}})}, rule.Pass},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var results []*Result
			for i := range tt.results {
				results = append(results, &tt.results[i])
			}
			if got := FactorOf("8.3.1", "t", results).Outcome; got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}
