package grid

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

// xlsxTable reads a sheet.
type xlsxTable struct {
	rows   *sheetRows
	Sheet  string
	names  []string
	at     int
	merged map[int][]*merged // by their first row
	down   []*merged         // ranges that reach into the next row
}

// merged is a range of cells with one value.
type merged struct {
	left, top, bottom int
	value             importer.Cell
}

// NewSheet reads the header of a sheet: by default the first sheet that is not hidden, and the first row with text.
func NewSheet(book *Workbook, sheet string, headerRow int) (*xlsxTable, error) {
	t, err := book.Table(sheet)
	if err != nil {
		return nil, err
	}
	for {
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil, words.Errorf("%s: the sheet %q has no header", book.Source, t.Sheet)
		}
		if err != nil {
			return nil, err
		}
		if row.Number == headerRow || headerRow == 0 && !row.Blank() {
			t.at = row.Number
			for _, c := range row.Cells {
				name, err := c.Spelling()
				if err != nil {
					name = c.Text
				}
				t.names = append(t.names, name)
			}
			return t, nil
		}
	}
}

// find returns the sheet with the given name; for "", the first that is not hidden.
func (w *Workbook) find(name string) (bookSheet, error) {
	for _, s := range w.sheets {
		if name == "" && !s.hidden || name != "" && strings.EqualFold(s.name, name) {
			return s, nil
		}
	}
	if name == "" {
		return bookSheet{}, words.Errorf("%s: every sheet is hidden: say in the mapping which one is read: sheet", w.Source)
	}
	return bookSheet{}, words.Errorf("%s: there is no sheet %q", w.Source, name)
}

// Table starts reading a sheet without a header. The sheet is read once to its end first, so that a broken one is reported before its first
// rows are used.
func (w *Workbook) Table(name string) (*xlsxTable, error) {
	s, err := w.find(name)
	if err != nil {
		return nil, err
	}
	left := w.left
	first, err := w.rows(s)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", w.Source, err)
	}
	defer first.Close()
	first.check = true
	for err == nil {
		_, err = first.Next()
	}
	if !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", w.Source, err)
	}
	w.left = left // the sheet is unpacked again, and nothing was kept
	t := &xlsxTable{Sheet: s.name, merged: map[int][]*merged{}}
	reach := 0
	for i := range first.ranges {
		m := &first.ranges[i]
		t.merged[m.top] = append(t.merged[m.top], m)
		reach += m.bottom - m.top
	}
	if reach > maxCells {
		return nil, words.Errorf("%s: sheet %q: its merged ranges reach over more than %d rows together", w.Source, s.name, maxCells)
	}
	t.rows, err = w.rows(s)
	return t, err
}

func (t *xlsxTable) Header() []string { return t.names }
func (t *xlsxTable) HeaderRow() int   { return t.at }
func (t *xlsxTable) Close() error     { return t.rows.Close() }

func (t *xlsxTable) Next() (Row, error) {
	r, err := t.rows.Next()
	if errors.Is(err, io.EOF) {
		return r, err
	}
	if err != nil {
		return Row{}, fmt.Errorf("%s: %w", t.rows.book.Source, err)
	}
	t.spread(&r)
	for len(r.Cells) < len(t.names) {
		r.Cells = append(r.Cells, importer.Cell{})
	}
	return r, nil
}

// spread copies the value of a vertically merged cell to each row that it covers. It does not copy to the right, where the value would
// become another fact.
func (t *xlsxTable) spread(r *Row) {
	t.down = slices.DeleteFunc(t.down, func(m *merged) bool { return r.Number > m.bottom })
	for _, m := range t.down {
		for len(r.Cells) <= m.left {
			r.Cells = append(r.Cells, importer.Cell{})
		}
		r.Cells[m.left] = m.value
	}
	for _, m := range t.merged[r.Number] {
		if m.value = r.Cell(m.left); m.value.Text != "" && m.bottom > m.top {
			t.down = append(t.down, m)
		}
	}
}

// Others lists the non-empty sheets that were not read.
func (w *Workbook) Others() words.Messages {
	var names words.Messages
	for _, s := range w.sheets {
		if slices.Contains(w.Seen, s.name) {
			continue
		}
		name := words.Text("the sheet %q", s.name)
		if s.hidden {
			name = words.Text("the hidden sheet %q", s.name)
		}
		rows, err := w.rows(s)
		for err == nil {
			var r Row
			if r, err = rows.Next(); err == nil && !r.Blank() {
				names = append(names, name)
				break
			}
		}
		if err != nil && !errors.Is(err, io.EOF) { // such a sheet is not needed
			names = append(names, words.Text("%s, which is damaged", name))
		}
		if rows != nil {
			rows.Close()
		}
	}
	return names
}

// Name returns the name of the sheet.
func (t *xlsxTable) Name() string { return t.Sheet }
