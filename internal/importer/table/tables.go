// Package table imports tables of companies, CSV or XLSX, by a mapping from columns to facts, or by headers that name the facts themselves.
package table

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/words"
)

// CSV imports CSV files. Without a mapping the header must name the facts, as in a form.
func CSV(im *importer.Importer, sources []importer.Source, m *Mapping, out importer.Output) (*importer.Summary, error) {
	r := &reader{im.Start(out)}
	open := func(s importer.Source, name string, spec *tableSpec) (*sheet, error) {
		f, err := s.Open()
		if err != nil {
			return nil, err
		}
		t, how, err := grid.NewCSV(f, cmp.Or(s.Encoding, spec.Encoding), spec.HeaderRow)
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		turned, err := spec.turned(s.Name, t)
		if err != nil {
			f.Close()
			return nil, err
		}
		return r.sheet(&closing{turned, f}, importer.Table{Source: s.Name, Name: name, Encoding: how.Encoding, Delimiter: how.Delimiter}), nil
	}
	return r.Summary, r.tables(sources, m, open)
}

// closing is a table that closes its file.
type closing struct {
	grid.Table
	file io.Closer
}

func (c *closing) Close() error { return errors.Join(c.Table.Close(), c.file.Close()) }

// reader reads the tables of one import.
type reader struct{ *importer.Run }

// opener opens a source as the named table of a mapping, with the options in spec.
type opener func(s importer.Source, name string, spec *tableSpec) (*sheet, error)

// sheet starts the account of a table.
func (r *reader) sheet(t grid.Table, count importer.Table) *sheet {
	return &sheet{table: &readAhead{Table: t}, count: r.Count(count)}
}

// tables imports the tables of a mapping: first the joined ones, which are kept in memory, then the companies row by row.
func (r *reader) tables(sources []importer.Source, m *Mapping, open opener) error {
	defer r.Summary.Sort()
	r.Alone = len(sources) == 1
	if m == nil {
		return r.ownTables(sources, open)
	}
	byTable, err := assign(sources, m)
	if err != nil {
		return err
	}
	var joins []*index
	for _, j := range m.joins {
		var sheets []*sheet
		torn := false
		for _, s := range byTable[j.Table] {
			sheet, err := open(s, j.Table, m.tables[j.Table])
			if err != nil {
				if err := r.Unread(s.Name, nil, err); err != nil {
					return err
				}
				torn = true
				continue
			}
			defer sheet.table.Close()
			sheet.file = m.file
			if err := r.choose(sheet, m.tables[j.Table]); err != nil {
				return err
			}
			sheets = append(sheets, sheet)
		}
		x, err := r.load(j, sheets)
		if err != nil {
			return err
		}
		x.torn = x.torn || torn
		for _, s := range sheets {
			r.review(s, j.facts)
		}
		if len(sheets) == 0 && !torn {
			r.Summary.Note("no file for the table %s was given", j.Table)
			continue
		}
		joins = append(joins, x)
	}
	size := 1
	ahead := slices.ContainsFunc(joins, m.mayStray)
	if ahead {
		size = len(byTable[m.company])
	}
	for some := range slices.Chunk(byTable[m.company], size) {
		if err := r.companySheets(some, m, joins, open, ahead); err != nil {
			return err
		}
	}
	for _, x := range joins {
		if err := r.settle(x); err != nil {
			return err
		}
	}
	return nil
}

// companySheets imports some tables of companies; ahead, only once the keys of all their rows are known to the joined tables.
func (r *reader) companySheets(sources []importer.Source, m *Mapping, joins []*index, open opener, ahead bool) (err error) {
	var sheets []*sheet
	defer func() {
		for _, s := range sheets {
			err = errors.Join(err, s.table.Close())
		}
	}()
	for _, s := range sources {
		sheet, err := open(s, m.company, m.tables[m.company])
		if err != nil {
			if err := r.Unread(s.Name, nil, err); err != nil {
				return err
			}
			continue
		}
		sheet.file = m.file
		sheets = append(sheets, sheet)
		if err := r.choose(sheet, m.tables[m.company]); err != nil {
			return err
		}
	}
	if ahead {
		if err := r.findStrays(m, joins, sheets); err != nil {
			return err
		}
	}
	for len(sheets) > 0 {
		s := sheets[0]
		sheets = sheets[1:]
		err := r.companies(m, s, joins)
		r.review(s, m.facts)
		if err = errors.Join(err, s.table.Close()); err != nil {
			return err
		}
	}
	return nil
}

// review reports nearly empty columns, texts that became absent facts, and unused words.
func (r *reader) review(s *sheet, facts []*entry) {
	const few = 5 // fewer rows prove nothing about a column
	place := s.count.Source
	if s.count.Sheet != "" {
		place += " [" + s.count.Sheet + "]"
	}
	for _, e := range facts {
		u := s.columns[e]
		if u == nil || len(e.Column) == 0 {
			continue
		}
		at, err := s.find(e.Column)
		if err != nil {
			continue // already reported
		}
		header := s.table.Header()[at]
		for _, text := range u.order {
			r.Summary.Absent = append(r.Summary.Absent, &importer.Absent{Source: s.count.Source, Sheet: s.count.Sheet, Header: header, Text: text, Count: u.silent[text]})
		}
		if u.rows >= few && 2*u.given < u.rows {
			r.Summary.Note("%s: %s is absent in %d of %d rows", place, header, u.rows-u.given, u.rows)
		}
		if !u.amiss {
			continue
		}
		var idle []string
		for _, word := range slices.Sorted(maps.Keys(e.Words)) {
			if !u.used[strings.ToLower(strings.TrimSpace(word))] && u.silent[word] == 0 {
				idle = append(idle, strconv.Quote(word))
			}
		}
		if idle != nil {
			r.Summary.Note("%s: %s: no cell has the words %s of the mapping, and others have none there", place, header, words.List(idle))
		}
	}
}

// choose determines which rows of a table to read. The latest of several is known only after reading all of them.
func (r *reader) choose(s *sheet, t *tableSpec) error {
	if err := s.prepare(t); err != nil || t.Latest == nil {
		return err
	}
	of, err := s.find(t.Latest.Of)
	if err != nil {
		return s.mistake(t.place, "latest", err)
	}
	by := make([]int, len(t.Latest.By))
	for i, n := range t.Latest.By {
		if by[i], err = s.find(n); err != nil {
			return s.mistake(t.place, "latest", err)
		}
	}
	type best struct {
		row   int
		order []string
	}
	latest := map[string]*best{}
	s.latest = map[int]bool{}
	if !s.table.hold() {
		s.table.rows = append(s.table.rows, aheadRow{err: words.Errorf("the rows hold more than %d MB, too much to find the latest of each company", maxHeld>>20)})
		return nil
	}
	for _, a := range s.table.rows {
		if a.err != nil || a.row.Blank() || !s.chosen(a.row) {
			continue
		}
		order := make([]string, len(by))
		for i, at := range by {
			order[i] = a.row.Cell(at).Text
			if date, err := importer.ConvertDate(a.row.Cell(at), importer.Style{}); err == nil {
				order[i] = date.(string)
			}
		}
		key := a.row.Cell(of).Text
		b := latest[key]
		if key == "" || order[0] == "" { // refused later as a row without a company, or can't be ordered
			s.latest[a.row.Number] = true
			continue
		}
		if b == nil {
			latest[key] = &best{a.row.Number, order}
			s.latest[a.row.Number] = true
			continue
		}
		c := slices.Compare(order, b.order)
		if c > 0 {
			delete(s.latest, b.row)
			b.row, b.order = a.row.Number, order
		}
		if c >= 0 { // if equal, both are read and the second is refused
			s.latest[a.row.Number] = true
		}
	}
	return nil
}

// assign finds the sources of each table: as stated, by the globs of the mapping, or the one table without sources. A workbook may hold
// several tables on its sheets.
func assign(sources []importer.Source, m *Mapping) (map[string][]importer.Source, error) {
	byTable := map[string][]importer.Source{}
	for _, s := range sources {
		found := false
		for name, t := range m.tables {
			open := len(t.Files) == 0
			matches := slices.ContainsFunc(t.Files, func(glob string) bool {
				ok, _ := path.Match(glob, path.Base(s.Name)) // globs were checked
				return ok
			})
			if s.Table == name && name != "" || s.Table == "" && (matches || open && (t.Sheet != "" || name == m.company)) {
				byTable[name] = append(byTable[name], s)
				found = true
			}
		}
		if !found {
			return nil, words.Errorf("%s belongs to no table of %s: say which with TABLE=%s (%s)", s.Name, m.file, s.Name, words.List(m.names()))
		}
	}
	if len(byTable[m.company]) == 0 {
		return nil, words.Errorf("%s needs the table %s: none of the files is it; say which with %s=FILE", m.file, m.company, m.company)
	}
	return byTable, nil
}

func (m *Mapping) names() []string {
	var names []string
	for name := range m.tables {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// ownTables imports tables whose headers name the facts by JSON pointers.
func (r *reader) ownTables(sources []importer.Source, open opener) error {
	for _, s := range sources {
		sheet, err := open(s, "", &tableSpec{})
		if err != nil {
			if err := r.Unread(s.Name, nil, err); err != nil {
				return err
			}
			continue
		}
		m, err := r.ownMapping(s.Name, sheet.table)
		if err != nil {
			err = r.Unread(s.Name, sheet.count, err)
		} else {
			sheet.own = true
			err = r.companies(m, sheet, nil)
		}
		if err = errors.Join(err, sheet.table.Close()); err != nil {
			return err
		}
	}
	return nil
}

// ownMapping returns the mapping that a header of JSON pointers implies. Other columns are ignored, with a note.
func (r *reader) ownMapping(source string, t grid.Table) (*Mapping, error) {
	m := &Mapping{file: source}
	var errs []error
	var left []string
	const currency = "/company/reporting_currency"
	for i, title := range t.Header() {
		if !strings.HasPrefix(title, "/") {
			if title != "" && i > 0 {
				left = append(left, grid.ColumnName(i))
			}
			continue
		}
		f, err := r.Root.At(title)
		switch {
		case err != nil:
		case strings.Contains(title, "/-"):
			err = words.New("a column needs the number of an entry, such as /rounds/0/date")
		case f.Kind == importer.KindMoney && slices.Contains(t.Header(), currency): // in the currency of the row
		case f.Kind == importer.KindObject || f.Kind == importer.KindEntries || f.Kind == importer.KindMoney || f.Kind == importer.KindFree:
			err = words.Errorf("%s is not a single fact%s", title, f.FieldsHint())
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %s%d: %w", source, grid.ColumnName(i), t.HeaderRow(), err))
			continue
		}
		spec := &factSpec{To: title, Column: names{title}}
		if f.Kind == importer.KindMoney {
			spec.CurrencyColumn = names{currency}
		}
		m.facts = append(m.facts, &entry{
			factSpec: spec, to: importer.Tokens(title), full: title, fact: f, style: r.FormStyle(f),
		})
	}
	if len(m.facts) == 0 && errs == nil {
		return nil, words.Errorf("%s: no column names a fact: use -m MAPPING (see diligo schema mapping; shipped: %s), or a form of diligo template",
			source, strings.Join(ShippedMappings(), ", "))
	}
	if left != nil {
		r.Summary.Note("%s: columns %s name no fact and were left out", source, words.List(left))
	}
	return m, errors.Join(errs...)
}
