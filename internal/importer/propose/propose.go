// Package propose makes mappings for tables it has not seen before, from the column names (by a list of synonyms) and the cell contents. It
// decides nothing silently: each column comes back with the fact it was taken for, a sample, and any doubts.
package propose

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
)

// The minimum scores for taking a column as a fact: by its name; by its name when it has no contents; and by the part of its name in
// brackets.
const (
	threshold      = 0.7
	emptyThreshold = 0.85
	exact          = 0.99
)

// Options are what a person may state beyond the table.
type Options struct {
	Sheet    string // of a workbook; "" for the first visible one
	Currency string // ISO 4217 code for amounts that state none
}

// Proposal is a mapping for a table, column by column.
type Proposal struct {
	Sources   []string
	Sheet     string
	HeaderRow int
	Columns   []*Column
	Rows      int      // examined
	Absent    []string // texts used as empty cells in the table
	Totals    []string // labels of total rows
	named     *Column  // the column that names the company
	Notes     []rule.Text
}

// Column is one column of the table and the fact that it was taken for.
type Column struct {
	Name   string // in the header
	Letter string // as a spreadsheet names it
	To     string // pointer of the fact; "" if the column is left out
	Sample string // an example cell
	Filled int    // cells with content
	Read   int    // of these, cells that the proposed mapping can read
	Doubts []rule.Text

	at      int
	synonym *synonym
	fact    *importer.Fact
	head    header
	scores  []match
	cells   []importer.Cell // those with content
	how     how
	off     bool // in the mapping only as a comment
}

// how holds the options that the mapping states for a column.
type how struct {
	currency, currencyColumn, unit, date, decimal, percent, about, span, others string
	signs, words                                                                map[string]string
	absent                                                                      []string
}

// Taken reports whether the mapping reads the column.
func (c *Column) Taken() bool { return c.To != "" && !c.off }

// Propose makes a mapping for tables with the same columns.
func Propose(im *importer.Importer, known *Synonyms, sources []importer.Source, o Options) (*Proposal, error) {
	var s *sample
	for _, source := range sources {
		one, err := read(im, source, o.Sheet)
		if err != nil {
			return nil, err
		}
		if s == nil {
			s = one
		} else if err := s.add(one); err != nil {
			return nil, err
		}
	}
	p := &Proposal{Sheet: s.sheet, HeaderRow: s.headerRow, Rows: len(s.rows)}
	for _, source := range sources {
		p.Sources = append(p.Sources, source.Name)
	}
	if len(s.others) > 0 {
		p.Notes = append(p.Notes, text(wordsOther, strings.Join(s.others, ", ")))
	}
	if s.torn > 0 {
		p.Notes = append(p.Notes, text(wordsTorn, s.torn))
	}
	w := &work{Importer: im, known: known, options: o, sample: s, Proposal: p}
	w.columns()
	w.assign()
	w.totals()
	w.currency()
	for _, c := range p.Columns {
		if c.To != "" {
			w.decide(c)
		}
	}
	w.decimals()
	for _, c := range p.Columns {
		if c.To != "" {
			w.count(c)
		}
	}
	w.absent()
	if !slices.ContainsFunc(p.Columns, func(c *Column) bool { return c.To == "/company/as_of" }) {
		p.Notes = append(p.Notes, text(wordsUndated))
	}
	if p.named == nil {
		p.Notes = append(p.Notes, text(wordsNameless))
	}
	return p, nil
}

// work is the state of a proposal in progress.
type work struct {
	*importer.Importer
	*Proposal
	known   *Synonyms
	options Options
	sample  *sample
}

// columns collects the columns and their cells.
func (w *work) columns() {
	nothing := importer.ListedWords().Nothing
	for i, name := range w.sample.header {
		c := &Column{Name: name, Letter: grid.ColumnName(i), at: i}
		for _, r := range w.sample.rows {
			cell := r.Cell(i)
			if cell.Text == "" {
				continue
			}
			c.Filled++
			if slices.ContainsFunc(nothing, func(n string) bool { return strings.EqualFold(n, cell.Text) }) {
				if !slices.ContainsFunc(w.Absent, func(a string) bool { return strings.EqualFold(a, cell.Text) }) {
					w.Absent = append(w.Absent, cell.Text)
				}
				c.Read++ // as an empty cell
				continue
			}
			c.cells = append(c.cells, cell)
			if c.Sample == "" {
				c.Sample = cell.Text
			}
		}
		if name != "" {
			c.head = w.known.header(name)
			if slices.Index(w.sample.header, name) != i {
				c.Doubts = append(c.Doubts, text(wordsTwice))
			}
		}
		w.Columns = append(w.Columns, c)
	}
}

// match is a column that may be a fact.
type match struct {
	column *Column
	known  *synonym
	score  float64
}

// scores returns the facts that a column's name fits with at least the given score.
func (w *work) scores(h header, least, times float64) (found []match) {
	for _, s := range w.known.facts {
		if score := s.score(h); score >= least {
			found = append(found, match{known: s, score: score * times})
		}
	}
	return found
}

// assign matches each column to the fact that its name fits best, and each fact to one column.
func (w *work) assign() {
	var all []match
	for _, c := range w.Columns {
		if c.Name == "" || slices.Index(w.sample.header, c.Name) != c.at || w.twice(c) {
			continue
		}
		found := w.scores(c.head, threshold, 1)
		if found == nil && c.head.aside != "" {
			found = w.scores(w.known.header(c.head.aside), exact, 0.9)
		}
		for _, m := range found {
			s, score := m.known, m.score
			if len(c.cells) == 0 && score < emptyThreshold {
				continue
			}
			f := w.fact(s)
			fits := w.fits(c, f, s)
			if len(c.cells) > 0 && fits < 0.5 {
				if score > 0.85 && !s.Text {
					c.Doubts = append(c.Doubts, text(wordsUnlike, s.To))
				}
				continue
			}
			if f.Kind == importer.KindDate && len(c.cells) > 0 && len(c.cells[0].Text) <= len("2012") && c.cells[0].Date == "" {
				m.score *= 0.99 // a year is less precise than a day
				score = m.score
			}
			c.scores = append(c.scores, m)
			all = append(all, match{c, s, score * (0.8 + 0.2*fits)})
		}
	}
	slices.SortStableFunc(all, func(a, b match) int {
		return cmp.Or(boolOrder(a.known.late(), b.known.late()), cmp.Compare(b.score, a.score), cmp.Compare(b.column.head.year, a.column.head.year), cmp.Compare(a.column.at, b.column.at))
	})
	taken := map[string]*Column{}
	for _, m := range all {
		other := taken[m.known.To]
		switch {
		case m.column.To != "":
			if m.known.To != m.column.To && !m.known.late() && !m.known.Text && m.score > 0.97*m.column.score() {
				m.column.Doubts = append(m.column.Doubts, text(wordsOrElse, m.known.To))
			}
		case other != nil:
			if m.score > 0.9 && !m.known.Text && !m.known.Stamp {
				m.column.Doubts = append(m.column.Doubts, text(wordsTaken, m.known.To, other.Name))
			}
		default:
			m.column.To, m.column.synonym, m.column.fact = m.known.To, m.known, w.fact(m.known)
			taken[m.known.To] = m.column
		}
	}
	w.prior(taken)
	p := taken["/company/name"]
	if p == nil {
		p = taken["/company/legal_name"]
	}
	w.named = p
	for _, c := range w.Columns {
		if c.To != "" {
			c.Doubts = slices.DeleteFunc(c.Doubts, func(d rule.Text) bool { return strings.HasPrefix(d.EN, wordsUnlikeMark) })
		}
	}
}

// prior assigns the column for the preceding year to the preceding year's fact.
func (w *work) prior(taken map[string]*Column) {
	const last, before = "/financials/revenue_ttm", "/financials/revenue_prior_ttm"
	c := taken[last]
	if c == nil || c.head.year == 0 {
		return
	}
	c.Doubts = append(c.Doubts, text(wordsYear, c.head.year))
	for _, other := range w.Columns {
		if taken[before] == nil && other.To == "" && other.head.year == c.head.year-1 && slices.ContainsFunc(other.scores, func(m match) bool { return m.known == c.synonym }) {
			i := slices.IndexFunc(w.known.facts, func(s *synonym) bool { return s.To == before })
			if i < 0 {
				return
			}
			other.To, other.synonym, other.Doubts = before, w.known.facts[i], []rule.Text{text(wordsYear, other.head.year)}
			other.fact = w.fact(other.synonym)
			taken[before] = other
		}
	}
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// score returns the score of the fact that the column was taken for.
func (c *Column) score() float64 {
	for _, m := range c.scores {
		if m.known == c.synonym {
			return m.score
		}
	}
	return 0
}

// twice reports whether another column has the same name, so that a mapping can't tell them apart.
func (w *work) twice(c *Column) bool {
	n := 0
	for _, name := range w.sample.header {
		if strings.EqualFold(name, c.Name) {
			n++
		}
	}
	return n > 1
}

// fact returns a synonym's fact as a cell sees it.
func (w *work) fact(s *synonym) *importer.Fact {
	f, err := w.Root.At(s.To)
	if err != nil {
		return nil // ParseSynonyms checked it
	}
	if s.Each != "" {
		if f, err = f.Entry().At(s.Each); err != nil {
			return nil
		}
	}
	if f.Kind == importer.KindFree {
		return &importer.Fact{Name: f.Name, Pointer: s.To, Kind: importer.KindText}
	}
	return f
}

var (
	plainNumber = lazyregexp.New(`^[-+]?[0-9][0-9.,' ]*$`)
	anyDigit    = lazyregexp.New(`[0-9０-９一二三四五六七八九十]`)
)

// fits returns the share of a column's cells that look like values of a fact.
func (w *work) fits(c *Column, f *importer.Fact, s *synonym) float64 {
	if len(c.cells) == 0 {
		return 1
	}
	n := 0
	for _, cell := range c.cells {
		if w.resembles(cell, f, s) {
			n++
		}
	}
	return float64(n) / float64(len(c.cells))
}

// resembles reports whether a cell looks like a value of a fact, in any style.
func (w *work) resembles(c importer.Cell, f *importer.Fact, s *synonym) bool {
	none := isNone(c.Text)
	switch f.Kind {
	case importer.KindDate:
		_, err := importer.ConvertDate(c, importer.Style{Date: "dmy"})
		if err != nil {
			_, err = importer.ConvertDate(c, importer.Style{Date: "mdy"})
		}
		return err == nil
	case importer.KindBoolean:
		_, ok := truth(c.Text)
		return ok
	case importer.KindInteger, importer.KindNumber, importer.KindPercent, importer.KindMoney:
		if none {
			return true
		}
		figure, err := w.loose(c)
		return err == nil && anyDigit.MatchString(c.Text) && (!figure.Percent || f.Kind == importer.KindPercent) && (figure.Currency == nil || f.Kind == importer.KindMoney)
	case importer.KindEnum:
		_, ok := w.word(f, s.To, c.Text)
		return ok
	}
	switch s.To {
	case "/company/country":
		_, ok := importer.ListedWords().Country(c.Text)
		return ok
	case "/company/jurisdiction":
		_, ok := importer.ListedWords().Jurisdiction(c.Text)
		return ok
	case "/company/id", "/extensions/application/phone":
		return true
	}
	_, err := importer.ConvertDate(c, importer.Style{Date: "dmy"})
	return err != nil && !plainNumber.MatchString(c.Text)
}

// loose reads a number in any style that fits.
func (w *work) loose(c importer.Cell) (f importer.Figure, err error) {
	for _, s := range []importer.Style{
		{Decimal: "point", About: "take", Range: "low"}, {Decimal: "comma", About: "take", Range: "low"}, {Decimal: "point", About: "take", Range: "high"}, {Decimal: "comma", About: "take", Range: "high"},
	} {
		if f, err = importer.Number(c, s, w.Currencies); err == nil {
			return f, nil
		}
	}
	return f, err
}

// word returns the enum word that a text stands for.
func (w *work) word(f *importer.Fact, to, text string) (string, bool) {
	if word, err := importer.ReadWord(text, f.Words); err == nil {
		return word.(string), true
	}
	word, ok := w.known.words[to][normal(text)]
	return word, ok
}

func isNone(text string) bool {
	return slices.ContainsFunc(importer.ListedWords().None, func(n string) bool { return strings.EqualFold(n, text) })
}

var firstWord = lazyregexp.New(`^(\p{Han}{1,3}|[\p{L}]+)[\s,，.。:：;；–—-]`)

// truth returns the yes or no that a text begins with.
func truth(text string) (truth, ok bool) {
	if truth, ok = importer.ListedWords().Truth(text); ok {
		return truth, ok
	}
	if m := firstWord.FindStringSubmatch(text); m != nil {
		return importer.ListedWords().Truth(m[1])
	}
	return false, false
}

// totals finds total rows, which are not companies.
func (w *work) totals() {
	if w.named == nil {
		return
	}
	for _, c := range w.named.cells {
		if slices.ContainsFunc(importer.ListedWords().Totals, func(t string) bool { return strings.EqualFold(t, c.Text) }) && !slices.Contains(w.Totals, c.Text) {
			w.Totals = append(w.Totals, c.Text)
		}
	}
}

// currency determines the currency of amounts that state none: the one given, that of a currency column, or the only one in the headers.
func (w *work) currency() {
	if w.options.Currency != "" {
		return
	}
	named := map[string]bool{}
	for _, c := range w.Columns {
		if c.To != "" && c.fact.Kind == importer.KindMoney && c.head.currency != "" {
			named[c.head.currency] = true
		}
	}
	if len(named) == 0 && w.chinese() {
		w.options.Currency = "CNY"
		w.Notes = append(w.Notes, text(wordsChinese))
	}
	if len(named) == 1 {
		for code := range named {
			w.options.Currency = code
		}
		w.Notes = append(w.Notes, text(wordsOneCurrency, w.options.Currency))
	}
}

// chinese reports whether all amount columns have Chinese names and none of their cells names a currency.
func (w *work) chinese() bool {
	amounts := 0
	for _, c := range w.Columns {
		if c.To == "" || c.fact.Kind != importer.KindMoney {
			continue
		}
		amounts++
		if !c.head.han || slices.ContainsFunc(c.cells, func(cell importer.Cell) bool {
			f, err := w.loose(cell)
			return err == nil && f.Currency != nil
		}) {
			return false
		}
	}
	return amounts > 0
}

// absent sorts the texts that stand for empty cells.
func (w *work) absent() { slices.Sort(w.Absent) }

// decide determines how the cells of a column are written, by reading them.
func (w *work) decide(c *Column) {
	switch {
	case c.fact.IsNumber():
		w.decideNumber(c)
	case c.fact.Kind == importer.KindDate:
		w.decideDate(c)
	case c.fact.Kind == importer.KindBoolean:
		w.decideBoolean(c)
	case c.fact.Kind == importer.KindEnum:
		w.decideEnum(c)
	}
	if c.synonym.Stamp {
		c.Doubts = append(c.Doubts, text(wordsStamp))
	}
	if c.synonym.Times != 0 {
		c.Doubts = append(c.Doubts, text(wordsTimes, c.synonym.Times))
	}
}

// decimals sets the decimal sign of columns whose cells leave it open, if all other columns of the table agree on one.
func (w *work) decimals() {
	found := ""
	for _, c := range w.Columns {
		switch d := c.how.decimal; {
		case d == "":
		case found == "":
			found = d
		case found != d:
			return
		}
	}
	for _, c := range w.Columns {
		if c.To != "" && found != "" && c.how.decimal == "" && c.fact.IsNumber() && w.better(c, func(h *how) { h.decimal = found }) {
			c.Doubts = append(c.Doubts, text(wordsDecimalsOf, found))
		}
	}
}

// count counts the cells that the mapping can read.
func (w *work) count(c *Column) {
	style := c.how.style()
	unread := map[string]int{}
	first := ""
	for _, cell := range c.cells {
		if slices.ContainsFunc(c.how.absent, func(a string) bool { return strings.EqualFold(a, cell.Text) }) {
			c.Read++
			continue
		}
		_, err := importer.Convert(cell, c.fact, style, w.Currencies)
		switch {
		case err == nil, errors.Is(err, importer.ErrNothing):
			c.Read++
		default:
			if unread[err.Error()] == 0 && first == "" {
				first = err.Error()
			}
			unread[err.Error()]++
		}
	}
	if n := c.Filled - c.Read; n > 0 && !c.off {
		c.Doubts = append(c.Doubts, text(wordsUnread, n, c.Filled, first))
	}
	if 2*c.Filled < w.Rows {
		c.Doubts = append(c.Doubts, text(wordsHalfEmpty, w.Rows-c.Filled, w.Rows))
	}
}

// style converts how to the importer's style.
func (h how) style() importer.Style {
	s := importer.Style{
		Date: h.date, Decimal: h.decimal, Fraction: h.percent == "fraction", Points: h.percent == "points", Currency: h.currency,
		Pass: h.others == "absent", Read: h.others == "read", About: h.about, Range: h.span, Signs: h.signs,
	}
	if h.currencyColumn != "" {
		s.Currency = "USD" // any: each row states its own
	}
	if h.unit != "" {
		s.Unit = new(big.Rat).SetInt64(importer.Units[h.unit])
	}
	if h.words != nil {
		s.Words = map[string]string{}
		for text, word := range h.words {
			s.Words[strings.ToLower(text)] = word
		}
	}
	return s
}

// problems counts the problems in reading a column.
func (w *work) problems(c *Column) map[*importer.Problem]int {
	found := map[*importer.Problem]int{}
	for _, cell := range c.cells {
		_, err := importer.Convert(cell, c.fact, c.how.style(), w.Currencies)
		var p *importer.Problem
		if errors.As(err, &p) && p != importer.ErrNothing {
			found[p]++
		}
	}
	return found
}

// unread returns the number of cells that can't be read.
func (w *work) unread(c *Column) int {
	n := 0
	for _, k := range w.problems(c) {
		n += k
	}
	return n
}

// better applies a change to how cells are read, and keeps it only if more of them can then be read.
func (w *work) better(c *Column, change func(*how)) bool {
	before, old := w.unread(c), c.how
	if before == 0 {
		return false
	}
	change(&c.how)
	if w.unread(c) < before {
		return true
	}
	c.how = old
	return false
}

// nones states the meaning of "none" in a column of numbers that contains it.
func (w *work) nones(c *Column) {
	for _, cell := range c.cells {
		if !isNone(cell.Text) {
			continue
		}
		if !c.synonym.NoneIsZero || c.synonym.Times != 0 { // computed columns have no words
			if !slices.Contains(c.how.absent, cell.Text) {
				c.how.absent = append(c.how.absent, cell.Text)
			}
			continue
		}
		if c.how.words == nil {
			c.how.words, c.how.others = map[string]string{}, "read"
			c.Doubts = append(c.Doubts, text(wordsNone, cell.Text))
		}
		c.how.words[cell.Text] = "0"
	}
	c.cells = slices.DeleteFunc(c.cells, func(cell importer.Cell) bool {
		gone := slices.Contains(c.how.absent, cell.Text)
		if gone {
			c.Read++
		}
		return gone
	})
}

func (w *work) decideNumber(c *Column) {
	w.nones(c)
	money := c.fact.Kind == importer.KindMoney
	if money {
		w.decideCurrency(c)
	}
	if c.head.unit != "" && c.fact.Kind != importer.KindPercent && c.fact.Kind != importer.KindInteger {
		c.how.unit = c.head.unit
		c.Doubts = append(c.Doubts, text(wordsUnit, c.head.unit))
	}
	if money && c.how.unit == "" && w.tiny(c) {
		c.off = true
		c.Doubts = append(c.Doubts, text(wordsTiny))
	}
	if w.better(c, func(h *how) { h.about = "take" }) {
		c.Doubts = append(c.Doubts, text(wordsAbout))
	}
	for _, span := range []string{"low", "high"} {
		if w.better(c, func(h *how) { h.span = span }) {
			c.Doubts = append(c.Doubts, text(wordsSpan, span))
			break
		}
	}
	if c.fact.Kind == importer.KindPercent {
		w.decidePercent(c)
	}
	w.decideDecimal(c)
}

// tiny reports whether all amounts of a column are below a thousand without a unit; they may be in thousands or millions.
func (w *work) tiny(c *Column) bool {
	amounts := 0
	for _, cell := range c.cells {
		for _, decimal := range []string{"point", "comma"} {
			f, err := importer.Number(cell, importer.Style{Decimal: decimal, About: "take", Range: "high"}, w.Currencies)
			if err != nil || f.Value.Sign() == 0 {
				continue
			}
			if amounts++; f.Unit || new(big.Rat).Abs(f.Value).Cmp(big.NewRat(1000, 1)) >= 0 {
				return false
			}
		}
	}
	return amounts > 0
}

// decideDecimal sets the decimal sign if some cells of the column settle it.
func (w *work) decideDecimal(c *Column) {
	found := ""
	for _, cell := range c.cells {
		if cell.Exact {
			continue
		}
		switch sign, ok := importer.DecimalOf(numberIn.FindString(importer.Narrow(cell.Text))); {
		case !ok || sign == "" || sign == importer.EitherSign:
		case found == "":
			found = sign
		case found != sign:
			c.Doubts = append(c.Doubts, text(wordsDecimals))
			return
		}
	}
	if found != "" {
		c.how.decimal = found
	}
}

var numberIn = lazyregexp.New("[0-9.,'\u2019 \u00a0\u2009\u202f]*[0-9]")

func (w *work) decidePercent(c *Column) {
	least, bare := 0, 0
	most := new(big.Rat)
	for _, cell := range c.cells {
		f, err := w.loose(cell)
		if err != nil {
			continue
		}
		bareOne := !f.Percent && f.Value.Sign() != 0
		if size := new(big.Rat).Abs(f.Value); bareOne && size.Cmp(most) > 0 {
			most = size
		}
		switch {
		case bareOne && new(big.Rat).Abs(f.Value).Cmp(big.NewRat(1, 1)) <= 0:
			least++
			bare++
		case bareOne:
			bare++
		}
	}
	small := most.Cmp(big.NewRat(3, 1)) <= 0 && bare > 0
	retained := c.To == "/market/nrr_pct" // often above 100 %
	switch {
	case retained && small && !c.head.percent, least > 0 && least == bare && !c.head.percent:
		c.how.percent = "fraction"
		c.Doubts = append(c.Doubts, text(wordsFraction))
	case small && least > 0: // 1.2 and 0.9 may be either
		c.off = true
		c.Doubts = append(c.Doubts, text(wordsPercent))
	case least > 0:
		c.how.percent = "points"
		c.Doubts = append(c.Doubts, text(wordsPoints))
	}
}

// decideCurrency determines the currency of a column of amounts.
func (w *work) decideCurrency(c *Column) {
	own, ambiguous, bare := map[string]int{}, map[string]int{}, 0
	for _, cell := range c.cells {
		f, err := w.loose(cell)
		_, isWord := c.how.words[cell.Text]
		switch {
		case isWord:
			bare++
		case err != nil:
		case len(f.Currency) == 1:
			own[f.Currency[0]]++
		case len(f.Currency) > 1:
			ambiguous[sign(cell.Text)]++
		default:
			bare++
		}
	}
	stated := cmp.Or(c.head.currency, w.options.Currency)
	column := w.currencyColumn(c)
	switch {
	case column != "" && c.head.currency == "":
		c.how.currencyColumn = column
	case stated != "" && only(own, stated) && couldBe(ambiguous, stated):
		c.how.currency = stated
		if c.head.currency == "" {
			c.Doubts = append(c.Doubts, text(wordsCurrency, stated))
		}
	case len(own) == 1 && bare == 0 && len(ambiguous) == 0:
		// Every cell states it.
	default:
		c.how.signs = map[string]string{}
		for mark := range ambiguous {
			code := map[string]string{"$": "USD", "¥": "CNY", "￥": "CNY"}[mark]
			if code == "" {
				continue
			}
			c.how.signs[mark] = code
			c.Doubts = append(c.Doubts, text(wordsSign, mark, code))
		}
		if bare > 0 && stated == "" && len(own)+len(ambiguous) == 1 {
			for code := range own {
				stated = code
			}
			for mark := range ambiguous {
				stated = c.how.signs[mark]
			}
		}
		if bare > 0 && stated != "" {
			c.how.signs[""] = stated
			c.Doubts = append(c.Doubts, text(wordsBare, bare, stated))
		}
		if len(c.how.signs) == 0 {
			c.how.signs = nil
		}
		if bare > 0 && stated == "" {
			c.Doubts = append(c.Doubts, text(wordsNoCurrency))
			c.off = len(own)+len(ambiguous) == 0
		}
	}
	if c.synonym.Times != 0 && c.how.signs != nil && len(own) == 0 { // computed columns have one currency
		for _, code := range c.how.signs {
			c.how.currency = code
		}
		c.how.signs = nil
	}
}

// only reports whether no other currency was counted.
func only(counts map[string]int, currency string) bool {
	return len(counts) == 0 || len(counts) == 1 && counts[currency] > 0
}

// couldBe reports whether every sign can stand for a currency.
func couldBe(signs map[string]int, currency string) bool {
	for mark := range signs {
		if _, could := importer.CutCurrency(mark, nil, true); mark == "" || !slices.Contains(could, currency) {
			return false
		}
	}
	return true
}

// sign returns the currency sign in a text.
func sign(text string) string {
	for _, mark := range []string{"$", "¥", "￥"} {
		if strings.Contains(text, mark) {
			return mark
		}
	}
	return ""
}

// currencyColumn returns the column that states the currency of each row, or "".
func (w *work) currencyColumn(c *Column) string {
	for _, other := range w.Columns {
		if other.To == "/company/reporting_currency" && other != c && w.fits(other, other.fact, other.synonym) == 1 {
			return other.Name
		}
	}
	return ""
}

func (w *work) decideDate(c *Column) {
	day, month := 0, 0
	for _, cell := range c.cells {
		_, dmy := importer.ConvertDate(cell, importer.Style{Date: "dmy"})
		_, mdy := importer.ConvertDate(cell, importer.Style{Date: "mdy"})
		switch {
		case dmy == nil && mdy != nil:
			day++
		case dmy != nil && mdy == nil:
			month++
		}
	}
	switch {
	case day > 0 && month == 0:
		w.better(c, func(h *how) { h.date = "dmy" })
	case month > 0 && day == 0:
		w.better(c, func(h *how) { h.date = "mdy" })
	}
}

func (w *work) decideBoolean(c *Column) {
	words := map[string]string{}
	plain := true
	for _, cell := range c.cells {
		if _, ok := importer.ListedWords().Truth(cell.Text); ok {
			continue
		}
		plain = false
		yes, ok := truth(cell.Text)
		switch {
		case !ok && len(words) < 50:
			words[cell.Text] = ""
			c.Doubts = append(c.Doubts, text(wordsNeither, short(cell.Text)))
		case yes && ok:
			words[cell.Text] = "yes"
		case ok:
			words[cell.Text] = "no"
		}
	}
	if !plain {
		c.how.words, c.how.others = words, "read"
	}
}

func (w *work) decideEnum(c *Column) {
	words := map[string]string{}
	plain := true
	var unknown []string
	for _, cell := range c.cells {
		if _, err := importer.ReadWord(cell.Text, c.fact.Words); err == nil {
			word, _ := importer.ReadWord(cell.Text, c.fact.Words)
			words[cell.Text] = word.(string)
			continue
		}
		plain = false
		if word, ok := w.word(c.fact, c.To, cell.Text); ok {
			words[cell.Text] = word
		} else if !slices.Contains(unknown, cell.Text) {
			unknown = append(unknown, cell.Text)
		}
	}
	if plain {
		return
	}
	c.how.words, c.how.others = words, "absent"
	if len(unknown) > 0 {
		c.Doubts = append(c.Doubts, text(wordsUnknown, short(strings.Join(unknown, ", "))))
	}
	if c.To == "/company/stage" {
		c.Doubts = append(c.Doubts, text(wordsStage))
	}
}

// short truncates a text to sixty characters.
func short(text string) string {
	const most = 60
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-3]) + "..."
	}
	return text
}
