package table

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/importer/importertest"
)

// zipped returns a workbook with one sheet "S", whose sheetData is data, and further parts.
func zipped(t testing.TB, data string, parts map[string]string) string {
	t.Helper()
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	all := map[string]string{
		"_rels/.rels":     `<Relationships><Relationship Id="r" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="` + main + `" xmlns:r="` + rel + `"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="b" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="c" Type="` + rel + `/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml":     `<sst xmlns="` + main + `"><si><t>Name</t></si><si><r><t>Sta</t></r><r><t>ff</t></r><rPh><t>x</t></rPh></si></sst>`,
		"xl/styles.xml":            `<styleSheet xmlns="` + main + `"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="` + main + `"><sheetData>` + data + `</sheetData></worksheet>`,
	}
	for name, text := range parts {
		all[name] = text
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range all {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inline returns a row of texts.
func inline(number int, texts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, number)
	for i, text := range texts {
		fmt.Fprintf(&b, `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, grid.ColumnName(i), number, text)
	}
	return b.String() + "</row>"
}

const nameStaff = "mapping: diligo.mapping/v1\nfacts: [{to: /company/name, column: Name}, {to: /company/headcount, column: Staff}]\n"

// importXLSX imports with a mapping and returns the profiles, the dead letters as "source A1: error", and the account.
func importXLSX(t testing.TB, mapping string, files ...importer.Source) (profiles string, letters []string, s *importer.Summary) {
	t.Helper()
	im := importertest.New(t)
	m, err := ParseMapping(im, "map.yaml", []byte(mapping))
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	var dead []*importer.DeadLetter
	if s, err = XLSX(im, files, m, importertest.Collect(&lines, &dead)); err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, s)
	for _, d := range dead {
		letters = append(letters, d.Source+" "+d.A1().String()+": "+d.Error.String())
	}
	return string(bytes.Join(lines, nil)), letters, s
}

// TestXLSX_Hostile: a workbook that is broken, or made to consume time and memory, is refused with the reason, and the next one is
// imported.
func TestXLSX_Hostile(t *testing.T) {
	head := inline(1, "Name", "Staff")
	good := importertest.File("good.xlsx", zipped(t, head+inline(2, "Good", "3"), nil))
	far := func(rows int) string {
		var b strings.Builder
		for n := 5; n < 5+rows; n++ {
			fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, n, n)
		}
		return b.String()
	}
	tests := []struct {
		name, data string
		parts      map[string]string
		want       string
	}{
		{name: "a row beyond the last", data: head + `<row r="999999999"><c><v>1</v></c></row>`, want: "a row has the number"},
		{name: "a row below zero", data: head + `<row r="-5"><c><v>1</v></c></row>`, want: "a row has the number"},
		{name: "a row twice", data: head + inline(2, "A") + inline(2, "B"), want: "a row has the number"},
		{name: "a cell of another row", data: head + `<row r="2"><c r="A3"><v>1</v></c></row>`, want: "cells stand in their rows"},
		{name: "a cell twice", data: head + `<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>`, want: "cells stand in their rows"},
		{name: "an element that is not closed", data: head + inline(2, "A", "1") + `<row r="3"><c r="A3"></row>` + inline(4, "B", "1"), want: "after row 2"},
		{name: "an ampersand alone", data: head + inline(2, "A & B", "1"), want: "after row 1"},
		{name: "an unknown type", data: head + `<row r="2"><c t="x"><v>1</v></c></row>`, want: "unknown type"},
		{name: "no number", data: head + `<row r="2"><c><v>one</v></c></row>`, want: "should be a number"},
		{name: "an unknown style", data: head + `<row r="2"><c s="7"><v>1</v></c></row>`, want: "has the style"},
		{name: "far cells", data: head + far(3000), want: "more than 20971520 cells"},
		{name: "a long tag", data: head + `<row r="2" x="` + strings.Repeat("a", grid.MaxToken+10_000) + `"/>`, want: "longer than 1048576 bytes"},
		{name: "a long text", data: head + strings.Repeat(" ", grid.MaxToken+10_000), want: "longer than 1048576 bytes"},
		{name: "merged over everything", data: head + `</sheetData><mergeCells>` + strings.Repeat(`<mergeCell ref="A1:A1048576"/>`, 30) + `</mergeCells><sheetData>`, want: "merged ranges"},
		{name: "no range", data: head + `</sheetData><mergeCell ref="A1:x"/><sheetData>`, want: "merged range"},
		{name: "an entity", data: head, parts: map[string]string{"xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY m "a">]><sst><si><t>&m;</t></si></sst>`}, want: "declaration"},
		{name: "too many texts", data: head, parts: map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", grid.MaxStrings+1) + "</sst>"}, want: "more than 2097152 texts"},
		{name: "texts cut off", data: head, parts: map[string]string{"xl/sharedStrings.xml": "<sst><si><t>a</t></si>"}, want: "unexpected EOF"},
		{name: "styles cut off", data: head, parts: map[string]string{"xl/styles.xml": "<styleSheet><cellXfs>"}, want: "unexpected EOF"},
		{name: "no sheets", data: head, parts: map[string]string{"xl/workbook.xml": "<workbook/>"}, want: "it has no sheet"},
		{name: "a sheet that is not there", data: head, parts: map[string]string{"xl/_rels/workbook.xml.rels": "<Relationships/>"}, want: "is not there"},
		{name: "deep", data: head + strings.Repeat("<a>", 300_000) + strings.Repeat("</a>", 300_000), want: ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			profiles, letters, _ := importXLSX(t, nameStaff, importertest.File("bad.xlsx", zipped(t, tt.data, tt.parts)), good)
			if profiles != `{"company":{"headcount":3,"name":"Good"}}`+"\n" {
				t.Errorf("profiles: %s", profiles)
			}
			if tt.want == "" && len(letters) == 0 {
				return
			}
			if len(letters) != 1 || !strings.HasPrefix(letters[0], "bad.xlsx : ") || !strings.Contains(letters[0], tt.want) {
				t.Errorf("dead letters %q, want %q", letters, tt.want)
			}
		})
	}
}

// TestXLSX_FarCell: a cell in the last row and column does no harm, and no cells are made up in between.
func TestXLSX_FarCell(t *testing.T) {
	data := inline(1, "Name", "Staff") + inline(2, "A", "1") + `<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>`
	profiles, _, s := importXLSX(t, nameStaff, importertest.File("far.xlsx", zipped(t, data, nil)))
	if !strings.HasPrefix(profiles, `{"company":{"headcount":1,"name":"A"}}`+"\n") || s.Tables[0].Read != 2 {
		t.Errorf("%s %+v", profiles, s.Tables[0])
	}
}

// TestXLSX_Cells: a cell without its text or result is refused; rich text, escaped characters and cells without references are read.
func TestXLSX_Cells(t *testing.T) {
	data := `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>` +
		`<row><c t="s"><v>9</v></c><c><v>1</v></c></row>` +
		`<row><c t="inlineStr"><is><t>A</t></is></c><c><f>1+1</f></c></row>` +
		`<row><c t="inlineStr"><is><t>B</t></is></c><c><f>1+1</f><v></v></c></row>` +
		`<row><c t="inlineStr"><is><t>C_x0041_</t></is></c><c><f>1+1</f><v>2</v></c></row>` +
		`<row><c t="str"><f>"D"</f><v>D</v></c><c t="str"><f>""</f><v></v></c></row>`
	profiles, letters, _ := importXLSX(t, nameStaff, importertest.File("a.xlsx", zipped(t, data, nil)))
	if want := `{"company":{"headcount":2,"name":"CA"}}` + "\n" + `{"company":{"name":"D"}}` + "\n"; profiles != want {
		t.Errorf("got %s, want %s", profiles, want)
	}
	want := []string{"a.xlsx A2: " + grid.NoSharedText.What.String(), "a.xlsx B3: " + grid.NoStoredValue.What.String(), "a.xlsx B4: " + grid.NoStoredValue.What.String()}
	if fmt.Sprint(letters) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", letters, want)
	}
}

// TestXLSX_Sheets: a hidden sheet is not the table, and unread sheets are reported.
func TestXLSX_Sheets(t *testing.T) {
	const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheet := func(rows string) string {
		return `<worksheet xmlns="` + main + `"><sheetData>` + rows + `</sheetData></worksheet>`
	}
	var list, relations strings.Builder
	for i, s := range []string{`"Lists" state="hidden"`, `"2025"`, `"2026"`, `"Empty"`, `"Torn"`} {
		fmt.Fprintf(&list, `<sheet name=%s sheetId="%d" r:id="r%d"/>`, s, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="r%d" Type="%s/worksheet" Target="/xl/worksheets/sheet%d.xml"/>`, i+1, rel, i+1)
	}
	text := zipped(t, inline(1, "word"), map[string]string{
		"xl/workbook.xml":            `<workbook xmlns="` + main + `" xmlns:r="` + rel + `"><sheets>` + list.String() + `</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships>` + relations.String() + `</Relationships>`,
		"xl/worksheets/sheet2.xml":   sheet(inline(1, "Name", "Staff") + inline(2, "A", "1")),
		"xl/worksheets/sheet3.xml":   sheet(inline(1, "Name", "Staff")),
		"xl/worksheets/sheet4.xml":   sheet(`<row r="1"/>`),
		"xl/worksheets/sheet5.xml":   sheet(`<row r="1"/><row \x01`),
	})
	profiles, _, s := importXLSX(t, nameStaff, importertest.File("a.xlsx", text))
	if profiles != `{"company":{"headcount":1,"name":"A"}}`+"\n" || s.Tables[0].Sheet != "2025" {
		t.Errorf("%s %+v", profiles, s.Tables[0])
	}
	want := `a.xlsx: not read: the hidden sheet "Lists", the sheet "2026", the sheet "Torn", which is damaged; a mapping names the sheet with sheet`
	if len(s.Notes) != 1 || s.Notes[0].String() != want {
		t.Errorf("notes %q, want %q", s.Notes, want)
	}
}

// FuzzXLSX: a sheet of any bytes is read or refused, and every row is accounted for.
func FuzzXLSX(f *testing.F) {
	im := importertest.New(f)
	m, err := ParseMapping(im, "map.yaml", []byte(nameStaff))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(inline(1, "Name", "Staff")+inline(2, "A", "1"), "0")
	f.Add(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="7"><c r="B7" s="0"><f>1</f></c></row>`, `#,##0,"k"`)
	f.Add(`<row/></sheetData><mergeCell ref="A1:B3"/><sheetData>`, `[$-804]yyyy"`)
	f.Fuzz(func(t *testing.T, data, code string) {
		styles := `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="` + escapeXML(code) + `"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`
		var lines [][]byte
		var dead []*importer.DeadLetter
		s, err := XLSX(im, []importer.Source{importertest.File("a.xlsx", zipped(t, data, map[string]string{"xl/styles.xml": styles}))}, m, importertest.Collect(&lines, &dead))
		if err == nil {
			importertest.CheckAccount(t, s)
		}
	})
}

// FuzzMapping: a mapping of any bytes is read, or refused with a position.
func FuzzMapping(f *testing.F) {
	im := importertest.New(f)
	for _, text := range []string{nameStaff, joined2, sheets} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := ParseMapping(im, "map.yaml", text)
		if (m == nil) == (err == nil) || err != nil && !strings.Contains(err.Error(), "map.yaml") {
			t.Errorf("%v, %v", m, err)
		}
	})
}
