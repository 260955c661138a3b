package importer

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/profile"
)

// sheet is a table under way: where it comes from, and how its rows fared.
type sheet struct {
	table  *readAhead
	count  *Table
	file   string // of the mapping
	own    bool   // its header names the facts themselves
	broken func() // told of a row that can't be told apart into cells; may be nil
}

// bound is a fact of a mapping with its columns in one table; -1 is none.
type bound struct {
	*entry
	sheet                  *sheet
	column, currency, when int
	decimal                string // what parts off decimals, by the evidence of the column; "" for none
}

// find is the number of the column that has one of these names.
func (s *sheet) find(names names) (int, error) {
	found := -1
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i, title := range s.table.header() {
			if slices.ContainsFunc(names, func(name string) bool { return same(strings.TrimSpace(name), title) }) {
				if found >= 0 {
					return 0, fmt.Errorf("%s has the column %q twice", s.count.Source, title)
				}
				found = i
			}
		}
		if found >= 0 {
			return found, nil
		}
	}
	var there []string
	for _, title := range s.table.header() {
		there = append(there, strconv.Quote(title))
	}
	return 0, fmt.Errorf("%s has no column %q; it has %s", s.count.Source, strings.Join(names, " or "), strings.Join(there, ", "))
}

func (s *sheet) mistake(p place, option string, err error) error {
	return &MappingError{s.file, p.line, p.column, option + ": " + err.Error()}
}

// bind finds the columns of facts in a table. A column that is not there is a mistake of the mapping.
func (r *run) bind(s *sheet, facts []*entry) ([]bound, error) {
	var all []bound
	var errs []error
	for _, e := range facts {
		b := bound{entry: e, sheet: s, column: -1, currency: -1, when: -1}
		for _, c := range []struct {
			option string
			names  names
			to     *int
		}{{"column", e.Column, &b.column}, {"currency_column", e.CurrencyColumn, &b.currency}, {"when", e.whenColumn(), &b.when}} {
			if len(c.names) == 0 {
				continue
			}
			i, err := s.find(c.names)
			if err != nil {
				errs = append(errs, s.mistake(e.place, c.option, err))
				continue
			}
			*c.to = i
		}
		if b.column >= 0 && e.style.decimal == "" && e.fact.isNumber() {
			b.decimal = s.decimalOf(b.column)
		}
		all = append(all, b)
	}
	return all, errors.Join(errs...)
}

func (e *entry) whenColumn() names {
	if e.When == nil {
		return nil
	}
	return e.When.Column
}

// fill puts the facts of a row into a document. Cells that can't be read are refused one by one, and wrong is true then.
func (r *run) fill(document map[string]any, facts []bound, row row) (wrong bool, err error) {
	for _, b := range facts {
		value, at, err := r.value(b, row)
		var p *problem
		switch {
		case err == errNothing:
		case errors.As(err, &p):
			wrong = true
			d := b.sheet.letter(row.number, at, row, p)
			d.Pointer = b.full
			if err := r.refuse(d); err != nil {
				return true, err
			}
		case err != nil:
			return true, err
		default:
			set(document, b.to, value)
		}
	}
	return wrong, nil
}

// value is what a row says of a fact, and the column that says it.
func (r *run) value(b bound, row row) (any, int, error) {
	if b.When != nil && !slices.ContainsFunc(b.When.Is, func(is string) bool { return strings.EqualFold(is, row.cell(b.when).text) }) {
		return nil, 0, errNothing
	}
	c := row.cell(b.column)
	if b.Value != nil {
		c = cell{text: *b.Value}
	}
	if c.bad != nil {
		return nil, b.column, c.bad
	}
	if b.Latest != nil || c.text == "" || b.absent[strings.ToLower(c.text)] {
		return nil, 0, errNothing
	}
	s := b.style
	if s.decimal == "" {
		s.decimal = b.decimal
	}
	if b.currency >= 0 {
		if code := row.cell(b.currency).text; code != "" {
			word, err := readWord(code, r.currencies)
			if err != nil {
				return nil, b.currency, &problem{"not a currency's code", "write the ISO 4217 code, such as CNY or USD"}
			}
			s.currency = word.(string)
		}
	}
	value, err := convert(c, b.fact, s, r.currencies)
	return value, b.column, err
}

// letter is a dead letter about a cell, or about a whole row when the column is -1.
func (s *sheet) letter(number, at int, row row, p *problem) *DeadLetter {
	d := &DeadLetter{Source: s.count.Source, Sheet: s.count.Sheet, Row: number, Error: p.what, Hint: p.hint}
	if at >= 0 {
		d.Column, d.Header, d.Cell = columnName(at), s.table.header()[at], row.cell(at).text
	}
	return d
}

// companies reads the table of companies and writes a profile for each row that can be read.
func (r *run) companies(m *Mapping, s *sheet, joins []*index) error {
	facts, err := r.bind(s, m.facts)
	if err != nil {
		return err
	}
	keys := make([]int, len(joins))
	for i, x := range joins {
		if keys[i], err = s.find(x.Matches); err != nil {
			return s.mistake(x.place, "matches", err)
		}
	}
	return s.each(r, func(row row) error {
		document := map[string]any{}
		wrong, err := r.fill(document, facts, row)
		if err != nil {
			return err
		}
		groups := make([]*group, len(joins))
		lost := m.lacking(joins)
		for i, x := range joins {
			key := row.cell(keys[i])
			var ok bool
			if groups[i], ok = x.take(key.text); !ok {
				wrong = true
				err := r.refuse(s.letter(row.number, keys[i], row, &problem{
					"an earlier row has the same key, so that the rows of " + x.Table + " may belong to either", "keep one of the two",
				}))
				if err != nil {
					return err
				}
			}
			if list := groups[i].values(); len(list) > 0 {
				set(document, x.to, list)
			}
			if groups[i].lost || x.torn || key.text == "" {
				lost = append(lost, x.To)
			}
		}
		for _, f := range m.facts {
			if f.Latest == nil || slices.Contains(lost, f.Latest.Of) {
				continue
			}
			if value, ok := latest(document, f.Latest); ok {
				set(document, f.to, value)
			}
		}
		r.declare(document, m, lost)
		if document = seal(document, r.root).(map[string]any); !wrong {
			err = r.write(s.count.Source, document)
		}
		problems := misfits(err)
		for _, p := range problems {
			if err := r.refuse(r.blame(p, s, facts, joins, groups, row)); err != nil {
				return err
			}
		}
		if err != nil && problems == nil {
			return err
		}
		if wrong || problems != nil {
			s.count.DeadLettered++
			return r.abandon(groups, s, row)
		}
		s.count.Imported++
		for _, g := range groups {
			for _, e := range g.entries {
				e.from.count.Imported++
			}
			g.entries = nil
		}
		return nil
	})
}

// lacking are the lists whose tables were not given.
func (m *Mapping) lacking(joins []*index) []string {
	var lists []string
	for _, j := range m.joins {
		if !slices.ContainsFunc(joins, func(x *index) bool { return x.join == j }) {
			lists = append(lists, j.To)
		}
	}
	return lists
}

func (g *group) values() []any {
	var list []any
	for _, e := range g.entries {
		list = append(list, e.value)
	}
	return list
}

// declare names the lists that the tables hold whole; not one of which a row was lost.
func (r *run) declare(document map[string]any, m *Mapping, lost []string) {
	var whole []any
	for _, pointer := range m.complete {
		if !slices.Contains(lost, pointer) {
			whole = append(whole, pointer)
			empty(document, tokens(pointer))
		}
	}
	if whole != nil {
		document["complete"] = whole
	}
}

// abandon accounts for the joined rows of a company that was refused.
func (r *run) abandon(groups []*group, s *sheet, company row) error {
	for _, g := range groups {
		for _, e := range g.entries {
			e.from.count.DeadLettered++
			d := e.from.letter(e.row, -1, row{}, &problem{
				"its company was refused", fmt.Sprintf("see row %d of %s", company.number, s.count.Source),
			})
			d.class = "the company of the row was refused"
			if err := r.refuse(d); err != nil {
				return err
			}
		}
		g.entries = nil
	}
	return nil
}

// blame finds the cell that a complaint of the profile schema is about.
func (r *run) blame(p *profile.Error, s *sheet, facts []bound, joins []*index, groups []*group, company row) *DeadLetter {
	about := &problem{p.Problem, p.Hint}
	d := s.letter(company.number, -1, company, about)
	for _, b := range facts {
		if b.column >= 0 && p.Pointer != "" && related(p.Pointer, b.To) {
			d = s.letter(company.number, b.column, company, about)
		}
	}
	for i, x := range joins {
		rest, ok := strings.CutPrefix(p.Pointer, x.To+"/")
		number, field, _ := strings.Cut(rest, "/")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n >= len(groups[i].entries) {
			continue
		}
		e := groups[i].entries[n]
		d = e.from.letter(e.row, -1, row{}, about)
		for _, f := range x.facts {
			if at, err := e.from.find(f.Column); len(f.Column) > 0 && err == nil && related("/"+field, f.To) {
				d = e.from.letter(e.row, at, row{}, about)
			}
		}
	}
	d.Pointer = p.Pointer
	d.class = "the profile schema does not allow the value of " + path.Join("/", numbers.ReplaceAllString(p.Pointer, "/-"))
	return d
}

// related tells whether one pointer lies within the other.
func related(a, b string) bool {
	return strings.HasPrefix(a+"/", b+"/") || strings.HasPrefix(b+"/", a+"/")
}

// lookup is the value under tokens, or nil.
func lookup(document any, to []string) any {
	for _, token := range to {
		object, ok := document.(map[string]any)
		if !ok {
			return nil
		}
		document = object[token]
	}
	return document
}

// latest is the field of the entry with the latest date, where the dates decide: an entry that says something else at an equal
// or unknown date leaves it open.
func latest(document map[string]any, l *latestSpec) (any, bool) {
	list, _ := lookup(document, tokens(l.Of)).([]any)
	var value any
	var last string
	for _, e := range list {
		entry := e.(map[string]any)
		if date, _ := entry[l.By].(string); entry[l.Field] != nil && date > last {
			value, last = entry[l.Field], date
		}
	}
	for _, e := range list {
		entry := e.(map[string]any)
		other := entry[l.Field]
		date, _ := entry[l.By].(string)
		if other != nil && other != value && (date == "" || strings.HasPrefix(last, date)) {
			return nil, false
		}
	}
	return value, value != nil
}
