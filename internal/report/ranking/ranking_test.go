package ranking

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// sample returns a cohort in which everything occurs once.
func sample() *cohort.Report {
	n := func(i int) *int { return &i }
	c := cohort.New(cohort.Options{
		Rules: []cohort.Rule{
			{ID: "runway/short_runway", Severity: rule.Critical, Title: "Runway too short"},
			{ID: "team/attrition_high", Severity: rule.Medium, Title: "Attrition high"},
		},
		Policy: assessment.Policy{Revision: "3f2c9a1b2c3d", Rules: 2, Evaluator: "plan"}, Threshold: rule.High,
		Gates: []rule.ID{"runway/short_runway"}, Where: `input.summary.score.low >= 0`,
		WhatIf: &cohort.WhatIf{Parameters: []rule.Override{{
			Rule: "runway/short_runway", Name: "minimum_months", Value: json.Number("12"), Default: json.Number("6"), Origin: "--what-if",
		}}},
	})
	for _, e := range []*cohort.Entry{
		{
			Source: "in.ndjson", Line: 1, ID: "=1+1", Name: reporttest.Nasty, LegalName: "Acme Ltd.", Stage: "growth", Verdict: assessment.VerdictFail,
			Gate: cohort.GateFailed, Score: assessment.Score{Known: n(20), Low: 12, High: 40}, Coverage: 70, Outcomes: "fu",
			Counts: assessment.FindingCounts{Critical: 1}, Categories: []cohort.Category{{Low: n(0), Coverage: 100}, {}},
			Findings:  []cohort.Worst{{Rule: "runway/short_runway", Severity: rule.Critical, Message: reporttest.Nasty + " has 4 months."}},
			Questions: []string{"Who is " + reporttest.Nasty + "?"},
			Ratios:    [5]*cohort.Ratio{{Value: 4.25}, nil, nil, {Value: 12_000_000, Currency: "CNY"}},
			After:     &cohort.After{Verdict: assessment.VerdictFail, Score: assessment.Score{Low: 12, High: 40}, Coverage: 70},
		},
		{
			Source: "in.ndjson", Line: 2, ID: "b", Name: "ACME", Stage: "growth", Verdict: assessment.VerdictPass,
			Score: assessment.Score{Known: n(100), Low: 100, High: 100}, Coverage: 100, Outcomes: "pp",
			Categories: []cohort.Category{{Low: n(100), Coverage: 100}, {Low: n(100), Coverage: 100}}, Ratios: [5]*cohort.Ratio{{Value: 9}},
			After: &cohort.After{
				Verdict: assessment.VerdictFail, Score: assessment.Score{Low: 30, High: 30}, Coverage: 100,
				Changed: []cohort.RuleShift{{Rule: "runway/short_runway", Before: "p", After: "f"}},
			},
		},
		{
			Source: "c/profile.yaml", Name: "</script><script>alert(1)</script>", Verdict: assessment.VerdictInsufficient, Gate: cohort.GateOpen,
			Lack:  &cohort.Lack{What: "cash", Ask: "How much cash is there?"},
			Score: assessment.Score{Low: 0, High: 100}, Outcomes: "uu", Categories: []cohort.Category{{}, {}},
			Questions: []string{"How much cash is there?"},
			After:     &cohort.After{Verdict: assessment.VerdictIncomplete, Score: assessment.Score{Low: 0, High: 100}},
		},
		{Source: "in.ndjson", Line: 3, Failures: []assessment.Failure{{
			Source: "in.ndjson", Line: 3, Column: 14, Pointer: "/company/" + reporttest.Nasty, Error: "no key | of ours", Hint: "mend it",
		}}},
	} {
		c.Add(e)
	}
	return c.Report()
}

func options(lang rule.Lang) Options {
	return Options{Options: reporttest.Options(lang)}
}

func TestWriteCohort(t *testing.T) {
	for _, tt := range []struct{ file, format string }{
		{"cohort.txt", "pretty"}, {"cohort.csv", "csv"}, {"cohort.json", "json"}, {"cohort.md", "markdown"},
	} {
		for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
			if tt.format == "json" && lang == rule.Chinese {
				continue // the words are the catalogue's alone
			}
			name := string(lang) + "." + tt.file
			t.Run(name, func(t *testing.T) {
				var b bytes.Buffer
				if err := Write(&b, tt.format, sample(), options(lang)); err != nil {
					t.Fatal(err)
				}
				if strings.Contains(b.String(), "\x1b") {
					t.Error("a terminal would be steered")
				}
				reporttest.Golden(t, name, b.Bytes())
			})
		}
	}
}

func TestWriteCohort_Empty(t *testing.T) {
	for _, format := range Formats() {
		var b bytes.Buffer
		if err := Write(&b, format, cohort.New(cohort.Options{}).Report(), options(rule.English)); err != nil || b.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", format, b.Len(), err)
		}
	}
	if err := Write(nil, "pdf", nil, Options{}); err == nil {
		t.Error("pdf is not a format")
	}
}

func TestWriteCohortJSON_Whole(t *testing.T) {
	var b bytes.Buffer
	o := options(rule.English)
	o.Top = 2
	if err := Write(&b, "json", sample(), o); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema    string
		Companies []cohort.Company
		Failures  []assessment.Failure
	}
	d := json.NewDecoder(&b)
	if err := d.Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != cohort.Schema || len(got.Companies) != 2 || got.Companies[0].Name != "ACME" || len(got.Failures) != 1 {
		t.Errorf("%+v", got)
	}
}

func TestWriteCohortCSV_Unarmed(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "csv", sample(), options(rule.English)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), inert.ByteOrderMark))).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+@|%\t\r", rune(cell[0])) {
				t.Errorf("%q is a formula to a spreadsheet program", cell)
			}
		}
	}
}

func TestWriteCohortXLSX(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "xlsx", sample(), options(rule.English)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Ranking", "Heat map", "Key ratios", "Rules", "Suspected duplicates", "What if", "Could not be read", "Cohort"}
	if diff := cmp.Diff(want, f.GetSheetList()); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	for _, sheet := range want {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: head not frozen: %+v, %v", sheet, panes, err)
		}
	}
	for cell, want := range map[string]string{"A2": "1", "B2": "ACME", "B3": inert.Clean(reporttest.Nasty), "C3": "=1+1", "A4": ""} {
		got, err := f.GetCellValue("Ranking", cell)
		if err != nil || got != want {
			t.Errorf("%s: %q, %v", cell, got, err)
		}
		if formula, _ := f.GetCellFormula("Ranking", cell); formula != "" {
			t.Errorf("%s is a formula: %q", cell, formula)
		}
	}
	if formats, err := f.GetConditionalFormats("Ranking"); err != nil || len(formats) < 4 {
		t.Errorf("conditional formats: %v, %v", formats, err)
	}
	if got, _ := f.GetCellValue("What if", "D2"); got != "ACME" {
		t.Errorf("flip: %q", got)
	}
}

func TestWriteCohortHTML(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "html", sample(), options(rule.Chinese)); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if strings.Count(page, "<script") != 2 || strings.Contains(page, "alert(1)</script>") {
		t.Error("a name became a script")
	}
	if strings.Contains(page, "ZgotmplZ") || regexp.MustCompile(`(?:src|href)="`).MatchString(page) {
		t.Error("the page loads something, or lost a value")
	}
	for _, want := range []string{`lang="zh"`, "批量评估", "&lt;b&gt;&amp;|%s", "default-src &#39;none&#39;"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	_, rest, _ := strings.Cut(page, `id="data">`)
	text, _, _ := strings.Cut(rest, "</script>")
	var data pageData
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		t.Fatal(err)
	}
	if len(data.Rows) != 3 || data.Rows[1][1] != inert.Clean(reporttest.Nasty) || len(data.Questions) != 2 || len(data.Rows[1]) != 17 {
		t.Errorf("%v", data.Rows)
	}
}
