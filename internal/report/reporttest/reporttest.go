// Package reporttest provides a report in which everything occurs once, and golden files, for the tests of package report and those below
// it.
package reporttest

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Nasty is a name with characters that trip up formats.
const Nasty = "=Acme, \"Vision\" <b>&|%s\n-1\x1b[31m 科技"

// nastier has those that Nasty lacks.
const nastier = "@octocat +1 `x` [a](https://b.example) ]]> ::error::x {0} &lt;i&gt; #1 ~~s~~ $(id)\r\n- 😀\u202e\uffff"

// Sample returns a report in which everything occurs once.
func Sample() *assessment.Report {
	known := 62
	results := []assessment.Result{
		{
			Rule: "runway/short_runway", Category: "runway", Outcome: rule.Fail, Severity: rule.Critical, Title: "Runway too short", Chapters: []string{"1.2.4"},
			Rates: []rule.Rate{{From: "USD", To: "CNY", Rate: "7.1884", AsOf: "2026-09-30", Origin: "ecb"}},
			Findings: []assessment.Finding{{
				Fingerprint: "0123456789abcdef", Severity: rule.Critical, Kind: "short",
				Message:    "Cash lasts 4.2 months, less than the minimum of 6.",
				Evidence:   map[string]any{"runway_months": json.Number("4.2"), "minimum_months": json.Number("6")},
				Thresholds: []assessment.Threshold{{Name: "minimum_months", Value: json.Number("6"), Sources: []string{"default", "S5"}}},
				Locations: []assessment.Location{
					{Pointer: "/financials/cash", Line: 3, Column: 13, EndLine: 3, EndColumn: 49, Value: map[string]any{"amount": json.Number("4200000"), "currency": "CNY"}},
					{Pointer: "/financials/monthly_net_burn", Line: 4, Column: 25, EndLine: 4, EndColumn: 61},
				},
				Suggestions: []assessment.Suggestion{{Action: "extend_runway", Text: "Raise at least CNY 13.8 m, or cut net burn to CNY 233,333 a month, for 18 months of runway."}},
			}},
		},
		{
			Rule: "capital_structure/dominant_outside_holder", Category: "capital_structure", Outcome: rule.Fail, Severity: rule.High, Title: "One outside holder dominates", Chapters: []string{"3.3.4"},
			Findings: []assessment.Finding{
				{
					Fingerprint: "1111111111111111", Severity: rule.High, Subject: Nasty, Message: Nasty + " holds 45% of the company; at most 40% is sound.",
					Evidence:    map[string]any{"pct": json.Number("45")},
					Locations:   []assessment.Location{{Pointer: "/cap_table/holders/0/pct", Line: 6, Column: 40, EndLine: 6, EndColumn: 42}},
					Suggestions: []assessment.Suggestion{{Action: "spread", Text: "Spread the next round."}},
				},
				{
					Fingerprint: "2222222222222222", Severity: rule.High, Subject: nastier, Message: nastier + " holds 42% of the company; at most 40% is sound.",
					Evidence:    map[string]any{"pct": json.Number("42")},
					Locations:   []assessment.Location{{Pointer: "/cap_table/holders/1/pct", Line: 7, Column: 40, EndLine: 7, EndColumn: 42}},
					Suggestions: []assessment.Suggestion{{Action: "spread", Text: "Spread the next round."}},
				},
			},
		},
		{
			Rule: "market/competitors_too_few", Category: "market", Outcome: rule.Fail, Severity: rule.Medium, Title: "Too few competitors", Chapters: []string{"1.3.3"},
			Findings: []assessment.Finding{
				{Fingerprint: "3333333333333333", Severity: rule.Medium, Message: "1 competitor is named; 3 are needed.", Evidence: map[string]any{}, Locations: []assessment.Location{{Pointer: "/market/competitors", Line: 9, Column: 3}}},
				{Fingerprint: "4444444444444444", Severity: rule.Critical, Message: "waived", Evidence: map[string]any{}, Locations: []assessment.Location{}, Waiver: &assessment.Waiver{Reason: "agreed", Owner: "A. Partner", Expires: "2027-01-01"}},
			},
		},
		{Rule: "risk/odd", Category: "risk", Outcome: rule.Error, Severity: rule.Low, Title: "A rule with a fault", Chapters: []string{"6.2.1"}, Error: "divide by zero"},
		{Rule: "team/attrition_high", Category: "team", Outcome: rule.Unknown, Severity: rule.Medium, Title: "Attrition high", Chapters: []string{"8.2.4"}, Missing: []string{"/team/attrition_12m_pct"}, Questions: []string{"What share of the staff left in the last twelve months?"}},
		{Rule: "legal/licence", Category: "legal", Outcome: rule.Pass, Severity: rule.High, Title: "Licence forbids the use", Chapters: []string{"2.3.3"}},
		{Rule: "channel_fit/bond", Category: "channel_fit", Outcome: rule.NotApplicable, Severity: rule.High, Title: "Bond before expansion", Chapters: []string{"4.2.6"}},
	}
	assessment.Sort(results)
	summary := assessment.Summarize(results, assessment.Terms{Threshold: rule.High})
	summary.Score.Known = &known
	return &assessment.Report{
		Schema: assessment.Schema,
		Assessments: []*assessment.Assessment{{
			Profile: assessment.Profile{Source: "acme.json", SHA256: "ab", ID: "acme", Name: Nasty, Stage: "growth", AsOf: "2026-10-31"},
			Policy: assessment.Policy{Revision: "3f2c9a1b2c3d", Rules: 7, Evaluator: "topdown", Parameters: []rule.Override{
				{Rule: "runway/short_runway", Name: "target_months", Value: json.Number("24"), Default: json.Number("18"), Origin: "--set"},
			}},
			Summary: summary, Results: results,
			Figures: []rule.Figure{
				{Name: "cash", Value: "4200000", Unit: "money", Currency: "CNY", At: []string{"/financials/cash"}},
				{Name: "monthly_net_burn", Value: "1000000", Unit: "money", Currency: "CNY", At: []string{"/financials/monthly_net_burn"}},
				{Name: "/cap_table/holders/1/pct", Value: "42", Unit: "percent", At: []string{"/cap_table/holders/1/shares", "/cap_table/total_fd_shares"}},
				{Name: "runway_months", Value: "4.2", Unit: "months", At: []string{"/financials/cash", "/financials/monthly_net_burn"}},
			},
			Questions: []assessment.Question{{Pointer: "/team/attrition_12m_pct", Text: "What share of the staff left in the last twelve months?", Rules: []rule.ID{"team/attrition_high"}, Settles: 1}},
		}},
		Failures: []assessment.Failure{{Source: "bad.json", Line: 1, Column: 2, Pointer: "/a", Error: "odd", Hint: "mend it"}},
	}
}

var lines = []string{
	`{`, ` "financials": {`, `    "cash": {"amount": 4200000, "currency": "CNY"},`, `    "monthly_net_burn": {"amount": 1000000, "currency": "CNY"}},`,
	` "cap_table": {"holders": [`, `    {"name": "科技产业投资基金合伙企业", "pct": 45}, {"name": "a name that makes this line much longer than the screen", "pct": 1},`,
	`    {"name": "😀",                       "pct": 42}]},`, ` "market": {`, `  "competitors": [{"name": "C"}]}}`,
}

// sampleRule is the only rule of the sample that can be looked up.
var sampleRule = rule.Rule{
	ID: "runway/short_runway", Severity: rule.Critical, Title: rule.Said("Runway too short"),
	Description: rule.Said("Why it matters,\nin *two* lines."),
	Chapters:    []string{"1.2.4"}, Stages: []string{"growth"}, Facts: []string{"/financials/cash"}, File: "rules/runway/short_runway/rule.rego",
	Params: []rule.Param{{Name: "minimum_months", Value: json.Number("6"), Sources: []string{"default", "S5"}}},
}

// Profiles implements phrase.Profiles with one profile for every source.
type Profiles struct {
	LineOf func(n int) string
	TextOf func() []byte
	FactOf func(pointer string) (any, bool)
}

// Line returns line n.
func (p Profiles) Line(_ string, n int) string { return p.LineOf(n) }

// Text returns the whole text.
func (p Profiles) Text(string) []byte { return p.TextOf() }

// Fact returns the fact at a pointer.
func (p Profiles) Fact(_, pointer string) (value any, ok bool) { return p.FactOf(pointer) }

// SampleProfiles has the lines of the sample and no facts.
var SampleProfiles = Profiles{
	LineOf: func(n int) string {
		if n > len(lines) {
			return ""
		}
		return lines[n-1]
	},
	TextOf: func() []byte { return []byte(strings.Join(lines, "\n")) },
	FactOf: func(string) (any, bool) { return nil, false },
}

// Options returns the options for the sample.
func Options(lang rule.Lang) phrase.Options {
	return phrase.Options{
		Lang: lang, Width: 80, Version: "1.2.3",
		Path: func(source string) string { return "a folder/" + source },
		Rule: func(id rule.ID) (*rule.Rule, bool) {
			return &sampleRule, id == sampleRule.ID
		},
		Profiles: SampleProfiles,
		Vocabulary: rule.Vocabulary{
			Names: map[string]rule.Text{
				"runway_months":  {EN: "runway, months", ZH: "现金跑道（月）"},
				"minimum_months": {EN: "minimum months", ZH: "月数下限"},
			},
			Words:      map[string]rule.Text{"growth": rule.Said("growth")},
			Categories: map[string]rule.Text{"runway": rule.Said("runway"), "capital_structure": rule.Said("capital structure"), "team": rule.Said("team")},
		},
		Sources: map[string]rule.Source{"default": {Title: rule.Said("default")}, "S5": {Title: rule.Said("Runway benchmarks")}},
	}
}

// Golden compares output with a golden file of the package under test; make golden rewrites it.
func Golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got), run make golden if that is right:\n%s", name, diff)
	}
}
