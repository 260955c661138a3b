package compare

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// sampleDiff returns a comparison in which everything occurs once.
func sampleDiff() *diff.Diff {
	before, after := reporttest.Sample().Assessments[0], reporttest.Sample().Assessments[0]
	before.Profile.Source = "old.json"
	after.Profile.AsOf = "2027-01-31"
	after.Summary.Verdict, after.Summary.Score.High, after.Summary.Coverage = assessment.VerdictIncomplete, 90, 70
	p := diff.Compare(diff.Case{Old: before, New: after})
	finding := func(severity rule.Severity, message string) *assessment.Finding {
		return &assessment.Finding{Severity: severity, Message: message}
	}
	waived := finding(rule.High, reporttest.Nasty+" is waived.")
	waived.Waiver = &assessment.Waiver{}
	amount := func(n string) any { return map[string]any{"amount": json.Number(n), "currency": "CNY"} }
	p.Changes = []diff.Change{
		{
			Status: diff.New, Rule: "runway/short_runway", Title: "Runway too short", Severity: rule.Critical,
			Old: &diff.State{Outcome: rule.Pass}, New: &diff.State{Outcome: rule.Fail, Finding: finding(rule.Critical, "Cash lasts 4.2 months, less than the minimum of 6.")},
			Causes: []diff.Cause{
				{Factor: diff.Data, Patch: []diff.Operation{
					{Op: "replace", Path: "/financials/cash", Old: amount("12000000"), Value: amount("4200000")},
					{Op: "remove", Path: "/financials/revenue_ttm", Old: amount("1")},
					{Op: "add", Path: "/company/name", Value: reporttest.Nasty + strings.Repeat(" long", 20)},
					{Op: "replace", Path: "/rounds", Old: []any{}, Value: nil},
					{Op: "add", Path: "/a", Value: true},
					{Op: "add", Path: "/b", Value: true},
					{Op: "add", Path: "/c", Value: true},
				}},
				{Factor: diff.Time, Old: "2026-10-31", New: "2027-01-31"},
			},
		},
		{
			Status: diff.Changed, Rule: "capital_structure/dominant_outside_holder", Title: "One outside holder dominates", Severity: rule.High, Subject: reporttest.Nasty,
			Old:    &diff.State{Outcome: rule.Fail, Finding: finding(rule.High, "x")},
			New:    &diff.State{Outcome: rule.Fail, Finding: waived},
			Causes: []diff.Cause{{Factor: diff.Waiver}},
		},
		{
			Status: diff.Resolved, Rule: "market/competitors_too_few", Title: "Too few competitors", Severity: rule.Medium,
			Old: &diff.State{Outcome: rule.Fail, Finding: finding(rule.Medium, "1 competitor is named; 3 are needed.")}, New: &diff.State{Outcome: rule.Pass},
			Causes: []diff.Cause{{Factor: diff.Threshold, Parameters: []diff.Parameter{{Name: "minimum.growth", Old: json.Number("3"), New: json.Number("1")}}}},
		},
		{
			Status: diff.Incomparable, Rule: "team/attrition_high", Title: "Attrition high", Severity: rule.Low,
			Old: &diff.State{Outcome: rule.Unknown}, New: &diff.State{Outcome: rule.Fail, Finding: finding(rule.Low, "30% left.")},
			Causes: []diff.Cause{{Factor: diff.Unknown, Possible: []diff.Factor{diff.Data, diff.Policy}}},
		},
		{
			Status: diff.Incomparable, Rule: "team/added", Title: "Added", Severity: rule.Low,
			New: &diff.State{Outcome: rule.Fail, Finding: finding(rule.Low, "Added.")}, Causes: []diff.Cause{{Factor: diff.Policy, Old: "aaa", New: "bbb"}},
		},
		{
			Status: diff.Outcome, Rule: "legal/licence", Title: "Licence forbids the use", Severity: rule.High,
			Old: &diff.State{Outcome: rule.Unknown}, New: &diff.State{Outcome: rule.Pass}, Causes: []diff.Cause{{Factor: diff.Unknown}},
		},
	}
	return &diff.Diff{
		Schema: diff.Schema, Pairs: []diff.Pair{p, diff.Compare(diff.Case{Old: after, New: after})},
		OnlyOld: []assessment.Profile{{Source: "gone.json", Name: reporttest.Nasty}}, OnlyNew: []assessment.Profile{{Source: "new.json"}},
	}
}

func TestWriteDiff(t *testing.T) {
	verbose := reporttest.Options(rule.English)
	verbose.Verbose = true
	for _, tt := range []struct {
		file, format string
		options      phrase.Options
	}{
		{"diff.en.txt", "pretty", reporttest.Options(rule.English)},
		{"diff.zh.txt", "pretty", reporttest.Options(rule.Chinese)},
		{"diff.verbose.txt", "pretty", verbose},
		{"diff.en.md", "markdown", reporttest.Options(rule.English)},
		{"diff.zh.md", "markdown", reporttest.Options(rule.Chinese)},
		{"diff.json", "json", reporttest.Options(rule.English)},
	} {
		t.Run(tt.file, func(t *testing.T) {
			var b bytes.Buffer
			if err := WriteDiff(&b, tt.format, sampleDiff(), tt.options); err != nil {
				t.Fatal(err)
			}
			if slices.Contains(b.Bytes(), 0x1b) {
				t.Error("a character that steers the terminal came through")
			}
			reporttest.Golden(t, tt.file, b.Bytes())
		})
	}
	if err := WriteDiff(&bytes.Buffer{}, "xml", sampleDiff(), reporttest.Options(rule.English)); err == nil {
		t.Error("xml was written")
	}
}
