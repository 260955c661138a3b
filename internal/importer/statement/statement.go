// Package statement makes profiles of the statements that accounting programs export: profit and loss, balance sheet, cash flow and trial
// balance as QuickBooks Online and Xero lay them out, and the three statements of the Chinese accounting standards (小企业会计准则 and
// 企业会计准则). A report is recognized by its own heads. Every total is held against its parts, and a balance sheet against itself: what does
// not tie is refused with its cell, and with it the file. What becomes no fact is counted.
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

// Options are what an import of statements is told.
type Options struct {
	Currency string // of the amounts, where the file does not say it
}

// kind is what a report is.
type kind int

const (
	profitAndLoss kind = iota + 1
	balanceSheet
	cashFlow
	trialBalance
)

// title is what the provenance calls a report, in its own language.
func (t *report) title() string {
	if t.chinese {
		return map[kind]string{profitAndLoss: "利润表", balanceSheet: "资产负债表", cashFlow: "现金流量表"}[t.kind]
	}
	return map[kind]string{profitAndLoss: "Profit and loss", balanceSheet: "Balance sheet", cashFlow: "Cash flow statement", trialBalance: "Trial balance"}[t.kind]
}

// report is a sheet that was recognized.
type report struct {
	file     *file
	sheet    *grid.Sheet
	count    *importer.Table
	kind     kind
	chinese  bool
	company  string
	period   period // of the heads
	currency string
	unit     *big.Rat // what amounts are multiplied by; nil for 1
	decimal  string
	columns  []column
	blocks   []block     // of a Chinese statement
	twin     map[int]int // the column of the left half that is of the same day
	first    int         // index of the first row below the heads
	marks    grid.Marks
	where    map[string][2]int // where the heads name company, period and currency
	read     []*node           // the lines below the heads
	made     string            // the day on which it was exported, if it says so
}

// column is one of amounts.
type column struct {
	at     int // from 0
	period period
	total  bool // the sum of the others
	debit  bool // of a trial balance
	credit bool
}

// file is a file under way to a profile.
type file struct {
	run      *importer.Run
	options  Options
	source   string
	about    map[string]any // the provenance that all facts of the file share
	document map[string]any
	problems []*importer.DeadLetter
	notes    []words.Message
	as       string // the latest day that a report is of
	years    []int  // closed years that columns are of, the latest first
}

// entry is the number of a closed year among those of the file.
func (f *file) entry(p period) int { return slices.Index(f.years, p.to.Year()) }

// Import writes a profile for each file. A file is refused as a whole: what one of its reports says rests on the others.
func Import(im *importer.Importer, sources []importer.Source, o Options, out importer.Output) (*importer.Summary, error) {
	return im.Each(sources, o.Currency, out, func(r *importer.Run, s importer.Source) error { return one(r, s, o) })
}

// one imports a file.
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

// refuse notes what can't be read, or does not tie.
func (f *file) refuse(d *importer.DeadLetter) {
	d.Source = f.source
	f.problems = append(f.problems, d)
}

// refuse notes a cell; row 0 is the whole sheet.
func (t *report) refuse(row, at int, what, hint words.Message) {
	d := &importer.DeadLetter{Sheet: t.sheet.Name, Row: row, Header: t.title(), Error: what, Hint: hint}
	if row > 0 {
		d.Column = grid.ColumnName(at)
		d.Cell = t.text(row, at)
		t.marks.Refused[[2]int{row, at}] = true
	}
	t.file.refuse(d)
}

// untied notes a total that is not the sum of its parts.
func (t *report) untied(row, at int, says, parts *big.Rat) {
	t.refuse(row, at, words.Text("the total is %s, and its lines make %s", importer.DecimalText(says), importer.DecimalText(parts)),
		words.Text("export the statement again, whole and with cents"))
	t.file.problems[len(t.file.problems)-1].Class = words.Text("a total is not the sum of its lines")
}

// text is what a cell says.
func (t *report) text(row, at int) string {
	for _, r := range t.sheet.Rows {
		if r.Number == row {
			return r.Cell(at).Text
		}
	}
	return ""
}

// together checks what reports of one file say of each other.
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
		f.document, _ = importer.Seal(f.document, f.run.Root).(map[string]any) // an object stays one
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

// value is an amount with the cells that it stands in.
type value struct {
	n     *big.Rat
	cells [][2]int
}

// hasAmount reports whether there is an amount.
func (v value) hasAmount() bool { return v.n != nil }

// plus is a sum, unknown where one of the two is.
func (v value) plus(w value) value {
	if v.n == nil || w.n == nil {
		return value{}
	}
	return value{new(big.Rat).Add(v.n, w.n), append(slices.Clone(v.cells), w.cells...)}
}

// minus is a difference, unknown where one of the two is.
func (v value) minus(w value) value {
	if w.n == nil {
		return value{}
	}
	return v.plus(value{new(big.Rat).Neg(w.n), w.cells})
}

// by is the value times a number.
func (v value) by(factor *big.Rat) value {
	if v.n == nil {
		return v
	}
	return value{new(big.Rat).Mul(v.n, factor), v.cells}
}

// money takes an amount as a fact; one that can't be negative is refused where it is.
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

// fact takes what cells say.
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

// percent is a share in percent, to so many places.
func percent(share *big.Rat) json.Number {
	rounded, _ := new(big.Rat).SetString(new(big.Rat).Mul(share, big.NewRat(100, 1)).FloatString(6)) // a decimal number
	return json.Number(importer.DecimalText(rounded))
}

// shown is an amount as messages write it.
func shown(n *big.Rat) string { return importer.DecimalText(orZero(n)) }

// label is the first text of a row.
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

// support says where a fact comes from.
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

// dated notes the day that a report is of.
func (t *report) dated(day string) { t.file.as = max(t.file.as, day) }

// number reads a cell of amounts. An empty cell, and the dash of accountants, are not amounts, and count as nothing in a sum.
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

// bracketed moves the sign of a currency into the brackets of a negative amount: $(1,200.00) is (1,200.00) with its sign.
func bracketed(text string) string {
	text = importer.Narrow(text)
	if rest, currency := importer.CutCurrency(text, nil, true); currency != nil && strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")") {
		return "(" + strings.TrimSpace(strings.TrimSuffix(text, rest)) + strings.TrimPrefix(rest, "(")
	}
	return text
}
