package form

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// TestForm_RoundTrip fills a form from shipped profiles, as far as the form asks, and imports it.
func TestForm_RoundTrip(t *testing.T) {
	im := importertest.New(t)
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		form := wholeForm(t, im, lang)
		files, err := filepath.Glob("../../../fixtures/profiles/*/profile.json")
		if err != nil || len(files) < 40 {
			t.Fatalf("%d profiles, %v", len(files), err)
		}
		for i, file := range files {
			if !thorough.Wanted() && i != map[rule.Lang]int{rule.English: 0, rule.Chinese: 8}[lang] || !thorough.Turn(i) {
				continue
			}
			t.Run(string(lang)+"/"+filepath.Base(filepath.Dir(file)), func(t *testing.T) {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				want := importertest.Decoded(t, text)
				book := fillForm(t, im, form, want, lang)
				got, letters := importForm(t, im, book)
				for _, d := range letters {
					t.Errorf("%s %s: %s (%s)", d.Sheet, d.A1().String(), d.Error.String(), d.Cell)
				}
				if len(got) != 1 {
					t.Fatalf("%d profiles", len(got))
				}
				if diff := cmp.Diff(asked(im, want), importertest.Decoded(t, got[0])); diff != "" {
					t.Errorf("(-put in +came back)\n%s", diff)
				}
			})
		}
	}
}

// wholeForm is the form that asks for everything. It is large to write, so that the tests share one of a language.
func wholeForm(t *testing.T, im *importer.Importer, lang rule.Lang) []byte {
	t.Helper()
	if wholeForms[lang] == nil {
		wholeForms[lang] = formOf(t, im, lang)
	}
	return wholeForms[lang]
}

var wholeForms = map[rule.Lang][]byte{}

// formOf is the form that asks for the given facts, or for everything.
func formOf(t *testing.T, im *importer.Importer, lang rule.Lang, facts ...string) []byte {
	t.Helper()
	var form bytes.Buffer
	if err := XLSXTemplate(im, &form, lang, facts...); err != nil {
		t.Fatal(err)
	}
	return form.Bytes()
}

// unlessAll returns the facts for a form that is quickly written and read, or none for a whole form when everything is asked for.
func unlessAll(facts ...string) []string {
	if thorough.Wanted() {
		return nil
	}
	return facts
}

func importForm(t *testing.T, im *importer.Importer, form []byte) (lines [][]byte, letters []*importer.DeadLetter) {
	t.Helper()
	source := importer.Source{Name: "form.xlsx", Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(form)), nil }}
	summary, err := XLSX(im, []importer.Source{source}, nil, importertest.Collect(&lines, &letters))
	if err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, summary)
	return lines, letters
}

// fillForm fills a form from a profile, finding the blanks by their hidden names.
func fillForm(t *testing.T, im *importer.Importer, form []byte, document map[string]any, lang rule.Lang) []byte {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	complete, _ := document["complete"].([]any)
	put := func(sheet string, column, row int, id string, entry []string) {
		pointer, isWhole := strings.CutPrefix(id, wholeMark)
		about, err := im.Root.At(pointer)
		if err != nil {
			t.Fatal(err)
		}
		to := importer.Tokens(pointer)
		if entry != nil {
			to = append(slices.Clone(entry), to[lastEntry(to)+1:]...)
		}
		if isWhole {
			if slices.Contains(complete, any("/"+strings.Join(to, "/"))) {
				setCell(t, book, sheet, column, row, choices(im, &importer.Fact{Kind: importer.KindBoolean}, lang)[0])
			}
			return
		}
		value := find(document, to)
		if value == nil {
			return
		}
		setCell(t, book, sheet, column, row, typed(im, about, value, lang))
	}
	for _, sheet := range book.GetSheetList() {
		rows, err := book.Rows(sheet) // of a list only the first, which has the names: its many blanks are slow to read
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		next := func() (cells []string, ok bool) {
			if !rows.Next() {
				return nil, false
			}
			cells, err := rows.Columns()
			if err != nil {
				t.Fatal(err)
			}
			return cells, true
		}
		ids, _ := next()
		if len(ids) == 0 {
			continue
		}
		mark, ok := strings.CutPrefix(ids[0], formMark)
		if !ok {
			continue
		}
		if mark == "company" {
			var questions [][]string
			for row, ok := next(); ok; row, ok = next() {
				questions = append(questions, row)
			}
			for i, row := range questions {
				if len(row) == 0 || row[0] == "" {
					continue
				}
				if about, err := im.Root.At(row[0]); err == nil && about.Kind == importer.KindMoney {
					put(sheet, valueColumn, i+2, row[0]+"/amount", nil)
					put(sheet, currencyColumn, i+2, row[0]+"/currency", nil)
					continue
				}
				put(sheet, valueColumn, i+2, row[0], nil)
			}
			continue
		}
		row := firstRow
		for _, entry := range entries(document, mark) {
			for i, id := range ids {
				switch {
				case i == 0 || id == "":
				case strings.HasPrefix(id, parentMark):
					parent := entry[len(importer.Tokens(strings.TrimPrefix(id, parentMark)))]
					n := 0
					fmt.Sscan(parent, &n)
					setCell(t, book, sheet, i+1, row, n+1)
				default:
					put(sheet, i+1, row, id, entry)
				}
			}
			row++
		}
	}
	var out bytes.Buffer
	if _, err := book.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func setCell(t *testing.T, book *excelize.File, sheet string, column, row int, value any) {
	t.Helper()
	if err := book.SetCellValue(sheet, at(column, row), value); err != nil {
		t.Fatal(err)
	}
}

// typed returns a value as a person would type it.
func typed(im *importer.Importer, f *importer.Fact, value any, lang rule.Lang) any {
	switch value := value.(type) {
	case bool:
		if value {
			return choices(im, &importer.Fact{Kind: importer.KindBoolean}, lang)[0]
		}
		return choices(im, &importer.Fact{Kind: importer.KindBoolean}, lang)[1]
	case []any:
		var lines []string
		for _, item := range value {
			lines = append(lines, typed(im, &importer.Fact{Name: f.Name, Kind: importer.KindEnum, Words: f.Words}, item, lang).(string))
		}
		return strings.Join(lines, "\n")
	case string:
		if f.Words != nil {
			return im.Shown(f, lang)[value]
		}
	}
	return value
}

// find returns the value at a path with entry numbers, or nil.
func find(document any, to []string) any {
	for _, token := range to {
		switch here := document.(type) {
		case map[string]any:
			document = here[token]
		case []any:
			n := 0
			fmt.Sscan(token, &n)
			if n >= len(here) {
				return nil
			}
			document = here[n]
		default:
			return nil
		}
	}
	return document
}

// entries returns the paths to the entries of a list, which may itself be within entries.
func entries(document map[string]any, pointer string) [][]string {
	ways := [][]string{{}}
	for _, token := range append(importer.Tokens(pointer), "-") {
		var next [][]string
		for _, way := range ways {
			if token != "-" {
				next = append(next, append(slices.Clone(way), token))
				continue
			}
			list, _ := find(document, way).([]any)
			for i := range list {
				next = append(next, append(slices.Clone(way), fmt.Sprint(i)))
			}
		}
		ways = next
	}
	return ways
}

// asked reduces a profile to what the form asks for: no maps, no amounts as written, no nulls, and an empty list only if it is complete.
func asked(im *importer.Importer, document map[string]any) map[string]any {
	complete, _ := document["complete"].([]any)
	out := map[string]any{}
	for name, value := range document {
		f := im.Root.Field(name)
		if name == "complete" || strings.HasPrefix(name, "$") || f.Kind == importer.KindFree {
			continue
		}
		if kept := askedOf(f, value, "/"+name, complete); kept != nil {
			out[name] = kept
		}
	}
	if whole := wholeLists(im, document, complete); whole != nil {
		out["complete"] = whole
	}
	return out
}

func askedOf(f *importer.Fact, value any, at string, complete []any) any {
	switch value := value.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, sub := range value {
			if name == "amount_text" {
				continue
			}
			if kept := askedOf(f.Field(name), sub, at+"/"+name, complete); kept != nil {
				out[name] = kept
			}
		}
		if len(out) == 0 && f.Name != "-" {
			return nil
		}
		return out
	case []any:
		if len(value) == 0 && !slices.Contains(complete, any(at)) {
			return nil
		}
		out := []any{}
		for i, sub := range value {
			out = append(out, askedOf(f.Entry(), sub, fmt.Sprintf("%s/%d", at, i), complete))
		}
		return out
	}
	return value
}

// wholeLists returns the complete lists in the order in which the form asks for them.
func wholeLists(im *importer.Importer, document map[string]any, complete []any) []any {
	sections, lists := layout(im)
	var order []string
	for _, s := range sections {
		for _, f := range s.fields {
			if pointer, ok := strings.CutPrefix(f.id, wholeMark); ok {
				order = append(order, pointer)
			}
		}
	}
	for _, l := range lists {
		for _, entry := range entries(document, l.fact.Pointer) {
			for _, f := range l.fields {
				if pointer, ok := strings.CutPrefix(f.id, wholeMark); ok {
					to := importer.Tokens(pointer)
					order = append(order, "/"+strings.Join(append(slices.Clone(entry), to[lastEntry(to)+1:]...), "/"))
				}
			}
		}
	}
	var whole []any
	for _, pointer := range order {
		if slices.Contains(complete, any(pointer)) {
			whole = append(whole, pointer)
		}
	}
	if len(whole) != len(complete) {
		panic(fmt.Sprintf("the form asks for %d of %d whole lists", len(whole), len(complete)))
	}
	return whole
}

// TestForm_Sheets checks the parts of a form: drop-downs, hidden names, notes in both languages.
func TestForm_Sheets(t *testing.T) {
	im := importertest.New(t)
	book, err := excelize.OpenReader(bytes.NewReader(wholeForm(t, im, rule.English)))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheets := book.GetSheetList()
	if sheets[0] != "Read me" || sheets[1] != "Company" || !slices.Contains(sheets, "rounds") || !slices.Contains(sheets, "rounds investors") {
		t.Errorf("sheets %q", sheets)
	}
	for _, sheet := range sheets {
		if len([]rune(sheet)) > excelize.MaxSheetNameLength {
			t.Errorf("%q is too long for a sheet's name", sheet)
		}
	}
	if visible, _ := book.GetSheetVisible(wordsSheet); visible {
		t.Error("the words are not hidden")
	}
	if visible, _ := book.GetColVisible("Company", "A"); visible {
		t.Error("the names of the blanks are not hidden")
	}
	if visible, _ := book.GetRowVisible("rounds", 1); visible {
		t.Error("the names of the columns are not hidden")
	}
	rules, err := book.GetDataValidations("rounds")
	if err != nil || len(rules) < 8 {
		t.Fatalf("%d drop-downs on the rounds, %v", len(rules), err)
	}
	reference := regexp.MustCompile(`^(?:<formula1>)?'` + wordsSheet + `'!\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)(?:</formula1>)?$`)
	words := map[string]bool{}
	for _, r := range rules {
		m := reference.FindStringSubmatch(r.Formula1)
		if r.Type != "list" || m == nil || !strings.HasSuffix(r.Sqref, fmt.Sprint(firstRow+formEntries-1)) {
			t.Errorf("drop-down %s %s over %s", r.Type, r.Formula1, r.Sqref)
			continue
		}
		first, _ := book.GetCellValue(wordsSheet, m[1]+"1")
		words[first] = true
	}
	if !words["start-up"] || !words["AED"] || !words["pre_seed"] {
		t.Errorf("the drop-downs begin with %v", words)
	}
	remarks, err := book.GetComments("rounds")
	if err != nil || len(remarks) < 15 || !strings.Contains(remarks[0].Text, "\n") {
		t.Errorf("%d remarks, %v", len(remarks), err)
	}
}

// TestForm_Damaged: a form with a sheet that can't be read is refused as a whole, with that sheet and the reason, never taken for one
// that nobody filled in or that has no such entries; the form behind it is imported.
func TestForm_Damaged(t *testing.T) {
	im := importertest.New(t)
	blank := formOf(t, im, rule.English, unlessAll("/affiliates", "/capital_needs")...)
	filled := fillForm(t, im, blank, map[string]any{"company": map[string]any{"name": "Acme"}}, rule.English)
	var far strings.Builder
	for n := 5000; n < 7000; n++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, n, n)
	}
	company := "xl/worksheets/sheet2.xml"
	tests := []struct{ name, part, rows, sheet, want string }{
		{"a row beyond the last", company, `<row r="999999999"><c r="A999999999"><v>1</v></c></row>`, "Company", "a row has the number"},
		{"rows below one", company, `<row r="-5"><c r="A-5"><v>1</v></c></row><row r="0"><c r="A0"><v>1</v></c></row>`, "Company", "a row has the number"},
		{"far cells", company, far.String(), "Company", "more than 20971520 cells"},
		{"a list", "xl/worksheets/sheet4.xml", `<row r="999999999"/>`, "capital needs", "a row has the number"},
		{"what no question stands on", "xl/worksheets/sheet1.xml", `<row r="999999999"/>`, "Read me", "a row has the number"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			damaged := withRows(t, filled, tt.part, tt.rows)
			var lines [][]byte
			var letters []*importer.DeadLetter
			summary, err := XLSX(im, []importer.Source{importertest.File("damaged.xlsx", string(damaged)), importertest.File("good.xlsx", string(filled))}, nil, importertest.Collect(&lines, &letters))
			if err != nil {
				t.Fatal(err)
			}
			importertest.CheckAccount(t, summary)
			if len(lines) != 1 || string(lines[0]) != `{"company":{"name":"Acme"}}`+"\n" {
				t.Errorf("profiles %q", lines)
			}
			if len(letters) != 1 || letters[0].Source != "damaged.xlsx" || !strings.Contains(letters[0].Error.String(), fmt.Sprintf("sheet %q", tt.sheet)) || !strings.Contains(letters[0].Error.String(), tt.want) {
				for _, d := range letters {
					t.Errorf("%s %s: %s", d.Source, d.A1(), d.Error)
				}
			}
		})
	}
}

// withRows is a workbook with further rows at the end of one part.
func withRows(t *testing.T, book []byte, part, rows string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w, found := zip.NewWriter(&out), false
	for _, f := range in.File {
		if f.Name != part {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		before, after, ok := strings.Cut(string(text), "</sheetData>")
		found = ok
		to, err := w.Create(part)
		if err == nil {
			_, err = io.WriteString(to, before+rows+"</sheetData>"+after)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil || !found {
		t.Fatalf("%s: %v, found %t", part, err, found)
	}
	return out.Bytes()
}

// TestForm_Bad: what an applicant may do to a form is told by sheet and cell.
func TestForm_Bad(t *testing.T) {
	im := importertest.New(t)
	form := formOf(t, im, rule.English, unlessAll("/company", "/financials", "/rounds/*/investors")...)
	tests := []struct {
		name, sheet, cell string // cell by the name of its blank
		value             any
		error             string
	}{
		{"two readings", "Company", "/company/founded_on", "1/2/2024", "day and month"},
		{"word", "Company", "/company/stage", "sprouting", "not one of the choices"},
		{"number", "Company", "/company/headcount", "many", "not a number"},
		{"currency", "Company", "/financials/cash", 1000, "an amount without currency"},
		{"range", "Company", "/financials/churn_12m_pct", 120, "at most 100"},
		{"country", "Company", "/company/country", "Atlantis", ""},
		{"parent", "rounds investors", "/rounds/-/investors/-/name", "Fund", "no entry of that number"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book, err := excelize.OpenReader(bytes.NewReader(form))
			if err != nil {
				t.Fatal(err)
			}
			defer book.Close()
			cells, err := book.SearchSheet(tt.sheet, tt.cell)
			if err != nil || len(cells) != 1 {
				t.Fatalf("%s: %v, %v", tt.cell, cells, err)
			}
			column, row, _ := excelize.CellNameToCoordinates(cells[0])
			if tt.sheet == "Company" {
				column = valueColumn
			} else {
				row = firstRow
			}
			setCell(t, book, tt.sheet, column, row, tt.value)
			var out bytes.Buffer
			if _, err := book.WriteTo(&out); err != nil {
				t.Fatal(err)
			}
			lines, letters := importForm(t, im, out.Bytes())
			if len(lines) != 0 || len(letters) != 1 {
				t.Fatalf("%d profiles, %d letters", len(lines), len(letters))
			}
			d := letters[0]
			wantColumn := grid.ColumnName(column - 1)
			if tt.name == "parent" {
				wantColumn = "B"
			}
			if d.Sheet != tt.sheet || d.Row != row || d.Column != wantColumn || !strings.Contains(d.Error.String(), tt.error) {
				t.Errorf("%s %s%d: %s", d.Sheet, d.Column, d.Row, d.Error)
			}
		})
	}
}
