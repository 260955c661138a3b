package compare

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

// companies returns a comparison of n companies: one with a nasty name, and some of which little is known.
func companies(n int) Comparison {
	a := reporttest.Sample().Assessments[0]
	ratios := func(months any, round any) []Ratio {
		return []Ratio{{"runway_months", months}, {"planned_round", round}}
	}
	c := Comparison{Schema: Schema, Failures: []assessment.Failure{}}
	c.Companies = append(c.Companies, CompanyOf(a, ratios(json.Number("4.20"), map[string]any{"amount": json.Number("4200000"), "currency": "CNY"})))
	for i := 1; i < n; i++ {
		b := &assessment.Assessment{
			Profile: assessment.Profile{Source: fmt.Sprintf("c%d.json", i)}, Summary: assessment.Summarize(nil, assessment.Terms{Threshold: rule.High}),
		}
		c.Companies = append(c.Companies, CompanyOf(b, ratios(nil, nil)))
	}
	return c
}

// TestWriteComparison compares each format with its golden file; make golden rewrites them.
func TestWriteComparison(t *testing.T) {
	tests := []struct {
		golden, format string
		lang           rule.Lang
	}{
		{"compare.en.txt", "pretty", rule.English}, {"compare.zh.txt", "pretty", rule.Chinese}, {"compare.json", "json", rule.English},
		{"compare.csv", "csv", rule.English}, {"compare.en.md", "markdown", rule.English}, {"compare.zh.md", "markdown", rule.Chinese},
		{"compare.en.html", "html", rule.English}, {"compare.zh.html", "html", rule.Chinese},
	}
	for _, tt := range tests {
		t.Run(tt.golden, func(t *testing.T) {
			var b bytes.Buffer
			if err := Write(&b, tt.format, companies(2), reporttest.Options(tt.lang)); err != nil {
				t.Fatal(err)
			}
			reporttest.Golden(t, tt.golden, b.Bytes())
			for _, bad := range []string{"\x1b", "<b>", "\n=Acme", "%!"} {
				if strings.Contains(b.String(), bad) && (bad != "<b>" || tt.format == "html" || tt.format == "markdown") {
					t.Errorf("%q is in the output", bad)
				}
			}
		})
	}
}

// TestComparisonKeepsToTheWidth: companies that do not fit the terminal's width follow below.
func TestComparisonKeepsToTheWidth(t *testing.T) {
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		for _, width := range []int{40, 80, 120} {
			for _, n := range []int{1, 2, 7, 30} {
				o := reporttest.Options(lang)
				o.Width = width
				var b bytes.Buffer
				if err := Write(&b, "pretty", companies(n), o); err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(b.String()) {
					if w := displaywidth.String(strings.TrimRight(line, "\n")); w > width {
						t.Errorf("%s, %d companies: %d columns of %d: %q", lang, n, w, width, line)
					}
				}
				for i := 1; i < n; i++ {
					if !strings.Contains(b.String(), fmt.Sprintf("c%d.json", i)) {
						t.Errorf("%s, width %d: company %d of %d is lost", lang, width, i, n)
					}
				}
			}
		}
	}
}

// TestComparisonOfNone: a comparison without companies, because every input failed, is written without error.
func TestComparisonOfNone(t *testing.T) {
	for format := range comparisonFormats {
		var b bytes.Buffer
		if err := Write(&b, format, Comparison{Schema: Schema}, reporttest.Options(rule.English)); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
	if err := Write(&bytes.Buffer{}, "sarif", Comparison{}, reporttest.Options(rule.English)); err == nil || !strings.Contains(err.Error(), "html, json") {
		t.Errorf("an unknown format: %v", err)
	}
}

// TestComparisonCSV: every row has as many cells as the header.
func TestComparisonCSV(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "csv", companies(3), reporttest.Options(rule.English)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != 4 { // the reader rejects rows of different lengths
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if name := rows[1][2]; !strings.HasPrefix(name, "'=Acme") {
		t.Errorf("the name %q could be taken for a formula", name)
	}
}

// TestWriteTargets shows targets of each reach with their side effects.
