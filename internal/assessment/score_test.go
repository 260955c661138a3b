package assessment

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/diligo/diligo/internal/rule"
)

// weights are some categories' weights, with one that weighs nothing and one that is not named.
var weights = &rule.Checklist{MinimumCoverage: 70, Weights: map[string]int{"a": 400, "b": 50, "c": 0}}

func drawSeverity(t *rapid.T, most rule.Severity) rule.Severity {
	return rule.Severity(rapid.IntRange(int(rule.Info), int(most)).Draw(t, "severity"))
}

func drawFinding(t *rapid.T, most rule.Severity) Finding {
	f := Finding{Severity: drawSeverity(t, most)}
	if rapid.Bool().Draw(t, "waived") {
		f.Waiver = &Waiver{Reason: "known"}
	}
	return f
}

func drawResult(t *rapid.T) Result {
	r := Result{Category: rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "category"), Severity: drawSeverity(t, rule.Critical)}
	r.Outcome = rapid.SampledFrom([]rule.Outcome{rule.Pass, rule.Fail, rule.Unknown, rule.NotApplicable, rule.Error}).Draw(t, "outcome")
	switch r.Outcome {
	case rule.Fail:
		for range rapid.IntRange(1, 3).Draw(t, "findings") {
			r.Findings = append(r.Findings, drawFinding(t, r.Severity))
		}
		if rapid.Bool().Draw(t, "more is missing") {
			r.Missing = []string{"/x"}
		}
	case rule.Unknown:
		r.Missing = []string{"/x"}
	case rule.NotApplicable:
		r.Unproven = rapid.Bool().Draw(t, "unproven")
	}
	return r
}

func drawResults(t *rapid.T) []Result {
	return rapid.SliceOfN(rapid.Custom(drawResult), 1, 12).Draw(t, "results")
}

func scoreOf(results []Result) Score {
	return Summarize(results, Terms{Threshold: rule.High, Checklist: weights}).Score
}

// complete returns all that is open in some way.
func complete(t *rapid.T, results []Result) []Result {
	out := make([]Result, len(results))
	for i, r := range results {
		out[i] = r
		switch {
		case r.Outcome == rule.Fail && len(r.Missing) > 0:
			out[i].Missing = nil
			if rapid.Bool().Draw(t, "another finding") {
				out[i].Findings = append(append([]Finding{}, r.Findings...), drawFinding(t, r.Severity))
			}
		case r.Outcome == rule.Unknown, r.Outcome == rule.Error, r.Unproven:
			c := Result{Category: r.Category, Severity: r.Severity}
			c.Outcome = rapid.SampledFrom([]rule.Outcome{rule.Pass, rule.Fail, rule.NotApplicable}).Draw(t, "answer")
			if c.Outcome == rule.Fail {
				c.Findings = []Finding{drawFinding(t, r.Severity)}
			}
			out[i] = c
		}
	}
	return out
}

// decided reports whether a rule counts at all: without one there is no score but the whole interval.
func decided(results []Result) bool {
	for _, r := range results {
		if r.Outcome == rule.Pass || r.Outcome == rule.Fail {
			return true
		}
	}
	return false
}

func TestScore_HoldsEveryCompletion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		results := drawResults(t)
		s := scoreOf(results)
		if s.Low < 0 || s.High > 100 || s.Low > s.High {
			t.Fatalf("%+v is not an interval from 0 to 100", s)
		}
		done := complete(t, results)
		if !decided(done) {
			return
		}
		got := scoreOf(done)
		if got.Low != got.High || got.Low < s.Low || got.High > s.High {
			t.Fatalf("%+v, complete %+v", s, got)
		}
	})
}

func TestScore_FurtherFindingNeverRaises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		results := drawResults(t)
		before := scoreOf(results)
		i := rapid.IntRange(0, len(results)-1).Draw(t, "which")
		r := &results[i]
		if r.Outcome == rule.NotApplicable && !decided(results) {
			return
		}
		r.Findings = append(append([]Finding{}, r.Findings...), drawFinding(t, r.Severity))
		r.Outcome, r.Unproven = rule.Fail, false
		if after := scoreOf(results); after.High > before.High {
			t.Fatalf("a finding raised %+v to %+v", before, after)
		}
	})
}

func TestScore_FurtherPassNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		results := drawResults(t)
		before := scoreOf(results)
		results = append(results, Result{Category: "a", Outcome: rule.Pass, Severity: drawSeverity(t, rule.Critical)})
		for i := range results {
			if results[i].Outcome == rule.Unknown && rapid.Bool().Draw(t, "passes") {
				results[i].Outcome, results[i].Missing = rule.Pass, nil
			}
		}
		if after := scoreOf(results); after.Low < before.Low || after.High < before.High {
			t.Fatalf("a pass lowered %+v to %+v", before, after)
		}
	})
}

func TestScore_WaiverLiftsNeitherScoreNorStanding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		results := drawResults(t)
		bare := make([]Result, len(results))
		for i, r := range results {
			bare[i] = r
			bare[i].Findings = nil
			for _, f := range r.Findings {
				f.Waiver = nil
				bare[i].Findings = append(bare[i].Findings, f)
			}
		}
		if a, b := scoreOf(results), scoreOf(bare); a.Low != b.Low || a.High != b.High {
			t.Fatalf("waived %+v, not waived %+v", a, b)
		}
		if a, b := StandingOf(results), StandingOf(bare); a != b {
			t.Fatalf("waived %+v, not waived %+v", a, b)
		}
	})
}

// TestStanding_HidingNeverHelps: a rule that becomes open, whatever it said, never improves the standing.
func TestStanding_HidingNeverHelps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		results := drawResults(t)
		before, low := StandingOf(results), scoreOf(results).Low
		r := &results[rapid.IntRange(0, len(results)-1).Draw(t, "which")]
		r.Outcome, r.Findings, r.Missing, r.Unproven = rule.Unknown, nil, []string{"/x"}, false
		after := StandingOf(results)
		if after.Critical < before.Critical || after.Open < before.Open ||
			after.Critical == before.Critical && after.Open == 0 && after.High < before.High {
			t.Fatalf("hiding turned %+v into %+v", before, after)
		}
		if again := scoreOf(results).Low; again > low {
			t.Fatalf("hiding raised the low end from %d to %d", low, again)
		}
	})
}

func TestScore_Bands(t *testing.T) {
	fails := func(severity rule.Severity, n int) []Result {
		out := []Result{{Category: "d", Outcome: rule.Pass, Severity: rule.Critical}}
		for range n {
			out = append(out, Result{Category: "d", Outcome: rule.Fail, Severity: severity, Findings: []Finding{{Severity: severity}}})
		}
		return out
	}
	for _, tt := range []struct {
		severity rule.Severity
		n        int
		want     int
	}{
		{rule.Critical, 1, 28}, {rule.Critical, 4, 15}, {rule.High, 1, 71}, {rule.High, 10, 57}, {rule.Medium, 1, 99}, {rule.Medium, 20, 90},
		{rule.Low, 1, 99}, {rule.Info, 9, 100},
	} {
		if got := scoreOf(fails(tt.severity, tt.n)); got.Low != tt.want || got.High != tt.want {
			t.Errorf("%d findings of severity %s: %+v, want %d", tt.n, tt.severity, got, tt.want)
		}
	}
}

func TestSummarize_Insufficient(t *testing.T) {
	core := Core{Of: 2, Missing: []MissingCore{{Name: "cash"}}}
	results := []Result{{Category: "a", Outcome: rule.Fail, Severity: rule.High, Findings: []Finding{{Severity: rule.High}}}}
	s := Summarize(results, Terms{Threshold: rule.High, Core: core})
	if s.Verdict != VerdictInsufficient || !s.Serious() || s.Findings.High != 1 {
		t.Errorf("verdict %s, serious %v, findings %+v", s.Verdict, s.Serious(), s.Findings)
	}
	if s := Summarize(results, Terms{Threshold: rule.Critical}); s.Serious() {
		t.Error("a high finding is serious at the threshold critical")
	}
}

func TestSeriousAndNew(t *testing.T) {
	for _, tt := range []struct {
		name string
		f    Finding
		want bool
	}{
		{"at the threshold", Finding{Severity: rule.High}, true},
		{"above it", Finding{Severity: rule.Critical}, true},
		{"below it", Finding{Severity: rule.Medium}, false},
		{"known", Finding{Severity: rule.Critical, Known: true}, false},
		{"waived", Finding{Severity: rule.Critical, Waiver: &Waiver{}}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := &Assessment{Summary: Summary{Threshold: rule.High}, Results: []Result{{}, {Findings: []Finding{{Severity: rule.Low}, tt.f}}}}
			if got := a.SeriousAndNew(); got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}
