package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"path"
	"reflect"
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

	rows, skip []boundCondition
	fill       []int // columns whose empty cells say what the cell above says
	above      []cell
	latest     map[int]bool // rows that are read; nil for all
	columns    map[*entry]*usage
}

// boundCondition is a condition with its column in one table.
type boundCondition struct {
	*condition
	at int
}

func (c boundCondition) holds(r row) bool {
	text := r.cell(c.at).text
	switch {
	case c.Empty != nil && *c.Empty != (text == ""):
		return false
	case c.Is != nil && !slices.ContainsFunc(c.Is, func(is string) bool { return strings.EqualFold(is, text) }):
		return false
	}
	return c.pattern == nil || c.pattern.MatchString(text)
}

// usage is what the cells of a column were to a fact.
type usage struct {
	rows, given int
	silent      map[string]int // texts that say nothing, as the mapping has it
	order       []string
	used        map[string]bool // words
	amiss       bool            // a text was not among the words
}

// usage is that of a fact in this table.
func (s *sheet) usage(e *entry) *usage {
	u := s.columns[e]
	if u == nil {
		u = &usage{silent: map[string]int{}, used: map[string]bool{}}
		if s.columns == nil {
			s.columns = map[*entry]*usage{}
		}
		s.columns[e] = u
	}
	return u
}

// prepare finds the columns that the mapping chooses rows by.
func (s *sheet) prepare(t *tableSpec) error {
	var errs []error
	find := func(option string, n names) int {
		i, err := s.find(n)
		if err != nil {
			errs = append(errs, s.mistake(t.place, option, err))
		}
		return i
	}
	for _, c := range t.Rows {
		s.rows = append(s.rows, boundCondition{c, find("rows", c.Column)})
	}
	for _, c := range t.SkipRows {
		s.skip = append(s.skip, boundCondition{c, find("skip_rows", c.Column)})
	}
	for _, n := range t.FillDown {
		s.fill = append(s.fill, find("fill_down", n))
	}
	s.above = make([]cell, len(s.fill))
	return errors.Join(errs...)
}

// chosen tells whether the mapping wants a row.
func (s *sheet) chosen(r row) bool {
	for _, c := range s.rows {
		if !c.holds(r) {
			return false
		}
	}
	return !slices.ContainsFunc(s.skip, func(c boundCondition) bool { return c.holds(r) })
}

// fillDown gives the empty cells of some columns what the cells above them say.
func (s *sheet) fillDown(r row) {
	for i, at := range s.fill {
		if c := r.cell(at); c.text != "" {
			s.above[i] = c
		} else if at < len(r.cells) {
			r.cells[at] = s.above[i]
		}
	}
}

// bound is a fact of a mapping with its columns in one table; -1 is none.
type bound struct {
	*entry
	sheet            *sheet
	column, currency int
	when             *boundCondition
	of               []int  // the columns of a sum, difference or ratio
	decimal          string // what parts off decimals, by the evidence of the column; "" for none
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

// columns are the names of the column that a fact comes from, the first of several; nil for a constant.
func (e *entry) columns() names {
	for _, all := range [][]names{{e.Column}, e.Sum, e.Difference, e.Ratio} {
		if len(all) > 0 && len(all[0]) > 0 {
			return all[0]
		}
	}
	return nil
}

// bind finds the columns of facts in a table. A column that is not there is a mistake of the mapping.
func (r *run) bind(s *sheet, facts []*entry) ([]bound, error) {
	var all []bound
	var errs []error
	for _, e := range facts {
		b := bound{entry: e, sheet: s, column: -1, currency: -1}
		find := func(option string, n names) int {
			i, err := s.find(n)
			if err != nil {
				errs = append(errs, s.mistake(e.place, option, err))
			}
			return i
		}
		if len(e.Column) > 0 {
			b.column = find("column", e.Column)
		}
		if len(e.CurrencyColumn) > 0 {
			b.currency = find("currency_column", e.CurrencyColumn)
		}
		if e.When != nil {
			b.when = &boundCondition{e.When, find("when", e.When.Column)}
		}
		for option, columns := range map[string][]names{"sum": e.Sum, "difference": e.Difference, "ratio": e.Ratio} {
			for _, n := range columns {
				b.of = append(b.of, find(option, n))
			}
		}
		if len(b.of) > 0 {
			b.column = b.of[0]
		}
		if b.column >= 0 && e.style.decimal == "" && e.fact.isNumber() {
			b.decimal = s.decimalOf(b.column)
		}
		all = append(all, b)
	}
	return all, errors.Join(errs...)
}

// outcome is how the facts of a row fared.
type outcome struct {
	wrong bool // a cell was refused, and the row with it
	lost  bool // a cell was refused
	said  bool // a cell says something
}

// fill puts the facts of a row into a document. Cells that can't be read are refused one by one.
func (r *run) fill(document map[string]any, facts []bound, row row) (o outcome, err error) {
	for _, b := range facts {
		value, at, err := r.value(b, row)
		u := b.sheet.usage(b.entry)
		text := row.cell(b.column).text
		cells := &b.sheet.count.Cells
		if b.column >= 0 {
			u.rows++
		}
		if b.column >= 0 && text != "" && err != errOther {
			cells.Read++
		}
		var p *problem
		switch {
		case err == errOther:
			u.rows--
		case err == errNothing:
			if b.column >= 0 && text != "" {
				cells.Absent++
				u.silence(text, b.entry)
			}
		case errors.As(err, &p):
			cells.Refused++
			u.given++
			o.lost = true
			o.wrong = o.wrong || !r.out.ByCell || b.names()
			u.amiss = u.amiss || p == noWord
			d := b.sheet.letter(row.number, at, row, p)
			d.Pointer = b.full
			if err := r.refuse(d); err != nil {
				return o, err
			}
		case err != nil:
			return o, err
		default:
			if b.column >= 0 {
				o.said = true
				u.given++
				cells.Taken++
				u.used[strings.ToLower(text)] = true
			}
			set(document, b.to, value)
		}
	}
	return o, nil
}

// names tells whether a fact names the company, which can't be left out.
func (b bound) names() bool { return b.full == "/company/id" || b.full == "/company/name" }

// silence counts a text that became an absent fact.
func (u *usage) silence(text string, e *entry) {
	if u.silent[text] == 0 {
		if len(u.order) >= maxSilent {
			text = "..."
		}
		if u.silent[text] == 0 {
			u.order = append(u.order, text)
		}
	}
	u.silent[text]++
	if _, known := e.style.words[strings.ToLower(text)]; e.style.words != nil && !known {
		u.amiss = true
	}
}

// maxSilent is how many different texts of a column are told that became absent facts.
const maxSilent = 20

// errOther is said of a fact that another entry of the mapping fills in this row.
var errOther = &problem{"", ""}

// value is what a row says of a fact, and the column that says it.
func (r *run) value(b bound, row row) (any, int, error) {
	if b.when != nil && !b.when.holds(row) {
		return nil, 0, errOther
	}
	if len(b.of) > 0 {
		return r.computed(b, row)
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
	s, at, err := r.style(b, row)
	if err != nil {
		return nil, at, err
	}
	if b.within != nil {
		value, err := convertEntries(c, b, s, r.currencies)
		return value, b.column, err
	}
	value, err := convert(c, b.fact, s, r.currencies)
	return value, b.column, err
}

// style is how the cell of a fact is written in a row.
func (r *run) style(b bound, row row) (style, int, error) {
	s := b.style
	if s.decimal == "" {
		s.decimal = b.decimal
	}
	if b.currency >= 0 {
		if code := row.cell(b.currency).text; code != "" {
			word, err := readWord(code, r.currencies)
			if err != nil {
				return s, b.currency, &problem{"not a currency's code", "write the ISO 4217 code, such as CNY or USD"}
			}
			s.currency = word.(string)
		}
	}
	return s, b.column, nil
}

// computed is the sum, difference or ratio of several cells, absent where one of them is.
func (r *run) computed(b bound, row row) (any, int, error) {
	s, at, err := r.style(b, row)
	if err != nil {
		return nil, at, err
	}
	var total *big.Rat
	currency := ""
	for i, at := range b.of {
		c := row.cell(at)
		if c.bad != nil {
			return nil, at, c.bad
		}
		if c.text == "" || b.absent[strings.ToLower(c.text)] {
			return nil, at, errNothing
		}
		if s.decimal == "" {
			s.decimal = b.sheet.decimalOf(at)
		}
		f, err := number(c, s, r.currencies)
		switch {
		case err != nil:
			return nil, at, err
		case f.percent || f.word != "":
			return nil, at, &problem{"only plain numbers and amounts can be reckoned with", "write the number alone"}
		}
		if b.fact.kind == kindMoney || f.currency != nil {
			money, err := convertMoney(c, s, r.currencies)
			if err != nil {
				return nil, at, err
			}
			other := money.(map[string]any)["currency"].(string)
			if currency != "" && other != currency {
				return nil, at, &problem{"the amounts are in two currencies", "give both in one"}
			}
			currency = other
		}
		switch {
		case i == 0:
			total = f.value
		case b.Sum != nil:
			total.Add(total, f.value)
		case b.Difference != nil:
			total.Sub(total, f.value)
		case f.value.Sign() == 0:
			return nil, at, errNothing
		default:
			total.Quo(total, f.value)
		}
		if b.fact.kind == kindPercent && b.Ratio == nil {
			return nil, at, &problem{"only a ratio makes a percentage", "say ratio in the mapping"}
		}
	}
	total.Mul(total, b.times)
	if b.fact.kind == kindPercent && b.Times == "" {
		total.Mul(total, big.NewRat(100, 1))
	}
	switch {
	case b.fact.kind == kindMoney:
		cents := new(big.Rat).Mul(total, big.NewRat(100, 1))
		if !total.IsInt() && !cents.IsInt() {
			total.SetString(total.FloatString(2))
		}
		return map[string]any{"amount": json.Number(decimalText(total)), "currency": currency}, b.column, nil
	case b.fact.kind == kindInteger && !total.IsInt():
		return nil, b.column, &problem{"a whole number is needed", "the outcome of the columns has decimals"}
	}
	return json.Number(decimalText(total)), b.column, nil
}

// letter is a dead letter about a cell, or about a whole row when the column is -1.
func (s *sheet) letter(number, at int, row row, p *problem) *DeadLetter {
	d := &DeadLetter{Source: s.count.Source, Sheet: s.count.Sheet, Row: number, Error: p.what, Hint: p.hint}
	if at >= 0 {
		d.Column, d.Header, d.Cell = columnName(at), s.table.header()[at], row.cell(at).text
		if row.places != nil {
			d.Row, d.Column = row.places[at], columnName(row.column)
		}
	}
	return d
}

// company is what is kept of a company of several rows.
type grouped struct {
	facts   []byte
	refused int // the row of the one that was refused, or 0
}

// companies reads the table of companies and writes a profile for each row that can be read.
func (r *run) companies(m *Mapping, s *sheet, joins []*index) error {
	facts, err := r.bind(s, m.facts)
	if err != nil {
		return err
	}
	keys := make([]int, len(joins))
	for i, x := range joins {
		if keys[i] = -1; len(x.Matches) == 0 {
			continue
		}
		if keys[i], err = s.find(x.Matches); err != nil {
			return s.mistake(x.place, "matches", err)
		}
	}
	group := -1
	if spec := m.tables[m.company]; spec != nil && len(spec.Group) > 0 {
		if group, err = s.find(spec.Group); err != nil {
			return s.mistake(spec.place, "group", err)
		}
	}
	named := slices.ContainsFunc(facts, bound.names)
	seen := map[string]*grouped{}
	return s.each(r, func(row row) error {
		document := map[string]any{}
		var first *grouped
		if group >= 0 {
			first = seen[row.cell(group).text]
		}
		o, err := r.fill(document, facts, row)
		if err != nil {
			return err
		}
		if first != nil {
			return r.again(s, document, row, first, o)
		}
		if named && !o.wrong && lookup(document, []string{"company", "id"}) == nil && lookup(document, []string{"company", "name"}) == nil {
			o.wrong = true
			d := s.letter(row.number, -1, row, &problem{"the row names no company", "fill in name or id, or leave the row out with skip_rows in the mapping; fill_down takes the name from the row above"})
			if err := r.refuse(d); err != nil {
				return err
			}
		}
		if group >= 0 {
			first = &grouped{}
			if first.facts, err = encode(document); err != nil {
				return err
			}
			if o.wrong {
				first.refused = row.number
			}
			seen[row.cell(group).text] = first
		}
		return r.finish(m, s, facts, joins, keys, document, row, o, first)
	})
}

// again accounts for a further row of a company, which may not contradict the first.
func (r *run) again(s *sheet, document map[string]any, row row, first *grouped, o outcome) error {
	var known map[string]any
	if err := json.Unmarshal(first.facts, &known); err != nil {
		return err
	}
	text, err := encode(document)
	if err != nil {
		return err
	}
	var further map[string]any
	if err := json.Unmarshal(text, &further); err != nil {
		return err
	}
	what := ""
	switch {
	case first.refused > 0:
		what = fmt.Sprintf("row %d, the first of its company, was refused", first.refused)
	case !within(further, known):
		what = "the row says something of the company that the first of its rows does not"
	}
	if what != "" && !o.wrong {
		if err := r.refuse(s.letter(row.number, -1, row, &problem{what, "let both say the same of the company"})); err != nil {
			return err
		}
	}
	if what != "" || o.wrong {
		s.count.DeadLettered++
		return nil
	}
	s.count.Imported++
	return nil
}

// within tells whether all that one document says is said by the other.
func within(a, b any) bool {
	object, ok := a.(map[string]any)
	if !ok {
		return reflect.DeepEqual(a, b)
	}
	other, _ := b.(map[string]any)
	for key, value := range object {
		if !within(value, other[key]) {
			return false
		}
	}
	return true
}

// finish joins what other tables say of a company and writes its profile.
func (r *run) finish(m *Mapping, s *sheet, facts []bound, joins []*index, keys []int, document map[string]any, row row, o outcome, first *grouped) error {
	wrong := o.wrong
	groups := make([]*group, len(joins))
	lost := m.lacking(joins)
	for i, x := range joins {
		key := row.cell(keys[i])
		if keys[i] < 0 {
			key = cell{text: onlyCompany}
		}
		var ok bool
		if groups[i], ok = x.take(key.text); !ok {
			wrong = true
			about := &problem{
				"an earlier row has the same key, so that the rows of " + x.Table + " may belong to either",
				"keep one of the two; or group in the mapping, if both are of one company",
			}
			if keys[i] < 0 {
				about = &problem{"a table without a key belongs to one company, and there are several", "say key and matches in the mapping"}
			}
			if err := r.refuse(s.letter(row.number, keys[i], row, about)); err != nil {
				return err
			}
		}
		switch {
		case x.One:
			if len(groups[i].entries) > 1 {
				wrong = true
				if err := r.refuse(s.letter(row.number, keys[i], row, &problem{"several rows of " + x.Table + " belong to the company", "say in the mapping which: latest"})); err != nil {
					return err
				}
				continue
			}
			for _, e := range groups[i].entries {
				for _, f := range x.facts {
					if value := lookup(e.value, f.to); value != nil {
						set(document, f.to, value)
					}
				}
			}
		default:
			if list := groups[i].values(); len(list) > 0 {
				set(document, x.to, list)
			}
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
	document = seal(document, r.root).(map[string]any)
	for !wrong {
		err := r.write(s.count.Source, document)
		problems := misfits(err)
		if err != nil && problems == nil {
			return err
		}
		if err == nil {
			break
		}
		gone := map[string]bool{}
		for _, p := range problems {
			if gone[p.Pointer] {
				continue // the value was left out already
			}
			to, cells := s.culprit(p, document, facts, joins, groups)
			ok := cells != nil
			wrong = wrong || !r.out.ByCell || !ok
			if err := r.refuse(r.blame(p, s, facts, joins, groups, row)); err != nil {
				return err
			}
			if ok && r.out.ByCell {
				remove(document, to)
				gone[p.Pointer] = true
				cells.Taken--
				cells.Refused++
			}
		}
	}
	if wrong {
		if first != nil {
			first.refused = row.number
		}
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
}

// culprit is the fact, from a cell that can be left out, which a complaint of the profile schema is about, and the account of the
// cell's table; nil when the document has none.
func (s *sheet) culprit(p *profile.Error, document map[string]any, facts []bound, joins []*index, groups []*group) ([]string, *Cells) {
	for _, b := range facts {
		if b.column >= 0 && p.Pointer != "" && related(p.Pointer, b.To) && !b.names() && has(document, b.to) {
			return b.to, &s.count.Cells
		}
	}
	for i, x := range joins {
		e, field := x.entry(p, groups[i])
		if e == nil {
			continue
		}
		for _, f := range x.facts {
			if len(f.columns()) > 0 && related(field, f.To) {
				at := tokens(strings.TrimSuffix(p.Pointer, field))
				if x.One {
					at = nil
				}
				if at = append(at, f.to...); has(document, at) {
					return at, &e.from.count.Cells
				}
			}
		}
	}
	return nil, nil
}

// entry is the row of a joined table that a complaint is about, and the pointer within what it became.
func (x *index) entry(p *profile.Error, g *group) (*joined, string) {
	if x.One {
		if len(g.entries) == 1 {
			return &g.entries[0], p.Pointer
		}
		return nil, ""
	}
	rest, ok := strings.CutPrefix(p.Pointer, x.To+"/")
	number, field, _ := strings.Cut(rest, "/")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n >= len(g.entries) {
		return nil, ""
	}
	return &g.entries[n], "/" + field
}

// has tells whether a document has a value there.
func has(document any, to []string) bool {
	for _, token := range to {
		switch at := document.(type) {
		case map[string]any:
			document = at[token]
		case []any:
			n, err := strconv.Atoi(token)
			if err != nil || n >= len(at) {
				return false
			}
			document = at[n]
		default:
			return false
		}
	}
	return document != nil
}

// remove takes a value out of a document, and with it the objects that say nothing more.
func remove(document any, to []string) {
	switch at := document.(type) {
	case map[string]any:
		if len(to) > 1 {
			remove(at[to[0]], to[1:])
		}
		if below, ok := at[to[0]].(map[string]any); len(to) == 1 || ok && len(below) == 0 {
			delete(at, to[0])
		}
	case []any:
		if n, err := strconv.Atoi(to[0]); err == nil && n < len(at) && len(to) > 1 {
			remove(at[n], to[1:])
		}
	}
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
		e, field := x.entry(p, groups[i])
		if e == nil || x.One && !slices.ContainsFunc(x.facts, func(f *entry) bool { return related(field, f.To) }) {
			continue
		}
		d = e.from.letter(e.row, -1, row{}, about)
		for _, f := range x.facts {
			if len(f.columns()) == 0 || !related(field, f.To) {
				continue
			}
			if at, err := e.from.find(f.columns()); err == nil {
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
