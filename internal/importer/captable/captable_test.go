package captable

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
)

// Examples made for these tests: one holder per row with a column for each class, like Carta's detailed cap table; a plain list in Chinese
// followed by a SAFE; a ledger with one security per row.
const (
	byClass = `Acme Robotics Inc.
As of 2026-06-30

Stakeholder,Common (CS),Series Seed Preferred (SS),Options outstanding,Fully Diluted Shares,Fully Diluted Ownership
Ada Park,"4,000,000",,,"4,000,000",40.00%
Ben Ruiz,"2,999,999",,1,"3,000,000",30.00%
Harbor Ventures,,"1,800,000",,"1,800,000",18.00%
Shares available for issuance under the plan,,,"1,200,000","1,200,000",12.00%
Total,"6,999,999","1,800,000","1,200,001","10,000,000",100.00%
`
	chinese = `股权结构表
截至2026年6月30日
股东,身份,轮次,持股数,持股比例
王一,创始人,,6000000,60%
李二,联合创始人,,2000000,20%
启明资本,投资机构,天使轮,1000000,10%
员工期权池（未授予）,期权池,,1000000,10%
合计,,,10000000,100%

持有人,工具,金额,估值上限,折扣,到期日
北岸资本,SAFE（投后）,¥2000000,¥40000000,20%,
南山基金,可转债,¥500000,,,2027-12-31
合计,,¥2500000,,,
`
	securities = "Name,Security,Shares,Ownership\nAda,Common,600,0.6\nBen,Common,300,0.3\nCara,Preferred,100,0.1\n"
)

func run(t testing.TB, o Options, text string) (lines [][]byte, letters []*importer.DeadLetter, s *importer.Summary, err error) {
	t.Helper()
	s, err = Import(importertest.New(t), []importer.Source{importertest.File("f.csv", text)}, o, importertest.Collect(&lines, &letters))
	if err == nil {
		importertest.CheckAccount(t, s)
	}
	return lines, letters, s, err
}

func TestImport(t *testing.T) {
	cny := func(n float64) map[string]any { return map[string]any{"amount": n, "currency": "CNY"} }
	for name, c := range map[string]struct {
		text string
		o    Options
		want map[string]any
	}{
		"a column for each class": {byClass, Options{}, map[string]any{
			"as_of": "2026-06-30", "basis": "fully_diluted", "total_fd_shares": 1e7, "option_pool_unallocated_pct": 12.0, "holders": []any{
				map[string]any{"name": "Ada Park", "shares": 4e6, "pct": 40.0, "share_class": "Common (CS)"},
				map[string]any{"name": "Ben Ruiz", "shares": 3e6, "pct": 30.0, "share_class": "Common (CS) + Options outstanding"},
				map[string]any{"name": "Harbor Ventures", "shares": 1.8e6, "pct": 18.0, "share_class": "Series Seed Preferred (SS)"},
				map[string]any{"name": "Shares available for issuance under the plan", "class": "option_pool", "shares": 1.2e6, "pct": 12.0},
			},
		}},
		"a list in Chinese": {chinese, Options{Currency: "CNY"}, map[string]any{
			"as_of": "2026-06-30", "basis": "fully_diluted", "total_fd_shares": 1e7, "option_pool_unallocated_pct": 10.0, "holders": []any{
				map[string]any{"name": "王一", "class": "founder", "shares": 6e6, "pct": 60.0},
				map[string]any{"name": "李二", "class": "founder", "shares": 2e6, "pct": 20.0},
				map[string]any{"name": "启明资本", "class": "investor", "round": "天使轮", "shares": 1e6, "pct": 10.0},
				map[string]any{"name": "员工期权池（未授予）", "class": "option_pool", "shares": 1e6, "pct": 10.0},
			}, "convertibles": []any{
				map[string]any{"holder": "北岸资本", "instrument": "safe_post_money", "amount": cny(2e6), "valuation_cap": cny(4e7), "discount_pct": 20.0},
				map[string]any{"holder": "南山基金", "instrument": "note", "amount": cny(5e5), "maturity_on": "2027-12-31"},
			},
		}},
		"a security a row, fractions, the day by a flag": {securities, Options{AsOf: "2026-06-30"}, map[string]any{
			"as_of": "2026-06-30", "holders": []any{
				map[string]any{"name": "Ada", "share_class": "Common", "shares": 600.0, "pct": 60.0},
				map[string]any{"name": "Ben", "share_class": "Common", "shares": 300.0, "pct": 30.0},
				map[string]any{"name": "Cara", "share_class": "Preferred", "shares": 100.0, "pct": 10.0},
			},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			lines, letters, s, err := run(t, c.o, c.text)
			if err != nil || len(letters) > 0 || len(lines) != 1 {
				t.Fatal(err, letters, len(lines))
			}
			got := importertest.Decoded(t, lines[0])
			if d := cmp.Diff(c.want, got["cap_table"]); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if about := got["provenance"].(map[string]any)["/cap_table/holders"].(map[string]any); about["level"] != "documented" || len(about["sha256"].(string)) != 64 || about["page"] == "" {
				t.Errorf("provenance %v", about)
			}
			if whole := got["complete"] != nil; whole != strings.Contains(c.text, "Total") && whole != strings.Contains(c.text, "合计") {
				t.Errorf("whole: %t", whole)
			}
			if cells := s.Tables[0].Cells; cells.Taken == 0 || cells.Refused > 0 {
				t.Errorf("%+v", cells)
			}
		})
	}
}

func TestImport_Refuses(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a total of shares":             {strings.Replace(byClass, `"10,000,000"`, `"10,000,001"`, 1), "lines make"},
		"a total of a class":            {strings.NewReplacer(`"6,999,999","1,800,000"`, `"7,000,000","1,799,999"`).Replace(byClass), "lines make"},
		"classes that make another sum": {strings.Replace(byClass, `"2,999,999"`, `"2,999,998"`, 1), "lines make"},
		"a percentage":                  {strings.NewReplacer("40.00%", "41.00%", "30.00%", "29.00%").Replace(byClass), "percentage is not that of the shares"},
		"no currency":                   {strings.ReplaceAll(chinese, "¥", ""), "no currency"},
		"a sign with two meanings":      {chinese, "no currency"},
		"a total of amounts":            {strings.NewReplacer("¥2500000", "CNY 2600000", "¥", "CNY ").Replace(chinese), "lines make"},
		"shares below nothing":          {strings.Replace(securities, "600", "-600", 1), "must not be negative"},
		"a word for shares":             {strings.Replace(securities, "600", "many", 1), "not a number"},
		"no holder":                     {strings.Replace(securities, "Ben", "", 1), "without a holder"},
		"percent or fractions":          {"Name,Ownership\nA,30\nB,20\n", "adds up to neither"},
		"two tables of holders":         {securities + securities, "two tables of holders"},
		"a holder below the totals":     {byClass + "Eve,1,,,1,0%\n", "below the totals"},
		"no cap table":                  {"a,b\n1,2\n", "no cap table is recognized"},
		"nobody":                        {"Holder,Shares\nAda,\n", "no holder is listed"},
	} {
		t.Run(name, func(t *testing.T) {
			lines, letters, s, err := run(t, Options{}, c.text)
			if len(lines) > 0 {
				t.Fatalf("imported: %s", lines[0])
			}
			said := ""
			if err != nil {
				said = err.Error()
			} else if s.DeadLettered() == 0 {
				t.Error("no row was dead-lettered")
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

// FuzzImport: whatever the text, every row and cell is accounted for, and nothing panics.
func FuzzImport(f *testing.F) {
	for _, text := range []string{byClass, chinese, securities, "Holder,Principal\nA,$5\n", "Name,%\nA,1\n", " \n"} {
		f.Add(text, true)
	}
	im := importertest.New(f)
	f.Fuzz(func(t *testing.T, text string, known bool) {
		o := Options{}
		if known {
			o = Options{Currency: "CNY", AsOf: "2026-06-30"}
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
