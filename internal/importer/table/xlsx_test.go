package table

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
)

const sheets = `
mapping: diligo.mapping/v1
tables:
  companies: {sheet: Firms, header_row: 3}
  rounds: {sheet: Rounds}
table: companies
facts:
  - {to: /company/name, column: Name}
  - {to: /company/founded_on, column: Founded}
  - {to: /company/headcount, column: Staff}
  - {to: /financials/churn_12m_pct, column: Churn}
  - {to: /financials/cash, column: Cash, currency: CNY}
  - {to: /company/serves_public_genai, column: Public}
joins:
  - table: rounds
    key: Firm
    matches: Name
    to: /rounds
    facts:
      - {to: /date, column: Date}
      - {to: /label, column: Label}
`

// TestXLSX covers dates as serial numbers, exact numbers behind formats, cached formula results, merged cells and several sheets.
func TestXLSX(t *testing.T) {
	for _, from1904 := range []bool{false, true} {
		book := excelize.NewFile()
		defer book.Close()
		check := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		check(book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
		check(book.SetSheetName("Sheet1", "Firms"))
		_, err := book.NewSheet("Rounds")
		check(err)
		style := func(format string, builtin int) int {
			s := &excelize.Style{NumFmt: builtin}
			if format != "" {
				s.CustomNumFmt = &format
			}
			id, err := book.NewStyle(s)
			check(err)
			return id
		}
		day := 45292.0 // 2024-01-01
		if from1904 {
			day -= 1462
		}
		check(book.SetSheetRow("Firms", "A1", &[]any{"List of firms"}))
		check(book.SetSheetRow("Firms", "A3", &[]any{"Name", "Founded", "Staff", "Churn", "Cash", "Public"}))
		check(book.SetSheetRow("Firms", "A4", &[]any{"Acme", day, 12, 0.1234, 1234567.891, true}))
		check(book.SetSheetRow("Firms", "A6", &[]any{"Beta", 2019, 7, "5%", "420万", "no"}))
		check(book.SetSheetRow("Firms", "A7", &[]any{"Gamma", 45292, 7.5, 0.5, 0.1 + 0.2, ""}))
		check(book.SetCellStyle("Firms", "B4", "B4", style("", 14)))
		check(book.SetCellStyle("Firms", "D4", "D4", style("", 9))) // 12 %, of 12.34
		check(book.SetCellStyle("Firms", "E4", "E4", style("", 3))) // 1,234,568
		check(book.SetCellFormula("Firms", "C4", "6+6"))            // the cached value stays
		check(book.SetCellValue("Firms", "C4", 12))
		check(book.SetSheetRow("Rounds", "A1", &[]any{"Firm", "Date", "Label"}))
		check(book.SetSheetRow("Rounds", "A2", &[]any{"Acme", day, "seed"}))
		check(book.SetSheetRow("Rounds", "A3", &[]any{"", day + 59, "a"}))
		check(book.MergeCell("Rounds", "A2", "A3"))
		check(book.SetCellStyle("Rounds", "B2", "B2", style("yyyy\"年\"m\"月\"d\"日\"", 0)))
		check(book.SetCellStyle("Rounds", "B3", "B3", style("d-mmm-yy", 0)))
		var out bytes.Buffer
		_, err = book.WriteTo(&out)
		check(err)

		im := importertest.New(t)
		m, err := ParseMapping(im, "map.yaml", []byte(sheets))
		check(err)
		var lines [][]byte
		var dead []*importer.DeadLetter
		s, err := XLSX(im, []importer.Source{{Name: "a.xlsx", Open: func() (io.ReadCloser, error) { return io.NopCloser(&out), nil }}}, m, importertest.Collect(&lines, &dead))
		check(err)
		importertest.CheckAccount(t, s)
		want := `{"company":{"founded_on":"2024-01-01","headcount":12,"name":"Acme","serves_public_genai":true},` +
			`"financials":{"cash":{"amount":1234567.891,"currency":"CNY"},"churn_12m_pct":12.34},` +
			`"rounds":[{"date":"2024-01-01","label":"seed"},{"date":"2024-02-29","label":"a"}]}
{"company":{"founded_on":"2019","headcount":7,"name":"Beta","serves_public_genai":false},"financials":{"cash":{"amount":4200000,"currency":"CNY"},"churn_12m_pct":5}}
`
		if diff := cmp.Diff(want, string(bytes.Join(lines, nil))); diff != "" {
			t.Errorf("1904 %v (-want +got)\n%s", from1904, diff)
		}
		var got []string
		for _, d := range dead {
			got = append(got, d.Sheet+" "+d.A1().String()+" "+d.Header+": "+d.Error.String())
		}
		wantDead := []string{
			"Firms B7 Founded: the cell holds a number, not a date",
			"Firms C7 Staff: a whole number is needed",
			"Firms D7 Churn: a percentage of at most 1 may be meant as a fraction",
		}
		if diff := cmp.Diff(wantDead, got); diff != "" {
			t.Errorf("1904 %v (-want +got)\n%s", from1904, diff)
		}
	}
}

// TestXLSX_Unreadable: a file that is neither workbook nor form is refused, and the import goes on.
func TestXLSX_Unreadable(t *testing.T) {
	im := importertest.New(t)
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetRow("Sheet1", "A1", &[]any{"/company/name"}); err != nil {
		t.Fatal(err)
	}
	if err := book.SetSheetRow("Sheet1", "A2", &[]any{"Acme"}); err != nil {
		t.Fatal(err)
	}
	var good, other bytes.Buffer
	if _, err := book.WriteTo(&good); err != nil {
		t.Fatal(err)
	}
	plain := excelize.NewFile()
	defer plain.Close()
	if err := plain.SetSheetRow("Sheet1", "A1", &[]any{"Name"}); err != nil {
		t.Fatal(err)
	}
	if _, err := plain.WriteTo(&other); err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	var dead []*importer.DeadLetter
	s, err := XLSX(im, []importer.Source{importertest.File("broken.xlsx", "PK no zip"), importertest.File("empty.xlsx", ""), importertest.File("plain.xlsx", other.String()), importertest.File("good.xlsx", good.String())},
		nil, importertest.Collect(&lines, &dead))
	if err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, s)
	if len(lines) != 1 || string(lines[0]) != `{"company":{"name":"Acme"}}`+"\n" {
		t.Errorf("%q", lines)
	}
	if len(dead) != 3 || !strings.HasPrefix(dead[0].Error.String(), "not a workbook") || !strings.Contains(dead[2].Error.String(), "no column names a fact") {
		for _, d := range dead {
			t.Errorf("%s: %s", d.Source, d.Error)
		}
	}
}
