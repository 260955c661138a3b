package importer

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// formStyle is how the cells of a form are written: words in either language, lists with one entry a line.
func (im *Importer) formStyle(f *fact) style {
	s := style{points: true, decimal: decimalPoint}
	if f.kind == kindTexts {
		s.split = "\n"
		if f.words != nil {
			s.split = "\n;；,，、"
		}
	}
	if f.words != nil && (f.kind == kindEnum || f.kind == kindTexts) {
		s.words = map[string]string{}
		for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
			for word, text := range im.shown(f, lang) {
				s.words[strings.ToLower(text)] = word
			}
		}
		for _, word := range f.words {
			s.words[strings.ToLower(word)] = word
		}
	}
	return s
}

// shown are the words of an enum as people of a language read them. Words that would read alike stay as they are.
func (im *Importer) shown(f *fact, lang rule.Lang) map[string]string {
	shown := map[string]string{}
	times := map[string]int{}
	for _, word := range f.words {
		shown[word] = im.words.Word(f.name, word, lang)
		times[strings.ToLower(shown[word])]++
	}
	for word, text := range shown {
		if times[strings.ToLower(text)] > 1 {
			shown[word] = word
		}
	}
	return shown
}

// isForm tells whether a workbook is a form of diligo: one of its sheets says so in its first cell.
func (w *workbook) isForm() bool {
	for _, sheet := range w.names() {
		if w.mark(sheet) != "" {
			return true
		}
	}
	return false
}

// mark is what a sheet of a form holds, or "".
func (w *workbook) mark(sheet string) string {
	t, err := w.table(sheet)
	if err != nil {
		return ""
	}
	defer t.Close()
	first, err := t.next()
	if err != nil {
		return ""
	}
	mark, ok := strings.CutPrefix(first.cell(0).text, strings.TrimSpace(formMark))
	if !ok {
		return ""
	}
	return strings.TrimSpace(mark)
}

// formReader reads one form into a document.
type formReader struct {
	*run
	book     *workbook
	count    *Table
	document map[string]any
	places   map[string]*DeadLetter    // of the facts that were read, by pointer
	indexes  map[string]map[string]int // of the entries of a sheet: which number became which entry
	sizes    map[string]int            // of lists, by pointer
	whole    []any                     // pointers of lists that are whole
	wrong    bool
}

// form imports one form: one company.
func (r *run) form(book *workbook) error {
	s := r.sheet(nil, Table{Source: book.source, Read: 1})
	f := &formReader{
		run: r, book: book, count: s.count, document: map[string]any{},
		places: map[string]*DeadLetter{}, indexes: map[string]map[string]int{}, sizes: map[string]int{},
	}
	marks := map[string]string{}
	for _, sheet := range book.names() {
		if mark := book.mark(sheet); mark != "" {
			marks[mark] = sheet
		}
	}
	if sheet := marks["company"]; sheet != "" {
		if err := f.company(sheet); err != nil {
			return err
		}
	}
	_, lists := r.layout()
	for _, l := range lists { // those within entries come after the entries
		if sheet := marks[l.fact.pointer]; sheet != "" {
			if err := f.list(l, sheet); err != nil {
				return err
			}
		}
	}
	return f.finish()
}

// company reads the sheet with one question a row.
func (f *formReader) company(sheet string) error {
	t, err := f.book.table(sheet)
	if err != nil {
		return err
	}
	defer t.Close()
	for {
		row, err := t.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		id := row.cell(idColumn - 1).text
		if row.number == 1 || id == "" {
			continue
		}
		label := row.cell(labelColumn - 1).text
		read := func(id string, column int) error {
			return f.blank(id, nil, row.cell(column-1), &DeadLetter{Sheet: sheet, Row: row.number, Column: columnName(column - 1), Header: label})
		}
		if about, err := f.root.at(id); err == nil && about.kind == kindMoney {
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

// list reads a sheet with one entry a row.
func (f *formReader) list(l list, sheet string) error {
	t, err := f.book.table(sheet)
	if err != nil {
		return err
	}
	defer t.Close()
	var ids, labels row
	f.indexes[l.fact.pointer] = map[string]int{}
	for {
		row, err := t.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch row.number {
		case 1:
			ids = row
		case labelRow:
			labels = row
		}
		number := row.cell(0).text
		if row.number < firstRow || (rowWithout(row)).blank() {
			continue
		}
		at := func(column int) *DeadLetter {
			return &DeadLetter{Sheet: sheet, Row: row.number, Column: columnName(column), Header: labels.cell(column).text}
		}
		entry, ok := f.entry(l, ids, row)
		if !ok {
			d := at(1)
			d.Cell = row.cell(1).text
			if err := f.bad(d, &problem{"there is no entry of that number on the sheet it belongs to", "write the number of the row there"}); err != nil {
				return err
			}
			continue
		}
		f.indexes[l.fact.pointer][number] = f.sizes[strings.Join(entry[:len(entry)-1], "/")] - 1
		set(f.document, entry, map[string]any{})
		for i := 1; i < len(ids.cells); i++ {
			id := ids.cell(i).text
			if id == "" || strings.HasPrefix(id, parentMark) {
				continue
			}
			if err := f.blank(id, entry, row.cell(i), at(i)); err != nil {
				return err
			}
		}
	}
}

// rowWithout is a row without the number of the entry, which is printed on the form.
func rowWithout(r row) row {
	if len(r.cells) == 0 {
		return r
	}
	return row{number: r.number, cells: r.cells[1:]}
}

// entry is the way to the entry that a row is.
func (f *formReader) entry(l list, ids, r row) ([]string, bool) {
	to := tokens(l.fact.pointer)
	if l.parent != "" {
		if ids.cell(1).text != parentMark+l.parent {
			return nil, false
		}
		i, ok := f.indexes[l.parent][r.cell(1).text]
		if !ok {
			return nil, false
		}
		to[slices.Index(to, "-")] = strconv.Itoa(i)
	}
	key := strings.Join(to, "/")
	f.sizes[key]++
	return append(to, strconv.Itoa(f.sizes[key]-1)), true
}

// blank reads one blank. The id may begin with the pointer of a list's entries, whose place the entry is.
func (f *formReader) blank(id string, entry []string, c cell, place *DeadLetter) error {
	if c.text == "" {
		return nil
	}
	place.Source, place.Cell = f.count.Source, c.text
	mark, pointer := "", id
	if strings.HasPrefix(id, wholeMark) {
		mark, pointer = wholeMark, strings.TrimPrefix(id, wholeMark)
	}
	about, err := f.root.at(pointer)
	if err != nil {
		return f.bad(place, &problem{"the hidden name of the blank was changed", "use a fresh form"})
	}
	if mark == wholeMark {
		about = &fact{kind: kindBoolean}
	}
	to := tokens(pointer)
	if entry != nil {
		to = append(slices.Clone(entry), to[lastEntry(to)+1:]...)
	}
	at := "/" + strings.Join(to, "/")
	place.Pointer = at
	value, err := convert(c, about, f.formStyle(about), f.currencies)
	var p *problem
	switch {
	case err == errNothing:
	case errors.As(err, &p):
		return f.bad(place, p)
	case err != nil:
		return err
	case mark == wholeMark:
		if value == true {
			f.whole = append(f.whole, at)
		}
	default:
		set(f.document, to, value)
		f.places[at] = place
	}
	return nil
}

// lastEntry is where the last "-" of a pointer stands.
func lastEntry(to []string) int {
	last := -1
	for i, token := range to {
		if token == "-" {
			last = i
		}
	}
	return last
}

func (f *formReader) bad(d *DeadLetter, p *problem) error {
	f.wrong = true
	d.Source, d.Error, d.Hint = f.count.Source, p.what, p.hint
	return f.refuse(d)
}

// finish checks and writes what was read.
func (f *formReader) finish() error {
	document := seal(f.document, f.root).(map[string]any)
	for _, pointer := range f.whole {
		empty(document, tokens(pointer.(string)))
	}
	if f.whole != nil {
		document["complete"] = f.whole
	}
	if len(document) == 0 && !f.wrong {
		if err := f.bad(&DeadLetter{}, &problem{"the form is empty", "ask for it again"}); err != nil {
			return err
		}
	}
	if !f.wrong {
		err := f.write(f.count.Source, document)
		problems := misfits(err)
		if err != nil && problems == nil {
			return err
		}
		for _, p := range problems {
			d := &DeadLetter{}
			for at, place := range f.places {
				if related(at, p.Pointer) && (d.Row == 0 || at < d.Pointer) {
					*d = *place
				}
			}
			d.Pointer = p.Pointer
			d.class = "the profile schema does not allow the value of " + numbers.ReplaceAllString(p.Pointer, "/-")
			if err := f.bad(d, &problem{p.Problem, p.Hint}); err != nil {
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

// empty makes a list that is whole and has no entries an empty one: it is a fact that there are none.
func empty(document any, to []string) {
	for i, token := range to {
		switch here := document.(type) {
		case map[string]any:
			if i == len(to)-1 && here[token] == nil {
				here[token] = []any{}
			}
			if here[token] == nil {
				here[token] = map[string]any{}
			}
			document = here[token]
		case []any:
			n, err := strconv.Atoi(token)
			if err != nil || n >= len(here) {
				return
			}
			document = here[n]
		}
	}
}
