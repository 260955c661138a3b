package waiver

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

func runway(severity rule.Severity, months float64, threshold string, limit float64) *assessment.Finding {
	return &assessment.Finding{
		Severity: severity, Message: "Short.", Fingerprint: "1234567890123456",
		Evidence: map[string]any{
			"cash": map[string]any{"amount": months * 10, "currency": "CNY"}, "runway_months": months, threshold: limit,
		},
		Thresholds: []assessment.Threshold{{Name: threshold, Value: limit}},
	}
}

func TestAcceptedOf(t *testing.T) {
	medium, high := rule.Medium, rule.High
	for _, tt := range []struct {
		name string
		f    *assessment.Finding
		want assessment.Accepted
	}{
		{
			"a figure below its threshold may fall by a tenth", runway(rule.Medium, 8, "comfortable_months", 12),
			assessment.Accepted{Severity: &medium, AtLeast: map[string]float64{"runway_months": 7.2}, AtMost: map[string]float64{}},
		},
		{
			"one above may rise by a tenth", &assessment.Finding{
				Severity: rule.High, Evidence: map[string]any{"share_pct": 50, "maximum_pct": 40.0},
				Thresholds: []assessment.Threshold{{Name: "maximum_pct", Value: 40.0}},
			},
			assessment.Accepted{Severity: &high, AtLeast: map[string]float64{}, AtMost: map[string]float64{"share_pct": 55}},
		},
		{
			"of two figures of one kind it is not known which is compared", &assessment.Finding{
				Severity: rule.High, Evidence: map[string]any{"a": 50.0, "b": -10.0, "maximum": 40.0},
				Thresholds: []assessment.Threshold{{Name: "maximum", Value: 40.0}},
			},
			assessment.Accepted{Severity: &high, AtLeast: map[string]float64{"a": 45, "b": -11}, AtMost: map[string]float64{"a": 55, "b": -9}},
		},
		{
			"amounts have their currency in the name", &assessment.Finding{
				Severity: rule.High, Evidence: map[string]any{"debt": map[string]any{"amount": 2000.0, "currency": "USD"}, "split": "train"},
			},
			assessment.Accepted{Severity: &high, AtLeast: map[string]float64{"debt USD": 1800}, AtMost: map[string]float64{"debt USD": 2200}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, AcceptedOf(tt.f)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if by := outgrown(AcceptedOf(tt.f), tt.f); len(by) > 0 {
				t.Errorf("the finding itself is worse than what was accepted by %v", by)
			}
		})
	}
}

func TestMark_WhatIsWorseThanWaivedCountsAgain(t *testing.T) {
	for _, tt := range []struct {
		name   string
		before *assessment.Finding
		after  *assessment.Finding
		by     []string
	}{
		{"the same", runway(rule.Medium, 8, "comfortable_months", 12), runway(rule.Medium, 8, "comfortable_months", 12), nil},
		{"within the band", runway(rule.Medium, 8, "comfortable_months", 12), runway(rule.Medium, 7.3, "comfortable_months", 12), nil},
		{"better", runway(rule.Medium, 8, "comfortable_months", 12), runway(rule.Medium, 11, "comfortable_months", 12), nil},
		{"a lower severity", runway(rule.Critical, 5, "minimum_months", 6), runway(rule.Medium, 7, "comfortable_months", 12), nil},
		{
			"7.2 months do not cover 0.7", runway(rule.Medium, 7.2, "comfortable_months", 12), runway(rule.Critical, 0.7, "minimum_months", 6),
			[]string{"severity", "runway_months"},
		},
		{"beyond the band", runway(rule.Critical, 5, "minimum_months", 6), runway(rule.Critical, 4.4, "minimum_months", 6), []string{"runway_months"}},
		{
			"another kind of finding, without the figure", runway(rule.Critical, 5, "minimum_months", 6),
			&assessment.Finding{Severity: rule.Critical, Message: "Short.", Evidence: map[string]any{}}, []string{"runway_months"},
		},
	} {
		for lang, words := range map[rule.Lang]string{rule.English: "Worse than what was waived (line 2", rule.Chinese: "现已超出豁免范围（豁免清单第 2 行）"} {
			t.Run(tt.name+"/"+string(lang), func(t *testing.T) {
				w := Waiver{
					Line: 2, Rule: "runway/short_runway", Profile: "acme",
					Waiver: assessment.Waiver{Reason: "r", Owner: "o", Expires: "2027-01-01", Accepted: AcceptedOf(tt.before)},
				}
				text, err := Add("w.yaml", nil, w)
				if err != nil {
					t.Fatal(err)
				}
				l, err := Read("w.yaml", text)
				if err != nil {
					t.Fatal(err)
				}
				a := &assessment.Assessment{
					Profile: assessment.Profile{Company: "acme"}, Run: assessment.Run{Lang: lang},
					Results: []assessment.Result{{Rule: "runway/short_runway", Outcome: rule.Fail, Findings: []assessment.Finding{*tt.after}}},
				}
				l.Mark(a, Terms{Today: "2026-11-23"})
				f := a.Results[0].Findings[0]
				if tt.by == nil {
					if f.Waiver == nil || f.Outgrown != nil || f.Message != "Short." || len(a.Waivers.Idle) > 0 {
						t.Errorf("not waived: %+v, %+v", f, a.Waivers.Idle)
					}
					return
				}
				if f.Waiver != nil || f.Outgrown == nil || !strings.Contains(f.Message, words) {
					t.Fatalf("does not count, or does not say so: %+v", f)
				}
				if diff := cmp.Diff(tt.by, f.Outgrown.By); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				if len(a.Waivers.Idle) != 1 || a.Waivers.Idle[0].Status != assessment.WaiverOutgrown {
					t.Errorf("the waiver is not among those that do not hold: %+v", a.Waivers.Idle)
				}
			})
		}
	}
}

func TestMark_AWaiverWithoutBoundsCoversWhateverBecomesOfIt(t *testing.T) {
	l, err := Read("w.yaml", []byte("waivers:\n  - {rule: runway/short_runway, profile: acme, reason: r, owner: o, expires: 2027-01-01}\n"))
	if err != nil {
		t.Fatal(err)
	}
	a := &assessment.Assessment{
		Profile: assessment.Profile{Company: "acme"}, Run: assessment.Run{Lang: rule.English},
		Results: []assessment.Result{{
			Rule: "runway/short_runway", Outcome: rule.Fail, Findings: []assessment.Finding{*runway(rule.Critical, 0.7, "minimum_months", 6)},
		}},
	}
	l.Mark(a, Terms{Today: "2026-11-23"})
	if l.Waivers[0].Bounded() || a.Results[0].Findings[0].Waiver == nil {
		t.Errorf("it does not hold: %+v", a.Results[0].Findings[0])
	}
}

func TestRead_BoundsThatCannotBeRead(t *testing.T) {
	for in, want := range map[string]string{
		"severity: bad":               `w.yaml:1:118: severity: unknown severity "bad"`,
		"at_least: 3":                 "numbers by the names of figures are needed",
		"at_least: {a: x}":            "a: a number is needed",
		"at_most: {a: .nan}":          "a: a number is needed",
		"at_most: {a: 1, a: 2}":       "the key \"a\" occurs twice",
		"at_most: {a: 1}, at_leest: ": `unknown key "at_leest"`,
	} {
		text := "waivers: [{rule: runway/short_runway, profile: acme, reason: r, owner: owner-of-the-fund, expires: 2027-01-01, " + in + "}]\n"
		if _, err := Read("w.yaml", []byte(text)); err == nil || !strings.Contains(err.Error(), strings.TrimPrefix(want, "w.yaml:1:118: ")) {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}
