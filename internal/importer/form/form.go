// Package form writes the application forms that diligo hands out, and imports them when they come back.
package form

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/importer/table"
)

// marksOf are the sheets of a form by what they hold, which each says in its first cell; none in a workbook that is no form. A sheet that
// can't be read is an error beside the marks of the others: what it holds is not known.
func marksOf(w *grid.Workbook) (map[string]string, error) {
	marks := map[string]string{}
	var damaged error
	for _, sheet := range w.Names() {
		mark, err := markOf(w, sheet)
		if err != nil && damaged == nil {
			damaged = err
		}
		if mark != "" {
			marks[mark] = sheet
		}
	}
	return marks, damaged
}

// markOf returns what a sheet of a form holds, or "" if it is not part of a form.
func markOf(w *grid.Workbook, sheet string) (string, error) {
	t, err := w.Table(sheet)
	if err != nil {
		return "", err
	}
	defer t.Close()
	first, err := t.Next()
	if errors.Is(err, io.EOF) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	mark, ok := strings.CutPrefix(first.Cell(0).Text, strings.TrimSpace(formMark))
	if !ok {
		return "", nil
	}
	return strings.TrimSpace(mark), nil
}

// formReader reads one form into a document.
type formReader struct {
	*importer.Run
	book     *grid.Workbook
	count    *importer.Table
	document map[string]any
	places   map[string]*importer.DeadLetter // of the facts read, by pointer
	indexes  map[string]map[string]int       // index of each entry by the number in its row, for every sheet
	sizes    map[string]int                  // length of each list, by pointer
	whole    []any                           // pointers of the complete lists
	wrong    bool
	currency string // of amounts that state none; "" if the form does not say
}

// readForm imports one form, which describes one company.
func readForm(r *importer.Run, book *grid.Workbook, marks map[string]string) error {
	f := &formReader{
		Run: r, book: book, count: r.Count(importer.Table{Source: book.Source, Read: 1}), document: map[string]any{},
		places: map[string]*importer.DeadLetter{}, indexes: map[string]map[string]int{}, sizes: map[string]int{},
	}
	if sheet := marks[sheetMark]; sheet != "" {
		if err := f.oneSheet(sheet); err != nil {
			return err
		}
	}
	if sheet := marks["company"]; sheet != "" {
		if err := f.company(sheet); err != nil {
			return err
		}
	}
	_, lists := layout(r.Importer)
	for _, l := range lists { // lists within entries come after those entries
		if sheet := marks[l.fact.Pointer]; sheet != "" {
			if err := f.list(l, sheet); err != nil {
				return err
			}
		}
	}
	return f.finish()
}

// company reads the sheet with one question per row.
func (f *formReader) company(sheet string) error {
	t, err := f.book.Table(sheet)
	if err != nil {
		return err
	}
	defer t.Close()
	for {
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		id := row.Cell(idColumn - 1).Text
		if row.Number == 1 || id == "" {
			continue
		}
		label := row.Cell(labelColumn - 1).Text
		read := func(id string, column int) error {
			return f.blank(id, nil, row.Cell(column-1), &importer.DeadLetter{Sheet: sheet, Row: row.Number, Column: grid.ColumnName(column - 1), Header: label})
		}
		if about, err := f.Root.At(id); err == nil && about.Kind == importer.KindMoney {
			err = errors.Join(read(id+"/amount", valueColumn), read(id+"/currency", currencyColumn))
			if err != nil {
				return err
			}
			continue
		}
		if err := read(id, valueColumn); err != nil {
			return err
		}
	}
}

// list reads a sheet with one entry per row.
func (f *formReader) list(l list, sheet string) error {
	t, err := f.book.Table(sheet)
	if err != nil {
		return err
	}
	defer t.Close()
	var ids, labels grid.Row
	f.indexes[l.fact.Pointer] = map[string]int{}
	for {
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch row.Number {
		case 1:
			ids = row
		case labelRow:
			labels = row
		}
		number := row.Cell(0).Text
		if row.Number < firstRow || (rowWithout(row)).Blank() {
			continue
		}
		at := func(column int) *importer.DeadLetter {
			return &importer.DeadLetter{Sheet: sheet, Row: row.Number, Column: grid.ColumnName(column), Header: labels.Cell(column).Text}
		}
		entry, ok := f.entry(l, ids, row)
		if !ok {
			d := at(1)
			d.Cell = row.Cell(1).Text
			if err := f.bad(d, importer.Fault(words.Text("there is no entry of that number on the sheet it belongs to"), words.Text("write the number of the row there"))); err != nil {
				return err
			}
			continue
		}
		f.indexes[l.fact.Pointer][number] = f.sizes[strings.Join(entry[:len(entry)-1], "/")] - 1
		importer.Set(f.document, entry, map[string]any{})
		for i := 1; i < len(ids.Cells); i++ {
			id := ids.Cell(i).Text
			if id == "" || strings.HasPrefix(id, parentMark) {
				continue
			}
			if err := f.blank(id, entry, row.Cell(i), at(i)); err != nil {
				return err
			}
		}
	}
}

// rowWithout returns a row without its entry number, which is preprinted on the form.
func rowWithout(r grid.Row) grid.Row {
	if len(r.Cells) == 0 {
		return r
	}
	return grid.Row{Number: r.Number, Cells: r.Cells[1:]}
}

// entry returns the path to the entry that a row describes.
func (f *formReader) entry(l list, ids, r grid.Row) ([]string, bool) {
	to := importer.Tokens(l.fact.Pointer)
	if l.parent != "" {
		if ids.Cell(1).Text != parentMark+l.parent {
			return nil, false
		}
		i, ok := f.indexes[l.parent][r.Cell(1).Text]
		if !ok {
			return nil, false
		}
		to[slices.Index(to, "-")] = strconv.Itoa(i)
	}
	key := strings.Join(to, "/")
	f.sizes[key]++
	return append(to, strconv.Itoa(f.sizes[key]-1)), true
}

// blank reads one blank. If id begins with the pointer of a list's entries, that part is replaced by the path of the entry.
func (f *formReader) blank(id string, entry []string, c importer.Cell, place *importer.DeadLetter) error {
	if c.Text == "" {
		return nil
	}
	place.Source, place.Cell = f.count.Source, c.Text
	mark, pointer := "", id
	if strings.HasPrefix(id, wholeMark) {
		mark, pointer = wholeMark, strings.TrimPrefix(id, wholeMark)
	}
	about, err := f.Root.At(pointer)
	if err != nil {
		return f.bad(place, importer.Fault(words.Text("the hidden name of the blank was changed"), words.Text("use a fresh form")))
	}
	if mark == wholeMark {
		about = &importer.Fact{Kind: importer.KindBoolean}
	}
	to := importer.Tokens(pointer)
	if entry != nil {
		to = append(slices.Clone(entry), to[lastEntry(to)+1:]...)
	}
	at := "/" + strings.Join(to, "/")
	place.Pointer = at
	value, err := importer.Convert(c, about, f.style(about), f.Currencies)
	var p *importer.Problem
	switch {
	case errors.Is(err, importer.ErrNothing):
	case errors.As(err, &p):
		if p == importer.NoWord {
			p = importer.Fault(words.Text("not one of the choices"), words.Text("choose from the list beside the blank"))
		}
		return f.bad(place, p)
	case err != nil:
		return err
	case mark == wholeMark:
		if value == true {
			f.whole = append(f.whole, at)
		}
	default:
		importer.Set(f.document, to, value)
		f.places[at] = place
	}
	return nil
}

// style returns how the blanks of a fact are filled in. An amount without a currency takes that of the form.
func (f *formReader) style(about *importer.Fact) importer.Style {
	s := f.FormStyle(about)
	if about.Kind == importer.KindMoney && f.currency != "" {
		s.Signs = map[string]string{"": f.currency}
		for _, sign := range []string{"$", "¥", "￥"} {
			if _, could := importer.CutCurrency(sign, nil, true); slices.Contains(could, f.currency) {
				s.Signs[sign] = f.currency
			}
		}
	}
	return s
}

// oneSheet reads a one-sheet form: one question per row, and tables with one entry per line.
func (f *formReader) oneSheet(sheet string) error {
	t, err := f.book.Table(sheet)
	if err != nil {
		return err
	}
	defer t.Close()
	var rows []grid.Row
	for {
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if rows = append(rows, row); row.Cell(idColumn-1).Text == currencyPointer { // applies to all amounts, wherever it stands
			if code, ok := importer.ReadWord(row.Cell(answerColumn).Text, f.Currencies); ok == nil {
				f.currency = code.(string)
			}
		}
	}
	list, entries := "", 0
	var ids, labels grid.Row
	for _, row := range rows {
		id := row.Cell(idColumn - 1).Text
		place := func(column int, header string) *importer.DeadLetter {
			return &importer.DeadLetter{Sheet: sheet, Row: row.Number, Column: grid.ColumnName(column), Header: header}
		}
		switch {
		case row.Number == 1:
		case strings.HasPrefix(id, "/"):
			list = ""
			if err := f.blank(id, nil, row.Cell(answerColumn), place(answerColumn, row.Cell(gridFirst-1).Text)); err != nil {
				return err
			}
		case strings.HasPrefix(id, tableMark):
			list, entries, ids, labels = strings.TrimPrefix(id, tableMark), 0, grid.Row{}, grid.Row{}
			whole := gridFirst - 1 + gridCount - 2
			if err := f.blank(wholeMark+list, nil, row.Cell(whole), place(whole, wholeAsk.EN)); err != nil {
				return err
			}
		case id == fieldsMark:
			ids = row
		case id == labelsMark:
			labels = row
		case list != "" && len(ids.Cells) > 0:
			if !slices.ContainsFunc(ids.Cells, func(c importer.Cell) bool { return strings.HasPrefix(c.Text, "/") }) || rowWithout(row).Blank() {
				continue
			}
			entry := append(importer.Tokens(list), strconv.Itoa(entries))
			entries++
			importer.Set(f.document, entry, map[string]any{})
			for i := gridFirst - 1; i < len(ids.Cells); i++ {
				if field := ids.Cell(i).Text; strings.HasPrefix(field, "/") {
					if err := f.blank(field, entry, row.Cell(i), place(i, labels.Cell(i).Text)); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// answerColumn is the column of answers on a one-sheet form, from 0.
const answerColumn = gridFirst - 1 + askColumns

// lastEntry returns the index of the last "-" of a pointer.
func lastEntry(to []string) int {
	last := -1
	for i, token := range to {
		if token == "-" {
			last = i
		}
	}
	return last
}

func (f *formReader) bad(d *importer.DeadLetter, p *importer.Problem) error {
	f.wrong = true
	d.Source, d.Error, d.Hint = f.count.Source, p.What, p.Hint
	return f.Refuse(d)
}

// finish checks and writes what was read.
func (f *formReader) finish() error {
	document := importer.Seal(f.document, f.Root).(map[string]any)
	for _, pointer := range f.whole {
		importer.Empty(document, importer.Tokens(pointer.(string)))
	}
	if f.whole != nil {
		document["complete"] = f.whole
	}
	if len(document) == 0 && !f.wrong {
		if err := f.bad(&importer.DeadLetter{}, importer.Fault(words.Text("the form is empty"), words.Text("ask for it again"))); err != nil {
			return err
		}
	}
	if !f.wrong {
		err := f.Write(f.count.Source, document)
		problems := importer.Misfits(err)
		if err != nil && problems == nil {
			return err
		}
		for _, p := range problems {
			d := &importer.DeadLetter{}
			for at, place := range f.places {
				if importer.Related(at, p.Pointer) && (d.Row == 0 || at < d.Pointer) {
					*d = *place
				}
			}
			d.Pointer = p.Pointer
			d.Class = words.Text("the profile schema does not allow the value of %s", importer.EntryNumbers.ReplaceAllString(p.Pointer, "/-"))
			if err := f.bad(d, importer.Fault(p.Problem, p.Hint)); err != nil {
				return err
			}
		}
	}
	if f.wrong {
		f.count.DeadLettered++
	} else {
		f.count.Imported++
	}
	return nil
}

// XLSX imports workbooks. With a mapping it imports the tables on their sheets; without one, forms made by diligo, recognized by their
// marks, and sheets whose headers name the facts. A file that is none of these is refused, and the import goes on.
func XLSX(im *importer.Importer, sources []importer.Source, m *table.Mapping, out importer.Output) (*importer.Summary, error) {
	if m != nil {
		return table.XLSX(im, sources, m, out)
	}
	r := im.Start(out)
	defer r.Summary.Sort()
	for _, s := range sources {
		if err := unmapped(r, s); err != nil {
			return nil, err
		}
	}
	return r.Summary, nil
}

// unmapped imports a form, or a sheet whose header names the facts.
func unmapped(r *importer.Run, s importer.Source) error {
	book, err := grid.OpenWorkbook(s, r.Currencies)
	if err != nil {
		return r.Unread(s.Name, nil, err)
	}
	marks, err := marksOf(book)
	switch {
	case len(marks) == 0:
		return table.Own(r, s)
	case err != nil: // without that sheet the company would look as if nobody had filled it in
		return r.Unread(s.Name, nil, err)
	}
	return readForm(r, book, marks)
}
