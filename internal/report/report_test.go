package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

var update = flag.Bool("update", false, "write the golden files anew")

// nasty is a name with the characters that formats trip over.
const nasty = "=Acme, \"Vision\" <b>&|%s\n-1\x1b[31m 科技"

// nastier has what the first leaves out.
const nastier = "@octocat +1 `x` [a](https://b.example) ]]> ::error::x {0} &lt;i&gt; #1 ~~s~~ $(id)\r\n- 😀\u202e\uffff"

// sample is a report in which everything occurs once.
func sample() *assessment.Report {
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
					Fingerprint: "1111111111111111", Severity: rule.High, Subject: nasty, Message: nasty + " holds 45% of the company; at most 40% is sound.",
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
			Profile: assessment.Profile{Source: "acme.json", SHA256: "ab", ID: "acme", Name: nasty, Stage: "growth", AsOf: "2026-10-31"},
			Policy: assessment.Policy{Revision: "3f2c9a1b2c3d", Rules: 7, Evaluator: "topdown", Parameters: []rule.Change{
				{Rule: "runway/short_runway", Name: "target_months", Value: json.Number("24"), Default: json.Number("18"), Origin: "--set"},
			}},
			Summary: summary, Results: results,
			Figures: []rule.Figure{
				{Name: "cash", Value: "4200000", Unit: "money", Currency: "CNY", At: []string{"/financials/cash"}},
				{Name: "monthly_net_burn", Value: "1000000", Unit: "money", Currency: "CNY", At: []string{"/financials/monthly_net_burn"}},
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

// sampleRule is what is known of one of the sample's rules; of the others nothing is.
var sampleRule = rule.Rule{
	ID: "runway/short_runway", Severity: rule.Critical, Title: rule.Text{EN: "Runway too short", ZH: "现金跑道过短"},
	Description: rule.Text{EN: "Why it matters,\nin *two* lines.", ZH: "说明，\n分两行。"},
	Chapters:    []string{"1.2.4"}, Stages: []string{"growth"}, Facts: []string{"/financials/cash"}, File: "rules/runway/short_runway/rule.rego",
	Params: []rule.Param{{Name: "minimum_months", Value: json.Number("6"), Sources: []string{"default", "S5"}}},
}

// testProfiles are one profile, whatever is asked for.
type testProfiles struct {
	line func(n int) string
	text func() []byte
	fact func(pointer string) (any, bool)
}

func (p testProfiles) Line(_ string, n int) string                 { return p.line(n) }
func (p testProfiles) Text(string) []byte                          { return p.text() }
func (p testProfiles) Fact(_, pointer string) (value any, ok bool) { return p.fact(pointer) }

// sampleProfiles are the lines of the sample, without a fact.
var sampleProfiles = testProfiles{
	line: func(n int) string {
		if n > len(lines) {
			return ""
		}
		return lines[n-1]
	},
	text: func() []byte { return []byte(strings.Join(lines, "\n")) },
	fact: func(string) (any, bool) { return nil, false },
}

func options(lang rule.Lang) Options {
	return Options{
		Lang: lang, Width: 80, Version: "1.2.3",
		Path: func(source string) string { return "a folder/" + source },
		Rule: func(id rule.ID) (*rule.Rule, bool) {
			return &sampleRule, id == sampleRule.ID
		},
		Profiles: sampleProfiles,
		Vocabulary: rule.Vocabulary{
			Words:      map[string]rule.Text{"growth": {EN: "growth", ZH: "成长期"}},
			Categories: map[string]rule.Text{"runway": {EN: "runway", ZH: "现金跑道"}, "capital_structure": {EN: "capital structure", ZH: "资本结构"}, "team": {EN: "team", ZH: "团队"}},
		},
		Sources: map[string]rule.Source{"default": {Title: rule.Text{EN: "default", ZH: "默认值"}}, "S5": {Title: rule.Text{EN: "Runway benchmarks", ZH: "跑道基准"}}},
	}
}

// TestWrite compares each format with its golden file; make golden writes them anew.
func TestWrite(t *testing.T) {
	verbose, color := options(rule.English), options(rule.English)
	verbose.Verbose = true
	verbose.Explain = true
	color.Color = true
	tests := []struct {
		file, format string
		options      Options
	}{
		{"pretty.en.txt", "pretty", options(rule.English)},
		{"pretty.zh.txt", "pretty", options(rule.Chinese)},
		{"pretty.verbose.txt", "pretty", verbose},
		{"pretty.color.txt", "pretty", color},
		{"report.json", "json", options(rule.English)},
		{"report.ndjson", "ndjson", options(rule.English)},
		{"compact.txt", "compact", options(rule.English)},
		{"compact.zh.txt", "compact", options(rule.Chinese)},
		{"report.csv", "csv", options(rule.English)},
		{"report.verbose.csv", "csv", verbose},
		{"report.zh.csv", "csv", options(rule.Chinese)},
		{"github.txt", "github", options(rule.English)},
		{"github.zh.txt", "github", options(rule.Chinese)},
		{"gitlab.json", "gitlab", options(rule.English)},
		{"junit.xml", "junit", options(rule.English)},
		{"junit.zh.xml", "junit", options(rule.Chinese)},
		{"report.md", "markdown", options(rule.English)},
		{"report.explained.md", "markdown", verbose},
		{"report.zh.md", "markdown", options(rule.Chinese)},
		{"report.sarif", "sarif", options(rule.English)},
		{"report.verbose.sarif", "sarif", verbose},
		{"report.zh.sarif", "sarif", options(rule.Chinese)},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			var b bytes.Buffer
			if err := Write(&b, tt.format, sample(), tt.options); err != nil {
				t.Fatal(err)
			}
			golden(t, tt.file, b.Bytes())
			if strings.HasPrefix(tt.file, "pretty") {
				for line := range strings.SplitSeq(b.String(), "\n") {
					if visible(line) > 80 {
						t.Errorf("%d columns: %s", visible(line), line)
					}
				}
			}
		})
	}
}

func TestWriteLetter(t *testing.T) {
	a := sample().Assessments[0]
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		var b bytes.Buffer
		if err := WriteLetter(&b, a, options(lang).Vocabulary, lang); err != nil {
			t.Fatal(err)
		}
		golden(t, "letter."+string(lang)+".md", b.Bytes())
	}
	var b bytes.Buffer
	if err := WriteLetter(&b, &assessment.Assessment{}, rule.Vocabulary{}, rule.English); err != nil || !strings.Contains(b.String(), "nothing further") {
		t.Errorf("without questions: %v\n%s", err, &b)
	}
}

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"R&D": "R&D", "&lt;b&gt;": "&amp;lt;b&amp;gt;", "&#60;": "&amp;\\#60;", "a*b_c": "a\\*b\\_c", "~~a~~": "\\~\\~a\\~\\~", "- a": "\\- a", "+ a": "\\+ a",
		"12. a": "12\\. a", "1) a": "1\\) a", "-5": "-5", "1.5": "1.5", "    code": "code", "a|b": "a\\|b", "a\nb": "a b",
	} {
		if got := escape(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
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

func TestCheckFormat(t *testing.T) {
	for _, f := range Formats() {
		if err := CheckFormat(f); err != nil {
			t.Error(err)
		}
	}
	if err := CheckFormat("xml"); err == nil {
		t.Error("xml is a format")
	}
	if err := Write(&bytes.Buffer{}, "xml", sample(), options(rule.English)); err == nil {
		t.Error("xml was written")
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  []string
	}{
		{"one two three", 8, []string{"one two", "three"}},
		{"averylongword", 5, []string{"averylongword"}},
		{"现金跑道过短。", 10, []string{"现金跑道过", "短。"}},
		{"现金跑道。", 8, []string{"现金跑", "道。"}},
		{"a\nb", 8, []string{"a", "b"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, wrap(tt.text, tt.width)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
	for _, l := range wrap(strings.Repeat("现金 cash ", 40), 30) {
		if displaywidth.String(l) > 30 {
			t.Errorf("too wide: %s", l)
		}
	}
}
