package table

import (
	"encoding/json"
	"errors"
	"iter"
	"math/big"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

// sheet is a table being read, with the account of its rows.
type sheet struct {
	table  *readAhead
	count  *importer.Table
	file   string // of the mapping
	own    bool   // its header names the facts
	broken func() // called for a row that can't be split into cells; may be nil

	rows, skip []boundCondition
	fill       []int // columns in which an empty cell repeats the cell above
	above      []importer.Cell
	latest     map[int]bool // rows to read; nil for all
	columns    map[*entry]*usage
}

// boundCondition is a condition with its column in one table.
type boundCondition struct {
	*condition
	at int
}

func (c boundCondition) holds(r grid.Row) bool {
	text := r.Cell(c.at).Text
	switch {
	case c.Empty != nil && *c.Empty != (text == ""):
		return false
	case c.Is != nil && !slices.ContainsFunc(c.Is, func(is string) bool { return strings.EqualFold(is, text) }):
		return false
	}
	return c.pattern == nil || c.pattern.MatchString(text)
}

// usage records how the cells of a column served a fact.
type usage struct {
	rows, given int
	silent      map[string]int // texts that the mapping treats as empty
	order       []string
	used        map[string]bool // words
	amiss       bool            // a text was not among the words
}

// usage returns the usage of a fact in this table.
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

// prepare finds the columns by which the mapping selects rows.
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
	s.above = make([]importer.Cell, len(s.fill))
	return errors.Join(errs...)
}

// chosen reports whether the mapping selects a row.
func (s *sheet) chosen(r grid.Row) bool {
	for _, c := range s.rows {
		if !c.holds(r) {
			return false
		}
	}
	return !slices.ContainsFunc(s.skip, func(c boundCondition) bool { return c.holds(r) })
}

// fillDown copies cells down into empty ones, in the columns that the mapping names.
func (s *sheet) fillDown(r grid.Row) {
	for i, at := range s.fill {
		if c := r.Cell(at); c.Text != "" {
			s.above[i] = c
		} else if at < len(r.Cells) {
			r.Cells[at] = s.above[i]
		}
	}
}

// ahead yields the rows that were read ahead and that the mapping wants, as they will be read.
func (s *sheet) ahead() iter.Seq[grid.Row] {
	return func(yield func(grid.Row) bool) {
		defer clear(s.above)
		for _, a := range s.table.rows {
			if a.err != nil || a.row.Blank() || !s.chosen(a.row) || s.latest != nil && !s.latest[a.row.Number] {
				continue
			}
			row := a.row
			row.Cells = slices.Clone(row.Cells)
			if s.fillDown(row); !yield(row) {
				return
			}
		}
	}
}

// bound is a fact of a mapping with its columns in one table; -1 is none.
type bound struct {
	*entry
	sheet            *sheet
	column, currency int
	when             *boundCondition
	of               []int  // columns of a sum, difference or ratio
	decimal          string // decimal sign inferred from the column; "" if unknown
}

// find returns the index of the column with one of the names.
func (s *sheet) find(names names) (int, error) {
	found := -1
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i, title := range s.table.Header() {
			if slices.ContainsFunc(names, func(name string) bool { return same(strings.TrimSpace(name), title) }) {
				if found >= 0 {
					return 0, words.Errorf("%s has the column %q twice", s.count.Source, title)
				}
				found = i
			}
		}
		if found >= 0 {
			return found, nil
		}
	}
	var there []string
	for _, title := range s.table.Header() {
		there = append(there, strconv.Quote(title))
	}
	return 0, words.Errorf("%s has no column %q; it has %s", s.count.Source, words.Or(names), words.List(there))
}

func (s *sheet) mistake(p place, option string, err error) error {
	return &MappingError{s.file, p.line, p.column, words.Text("%s: %s", option, err)}
}

// columns returns the names of the column that a fact comes from, or of the first of several; nil for a constant.
func (e *entry) columns() names {
	for _, all := range [][]names{{e.Column}, e.Sum, e.Difference, e.Ratio} {
		if len(all) > 0 && len(all[0]) > 0 {
			return all[0]
		}
	}
	return nil
}

// bind finds the columns of facts in a table. A missing column is an error in the mapping.
func (r *reader) bind(s *sheet, facts []*entry) ([]bound, error) {
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
		if b.column >= 0 && e.style.Decimal == "" && e.fact.IsNumber() {
			b.decimal = s.decimalOf(b.column)
		}
		all = append(all, b)
	}
	return all, errors.Join(errs...)
}

// outcome is the result of filling the facts of a row.
type outcome struct {
	wrong  bool // a cell was refused, and the row with it
	lost   bool // a cell was refused
	filled bool // a cell says something
}

// fill stores the facts of a row in a document. Unreadable cells are refused individually.
func (r *reader) fill(document map[string]any, facts []bound, row grid.Row) (o outcome, err error) {
	for _, b := range facts {
		value, at, err := r.value(b, row)
		u := b.sheet.usage(b.entry)
		text := row.Cell(b.column).Text
		cells := &b.sheet.count.Cells
		if b.column >= 0 {
			u.rows++
		}
		if b.column >= 0 && text != "" && !errors.Is(err, errOther) {
			cells.Read++
		}
		var p *importer.Problem
		switch {
		case errors.Is(err, errOther):
			u.rows--
		case errors.Is(err, importer.ErrNothing):
			if b.column >= 0 && text != "" {
				cells.Absent++
				u.silence(text, b.entry)
			}
		case errors.As(err, &p):
			cells.Refused++
			u.given++
			o.lost = true
			o.wrong = o.wrong || !r.Out.ByCell || b.names()
			u.amiss = u.amiss || p == importer.NoWord
			d := b.sheet.letter(row.Number, at, row, p)
			d.Pointer = b.full
			if err := r.Refuse(d); err != nil {
				return o, err
			}
		case err != nil:
			return o, err
		default:
			if b.column >= 0 {
				o.filled = true
				u.given++
				cells.Taken++
				u.used[strings.ToLower(text)] = true
			}
			importer.Set(document, b.to, value)
		}
	}
	return o, nil
}

// names reports whether a fact names the company and so can't be left out.
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
	if _, known := e.style.Words[strings.ToLower(text)]; e.style.Words != nil && !known {
		u.amiss = true
	}
}

// maxSilent bounds the distinct texts per column that are reported as absent facts.
const maxSilent = 20

// errOther means that another entry of the mapping provides the fact in this row.
var errOther = importer.Fault(words.Message{}, words.Message{})

// value returns what a row says about a fact, and the column that says it.
func (r *reader) value(b bound, row grid.Row) (any, int, error) {
	if b.when != nil && !b.when.holds(row) {
		return nil, 0, errOther
	}
	if len(b.of) > 0 {
		return r.computed(b, row)
	}
	c := row.Cell(b.column)
	if b.Value != nil {
		c = importer.Cell{Text: *b.Value}
	}
	if c.Bad != nil {
		return nil, b.column, c.Bad
	}
	if b.Latest != nil || c.Text == "" || b.absent[strings.ToLower(c.Text)] {
		return nil, 0, importer.ErrNothing
	}
	s, at, err := r.style(b, row)
	if err != nil {
		return nil, at, err
	}
	if b.within != nil {
		value, err := convertEntries(c, b, s, r.Currencies)
		return value, b.column, err
	}
	value, err := importer.Convert(c, b.fact, s, r.Currencies)
	return value, b.column, err
}

// style returns how the cell of a fact is written in a row.
func (r *reader) style(b bound, row grid.Row) (importer.Style, int, error) {
	s := b.style
	if s.Decimal == "" {
		s.Decimal = b.decimal
	}
	if b.currency >= 0 {
		if code := row.Cell(b.currency).Text; code != "" {
			word, err := importer.ReadWord(code, r.Currencies)
			if err != nil {
				return s, b.currency, importer.Fault(words.Text("not a currency's code"), words.Text("write the ISO 4217 code, such as CNY or USD"))
			}
			s.Currency = word.(string)
		}
	}
	return s, b.column, nil
}

// computed returns the sum, difference or ratio of several cells; absent if one of them is.
func (r *reader) computed(b bound, row grid.Row) (any, int, error) {
	s, at, err := r.style(b, row)
	if err != nil {
		return nil, at, err
	}
	var total *big.Rat
	currency := ""
	for i, at := range b.of {
		c := row.Cell(at)
		if c.Bad != nil {
			return nil, at, c.Bad
		}
		if c.Text == "" || b.absent[strings.ToLower(c.Text)] {
			return nil, at, importer.ErrNothing
		}
		if s.Decimal == "" {
			s.Decimal = b.sheet.decimalOf(at)
		}
		f, err := importer.Number(c, s, r.Currencies)
		switch {
		case err != nil:
			return nil, at, err
		case f.Percent || f.Word != "":
			return nil, at, importer.Fault(words.Text("only plain numbers and amounts can be calculated with"), words.Text("write the number alone"))
		}
		if b.fact.Kind == importer.KindMoney || f.Currency != nil {
			money, err := importer.ConvertMoney(c, s, r.Currencies)
			if err != nil {
				return nil, at, err
			}
			other := money.(map[string]any)["currency"].(string)
			if currency != "" && other != currency {
				return nil, at, importer.Fault(words.Text("the amounts are in two currencies"), words.Text("give both in one"))
			}
			currency = other
		}
		switch {
		case i == 0:
			total = f.Value
		case b.Sum != nil:
			total.Add(total, f.Value)
		case b.Difference != nil:
			total.Sub(total, f.Value)
		case f.Value.Sign() == 0:
			return nil, at, importer.ErrNothing
		default:
			total.Quo(total, f.Value)
		}
		if b.fact.Kind == importer.KindPercent && b.Ratio == nil {
			return nil, at, importer.Fault(words.Text("only a ratio makes a percentage"), words.Text("say ratio in the mapping"))
		}
	}
	total.Mul(total, b.times)
	if b.fact.Kind == importer.KindPercent && b.Times == "" {
		total.Mul(total, big.NewRat(100, 1))
	}
	switch {
	case b.fact.Kind == importer.KindMoney:
		cents := new(big.Rat).Mul(total, big.NewRat(100, 1))
		if !total.IsInt() && !cents.IsInt() {
			total.SetString(total.FloatString(2))
		}
		return map[string]any{"amount": json.Number(importer.DecimalText(total)), "currency": currency}, b.column, nil
	case b.fact.Kind == importer.KindInteger && !total.IsInt():
		return nil, b.column, importer.Fault(words.Text("a whole number is needed"), words.Text("the outcome of the columns has decimals"))
	}
	return json.Number(importer.DecimalText(total)), b.column, nil
}

// letter returns a dead letter about a cell, or about a whole row if at is -1.
func (s *sheet) letter(number, at int, row grid.Row, p *importer.Problem) *importer.DeadLetter {
	d := &importer.DeadLetter{Source: s.count.Source, Sheet: s.count.Sheet, Row: number, Error: p.What, Hint: p.Hint}
	if at >= 0 {
		d.Column, d.Header, d.Cell = grid.ColumnName(at), s.table.Header()[at], row.Cell(at).Text
		if row.Places != nil {
			d.Row, d.Column = row.Places[at], grid.ColumnName(row.Column)
		}
	}
	return d
}

// grouped is what is kept of a company with several rows.
type grouped struct {
	facts   []byte
	refused int // the first row that was refused, or 0
}

// companies reads the table of companies and writes a profile for each readable row.
func (r *reader) companies(m *Mapping, s *sheet, joins []*index) error {
	facts, err := r.bind(s, m.facts)
	if err != nil {
		return err
	}
	keys, group, err := s.companyColumns(m, joins)
	if err != nil {
		return err
	}
	named := slices.ContainsFunc(facts, bound.names)
	seen := map[string]*grouped{}
	return s.each(r, func(row grid.Row) error {
		document := map[string]any{}
		var first *grouped
		if group >= 0 {
			first = seen[row.Cell(group).Text]
		}
		o, err := r.fill(document, facts, row)
		if err != nil {
			return err
		}
		if first != nil {
			return r.again(s, document, row, first, o)
		}
		if named && !o.wrong && importer.Lookup(document, []string{"company", "id"}) == nil && importer.Lookup(document, []string{"company", "name"}) == nil {
			o.wrong = true
			d := s.letter(row.Number, -1, row, importer.Fault(words.Text("the row names no company"), words.Text("fill in name or id, or leave the row out with skip_rows in the mapping; fill_down takes the name from the row above")))
			if err := r.Refuse(d); err != nil {
				return err
			}
		}
		if group >= 0 {
			first = &grouped{}
			if first.facts, err = importer.Encode(document); err != nil {
				return err
			}
			if o.wrong {
				first.refused = row.Number
			}
			seen[row.Cell(group).Text] = first
		}
		return r.finish(m, s, facts, joins, keys, document, row, o, first)
	})
}

// companyColumns are the columns of a table of companies with the key of each joined table, and the one whose value the rows of one
// company share; -1 for none.
func (s *sheet) companyColumns(m *Mapping, joins []*index) (keys []int, group int, err error) {
	keys = make([]int, len(joins))
	for i, x := range joins {
		if keys[i] = -1; len(x.Matches) == 0 {
			continue
		}
		if keys[i], err = s.find(x.Matches); err != nil {
			return nil, 0, s.mistake(x.place, "matches", err)
		}
	}
	group = -1
	if spec := m.tables[m.company]; spec != nil && len(spec.Group) > 0 {
		if group, err = s.find(spec.Group); err != nil {
			return nil, 0, s.mistake(spec.place, "group", err)
		}
	}
	return keys, group, nil
}

// again accounts for a further row of a company, which may not contradict the first.
func (r *reader) again(s *sheet, document map[string]any, row grid.Row, first *grouped, o outcome) error {
	var known map[string]any
	if err := json.Unmarshal(first.facts, &known); err != nil {
		return err
	}
	text, err := importer.Encode(document)
	if err != nil {
		return err
	}
	var further map[string]any
	if err := json.Unmarshal(text, &further); err != nil {
		return err
	}
	var what words.Message
	switch {
	case first.refused > 0:
		what = words.Text("row %d, the first of its company, was refused", first.refused)
	case !within(further, known):
		what = words.Text("the row says something of the company that the first of its rows does not")
	}
	if !what.IsZero() && !o.wrong {
		if err := r.Refuse(s.letter(row.Number, -1, row, importer.Fault(what, words.Text("let both say the same of the company")))); err != nil {
			return err
		}
	}
	if !what.IsZero() || o.wrong {
		s.count.DeadLettered++
		return nil
	}
	s.count.Imported++
	return nil
}

// within reports whether b says everything that a says.
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

// finish adds what other tables say about a company and writes its profile.
func (r *reader) finish(m *Mapping, s *sheet, facts []bound, joins []*index, keys []int, document map[string]any, row grid.Row, o outcome, first *grouped) error {
	wrong := o.wrong
	groups := make([]*group, len(joins))
	lost := m.lacking(joins)
	for i, x := range joins {
		key := row.Cell(keys[i])
		if keys[i] < 0 {
			key = importer.Cell{Text: onlyCompany}
		}
		var ok bool
		if groups[i], ok = x.take(key.Text); !ok {
			wrong = true
			about := importer.Fault(
				words.Text("an earlier row has the same key, so that the rows of %s may belong to either", x.Table),
				words.Text("keep one of the two; or group in the mapping, if both are of one company"),
			)
			if keys[i] < 0 {
				about = importer.Fault(words.Text("a table without a key belongs to one company, and there are several"), words.Text("say key and matches in the mapping"))
			}
			if err := r.Refuse(s.letter(row.Number, keys[i], row, about)); err != nil {
				return err
			}
		}
		switch {
		case x.One:
			if len(groups[i].entries) > 1 {
				wrong = true
				if err := r.Refuse(s.letter(row.Number, keys[i], row, importer.Fault(words.Text("several rows of %s belong to the company", x.Table), words.Text("say in the mapping which: latest")))); err != nil {
					return err
				}
				continue
			}
			for _, e := range groups[i].entries {
				for _, f := range x.facts {
					if value := importer.Lookup(e.value, f.to); value != nil {
						importer.Set(document, f.to, value)
					}
				}
			}
		default:
			if list := groups[i].values(); len(list) > 0 {
				importer.Set(document, x.to, list)
			}
		}
		if groups[i].lost || x.torn || key.Text == "" {
			lost = append(lost, x.To)
		}
	}
	for _, f := range m.facts {
		if f.Latest == nil || slices.Contains(lost, f.Latest.Of) {
			continue
		}
		if value, ok := latest(document, f.Latest); ok {
			importer.Set(document, f.to, value)
		}
	}
	r.declare(document, m, lost)
	document = importer.Seal(document, r.Root).(map[string]any)
	for !wrong {
		err := r.Write(s.count.Source, document)
		problems := importer.Misfits(err)
		if err != nil && problems == nil {
			return err
		}
		if err == nil {
			break
		}
		gone := map[string]bool{}
		for _, p := range problems {
			if gone[p.Pointer] {
				continue // already left out
			}
			to, cells := s.culprit(p, document, facts, joins, groups)
			ok := cells != nil
			wrong = wrong || !r.Out.ByCell || !ok
			if err := r.Refuse(r.blame(p, s, facts, joins, groups, row)); err != nil {
				return err
			}
			if ok && r.Out.ByCell {
				importer.Remove(document, to)
				gone[p.Pointer] = true
				cells.Taken--
				cells.Refused++
			}
		}
	}
	if wrong {
		if first != nil {
			first.refused = row.Number
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

// culprit returns the path of the fact that a schema violation is about, if it comes from a cell that can be left out, and the cell counts
// of its table; nil if the document has no such fact.
func (s *sheet) culprit(p *profile.Error, document map[string]any, facts []bound, joins []*index, groups []*group) ([]string, *importer.Cells) {
	for _, b := range facts {
		if b.column >= 0 && p.Pointer != "" && importer.Related(p.Pointer, b.To) && !b.names() && importer.Has(document, b.to) {
			return b.to, &s.count.Cells
		}
	}
	for i, x := range joins {
		e, field := x.entry(p, groups[i])
		if e == nil {
			continue
		}
		for _, f := range x.facts {
			if len(f.columns()) > 0 && importer.Related(field, f.To) {
				at := importer.Tokens(strings.TrimSuffix(p.Pointer, field))
				if x.One {
					at = nil
				}
				if at = append(at, f.to...); importer.Has(document, at) {
					return at, &e.from.count.Cells
				}
			}
		}
	}
	return nil, nil
}

// entry returns the joined row that a schema violation is about, and the pointer within its entry.
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

// lacking returns the lists whose tables were not given.
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

// declare declares the lists that the tables hold completely, except those that lost a row.
func (r *reader) declare(document map[string]any, m *Mapping, lost []string) {
	var whole []any
	for _, pointer := range m.complete {
		if !slices.Contains(lost, pointer) {
			whole = append(whole, pointer)
			importer.Empty(document, importer.Tokens(pointer))
		}
	}
	if whole != nil {
		document["complete"] = whole
	}
}

// abandon accounts for the joined rows of a refused company.
func (r *reader) abandon(groups []*group, s *sheet, company grid.Row) error {
	for _, g := range groups {
		for _, e := range g.entries {
			e.from.count.DeadLettered++
			d := e.from.letter(e.row, -1, grid.Row{}, importer.Fault(
				words.Text("its company was refused"), words.Text("see row %d of %s", company.Number, s.count.Source),
			))
			d.Class = words.Text("the company of the row was refused")
			if err := r.Refuse(d); err != nil {
				return err
			}
		}
		g.entries = nil
	}
	return nil
}

// blame returns a dead letter for a schema violation, at the cell that caused it.
func (r *reader) blame(p *profile.Error, s *sheet, facts []bound, joins []*index, groups []*group, company grid.Row) *importer.DeadLetter {
	about := importer.Fault(p.Problem, p.Hint)
	d := s.letter(company.Number, -1, company, about)
	for _, b := range facts {
		if b.column >= 0 && p.Pointer != "" && importer.Related(p.Pointer, b.To) {
			d = s.letter(company.Number, b.column, company, about)
		}
	}
	for i, x := range joins {
		e, field := x.entry(p, groups[i])
		if e == nil || x.One && !slices.ContainsFunc(x.facts, func(f *entry) bool { return importer.Related(field, f.To) }) {
			continue
		}
		d = e.from.letter(e.row, -1, grid.Row{}, about)
		for _, f := range x.facts {
			if len(f.columns()) == 0 || !importer.Related(field, f.To) {
				continue
			}
			if at, err := e.from.find(f.columns()); err == nil {
				d = e.from.letter(e.row, at, grid.Row{}, about)
			}
		}
	}
	d.Pointer = p.Pointer
	d.Class = words.Text("the profile schema does not allow the value of %s", path.Join("/", importer.EntryNumbers.ReplaceAllString(p.Pointer, "/-")))
	return d
}

// latest returns the field of the entry with the latest date. ok is false if the dates leave it open: an entry with an equal or unknown
// date says something else.
func latest(document map[string]any, l *latestSpec) (any, bool) {
	list, _ := importer.Lookup(document, importer.Tokens(l.Of)).([]any)
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

// convertEntries splits a cell into list entries with one fact each.
func convertEntries(c importer.Cell, b bound, s importer.Style, currencies []string) (any, error) {
	text, err := c.Spelling()
	if err != nil {
		return nil, err
	}
	list := []any{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(s.Split, r) }) {
		if part = strings.TrimSpace(part); part == "" || b.absent[strings.ToLower(part)] {
			continue
		}
		value, err := importer.Convert(importer.Cell{Text: part}, b.fact, s, currencies)
		if errors.Is(err, importer.ErrNothing) {
			continue
		}
		if err != nil {
			return nil, err
		}
		entry := map[string]any{}
		importer.Set(entry, b.within, value)
		list = append(list, entry)
	}
	if len(list) == 0 {
		return nil, importer.ErrNothing
	}
	return list, nil
}
