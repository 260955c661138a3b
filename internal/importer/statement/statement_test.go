package statement

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/thorough"
)

func run(t testing.TB, o Options, sources ...importer.Source) (lines [][]byte, letters []*importer.DeadLetter, s *importer.Summary, err error) {
	t.Helper()
	s, err = Import(importertest.New(t), sources, o, importertest.Collect(&lines, &letters))
	if err == nil {
		importertest.CheckAccount(t, s)
	}
	return lines, letters, s, err
}

// example returns a made-up statement in the layout of the program or standard.
func example(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// book returns a workbook with a sheet for each example, with numeric amounts.
func book(t testing.TB, names ...string) importer.Source {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for n, name := range names {
		sheet := fmt.Sprintf("Sheet%d", n+1)
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(strings.NewReader(example(t, name)))
		r.FieldsPerRecord = -1
		for {
			record, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			row, _ := r.FieldPos(0)
			for at, text := range record {
				cell, _ := excelize.CoordinatesToCellName(at+1, row)
				plain := strings.NewReplacer(",", "", "(", "-", ")", "").Replace(text)
				if n, err := strconv.ParseFloat(plain, 64); err == nil && strings.Contains(text, ".") {
					_ = f.SetCellValue(sheet, cell, n) // the name was made above
					continue
				}
				_ = f.SetCellValue(sheet, cell, text)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return importertest.File("statements.xlsx", b.String())
}

// financials returns the financial facts of a profile, with amounts as numbers.
func financials(t *testing.T, line []byte) map[string]any {
	t.Helper()
	facts, _ := importertest.Decoded(t, line)["financials"].(map[string]any)
	return bare(facts).(map[string]any)
}

// bare replaces amounts of money by their numbers.
func bare(v any) any {
	switch v := v.(type) {
	case map[string]any:
		if n, ok := v["amount"].(float64); ok {
			return n
		}
		out := map[string]any{}
		for name, inner := range v {
			out[name] = bare(inner)
		}
		return out
	case []any:
		var out []any
		for _, inner := range v {
			out = append(out, bare(inner))
		}
		return out
	}
	return v
}

var want = map[string]map[string]any{
	"qbo_profit_and_loss.csv": {
		"period_end": "2025-12-31", "revenue_ttm": 354881.75, "gross_margin_pct": 77.851777,
		"annual": []any{map[string]any{"year": 2025.0, "revenue": 354881.75, "net_profit": -254870.17}},
	},
	"qbo_balance_sheet.csv": {
		"period_end": "2025-12-31", "total_assets": 1030500.1, "total_liabilities": 205200.1, "net_assets": 825300.0, "cash": 962400.1, "receivables": 44100.0,
	},
	"qbo_trial_balance.csv": {"period_end": "2025-12-31", "receivables": 44100.0},
	"qbo_cash_flow.csv": {
		"period_end": "2025-12-31", "monthly_net_burn": 31300.0, "operating_cash_flow": []any{
			map[string]any{"month": "2025-10", "amount": -31200.0}, map[string]any{"month": "2025-11", "amount": -30700.0}, map[string]any{"month": "2025-12", "amount": -32000.0},
		},
	},
	"xero_profit_and_loss.csv": {
		"period_end": "2026-03-31", "revenue_ttm": 300000.5, "revenue_prior_ttm": 150000.0, "gross_margin_pct": 80.0, "annual": []any{
			map[string]any{"year": 2026.0, "revenue": 300000.5, "net_profit": -187589.55}, map[string]any{"year": 2025.0, "revenue": 150000.0, "net_profit": -150000.0},
		},
	},
	"xero_balance_sheet.csv": {"period_end": "2026-03-31", "total_assets": 562000.0, "total_liabilities": 19589.55, "net_assets": 542410.45, "cash": 500000.0, "receivables": 62000.0},
	"xero_trial_balance.csv": {"period_end": "2026-03-31", "total_assets": 562000.0, "total_liabilities": 19589.55, "net_assets": 542410.45, "cash": 500000.0, "receivables": 62000.0},
	"cn_balance_sheet.csv": {
		"period_end": "2025-12-31", "total_assets": 4973500.5, "total_liabilities": 1373500.5, "net_assets": 3600000.0, "cash": 3201500.5, "receivables": 880000.0,
		"interest_bearing_debt": 800000.0,
	},
	"cn_profit.csv": {
		"period_end": "2025-12-31", "revenue_ttm": 6200000.0, "revenue_prior_ttm": 3900000.0, "gross_margin_pct": 60.0, "rnd_expense_ttm": 2100000.0, "annual": []any{
			map[string]any{"year": 2025.0, "revenue": 6200000.0, "net_profit": -1900000.0, "rnd_expense": 2100000.0},
			map[string]any{"year": 2024.0, "revenue": 3900000.0, "net_profit": -2050000.0, "rnd_expense": 1500000.0},
		},
	},
	"cas_balance_sheet.csv": { // what falls due within a year may or may not bear interest, so no debt is derived
		"period_end": "2025-12-31", "total_assets": 13410000.0, "total_liabilities": 2910000.0, "net_assets": 10500000.0, "cash": 8000000.0, "receivables": 1500000.0,
	},
	"cas_profit.csv": {
		"period_end": "2025-12-31", "revenue_ttm": 9000000.0, "revenue_prior_ttm": 5000000.0, "gross_margin_pct": 60.0, "rnd_expense_ttm": 3000000.0, "annual": []any{
			map[string]any{"year": 2025.0, "revenue": 9000000.0, "net_profit": -1850000.0, "rnd_expense": 3000000.0},
			map[string]any{"year": 2024.0, "revenue": 5000000.0, "net_profit": -2950000.0, "rnd_expense": 2500000.0},
		},
	},
	"cas_cash_flow.csv": {
		"period_end": "2025-12-31", "operating_cash_flow_ttm": -1800000.0, "annual": []any{
			map[string]any{"year": 2025.0, "operating_cash_flow": -1800000.0}, map[string]any{"year": 2024.0, "operating_cash_flow": -2450000.0},
		},
	},
	"cn_cash_flow.csv": {
		"period_end": "2025-12-31", "operating_cash_flow_ttm": -2198499.5, "monthly_net_burn": 240000.0,
		"annual": []any{map[string]any{"year": 2025.0, "operating_cash_flow": -2198499.5}},
	},
}

// currencyOf returns the --currency for an example; the Chinese ones state theirs.
func currencyOf(name string) string {
	switch {
	case strings.HasPrefix(name, "qbo"):
		return "USD"
	case strings.HasPrefix(name, "xero"):
		return "GBP"
	}
	return ""
}

func TestImport_EachLayout(t *testing.T) {
	for name, facts := range want {
		for kind, source := range map[string]importer.Source{"csv": importertest.File(name, example(t, name)), "xlsx": book(t, name)} {
			t.Run(name+" as "+kind, func(t *testing.T) {
				lines, letters, s, err := run(t, Options{Currency: currencyOf(name)}, source)
				if err != nil || len(letters) > 0 || len(lines) != 1 {
					t.Fatal(err, letters, len(lines))
				}
				if d := cmp.Diff(facts, financials(t, lines[0])); d != "" {
					t.Errorf("(-want +got)\n%s", d)
				}
				about := importertest.Decoded(t, lines[0])["provenance"].(map[string]any)
				for fact := range facts {
					found := false
					for pointer, entry := range about {
						if strings.HasPrefix(pointer, "/financials/"+fact) {
							e := entry.(map[string]any)
							found = e["level"] == "documented" && e["page"] != nil && len(e["sha256"].(string)) == 64
						}
					}
					if !found {
						t.Errorf("%s has no place", fact)
					}
				}
				if c := s.Tables[len(s.Tables)-1].Cells; kind == "csv" && (c.Taken == 0 || c.Read != c.Taken+c.Absent) {
					t.Errorf("cells %+v", c)
				}
			})
		}
	}
}

func TestImport_OneBookOneProfile(t *testing.T) {
	lines, letters, _, err := run(t, Options{}, book(t, "cn_balance_sheet.csv", "cn_profit.csv", "cn_cash_flow.csv"))
	if err != nil || len(letters) > 0 || len(lines) != 1 {
		t.Fatal(err, letters, len(lines))
	}
	facts := financials(t, lines[0])
	if facts["cash"] != 3201500.5 || facts["revenue_ttm"] != 6200000.0 || facts["monthly_net_burn"] != 240000.0 {
		t.Errorf("%v", facts)
	}
	if d := cmp.Diff(map[string]any{"year": 2025.0, "revenue": 6200000.0, "net_profit": -1900000.0, "rnd_expense": 2100000.0, "operating_cash_flow": -2198499.5}, facts["annual"].([]any)[0]); d != "" {
		t.Error(d)
	}
}

// TestImport_EveryAmountIsChecked: adding a cent to any amount of any example makes it refused, except for amounts that enter no sum.
func TestImport_EveryAmountIsChecked(t *testing.T) {
	apart := map[string]int{ // components (其中) of another line, and the prior year of a trial balance
		"cn_balance_sheet.csv": 4, "cn_profit.csv": 17, "xero_trial_balance.csv": 9, "cas_profit.csv": 7,
	}
	im := importertest.New(t)
	for _, name := range thorough.Some(slices.Sorted(maps.Keys(want)), 3) {
		t.Run(name, func(t *testing.T) {
			text := example(t, name)
			r := csv.NewReader(strings.NewReader(text))
			r.FieldsPerRecord = -1
			records, err := r.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			unseen := 0
			for i := range records {
				for k, cell := range records[i] {
					if !strings.Contains(cell, ".") || strings.Trim(cell, "0123456789.,-()") != "" || k == 0 {
						continue
					}
					end := len(strings.TrimSuffix(cell, ")")) - 1
					records[i][k] = cell[:end] + string('0'+(cell[end]-'0'+1)%10) + cell[end+1:]
					var b bytes.Buffer
					w := csv.NewWriter(&b)
					_ = w.WriteAll(records) // writes to memory
					records[i][k] = cell
					var lines [][]byte
					var letters []*importer.DeadLetter
					if _, err := Import(im, []importer.Source{importertest.File(name, b.String())}, Options{Currency: currencyOf(name)}, importertest.Collect(&lines, &letters)); err != nil {
						t.Fatal(err)
					}
					if len(lines) > 0 {
						unseen++
					}
				}
			}
			if unseen != apart[name] {
				t.Errorf("%d amounts could be changed without refusal, want %d", unseen, apart[name])
			}
		})
	}
}

func TestImport_Refuses(t *testing.T) {
	edit := func(name, old, with string) string {
		text := example(t, name)
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q", name, old)
		}
		return strings.Replace(text, old, with, 1)
	}
	for name, c := range map[string]struct{ text, currency, want string }{
		"no currency":                  {example(t, "qbo_balance_sheet.csv"), "", "names no currency"},
		"another currency":             {example(t, "cn_profit.csv"), "USD", "another currency"},
		"a sign of another currency":   {edit("qbo_trial_balance.csv", `"812,400.10"`, `"€812,400.10"`), "USD", "another currency"},
		"no statement":                 {"Name,Cash\nAcme,1\n", "USD", "no statement is recognized"},
		"a total that does not tie":    {edit("xero_profit_and_loss.csv", "300,000.50", "300,000.60"), "GBP", "the total is 300000.6, and its lines make 300000.5"},
		"not whole":                    {strings.Split(example(t, "qbo_profit_and_loss.csv"), "Net Income")[0], "USD", "not whole"},
		"a balance sheet not whole":    {strings.Split(example(t, "xero_balance_sheet.csv"), "Equity")[0], "GBP", "not whole"},
		"an unknown section":           {edit("xero_profit_and_loss.csv", "Operating Expenses", "Sundries"), "GBP", "section"},
		"a word for an amount":         {edit("cn_profit.csv", `"6,200,000.00"`, "六百万"), "", "not a number"},
		"exported before its end":      {edit("qbo_profit_and_loss.csv", "January 17, 2026", "November 17, 2025"), "USD", "before the period"},
		"no period":                    {edit("xero_balance_sheet.csv", "31 Mar 2026", "Now"), "GBP", "does not say of which day"},
		"a trial balance not whole":    {strings.Split(example(t, "qbo_trial_balance.csv"), "TOTAL")[0], "USD", "no line of totals"},
		"decimals that tell nothing":   {"Acme\nBalance Sheet\n\"As of December 31, 2025\"\n,Total\nBank Accounts\nChecking,\"1,500\"\n", "USD", "point or comma"},
		"an overdraft":                 {strings.NewReplacer(`"812,400.10"`, `"-812,400.10"`, `"962,400.10"`, `"-662,400.10"`, `"1,006,500.10"`, `"-618,300.10"`, `"1,030,500.10"`, `"-594,300.10"`, "2,000,000.00\",\"2", "375,199.80\",\"2", `"825,300.00"`, `"-799,500.20"`).Replace(example(t, "qbo_balance_sheet.csv")), "USD", "must not be negative"},
		"quotes that are not in order": {"Balance Sheet\n\"a\"b\n", "USD", "quotes"},
		"nothing":                      {"", "USD", "empty"},
	} {
		t.Run(name, func(t *testing.T) {
			lines, letters, s, err := run(t, Options{Currency: c.currency}, importertest.File("f.csv", c.text))
			if len(lines) > 0 {
				t.Fatalf("imported: %s", lines[0])
			}
			said := ""
			if err != nil {
				said = err.Error()
			} else if len(letters) == 0 || s.DeadLettered() == 0 {
				t.Fatal("nothing was refused")
			}
			for _, d := range letters {
				said += d.Error.String() + "\n"
			}
			if !strings.Contains(said, c.want) {
				t.Errorf("%s, want %s", said, c.want)
			}
		})
	}
}

func TestReadPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"As of December 31, 2025": "2025-12-31", "As at 31 March 2026": "2026-03-31", "January - December 2025": "2025-01-01..2025-12-31",
		"January 1-December 31, 2025": "2025-01-01..2025-12-31", "Jan 2025": "2025-01-01..2025-01-31", "For the year ended 31 March 2026": "2025-04-01..2026-03-31",
		"For the 3 months ended 31 March 2026": "2026-01-01..2026-03-31", "1 January 2025 to 30 June 2025": "2025-01-01..2025-06-30", "Oct 2025 - Mar 2026": "2025-10-01..2026-03-31",
		"2025年12月31日": "2025-12-31", "2025年1-12月": "2025-01-01..2025-12-31", "2025年度": "2025-01-01..2025-12-31", "2025年第四季度": "2025-10-01..2025-12-31",
		"2025-01-01至2025-12-31": "2025-01-01..2025-12-31", "Q3 2025": "2025-07-01..2025-09-30",
		"Acme": "", "31 February 2025": "", "13/2025": "", "December - January 2025": "", "": "", "to": "", "Acme 2025 Ltd": "",
	} {
		p, ok := readPeriod(text)
		if got := p.String(); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %s %t, want %s", text, got, ok, want)
		}
	}
}

// FuzzImport: whatever the text, every row and cell is accounted for, and nothing panics.
func FuzzImport(f *testing.F) {
	for name := range want {
		f.Add(example(f, name), true)
	}
	f.Add("\n\n", false)
	im := importertest.New(f)
	f.Fuzz(func(t *testing.T, text string, known bool) {
		o := Options{}
		if known {
			o.Currency = "USD"
		}
		var lines [][]byte
		var letters []*importer.DeadLetter
		s, err := Import(im, []importer.Source{importertest.File("f.csv", text)}, o, importertest.Collect(&lines, &letters))
		if err != nil {
			return
		}
		importertest.CheckAccount(t, s)
		if s.Profiles != len(lines) || s.Profiles == 0 && len(letters) == 0 {
			t.Fatalf("%d profiles, %d lines, %d dead letters", s.Profiles, len(lines), len(letters))
		}
	})
}
