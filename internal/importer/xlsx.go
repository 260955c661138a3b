package importer

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// xlsxTable reads a sheet.
type xlsxTable struct {
	rows   *sheetRows
	sheet  string
	names  []string
	at     int
	merged map[int][]*merged // by the row that they begin in
	down   []*merged         // that reach into the next row
}

// merged is a range of cells with one value.
type merged struct {
	left, top, bottom int
	value             cell
}

// newXLSX reads the header of a sheet; the first that is not hidden when no name is given, the first row with text when no row
// is.
func newXLSX(book *workbook, sheet string, headerRow int) (*xlsxTable, error) {
	t, err := book.table(sheet)
	if err != nil {
		return nil, err
	}
	for {
		row, err := t.next()
		if err == io.EOF {
			return nil, fmt.Errorf("%s: the sheet %q has no header", book.source, t.sheet)
		}
		if err != nil {
			return nil, err
		}
		if row.number == headerRow || headerRow == 0 && !row.blank() {
			t.at = row.number
			for _, c := range row.cells {
				name, err := c.spelling()
				if err != nil {
					name = c.text
				}
				t.names = append(t.names, name)
			}
			return t, nil
		}
	}
}

// find is the sheet of that name; the first that is not hidden for none.
func (w *workbook) find(name string) (bookSheet, error) {
	for _, s := range w.sheets {
		if name == "" && !s.hidden || name != "" && strings.EqualFold(s.name, name) {
			return s, nil
		}
	}
	if name == "" {
		return bookSheet{}, fmt.Errorf("%s: every sheet is hidden: say in the mapping which one is read: sheet", w.source)
	}
	return bookSheet{}, fmt.Errorf("%s: there is no sheet %q", w.source, name)
}

// table begins to read a sheet, without a header. The sheet was read once to its end by then: what is wrong with it is known
// before anything is made of its first rows.
func (w *workbook) table(name string) (*xlsxTable, error) {
	s, err := w.find(name)
	if err != nil {
		return nil, err
	}
	left := w.left
	first, err := w.rows(s)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", w.source, err)
	}
	defer first.Close()
	first.check = true
	for err == nil {
		_, err = first.next()
	}
	if err != io.EOF {
		return nil, fmt.Errorf("%s: %w", w.source, err)
	}
	w.left = left // it is unpacked again, and nothing of it is kept
	t := &xlsxTable{sheet: s.name, merged: map[int][]*merged{}}
	reach := 0
	for i := range first.ranges {
		m := &first.ranges[i]
		t.merged[m.top] = append(t.merged[m.top], m)
		reach += m.bottom - m.top
	}
	if reach > maxCells {
		return nil, fmt.Errorf("%s: sheet %q: its merged ranges reach over more than %d rows together", w.source, s.name, maxCells)
	}
	t.rows, err = w.rows(s)
	return t, err
}

func (t *xlsxTable) header() []string { return t.names }
func (t *xlsxTable) headerRow() int   { return t.at }
func (t *xlsxTable) Close() error     { return t.rows.Close() }

func (t *xlsxTable) next() (row, error) {
	r, err := t.rows.next()
	if err == io.EOF {
		return r, err
	}
	if err != nil {
		return row{}, fmt.Errorf("%s: %w", t.rows.book.source, err)
	}
	t.spread(&r)
	for len(r.cells) < len(t.names) {
		r.cells = append(r.cells, cell{})
	}
	return r, nil
}

// spread gives the rows that a merged cell reaches down to its value: the cell says it of each of them. To the right it does not
// spread, where it would be another fact.
func (t *xlsxTable) spread(r *row) {
	t.down = slices.DeleteFunc(t.down, func(m *merged) bool { return r.number > m.bottom })
	for _, m := range t.down {
		for len(r.cells) <= m.left {
			r.cells = append(r.cells, cell{})
		}
		r.cells[m.left] = m.value
	}
	for _, m := range t.merged[r.number] {
		if m.value = r.cell(m.left); m.value.text != "" && m.bottom > m.top {
			t.down = append(t.down, m)
		}
	}
}

// XLSX imports workbooks: forms of diligo, which are known by their own marks, and with a mapping the tables on their sheets.
func (im *Importer) XLSX(sources []Source, m *Mapping, out Output) (*Summary, error) {
	r := im.start(out)
	books := map[string]*workbook{}
	open := func(s Source, name string, spec *tableSpec) (*sheet, error) {
		book := books[s.Name]
		if book == nil {
			var err error
			if book, err = openWorkbook(s, r.currencies); err != nil {
				return nil, err
			}
			books[s.Name] = book
		}
		t, err := newXLSX(book, spec.Sheet, spec.HeaderRow)
		if err != nil {
			return nil, err
		}
		book.seen = append(book.seen, t.sheet)
		turned, err := spec.turned(s.Name, t)
		if err != nil {
			return nil, err
		}
		return r.sheet(turned, Table{Source: s.Name, Sheet: t.sheet, Name: name}), nil
	}
	if m != nil {
		if err := r.tables(sources, m, open); err != nil {
			return r.summary, err
		}
	} else {
		defer r.summary.sort()
		for _, s := range sources {
			if err := r.unmapped(s, open); err != nil {
				return nil, err
			}
		}
	}
	for _, s := range sources {
		if book := books[s.Name]; book != nil {
			if others := book.others(); others != nil {
				delete(books, s.Name) // a source may be named twice
				r.summary.Notes = append(r.summary.Notes, fmt.Sprintf("%s: not read: %s; a mapping names the sheet with sheet", s.Name, strings.Join(others, ", ")))
			}
		}
	}
	return r.summary, nil
}

// others are the sheets that were not read although they hold something.
func (w *workbook) others() []string {
	var names []string
	for _, s := range w.sheets {
		if slices.Contains(w.seen, s.name) {
			continue
		}
		name := fmt.Sprintf("the sheet %q", s.name)
		if s.hidden {
			name = fmt.Sprintf("the hidden sheet %q", s.name)
		}
		rows, err := w.rows(s)
		for err == nil {
			var r row
			if r, err = rows.next(); err == nil && !r.blank() {
				names = append(names, name)
				break
			}
		}
		if err != nil && err != io.EOF { // nobody needs it
			names = append(names, name+", which is damaged")
		}
		if rows != nil {
			rows.Close()
		}
	}
	return names
}

// unmapped imports a form, or a sheet whose header names the facts. A file that is neither is refused, and the others go on.
func (r *run) unmapped(s Source, open opener) error {
	book, err := openWorkbook(s, r.currencies)
	if err != nil {
		return r.unread(s.Name, nil, err)
	}
	if book.isForm() {
		return r.form(book)
	}
	return r.ownTables([]Source{s}, open)
}
