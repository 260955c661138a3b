// Package captable imports cap tables, as exported by Carta or kept by people in spreadsheets, and tables of SAFEs and notes. A cap table
// has one holder per row, with shares, a percentage, or a column for each class. Headers are recognized by their wording in English or
// Chinese. Totals are checked against the rows, percentages against shares, and share classes against their sum; a mismatch is reported
// with its cell, and the whole file is refused. The kind of holder, the date of the table and whether a SAFE is post-money are taken only
// if stated, never guessed.
package captable

import (
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/words"
)

// Options configure an import of cap tables.
type Options struct {
	Currency string // of amounts that state none
	AsOf     string // date of the table if the file does not state it
}

// field is what a column holds.
type field int

const (
	holder field = iota + 1
	role         // founder, employee or investor
	class        // of shares
	round
	shares
	diluted // shares, fully diluted
	percent
	principal
	valuationCap
	discount
	interest
	maturity
	perClass // shares of the class that names the column
)

// headers lists the wordings of each column header, as normalized by plain.
var headers = map[field][]string{
	holder:       {"holder", "stakeholder", "stakeholder name", "shareholder", "shareholder name", "holder name", "name", "name of holder", "owner", "security holder", "股东", "股东名称", "股东姓名", "姓名", "持有人", "名称", "投资人"},
	role:         {"role", "holder type", "stakeholder type", "relationship", "type of holder", "股东类型", "身份", "股东性质"},
	class:        {"class", "share class", "security", "security type", "stock class", "stock type", "type", "class of shares", "instrument", "股份类别", "类别", "股票类别", "股权类别", "工具"},
	round:        {"round", "financing round", "轮次", "融资轮次"},
	shares:       {"shares", "number of shares", "shares owned", "shares held", "outstanding shares", "shares outstanding", "quantity", "shares issued and outstanding", "股数", "持股数", "持股数量", "股份数", "持股数(股)"},
	diluted:      {"fully diluted shares", "fully diluted", "fd shares", "total fully diluted", "total fully diluted shares", "fully-diluted shares", "完全稀释股数", "稀释后股数"},
	percent:      {"%", "percent", "percentage", "ownership", "ownership %", "% ownership", "fully diluted ownership", "fully diluted %", "% fully diluted", "fully-diluted %", "fd %", "fully diluted percent", "持股比例", "股权比例", "占比", "比例", "完全稀释比例", "持股比例(%)"},
	principal:    {"principal", "amount", "principal amount", "purchase amount", "investment amount", "cash raised", "金额", "本金", "投资金额"},
	valuationCap: {"valuation cap", "cap", "估值上限"},
	discount:     {"discount", "discount %", "discount rate", "折扣", "折扣率"},
	interest:     {"interest rate", "interest", "interest %", "利率", "年利率"},
	maturity:     {"maturity", "maturity date", "到期日"},
}

// plain normalizes a header or label for comparison.
func plain(text string) string {
	return strings.TrimSpace(strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("*", "", ":", "", "#", "").Replace(importer.Narrow(text))), " ")))
}

// fieldOf returns the field that a header names.
func fieldOf(text string) field {
	text = strings.ReplaceAll(plain(text), " (%)", " %")
	for _, f := range []field{holder, role, class, round, shares, diluted, percent, principal, valuationCap, discount, interest, maturity} {
		if slices.Contains(headers[f], text) {
			return f
		}
	}
	return 0
}

// section is a table of holders or convertibles, with its header.
type section struct {
	at          map[field]int
	classes     []int // columns of share classes
	names       []string
	convertible bool
	rows        []grid.Row // below the header
}

// holding is a row of holders.
type holding struct {
	row          grid.Row
	name, role   string
	class, round string
	shares, pct  *big.Rat
	cells        [][2]int
	pool         bool
	at, pctAt    int              // columns of its shares and its percentage
	byClass      map[int]*big.Rat // shares by the column of their class
}

// file is the state of one file's import.
type file struct {
	run      *importer.Run
	options  Options
	source   string
	about    map[string]any // the provenance that all facts of the file share
	sheet    *grid.Sheet
	marks    grid.Marks
	document map[string]any
	problems []*importer.DeadLetter
	notes    []words.Message
	holdings []*holding
	loans    []map[string]any
	total    *big.Rat
	ties     bool // a row of totals ties
	diluted  bool
	asOf     string
	decimal  string
}

// Import writes one profile per file.
func Import(im *importer.Importer, sources []importer.Source, o Options, out importer.Output) (*importer.Summary, error) {
	if o.AsOf != "" {
		if day, err := importer.ReadDate(o.AsOf, ""); err != nil || day != o.AsOf {
			return nil, words.Errorf("--as-of %s: a day is needed, such as 2026-10-31", o.AsOf)
		}
	}
	return im.Each(sources, o.Currency, out, func(r *importer.Run, s importer.Source) error { return one(r, s, o) })
}

// one imports one file.
func one(r *importer.Run, s importer.Source, o Options) error {
	d, err := grid.ReadDocument(s, r.Currencies)
	if err != nil {
		return r.Unread(s.Name, nil, err)
	}
	f := &file{run: r, options: o, source: s.Name, about: importer.Documented(s.Name, d.Text), document: map[string]any{}}
	type part struct {
		sheet *grid.Sheet
		count *importer.Table
		marks grid.Marks
	}
	var parts []part
	var counts []*importer.Table
	whole := 0
	for i := range d.Sheets {
		f.sheet, f.marks = &d.Sheets[i], grid.NewMarks()
		count := r.Count(importer.Table{Source: s.Name, Sheet: f.sheet.Name, Encoding: f.sheet.Encoding, Delimiter: f.sheet.Delimiter, Read: len(f.sheet.Rows)})
		counts = append(counts, count)
		sections := f.sections()
		if f.sheet.Hidden || len(sections) == 0 {
			count.Skipped = count.Read
			if len(d.Sheets) > 1 && count.Read > 0 {
				f.notes = append(f.notes, words.Text("the sheet %q is not a cap table that is known, or hidden, and was not read", f.sheet.Name))
			}
			continue
		}
		parts = append(parts, part{f.sheet, count, f.marks})
		f.decimal = f.decimalSign()
		for _, t := range sections {
			if t.convertible {
				f.convertibles(t)
				continue
			}
			if whole++; whole > 1 {
				f.refuse(t.rows[0].Number, -1, words.Text("there are two tables of holders, and nothing says which counts"), words.Text("keep one of them in the file"))
				continue
			}
			f.holders(t)
		}
	}
	if len(parts) == 0 {
		r.Summary.Tables = slices.DeleteFunc(r.Summary.Tables, func(t *importer.Table) bool { return slices.Contains(counts, t) })
		return r.Unread(s.Name, nil, words.New("no cap table is recognized: a row of the sheet heads columns such as Holder and Shares, or 股东 and 持股数"))
	}
	f.finish(whole > 0)
	written := false
	if len(f.problems) == 0 {
		f.document, _ = importer.Seal(f.document, r.Root).(map[string]any) // sealing keeps an object an object
	}
	for _, p := range f.problems {
		if err := r.Refuse(p); err != nil {
			return err
		}
	}
	if len(f.problems) == 0 {
		if written, err = r.WriteWhole(s.Name, f.document); err != nil {
			return err
		}
	}
	for _, p := range parts {
		if absent := p.marks.Account(p.count, p.sheet, written); absent > 0 && written {
			r.Summary.Absent = append(r.Summary.Absent, &importer.Absent{
				Source: s.Name, Sheet: p.sheet.Name, Header: "cells without a fact", Text: "Cap table", Count: absent,
				Label: words.Text("cells without a fact, checked where they are parts of a total"),
			})
		}
	}
	if written {
		for _, note := range f.notes {
			r.Summary.Notes = append(r.Summary.Notes, words.Text("%s: %s", s.Name, note))
		}
	}
	return nil
}

// refuse records a problem with a cell, with a row (at -1), or with the file (row 0).
func (f *file) refuse(row, at int, what, hint words.Message) {
	d := &importer.DeadLetter{Source: f.source, Sheet: f.sheet.Name, Row: row, Header: "Cap table", Error: what, Hint: hint}
	if row > 0 && at >= 0 {
		d.Column = grid.ColumnName(at)
		for _, r := range f.sheet.Rows {
			if r.Number == row {
				d.Cell = r.Cell(at).Text
			}
		}
		f.marks.Refused[[2]int{row, at}] = true
	}
	f.problems = append(f.problems, d)
}

var asOf = lazyregexp.New(`(?i)(?:as of|as at|截至|截止|日期[:：]?)\s*[:：]?\s*(.+)$`)

// sections finds the tables of a sheet. Each begins with a header that names a holder and what is held.
func (f *file) sections() []*section {
	var all []*section
	for _, r := range f.sheet.Rows {
		t := &section{at: map[field]int{}}
		for at, c := range r.Cells {
			if c.Exact {
				continue
			}
			if w := fieldOf(c.Text); w != 0 {
				if _, twice := t.at[w]; !twice {
					t.at[w] = at
				}
			}
		}
		_, named := t.at[holder]
		_, some := t.at[shares]
		_, fully := t.at[diluted]
		_, share := t.at[percent]
		_, sum := t.at[principal]
		switch {
		case named && sum && !some && !fully && !share:
			t.convertible = true
			all = append(all, t)
		case named && (some || fully || share):
			for at, c := range r.Cells { // a class of shares a column
				if text := plain(c.Text); fully && !some && at > t.at[holder] && at < t.at[diluted] && text != "" && fieldOf(text) == 0 && !aside(text) {
					t.classes = append(t.classes, at)
					t.names = append(t.names, c.Text)
				}
			}
			all = append(all, t)
		case len(all) > 0:
			last := all[len(all)-1]
			last.rows = append(last.rows, r)
		default:
			f.head(r)
		}
	}
	return slices.DeleteFunc(all, func(t *section) bool { return len(t.rows) == 0 })
}

// aside reports whether a header names something other than a number of shares.
func aside(text string) bool {
	return slices.ContainsFunc([]string{"email", "id", "price", "cost", "date", "vest", "authorized", "address", "notes", "价格", "日期", "备注", "邮箱"}, func(word string) bool { return strings.Contains(text, word) })
}

// head reads a row above the tables.
func (f *file) head(r grid.Row) {
	for at, c := range r.Cells {
		here := [2]int{r.Number, at}
		if m := asOf.FindStringSubmatch(importer.Narrow(c.Text)); m != nil {
			if day, err := importer.ReadDate(strings.TrimSpace(m[1]), ""); err == nil && f.asOf == "" {
				f.asOf = day
				f.marks.Taken[here] = true
			}
		}
	}
}

// isTotal reports whether a label is that of a total row.
func isTotal(text string) bool {
	text = plain(text)
	return slices.Contains(importer.ListedWords().Totals, text) || strings.HasPrefix(text, "total ") || strings.HasPrefix(text, "grand total")
}

// isPool reports whether a label is that of shares reserved for options not yet granted.
func isPool(text string) bool {
	text = plain(text)
	if strings.Contains(text, "granted") && !strings.Contains(text, "ungranted") && !strings.Contains(text, "not granted") || strings.Contains(text, "outstanding") {
		return false
	}
	return slices.ContainsFunc([]string{"option pool", "unallocated", "available for issuance", "available for grant", "shares available", "unissued option", "ungranted", "esop pool", "期权池", "未授予", "预留"},
		func(word string) bool { return strings.Contains(text, word) })
}

// instrumentOf returns the kind of convertible that a row's class names, or "". convertible is true for a convertible of any kind.
func instrumentOf(text string) (instrument string, convertible bool) {
	text = plain(text)
	switch {
	case strings.Contains(text, "safe"):
		switch {
		case strings.Contains(text, "post"), strings.Contains(text, "投后"):
			return "safe_post_money", true
		case strings.Contains(text, "pre-money"), strings.Contains(text, "pre money"), strings.Contains(text, "投前"):
			return "safe_pre_money", true
		}
		return "", true
	case strings.Contains(text, "convertible note"), text == "note", text == "convertible", strings.Contains(text, "可转债"), strings.Contains(text, "可转换"):
		return "note", true
	}
	return "", false
}

// roles maps the words for kinds of holders to those of profiles.
var roles = map[string]string{
	"founder": "founder", "co-founder": "founder", "cofounder": "founder", "创始人": "founder", "联合创始人": "founder", "employee": "employee", "员工": "employee", "ex-employee": "employee",
	"investor": "investor", "vc": "investor", "angel": "investor", "fund": "investor", "venture capital": "investor", "投资人": "investor", "投资机构": "investor", "机构": "investor",
	"advisor": "other", "adviser": "other", "consultant": "other", "other": "other", "顾问": "other", "其他": "other", "option pool": "option_pool", "pool": "option_pool", "期权池": "option_pool",
}

// number reads a number of shares or an amount with its currency; nil if the cell is empty.
func (f *file) number(r grid.Row, at int) (*importer.Figure, bool) {
	c := r.Cell(at)
	if c.Bad != nil {
		f.refuse(r.Number, at, c.Bad.What, c.Bad.Hint)
		return nil, false
	}
	switch strings.TrimSpace(c.Text) {
	case "", "-", "–", "—":
		return nil, true
	}
	n, err := importer.Number(c, importer.Style{Decimal: f.decimal}, f.run.Currencies)
	if err == nil && n.Value.Sign() < 0 {
		err = importer.Fault(words.Text("it must not be negative"), words.Message{})
	}
	if err != nil {
		what, hint := words.Described(func(lang words.Lang) string { return words.Error(lang, err) }), words.Message{}
		if problem, ok := errors.AsType[*importer.Problem](err); ok {
			what, hint = problem.What, problem.Hint
		}
		f.refuse(r.Number, at, what, hint)
		return nil, false
	}
	return &n, true
}

// count reads a number of shares; nil if the cell is empty.
func (f *file) count(r grid.Row, at int) *big.Rat {
	n, _ := f.number(r, at)
	switch {
	case n == nil:
		return nil
	case n.Currency != nil || n.Percent || n.Word != "" && importer.CountWords[strings.ToLower(n.Word)] != "shares":
		f.refuse(r.Number, at, words.Text("no number of shares"), words.Message{})
		return nil
	}
	return n.Value
}

// decimalSign infers the decimal sign from the numbers of the sheet.
func (f *file) decimalSign() string {
	return importer.DecimalOfAll(func(yield func(string) bool) {
		for _, r := range f.sheet.Rows {
			for _, c := range r.Cells {
				number := strings.Trim(importer.Narrow(c.Text), " ()$€£¥%-")
				if c.Exact || number == "" || strings.Trim(number, "0123456789.,") != "" || !strings.ContainsAny(number, ".,") {
					continue
				}
				if !yield(number) {
					return
				}
			}
		}
	})
}

// text returns a field of a row as text.
func (t *section) text(r grid.Row, w field) string {
	at, ok := t.at[w]
	if !ok {
		return ""
	}
	return r.Cell(at).Text
}

// holders reads the table of holders.
func (f *file) holders(t *section) {
	_, f.diluted = t.at[diluted]
	if at, ok := t.at[percent]; ok {
		for _, r := range f.sheet.Rows {
			if text := plain(r.Cell(at).Text); fieldOf(text) == percent && (strings.Contains(text, "diluted") || strings.Contains(text, "稀释") || strings.Contains(text, "fd")) {
				f.diluted = true
			}
		}
	}
	var totals []*holding
	for _, r := range t.rows {
		name := t.text(r, holder)
		kind := t.text(r, class)
		if _, loan := instrumentOf(kind); loan || name != "" && t.lone(r) { // a convertible, or the heading of a group
			if loan {
				f.convertible(t, r)
			}
			continue
		}
		h := f.holding(t, r)
		switch {
		case h == nil:
		case h.shares == nil && h.pct == nil:
		case name == "":
			f.refuse(r.Number, t.at[holder], words.Text("a holding without a holder"), words.Text("write who holds it, or delete the row"))
		case isTotal(name):
			totals = append(totals, h)
			f.tie(h)
		case len(totals) > 0 && !isPool(name):
			f.refuse(r.Number, t.at[holder], words.Text("there is a holder below the totals"), words.Text("put the totals into the last row"))
		default:
			f.holdings = append(f.holdings, h)
		}
	}
}

// lone reports whether a row holds nothing but its label.
func (t *section) lone(r grid.Row) bool {
	for at, c := range r.Cells {
		if at != t.at[holder] && c.Text != "" {
			return false
		}
	}
	return true
}

// holding reads a row of the table of holders.
func (f *file) holding(t *section, r grid.Row) *holding {
	h := &holding{row: r, name: t.text(r, holder), class: t.text(r, class), round: t.text(r, round), pool: isPool(t.text(r, holder)) || isPool(t.text(r, class))}
	use := func(w field) {
		if at, ok := t.at[w]; ok && r.Cell(at).Text != "" {
			h.cells = append(h.cells, [2]int{r.Number, at})
		}
	}
	use(holder)
	use(class)
	use(round)
	if text := t.text(r, role); text != "" {
		h.role = roles[plain(text)]
		if h.role != "" {
			use(role)
		} else {
			f.notes = append(f.notes, words.Text("row %d: the kind of holder is unknown, and is left out", r.Number))
		}
	}
	if h.role == "" && roles[plain(h.class)] != "" {
		h.role, h.class = roles[plain(h.class)], ""
	}
	if h.pool {
		h.role = "option_pool"
	}
	if at, ok := t.at[shares]; ok {
		h.shares, h.at = f.count(r, at), at
		use(shares)
	}
	if at, ok := t.at[diluted]; ok {
		if n := f.count(r, at); n != nil {
			h.shares, h.at = n, at // fully diluted: as converted, with options exercised
			use(diluted)
		}
		f.byClass(t, r, h)
	}
	if at, ok := t.at[percent]; ok {
		h.pct, h.pctAt = f.share(t, r, at), at
		use(percent)
	}
	return h
}

// byClass checks the sum of the class columns against the holder's shares.
func (f *file) byClass(t *section, r grid.Row, h *holding) {
	if len(t.classes) == 0 || h.shares == nil {
		return
	}
	sum := new(big.Rat)
	h.byClass = map[int]*big.Rat{}
	var of []string
	for i, at := range t.classes {
		if n := f.count(r, at); n != nil && n.Sign() > 0 {
			sum.Add(sum, n)
			of = append(of, t.names[i])
			h.byClass[at] = n
			h.cells = append(h.cells, [2]int{r.Number, at})
		}
	}
	if len(f.problems) == 0 && sum.Cmp(h.shares) != 0 {
		f.untied(r.Number, t.at[diluted], h.shares, sum)
	}
	if h.class == "" && !isTotal(h.name) && !h.pool {
		h.class = strings.Join(of, " + ")
	}
}

// untied records a total that differs from the sum of its parts.
func (f *file) untied(row, at int, says, parts *big.Rat) {
	f.refuse(row, at, words.Text("the total is %s, and its lines make %s", importer.DecimalText(says), importer.DecimalText(parts)), words.Text("export the table again, whole"))
	f.problems[len(f.problems)-1].Class = words.Text("a total is not the sum of its lines")
}

// share reads a percentage, written with % or scaled as its column is, where the whole makes 1 or 100.
func (f *file) share(t *section, r grid.Row, at int) *big.Rat {
	n, _ := f.number(r, at)
	switch {
	case n == nil:
		return nil
	case n.Currency != nil || n.Unit || n.Word != "":
		f.refuse(r.Number, at, words.Text("no percentage"), words.Message{})
		return nil
	case n.Percent:
		return n.Value
	}
	sum := new(big.Rat)
	for _, other := range t.rows {
		c := other.Cell(at)
		if isTotal(t.text(other, holder)) || c.Text == "" {
			continue
		}
		if m, err := importer.Number(c, importer.Style{Decimal: f.decimal}, f.run.Currencies); err == nil {
			sum.Add(sum, m.Value)
		}
	}
	switch {
	case near(sum, big.NewRat(1, 1), big.NewRat(1, 100)):
		return new(big.Rat).Mul(n.Value, big.NewRat(100, 1))
	case near(sum, big.NewRat(100, 1), big.NewRat(1, 1)):
		return n.Value
	}
	f.refuse(r.Number, at, words.Text("nothing says whether the column holds percent or fractions: it adds up to neither 100 nor 1"), words.Text("write the numbers with %"))
	return nil
}

// slack returns the rounding error of a percentage: half a unit of its last decimal, at most two decimals being counted.
func slack(pct *big.Rat) *big.Rat {
	decimals, exact := pct.FloatPrec()
	if !exact || decimals > 2 {
		decimals = 2
	}
	half := big.NewRat(1, 2)
	for range decimals {
		half.Quo(half, big.NewRat(10, 1))
	}
	return half
}

func near(a, b, within *big.Rat) bool {
	d := new(big.Rat).Sub(a, b)
	return d.Abs(d).Cmp(within) <= 0
}

// tie checks a total row against the holders above it.
func (f *file) tie(total *holding) {
	sum, pct, room := new(big.Rat), new(big.Rat), new(big.Rat)
	if total.pct != nil {
		room.Set(slack(total.pct))
	}
	for _, h := range f.holdings {
		if h.shares != nil {
			sum.Add(sum, h.shares)
		}
		if h.pct != nil {
			pct.Add(pct, h.pct)
			room.Add(room, slack(h.pct))
		}
	}
	if total.shares != nil && total.shares.Cmp(sum) != 0 {
		f.untied(total.row.Number, total.at, total.shares, sum)
		return
	}
	if total.pct != nil && !near(total.pct, pct, room) {
		f.untied(total.row.Number, total.pctAt, total.pct, pct)
		return
	}
	for at, says := range total.byClass {
		parts := new(big.Rat)
		for _, h := range f.holdings {
			if n := h.byClass[at]; n != nil {
				parts.Add(parts, n)
			}
		}
		if says.Cmp(parts) != 0 {
			f.untied(total.row.Number, at, says, parts)
			return
		}
	}
	if total.shares != nil {
		f.total, f.ties = total.shares, true
		for _, c := range total.cells {
			f.marks.Taken[c] = true
		}
	}
}

// convertibles reads a table of SAFEs and notes.
func (f *file) convertibles(t *section) {
	sum := map[string]*big.Rat{}
	for _, r := range t.rows {
		name := t.text(r, holder)
		if isTotal(name) {
			n, _ := f.number(r, t.at[principal])
			for _, parts := range sum {
				if n != nil && len(sum) == 1 && n.Value.Cmp(parts) != 0 {
					f.untied(r.Number, t.at[principal], n.Value, parts)
				}
			}
			continue
		}
		if t.lone(r) {
			continue
		}
		if amount, currency := f.convertible(t, r); amount != nil {
			if sum[currency] == nil {
				sum[currency] = new(big.Rat)
			}
			sum[currency].Add(sum[currency], amount)
		}
	}
}

// convertible reads a SAFE or a note.
func (f *file) convertible(t *section, r grid.Row) (*big.Rat, string) {
	entry := map[string]any{}
	take := func(w field) { f.marks.Taken[[2]int{r.Number, t.at[w]}] = true }
	name := t.text(r, holder)
	if name == "" {
		f.refuse(r.Number, t.at[holder], words.Text("a holding without a holder"), words.Text("write who holds it, or delete the row"))
		return nil, ""
	}
	entry["holder"] = name
	take(holder)
	instrument, known := instrumentOf(t.text(r, class))
	switch {
	case instrument != "":
		entry["instrument"] = instrument
		take(class)
	case known:
		f.notes = append(f.notes, words.Text("row %d: whether the SAFE is pre-money or post-money is not stated, and is left out", r.Number))
	}
	amount, currency := f.amount(t, r, principal)
	if amount != nil {
		entry["amount"] = money(amount, currency)
		take(principal)
	}
	if n, currency := f.amount(t, r, valuationCap); n != nil && n.Sign() > 0 {
		entry["valuation_cap"] = money(n, currency)
		take(valuationCap)
	}
	for w, name := range map[field]string{discount: "discount_pct", interest: "interest_rate_pct"} {
		at, ok := t.at[w]
		if !ok {
			continue
		}
		switch n, _ := f.number(r, at); {
		case n == nil:
		case !n.Percent && n.Value.Sign() != 0 && n.Value.Cmp(big.NewRat(1, 1)) <= 0:
			f.refuse(r.Number, at, words.Text("a percentage of at most 1 may be meant as a fraction"), words.Text("write it with %"))
		case n.Currency != nil || n.Unit || n.Word != "":
			f.refuse(r.Number, at, words.Text("no percentage"), words.Message{})
		default:
			entry[name] = json.Number(importer.DecimalText(n.Value))
			take(w)
		}
	}
	if at, ok := t.at[maturity]; ok && r.Cell(at).Text != "" {
		day, err := importer.ConvertDate(r.Cell(at), importer.Style{})
		if problem, ok := errors.AsType[*importer.Problem](err); ok {
			f.refuse(r.Number, at, problem.What, problem.Hint)
		} else {
			entry["maturity_on"] = day
			take(maturity)
		}
	}
	f.loans = append(f.loans, entry)
	return amount, currency
}

func money(n *big.Rat, currency string) map[string]any {
	return map[string]any{"amount": json.Number(importer.DecimalText(n)), "currency": currency}
}

// amount reads an amount of money with its currency.
func (f *file) amount(t *section, r grid.Row, w field) (*big.Rat, string) {
	at, ok := t.at[w]
	if !ok {
		return nil, ""
	}
	n, _ := f.number(r, at)
	switch {
	case n == nil:
		return nil, ""
	case n.Percent || n.Word != "":
		f.refuse(r.Number, at, words.Text("not an amount of money"), words.Message{})
		return nil, ""
	case len(n.Currency) == 1 && (f.options.Currency == "" || f.options.Currency == n.Currency[0]):
		return n.Value, n.Currency[0]
	case f.options.Currency == "":
		f.refuse(r.Number, at, words.Text("the amount has no currency"), words.Text("say which it is: --currency USD"))
		return nil, ""
	case n.Currency != nil && !slices.Contains(n.Currency, f.options.Currency):
		f.refuse(r.Number, at, words.Text("the amount is in another currency than --currency says"), words.Text("leave --currency out"))
		return nil, ""
	}
	return n.Value, f.options.Currency
}

// places is the number of decimals of a computed percentage.
const places = 6

// finish builds the cap table from what was read.
func (f *file) finish(any bool) {
	if len(f.problems) > 0 {
		return
	}
	if day := f.asOf; f.options.AsOf != "" && day != "" && day != f.options.AsOf {
		f.refuse(0, -1, words.Text("the file says that it is of %s, and --as-of another day", day), words.Text("leave --as-of out"))
		return
	}
	if f.asOf == "" {
		f.asOf = f.options.AsOf
	}
	if f.asOf == "" {
		f.notes = append(f.notes, words.Text("the file does not say of which day the table is: say it with --as-of"))
	} else {
		f.set("/company/as_of", f.asOf)
		f.set("/cap_table/as_of", f.asOf)
		f.support("/cap_table/as_of", "")
	}
	f.shares()
	for i, entry := range f.loans {
		for name, v := range entry {
			f.set("/cap_table/convertibles/"+strconv.Itoa(i)+"/"+name, v)
		}
	}
	if len(f.loans) > 0 {
		f.support("/cap_table/convertibles", "")
	}
	if any && len(f.holdings) == 0 && len(f.loans) == 0 {
		f.refuse(0, -1, words.Text("no holder is listed"), words.Message{})
	}
}

// shares builds the list of holders.
func (f *file) shares() {
	if len(f.holdings) == 0 {
		return
	}
	sum, all, kinds := new(big.Rat), true, 0
	pool := new(big.Rat)
	pools := false
	for _, h := range f.holdings {
		if h.shares == nil {
			all = false
			continue
		}
		sum.Add(sum, h.shares)
		if h.pool {
			pools = true
			pool.Add(pool, h.shares)
		}
	}
	if all && sum.Sign() > 0 {
		f.total = sum
	}
	if pools {
		f.diluted = true
	}
	for i, h := range f.holdings {
		at := "/cap_table/holders/" + strconv.Itoa(i)
		f.set(at+"/name", h.name)
		for name, text := range map[string]string{"class": h.role, "share_class": h.class, "round": h.round} {
			if text != "" {
				f.set(at+"/"+name, text)
			}
		}
		if h.role == "" {
			kinds++
		}
		if h.shares != nil {
			f.set(at+"/shares", json.Number(importer.DecimalText(h.shares)))
		}
		pct := h.pct
		if h.shares != nil && f.total != nil && f.total.Sign() > 0 && all {
			exact := new(big.Rat).Mul(new(big.Rat).Quo(h.shares, f.total), big.NewRat(100, 1))
			if pct != nil && !near(pct, exact, slack(pct)) {
				f.refuse(h.row.Number, h.pctAt, words.Text("the percentage is not that of the shares, which make %s %%", exact.FloatString(2)), words.Text("export the table again, with percent of the same basis as the shares"))
				return
			}
			pct, _ = new(big.Rat).SetString(exact.FloatString(places)) // a decimal number
		}
		if pct != nil {
			f.set(at+"/pct", json.Number(importer.DecimalText(pct)))
		}
		for _, c := range h.cells {
			f.marks.Taken[c] = true
		}
	}
	f.support("/cap_table/holders", grid.Place(f.holdings[0].cells[0])+":"+grid.Place(last(f.holdings[len(f.holdings)-1].cells)))
	if kinds > 0 {
		f.notes = append(f.notes, words.Text("of %d holders the table does not say whether they are founders, employees or investors", kinds))
	}
	if f.diluted {
		f.set("/cap_table/basis", "fully_diluted")
		f.support("/cap_table/basis", "")
	}
	if all && f.diluted {
		f.set("/cap_table/total_fd_shares", json.Number(importer.DecimalText(f.total)))
		f.support("/cap_table/total_fd_shares", "")
		if pools {
			share, _ := new(big.Rat).SetString(new(big.Rat).Mul(new(big.Rat).Quo(pool, f.total), big.NewRat(100, 1)).FloatString(places)) // a decimal number
			f.set("/cap_table/option_pool_unallocated_pct", json.Number(importer.DecimalText(share)))
			f.support("/cap_table/option_pool_unallocated_pct", "")
		}
	} else if !f.diluted {
		f.notes = append(f.notes, words.Text("the table does not say whether it is fully diluted, and its basis is left out"))
	}
	if f.ties {
		f.document["complete"] = []any{"/cap_table/holders"}
	}
}

func last(cells [][2]int) [2]int { return cells[len(cells)-1] }

func (f *file) set(pointer string, value any) {
	importer.Set(f.document, importer.Tokens(pointer), value)
}

// support records the source of a fact.
func (f *file) support(pointer, page string) {
	about, ok := f.document["provenance"].(map[string]any)
	if !ok {
		about = map[string]any{}
		f.document["provenance"] = about
	}
	entry := maps.Clone(f.about)
	entry["source"] = "Cap table"
	if page = strings.Trim(f.sheet.Name+"!"+page, "!"); page != "" {
		entry["page"] = page
	}
	if f.asOf != "" {
		entry["as_of"] = f.asOf
	}
	about[pointer] = entry
}
