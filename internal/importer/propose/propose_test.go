package propose

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/rule"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// shipped returns the synonyms shipped with diligo.
func shipped(t testing.TB, im *importer.Importer) *Synonyms {
	t.Helper()
	text, err := os.ReadFile("../../../policies/schema/synonyms.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := ParseSynonyms(im, text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fileAt returns a source that reads a test file.
func fileAt(t testing.TB, name string) importer.Source {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return importertest.File(filepath.Base(name), string(text))
}

// TestPropose_Exports compares proposals for exports of form tools, databases and lists with golden files: which column is which fact, how
// many cells are read, and the resulting profiles.
func TestPropose_Exports(t *testing.T) {
	names, err := filepath.Glob("testdata/*.csv")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	im := importertest.New(t)
	known := shipped(t, im)
	var columns, right, cells, read int
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".csv"), func(t *testing.T) {
			source := fileAt(t, name)
			p, err := Propose(im, known, []importer.Source{source}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(name, ".csv") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(want)), "\n")
			if len(lines) != len(p.Columns) {
				t.Fatalf("%d columns, %d wanted", len(p.Columns), len(lines))
			}
			ok := 0
			for i, c := range p.Columns {
				to, _, _ := strings.Cut(lines[i], "\t")
				if c.To == to || c.To == "" && to == "-" {
					ok++
				} else {
					t.Logf("%s %q: %s, want %s", c.Letter, c.Name, c.To, to)
				}
			}
			text := p.YAML(rule.English)
			m, err := table.ParseMapping(im, "proposal.yaml", text)
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			if _, err := table.ParseMapping(im, "proposal.yaml", p.YAML(rule.Chinese)); err != nil {
				t.Fatal(err)
			}
			var profiles [][]byte
			var dead []*importer.DeadLetter
			out := importertest.Collect(&profiles, &dead)
			out.ByCell = true
			summary, err := table.CSV(im, []importer.Source{source}, m, out)
			if err != nil {
				t.Fatal(err)
			}
			importertest.CheckAccount(t, summary)
			c := summary.Tables[0].Cells
			t.Logf("columns %d of %d right; rows %d of %d imported; cells: %d read, %d taken, %d absent, %d refused",
				ok, len(p.Columns), summary.Tables[0].Imported, summary.Tables[0].Read, c.Read, c.Taken, c.Absent, c.Refused)
			for _, d := range dead { // for the log of a failure
				t.Logf("%s %s %q: %s", d.A1().String(), d.Pointer, d.Cell, d.Error)
			}
			if ok < len(p.Columns) || c.Refused > 1 {
				t.Errorf("%d columns are wrong, %d cells refused: the figures of README.md no longer hold", len(p.Columns)-ok, c.Refused)
			}
			columns, right, cells, read = columns+len(p.Columns), right+ok, cells+c.Read, read+c.Taken+c.Absent
			golden(t, strings.TrimSuffix(name, ".csv")+".yaml", text)
			golden(t, strings.TrimSuffix(name, ".csv")+".ndjson", bytes.Join(profiles, nil))
		})
	}
	t.Logf("%d of %d columns right, %d of %d cells read", right, columns, read, cells)
}

// golden compares output with a golden file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got)\n%s", name, diff)
	}
}

// TestPropose_Doubts: what the table leaves open is asked, not decided.
func TestPropose_Doubts(t *testing.T) {
	im := importertest.New(t)
	known := shipped(t, im)
	tests := []struct {
		name, table string
		currency    string
		want        []string // excerpts of the mapping
		not         []string
	}{
		{
			"amounts without a currency are left to the reader", "Company,Cash\nA,90000\nB,120000\n", "",
			[]string{`# - {to: /financials/cash, column: "Cash"`, "nothing states the currency"}, nil,
		},
		{"a currency that was said", "Company,Cash\nA,90000\nB,120000\n", "CHF", []string{`  - {to: /financials/cash, column: "Cash", currency: CHF`}, nil},
		{
			"small amounts may be thousands", "Company,Cash (USD)\nA,900\nB,120\n", "",
			[]string{`# - {to: /financials/cash`, "below 1,000"}, nil,
		},
		{"small amounts with a unit", "Company,Cash (USD m)\nA,9\nB,1\n", "", []string{"- {to: /financials/cash, column: \"Cash (USD m)\", currency: USD, unit: m}"}, []string{"# - {to"}},
		{"percentages around 1", "Company,Churn\nA,0.9\nB,1.2\n", "", []string{`# - {to: /financials/churn_12m_pct`, "90 %"}, nil},
		{"fractions", "Company,Churn\nA,0.05\nB,0.2\n", "", []string{"percent: fraction"}, nil},
		{"points", "Company,Churn\nA,0.5\nB,20\n", "", []string{"percent: points"}, nil},
		{"retention above 100 %", "Company,NRR\nA,0.95\nB,1.2\n", "", []string{"percent: fraction"}, nil},
		{"two columns of one name", "Company,Cash,Cash\nA,1,2\n", "", []string{"another column has this name"}, []string{"/financials/cash"}},
		{"no company", "Cash (USD),Website\n90000,a.example\n", "", []string{"no column names the company"}, nil},
		{"a name that fits cells that do not", "Company,Cash (USD)\nA,see deck\nB,plenty\n", "", []string{"but its cells do not"}, []string{"to: /financials/cash"}},
		{"totals", "Company,Staff\nA,3\nTotal,3\n", "", []string{`skip_rows: [{column: "Company", is: ["Total"]}]`}, nil},
		{"American dates", "Company,Founded\nA,3/25/2020\nB,4/5/2021\n", "", []string{"date: mdy"}, nil},
		{"dates that nothing tells", "Company,Founded\nA,3/5/2020\nB,4/5/2021\n", "", []string{"can't be read"}, []string{"date:"}},
		{"signs of two currencies", "Company,Cash\nA,$90000\nB,€80000\n", "", []string{`signs: {"$": "USD"}`}, nil},
		{"a founding date is not a founder", "Company,founded_year,founded_at\nA,2012,2012-06-01\nB,2013,2013-01-02\n", "", []string{"- {to: /company/founded_on, column: \"founded_at\"}"}, []string{"/team/founders"}},
		{"a currency behind an underscore", "Company,funding_total_usd\nA,1750000\nB,2000\n", "", []string{"- {to: /declared/funding_total, column: \"funding_total_usd\", currency: USD}"}, nil},
		{"an upright column of text", "Company,Comment\nA,fine\n", "", []string{`#   B "Comment": "fine"`}, nil},
		{"a hostile header", "Company,\"a: [}\n# x\"\nA,1\n", "", []string{`#   B "a: [} # x"`}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Propose(im, known, []importer.Source{importertest.File("t.csv", tt.table)}, Options{Currency: tt.currency})
			if err != nil {
				t.Fatal(err)
			}
			for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
				if text := p.YAML(lang); len(tt.want) > 0 {
					if _, err := table.ParseMapping(im, "m.yaml", text); err != nil && !strings.Contains(string(text), "facts:\n  []") {
						t.Errorf("%v\n%s", err, text)
					}
				}
			}
			text := string(p.YAML(rule.English))
			for _, part := range tt.want {
				if !strings.Contains(text, part) {
					t.Errorf("no %q in\n%s", part, text)
				}
			}
			for _, part := range tt.not {
				if strings.Contains(text, part) {
					t.Errorf("%q in\n%s", part, text)
				}
			}
		})
	}
}

// TestPropose_Tables: tables with the same columns are combined, others are not, and a file that is not a table is refused by name.
func TestPropose_Tables(t *testing.T) {
	im := importertest.New(t)
	known := shipped(t, im)
	a, b := importertest.File("a.csv", "Company,Staff\nA,3\n"), importertest.File("b.csv", "Company,Staff\nB,4\n")
	p, err := Propose(im, known, []importer.Source{a, b}, Options{})
	if err != nil || p.Rows != 2 {
		t.Errorf("%+v, %v", p, err)
	}
	for name, other := range map[string]importer.Source{
		"other columns": importertest.File("c.csv", "Company,People,Cash\nC,5,1\n"), "empty": importertest.File("empty.csv", ""), "no workbook": importertest.File("x.xlsx", "no"),
	} {
		if _, err := Propose(im, known, []importer.Source{a, other}, Options{}); err == nil || !strings.Contains(err.Error(), other.Name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzPropose: whatever a table holds, the proposed mapping can be parsed, in both languages.
func FuzzPropose(f *testing.F) {
	im := importertest.New(f)
	known := shipped(f, im)
	names, _ := filepath.Glob("testdata/*.csv")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("Company,\"Cash\n(USD)\"\nA,1\n")
	f.Add("公司,现金\nA,\n")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Propose(im, known, []importer.Source{importertest.File("t.csv", text)}, Options{})
		if err != nil {
			return
		}
		if facts, texts, _ := p.Counts(); facts+texts == 0 {
			return
		}
		for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
			if _, err := table.ParseMapping(im, "m.yaml", p.YAML(lang)); err != nil {
				t.Errorf("%v\n%s", err, p.YAML(lang))
			}
		}
	})
}
