package importer

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/lazyregexp"
)

// Limits of a workbook: what it may have once unpacked, and the file itself.
const (
	maxWorkbook     = 256 << 20
	maxWorkbookFile = 64 << 20
)

// workbook is an XLSX file under way.
type workbook struct {
	*excelize.File
	source   string
	from1904 bool // days are counted from 1904
}

// openWorkbook reads a workbook, whose unpacked size is limited. Sheets are kept as text and parsed row by row.
func openWorkbook(s Source) (*workbook, error) {
	f, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	limited := &io.LimitedReader{R: f, N: maxWorkbookFile + 1}
	book, err := excelize.OpenReader(limited, excelize.Options{UnzipSizeLimit: maxWorkbook, UnzipXMLSizeLimit: maxWorkbook})
	if limited.N == 0 {
		err = fmt.Errorf("the file is larger than %d MB", maxWorkbookFile>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: not a workbook that can be read: %w", s.Name, err)
	}
	w := &workbook{File: book, source: s.Name}
	if p, err := book.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		w.from1904 = *p.Date1904
	}
	return w, nil
}

// xlsxTable reads a sheet. Two readers go side by side: one tells what a cell holds, the other how it is shown, which is what
// makes a number a date.
type xlsxTable struct {
	book       *workbook
	sheet      string
	raw, shown *excelize.Rows
	row        int
	names      []string
	at         int
	merged     []merged
}

// merged is a range of cells with one value.
type merged struct {
	left, top, right, bottom int
	value                    cell
}

// newXLSX reads the header of a sheet; the first sheet when no name is given, the first row with text when no row is.
func newXLSX(book *workbook, sheet string, headerRow int) (*xlsxTable, error) {
	if sheet == "" {
		sheet = book.GetSheetName(0)
	}
	t, err := book.table(sheet)
	if err != nil {
		return nil, err
	}
	for {
		row, err := t.next()
		if err == io.EOF {
			return nil, fmt.Errorf("%s: the sheet %q has no header", book.source, sheet)
		}
		if err != nil {
			return nil, err
		}
		if row.number == headerRow || headerRow == 0 && !row.blank() {
			t.at = row.number
			for _, c := range row.cells {
				t.names = append(t.names, c.text)
			}
			return t, nil
		}
	}
}

// table begins to read a sheet, without a header.
func (w *workbook) table(sheet string) (*xlsxTable, error) {
	t := &xlsxTable{book: w, sheet: sheet}
	var err error
	if t.raw, err = w.Rows(sheet); err != nil {
		return nil, fmt.Errorf("%s: %w", w.source, err)
	}
	if t.shown, err = w.Rows(sheet); err != nil {
		return nil, fmt.Errorf("%s: %w", w.source, err)
	}
	t.merged, err = w.mergedCells(sheet)
	return t, err
}

func (t *xlsxTable) header() []string { return t.names }
func (t *xlsxTable) headerRow() int   { return t.at }
func (t *xlsxTable) Close() error     { return errors.Join(t.raw.Close(), t.shown.Close()) }

func (t *xlsxTable) next() (row, error) {
	if !t.raw.Next() || !t.shown.Next() {
		if err := errors.Join(t.raw.Error(), t.shown.Error()); err != nil {
			return row{}, fmt.Errorf("%s: sheet %q: %w", t.book.source, t.sheet, err)
		}
		return row{}, io.EOF
	}
	t.row++
	raw, err := t.raw.Columns(excelize.Options{RawCellValue: true})
	if err != nil {
		return row{}, fmt.Errorf("%s: sheet %q, row %d: %w", t.book.source, t.sheet, t.row, err)
	}
	shown, err := t.shown.Columns()
	if err != nil {
		return row{}, fmt.Errorf("%s: sheet %q, row %d: %w", t.book.source, t.sheet, t.row, err)
	}
	r := row{number: t.row, cells: make([]cell, max(len(raw), len(t.names)))}
	for i, text := range raw {
		look := text
		if i < len(shown) {
			look = shown[i]
		}
		r.cells[i] = t.book.cell(text, look)
	}
	t.spread(&r)
	return r, nil
}

var dateLook = lazyregexp.New(`\d\s*[-/.年]\s*(\d|[A-Za-z]{3})|[A-Za-z]{3}[-/ ,]+\d|\d{1,2}:\d{2}`)

// cell tells what a cell holds from its value and its look.
func (w *workbook) cell(raw, shown string) cell {
	raw, shown = strings.TrimSpace(raw), strings.TrimSpace(shown)
	serial, err := strconv.ParseFloat(raw, 64)
	switch {
	case err != nil || !exactForm.MatchString(raw):
		return cell{text: raw}
	case shown == "TRUE" || shown == "FALSE":
		return cell{text: shown}
	case raw == shown:
		return cell{text: raw, exact: true}
	case strings.HasSuffix(shown, "%"):
		return cell{text: raw, exact: true, percent: true}
	}
	if _, err := readDecimal(strings.Trim(shown, "-+$€£¥￥() "), "", false); err != nil && dateLook.MatchString(shown) {
		if day, err := excelize.ExcelDateToTime(serial, w.from1904); err == nil && serial >= 1 {
			return cell{text: raw, date: day.Format("2006-01-02")}
		}
	}
	return cell{text: raw, exact: true}
}

// mergedCells lists the merged ranges of a sheet. Most sheets have none, and then the sheet need not be held in memory.
func (w *workbook) mergedCells(sheet string) ([]merged, error) {
	some := false
	w.Pkg.Range(func(name, content any) bool {
		b, ok := content.([]byte)
		some = some || ok && strings.HasPrefix(name.(string), "xl/worksheets/") && bytes.Contains(b, []byte("mergeCell "))
		return !some
	})
	if !some {
		return nil, nil
	}
	ranges, err := w.GetMergeCells(sheet, true)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", w.source, err)
	}
	var all []merged
	for _, m := range ranges {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err := errors.Join(err1, err2); err != nil {
			return nil, fmt.Errorf("%s: %w", w.source, err)
		}
		all = append(all, merged{left: left - 1, top: top, right: right - 1, bottom: bottom})
	}
	return all, nil
}

// spread gives the rows that a merged cell reaches down to its value: the cell says it of each of them. To the right it does not
// spread, where it would be another fact.
func (t *xlsxTable) spread(r *row) {
	for i := range t.merged {
		m := &t.merged[i]
		switch {
		case r.number == m.top:
			m.value = r.cell(m.left)
		case r.number > m.top && r.number <= m.bottom && m.value.text != "":
			for len(r.cells) <= m.left {
				r.cells = append(r.cells, cell{})
			}
			r.cells[m.left] = m.value
		}
	}
}

// XLSX imports workbooks: forms of diligo, which are known by their own marks, and with a mapping the tables on their sheets.
func (im *Importer) XLSX(sources []Source, m *Mapping, out Output) (*Summary, error) {
	r := im.start(out)
	books := map[string]*workbook{}
	defer func() {
		for _, book := range books {
			book.Close()
		}
	}()
	open := func(s Source, name, sheet string, headerRow int) (*sheet, error) {
		book := books[s.Name]
		if book == nil {
			var err error
			if book, err = openWorkbook(s); err != nil {
				return nil, err
			}
			books[s.Name] = book
		}
		t, err := newXLSX(book, sheet, headerRow)
		if err != nil {
			return nil, err
		}
		return r.sheet(t, Table{Source: s.Name, Sheet: t.sheet, Name: name}), nil
	}
	if m != nil {
		return r.summary, r.tables(sources, m, open)
	}
	defer r.summary.sort()
	for _, s := range sources {
		if err := r.unmapped(s, open); err != nil {
			return nil, err
		}
	}
	return r.summary, nil
}

// unmapped imports a form, or a sheet whose header names the facts. A file that is neither is refused, and the others go on.
func (r *run) unmapped(s Source, open opener) error {
	book, err := openWorkbook(s)
	if err == nil {
		defer book.Close()
		if book.isForm() {
			return r.form(book)
		}
		err = r.ownTables([]Source{s}, open)
	}
	if err == nil {
		return nil
	}
	r.sheet(nil, Table{Source: s.Name, Read: 1, DeadLettered: 1})
	return r.refuse(&DeadLetter{Source: s.Name, Error: strings.TrimPrefix(err.Error(), s.Name+": ")})
}
