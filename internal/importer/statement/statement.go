// Package statement imports statements exported by accounting programs: profit and loss, balance sheet, cash flow and trial balance as laid
// out by QuickBooks Online and Xero, and the three statements of the Chinese accounting standards (小企业会计准则 and 企业会计准则). Reports are
// recognized by their headings. Every total is checked against its parts, and a balance sheet must balance; a mismatch is reported with its
// cell, and the whole file is refused. Amounts that become no fact are counted.
package statement

import (
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/words"
)

// Options configure an import of statements.
type Options struct {
	Currency string // of the amounts if the file does not state it
}

// kind is a kind of report.
type kind int

const (
	profitAndLoss kind = iota + 1
	balanceSheet
	cashFlow
	trialBalance
)

// title returns the report's name for the provenance, in the report's language.
func (t *report) title() string {
	if t.chinese {
		return map[kind]string{profitAndLoss: "利润表", balanceSheet: "资产负债表", cashFlow: "现金流量表"}[t.kind]
	}
	return map[kind]string{profitAndLoss: "Profit and loss", balanceSheet: "Balance sheet", cashFlow: "Cash flow statement", trialBalance: "Trial balance"}[t.kind]
}

// report is a recognized sheet.
type report struct {
	file     *file
	sheet    *grid.Sheet
	count    *importer.Table
	kind     kind
	chinese  bool
	company  string
	period   period // from the headings
	currency string
	unit     *big.Rat // factor of amounts; nil for 1
	decimal  string
	columns  []column
	blocks   []block     // of a Chinese statement
	twin     map[int]int // column of the left half with the same date
	first    int         // index of the first row below the headings
	marks    grid.Marks
	where    map[string][2]int // cells that name company, period and currency
	read     []*node           // lines below the headings
	made     string            // date of the export, if stated
}

// column is a column of amounts.
type column struct {
	at     int // from 0
	period period
	total  bool // it sums the other columns
	debit  bool // of a trial balance
	credit bool
}

// file is the state of one file's import.
type file struct {
	run      *importer.Run
	options  Options
	source   string
	about    map[string]any // the provenance that all facts of the file share
	document map[string]any
	problems []*importer.DeadLetter
	notes    []words.Message
	as       string // latest date of any report
	years    []int  // closed years that columns cover, latest first
}

// entry returns the index of a closed year among those of the file.
func (f *file) entry(p period) int { return slices.Index(f.years, p.to.Year()) }

// Import writes one profile per file. A file is refused as a whole, because its reports are checked against each other.
func Import(im *importer.Importer, sources []importer.Source, o Options, out importer.Output) (*importer.Summary, error) {
	return im.Each(sources, o.Currency, out, func(r *importer.Run, s importer.Source) error { return one(r, s, o) })
}

// one imports one file.
func one(r *importer.Run, s importer.Source, o Options) error {
	d, err := grid.ReadDocument(s, r.Currencies)
	if err != nil {
		return r.Unread(s.Name, nil, err)
	}
	f := &file{run: r, options: o, source: s.Name, about: importer.Documented(s.Name, d.Text), document: map[string]any{}}
	var reports []*report
	var rest []*importer.Table
	for i := range d.Sheets {
		sheet := &d.Sheets[i]
		count := r.Count(importer.Table{Source: s.Name, Sheet: sheet.Name, Encoding: sheet.Encoding, Delimiter: sheet.Delimiter, Read: len(sheet.Rows)})
		t := f.recognize(sheet)
		if t == nil || sheet.Hidden {
			count.Skipped = count.Read
			rest = append(rest, count)
			if len(d.Sheets) > 1 && count.Read > 0 {
				f.notes = append(f.notes, words.Text("the sheet %q is not a statement that is known, or hidden, and was not read", sheet.Name))
			}
			continue
		}
		t.count = count
		reports = append(reports, t)
	}
	if len(reports) == 0 {
		r.Summary.Tables = slices.DeleteFunc(r.Summary.Tables, func(t *importer.Table) bool { return slices.Contains(rest, t) })
		return r.Unread(s.Name, nil, words.New("no statement is recognized: within its first rows a sheet says Profit and Loss, Balance Sheet, Cash Flow or Trial Balance, or 资产负债表, 利润表 or 现金流量表"))
	}
	for _, t := range reports {
		t.heads()
		for _, p := range t.years() {
			f.years = append(f.years, p.to.Year())
		}
	}
	slices.Sort(f.years)
	f.years = slices.Compact(f.years)
	slices.Reverse(f.years)
	for n, t := range reports {
		if slices.ContainsFunc(reports[:n], func(other *report) bool { return other.kind == t.kind }) {
			f.refuse(&importer.DeadLetter{Sheet: t.sheet.Name, Error: words.Text("two sheets hold the same statement, and nothing says which counts"), Hint: words.Text("keep one of them in the workbook")})
			continue
		}
		if t.chinese {
			t.readChinese()
		} else {
			t.readEnglish()
		}
	}
	f.together(reports)
	return f.write(reports)
}

// refuse records what can't be read or does not tie.
func (f *file) refuse(d *importer.DeadLetter) {
	d.Source = f.source
	f.problems = append(f.problems, d)
}

// refuse records a problem with a cell, or with the whole sheet if row is 0.
func (t *report) refuse(row, at int, what, hint words.Message) {
	d := &importer.DeadLetter{Sheet: t.sheet.Name, Row: row, Header: t.title(), Error: what, Hint: hint}
	if row > 0 {
		d.Column = grid.ColumnName(at)
		d.Cell = t.text(row, at)
		t.marks.Refused[[2]int{row, at}] = true
	}
	t.file.refuse(d)
}

// untied records a total that differs from the sum of its parts.
func (t *report) untied(row, at int, says, parts *big.Rat) {
	t.refuse(row, at, words.Text("the total is %s, and its lines make %s", importer.DecimalText(says), importer.DecimalText(parts)),
		words.Text("export the statement again, whole and with cents"))
	t.file.problems[len(t.file.problems)-1].Class = words.Text("a total is not the sum of its lines")
}

// text returns the text of a cell.
func (t *report) text(row, at int) string {
	for _, r := range t.sheet.Rows {
		if r.Number == row {
			return r.Cell(at).Text
		}
	}
	return ""
}

// together cross-checks the reports of a file.
func (f *file) together(reports []*report) {
	for _, t := range reports {
		for _, other := range reports {
			switch {
			case t == other:
			case t.company != "" && other.company != "" && t.company != other.company:
				f.refuse(&importer.DeadLetter{Sheet: other.sheet.Name, Error: words.Text("the statements are of two companies"), Hint: words.Text("import each company from a file of its own")})
				return
			case t.currency != other.currency:
				f.refuse(&importer.DeadLetter{Sheet: other.sheet.Name, Error: words.Text("the statements are in two currencies"), Hint: words.Text("import each from a file of its own")})
				return
			}
		}
	}
}

// write accounts for the file, and writes its profile.
func (f *file) write(reports []*report) error {
	if len(f.problems) == 0 {
		if f.as != "" {
			f.set("/company/as_of", f.as)
		}
		if importer.Lookup(f.document, []string{"financials"}) == nil {
			f.refuse(&importer.DeadLetter{Error: words.Text("nothing in the file becomes a fact: what it says is of another period than a profile asks for, or has no name that is known")})
		}
	}
	for _, d := range f.problems {
		if err := f.run.Refuse(d); err != nil {
			return err
		}
	}
	written := false
	if len(f.problems) == 0 {
		var err error
		f.document, _ = importer.Seal(f.document, f.run.Root).(map[string]any) // sealing keeps an object an object
		if written, err = f.run.WriteWhole(f.source, f.document); err != nil {
			return err
		}
	}
	for _, t := range reports {
		t.account(written)
	}
	if written {
		for _, note := range f.notes {
			f.run.Summary.Notes = append(f.run.Summary.Notes, words.Text("%s: %s", f.source, note))
		}
	}
	return nil
}

// account counts the rows and cells of a report.
func (t *report) account(written bool) {
	if absent := t.marks.Account(t.count, t.sheet, written); absent > 0 && written {
		t.file.run.Summary.Absent = append(t.file.run.Summary.Absent, &importer.Absent{
			Source: t.file.source, Sheet: t.sheet.Name, Header: "cells without a fact", Text: t.title(), Count: absent,
			Label: words.Text("cells without a fact, checked where they are parts of a total"),
		})
	}
}

func (f *file) set(pointer string, value any) {
	importer.Set(f.document, importer.Tokens(pointer), value)
}

// value is an amount with the cells that it comes from.
type value struct {
	n     *big.Rat
	cells [][2]int
}

// hasAmount reports whether there is an amount.
func (v value) hasAmount() bool { return v.n != nil }

// plus returns a sum, unknown if either operand is.
func (v value) plus(w value) value {
	if v.n == nil || w.n == nil {
		return value{}
	}
	return value{new(big.Rat).Add(v.n, w.n), append(slices.Clone(v.cells), w.cells...)}
}

// minus returns a difference, unknown if either operand is.
func (v value) minus(w value) value {
	if w.n == nil {
		return value{}
	}
	return v.plus(value{new(big.Rat).Neg(w.n), w.cells})
}

// by returns the value multiplied by a factor.
func (v value) by(factor *big.Rat) value {
	if v.n == nil {
		return v
	}
	return value{new(big.Rat).Mul(v.n, factor), v.cells}
}

// money stores an amount as a fact; a negative one is refused unless signed is true.
func (t *report) money(pointer string, v value, as string, signed bool) {
	if !v.hasAmount() {
		return
	}
	if v.n.Sign() < 0 && !signed {
		t.refuse(v.cells[0][0], v.cells[0][1], words.Text("the amount must not be negative"), words.Text("an overdraft is debt, and a credit balance of customers a liability: book them there, and export again"))
		return
	}
	t.fact(pointer, map[string]any{"amount": json.Number(importer.DecimalText(v.n)), "currency": t.currency}, v, as)
}

// fact stores a fact with the cells that it comes from.
func (t *report) fact(pointer string, what any, v value, as string) {
	t.file.set(pointer, what)
	var places []string
	for _, c := range v.cells {
		t.marks.Taken[c] = true
		places = append(places, grid.Place(c))
	}
	slices.Sort(places)
	page := strings.Join(slices.Compact(places), ", ")
	if len(page) > 200 {
		page = page[:strings.LastIndex(page[:200], ",")] + ", ..."
	}
	t.support(pointer, page, as)
	labels := ""
	if len(v.cells) > 0 {
		if label := t.label(v.cells[0][0]); label != "" && len(v.cells) == 1 {
			labels = " " + label
		}
	}
	t.file.notes = append(t.file.notes, words.Text("%s%s became %s", page, labels, pointer))
}

// percent returns a share in percent, rounded to 6 decimals.
func percent(share *big.Rat) json.Number {
	rounded, _ := new(big.Rat).SetString(new(big.Rat).Mul(share, big.NewRat(100, 1)).FloatString(6)) // a decimal number
	return json.Number(importer.DecimalText(rounded))
}

// shown formats an amount for messages.
func shown(n *big.Rat) string { return importer.DecimalText(orZero(n)) }

// label returns the first text of a row.
func (t *report) label(row int) string {
	for _, r := range t.sheet.Rows {
		if r.Number == row {
			for _, c := range r.Cells {
				if c.Text != "" {
					return c.Text
				}
			}
		}
	}
	return ""
}

// support records the source of a fact.
func (t *report) support(pointer, page, as string) {
	about, ok := t.file.document["provenance"].(map[string]any)
	if !ok {
		about = map[string]any{}
		t.file.document["provenance"] = about
	}
	if t.sheet.Name != "" {
		page = strings.TrimSuffix(t.sheet.Name+"!"+page, "!")
	}
	entry := maps.Clone(t.file.about)
	entry["source"] = t.title()
	if page != "" {
		entry["page"] = page
	}
	if as != "" {
		entry["as_of"] = as
	}
	about[pointer] = entry
}

// dated records the date of a report.
func (t *report) dated(day string) { t.file.as = max(t.file.as, day) }

// number reads a cell of amounts; nil if it is empty or holds the accountants' dash. Either counts as 0 in a sum.
func (t *report) number(r grid.Row, at int) *big.Rat {
	c := r.Cell(at)
	if c.Bad != nil {
		t.refuse(r.Number, at, c.Bad.What, c.Bad.Hint)
		return nil
	}
	switch strings.Trim(importer.Narrow(c.Text), " $€£¥") {
	case "", "-", "–", "—":
		return nil
	}
	style := importer.Style{Decimal: t.decimal}
	if !c.Exact {
		c.Text = bracketed(c.Text)
	}
	f, err := importer.Number(c, style, t.file.run.Currencies)
	if err == nil {
		switch {
		case f.Percent || f.Word != "":
			err = importer.Fault(words.Text("not an amount of money"), words.Text("export the statement without percentages and counts"))
		case f.Currency != nil && !slices.Contains(f.Currency, t.currency) && t.currency != "":
			err = importer.Fault(words.Text("the amount is in another currency than the statement"), words.Text("export the statement in one currency"))
		case f.Unit && t.unit != nil:
			err = importer.Fault(words.Text("the cell states a unit, and so does the mapping"), words.Text("leave one of the two out"))
		}
	}
	if problem, ok := errors.AsType[*importer.Problem](err); ok {
		t.refuse(r.Number, at, problem.What, problem.Hint)
		return nil
	}
	if err != nil {
		t.refuse(r.Number, at, words.Described(func(lang words.Lang) string { return words.Error(lang, err) }), words.Message{})
		return nil
	}
	if t.unit != nil {
		f.Value.Mul(f.Value, t.unit)
	}
	return f.Value
}

// bracketed moves a currency sign into the parentheses of a negative amount: $(1,200.00) becomes (1,200.00) with its sign inside.
func bracketed(text string) string {
	text = importer.Narrow(text)
	if rest, currency := importer.CutCurrency(text, nil, true); currency != nil && strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")") {
		return "(" + strings.TrimSpace(strings.TrimSuffix(text, rest)) + strings.TrimPrefix(rest, "(")
	}
	return text
}
