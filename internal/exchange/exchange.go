// Package exchange reads tables of exchange rates and makes of them the document data.lib.money.rates, in which policies look
// rates up. It computes no rate: what stands in a table is kept to the digit, and rates are crossed in Rego.
package exchange

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/words"
)

// MaxSize is how large a file of rates, or the table inside an archive, may be. Half a century of daily rates of all currencies
// is a tenth of it.
const MaxSize = 32 << 20

// base is the currency through which rates are crossed.
const base = "EUR"

// Quote is what one euro was worth on a day.
type Quote struct {
	Day     string      // YYYY-MM-DD
	PerEuro json.Number // units of the currency for one euro, as written
}

// Table is exchange rates by currency.
type Table struct {
	// Origin names the table in the evidence of verdicts: "ecb" for the shipped one, else the name of the file.
	Origin string
	// Series are the quotes of each currency, oldest first, each day once.
	Series map[string][]Quote
	// Base is the currency that a plain table gives its rates for one of, when that is not the euro; else "".
	Base string
}

// Error is a fault of a table, with its place.
type Error struct {
	Source       string
	Line, Column int // from 1; Column is that of the cell, 0 when the line is meant
	Problem      words.Message
}

// Error returns the place and the problem in English.
func (e *Error) Error() string { return e.In(words.English) }

// In returns the place and the problem in a language.
func (e *Error) In(lang words.Lang) string {
	if e.Column == 0 {
		return fmt.Sprintf("%s:%d: %s", e.Source, e.Line, e.Problem.In(lang))
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.Source, e.Line, e.Column, e.Problem.In(lang))
}

var (
	aDay      = lazyregexp.New(`^\d{4}-\d{2}-\d{2}$`)
	aCurrency = lazyregexp.New(`^[A-Z]{3}$`)
	aRate     = lazyregexp.New(`^(0|[1-9]\d{0,14})(\.\d{1,12})?$`) // as JSON writes numbers
)

// Read reads a table of rates: the history of the European Central Bank's euro reference rates as it is downloaded (a zip archive or
// the CSV in it: a column a currency, units for one euro, N/A or nothing where there is none), or a plain table with the columns
// date, currency and per_<code>: units of the currency for one of the currency that the heading names, per_eur for example. In a
// plain table with another base than the euro every day needs the base's own row for EUR, or only crosses with the base would be
// known; it is refused otherwise.
func Read(name string, content []byte) (*Table, error) {
	if len(content) > MaxSize {
		return nil, words.Errorf("%s: larger than %d MiB, the limit for rates", name, MaxSize>>20)
	}
	if bytes.HasPrefix(content, []byte("PK\x03\x04")) {
		var err error
		if content, err = unzip(name, content); err != nil {
			return nil, err
		}
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	head, err := r.Read()
	if err != nil {
		return nil, fault(name, r, err)
	}
	for i := range head {
		head[i] = strings.TrimSpace(head[i])
	}
	t := &Table{Origin: path.Base(name), Series: map[string][]Quote{}}
	switch {
	case len(head) > 1 && head[0] == "Date" && aCurrency.MatchString(head[1]):
		err = t.readECB(name, r, head)
	case len(head) >= 3 && slices.Contains(head, "date") && slices.Contains(head, "currency"):
		err = t.readPlain(name, r, head)
	default:
		err = &Error{Source: name, Line: 1, Problem: words.Text("not a table of rates: want the European Central Bank's history (Date,USD,JPY,...) or the columns date, currency and per_eur")}
	}
	if err != nil {
		return nil, err
	}
	if len(t.Series) == 0 {
		return nil, words.Errorf("%s: holds no rate", name)
	}
	return t, t.order(name)
}

// unzip returns the one CSV in an archive.
func unzip(name string, content []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, words.Errorf("%s: not a zip archive: %w", name, err)
	}
	var found []*zip.File
	for _, f := range z.File {
		if strings.EqualFold(path.Ext(f.Name), ".csv") {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return nil, words.Errorf("%s: one CSV file is needed in the archive, there are %d", name, len(found))
	}
	f, err := found[0].Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	out, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	case len(out) > MaxSize:
		return nil, words.Errorf("%s: the table in it is larger than %d MiB, the limit for rates", name, MaxSize>>20)
	}
	return out, nil
}

func fault(name string, r *csv.Reader, err error) error {
	var parse *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return words.Errorf("%s: empty", name)
	case errors.As(err, &parse):
		return &Error{Source: name, Line: parse.Line, Column: parse.Column, Problem: words.Foreign(parse.Err.Error())}
	}
	line, _ := r.FieldPos(0)
	return &Error{Source: name, Line: line, Problem: words.Text("%s", err)}
}

// rows reads all rows behind the head.
func rows(name string, r *csv.Reader, each func(row []string, at func(i int, problem words.Message) error) error) error {
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fault(name, r, err)
		}
		at := func(i int, problem words.Message) error {
			line, column := r.FieldPos(min(i, len(row)-1))
			return &Error{Source: name, Line: line, Column: column, Problem: problem}
		}
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		if err := each(row, at); err != nil {
			return err
		}
	}
}

func (t *Table) readECB(name string, r *csv.Reader, head []string) error {
	for i, currency := range head[1:] {
		if currency != "" && !aCurrency.MatchString(currency) || slices.Contains(head[1:1+i], currency) && currency != "" {
			return &Error{Source: name, Line: 1, Problem: words.Text("column %d: %q is not a currency, or occurs twice", i+2, currency)}
		}
	}
	return rows(name, r, func(row []string, at func(int, words.Message) error) error {
		if len(row) > len(head) {
			return at(len(head), words.Text("%d cells, the head has %d", len(row), len(head)))
		}
		if err := checkDay(row[0]); err != nil {
			return at(0, words.Text("%s", err))
		}
		for i, cell := range row[1:] {
			if cell == "" || cell == "N/A" {
				continue
			}
			if head[i+1] == "" {
				return at(i+1, words.Text("a rate in a column without a currency"))
			}
			if err := checkRate(cell); err != nil {
				return at(i+1, words.Text("%s", err))
			}
			t.add(head[i+1], row[0], cell)
		}
		return nil
	})
}

func (t *Table) readPlain(name string, r *csv.Reader, head []string) error {
	per := slices.IndexFunc(head, func(h string) bool { return strings.HasPrefix(h, "per_") })
	date, currency := slices.Index(head, "date"), slices.Index(head, "currency")
	of := ""
	if per >= 0 {
		of = strings.ToUpper(strings.TrimPrefix(head[per], "per_"))
	}
	if !aCurrency.MatchString(of) {
		return &Error{Source: name, Line: 1, Problem: words.Text("no column says what the rates are for one of: name it per_eur, per_usd or the like")}
	}
	perBase := map[string]map[string]string{} // by day and currency
	places := map[string]func(words.Message) error{}
	err := rows(name, r, func(row []string, at func(int, words.Message) error) error {
		if len(row) <= max(date, currency, per) {
			return at(0, words.Text("%d cells, %d are needed", len(row), max(date, currency, per)+1))
		}
		day, code, cell := row[date], strings.ToUpper(row[currency]), row[per]
		if err := checkDay(day); err != nil {
			return at(date, words.Text("%s", err))
		}
		if !aCurrency.MatchString(code) {
			return at(currency, words.Text("%q is not an ISO 4217 currency code", row[currency]))
		}
		if code == of {
			return at(currency, words.Text("the rate of a currency for itself"))
		}
		if err := checkRate(cell); err != nil {
			return at(per, words.Text("%s", err))
		}
		if perBase[day] == nil {
			perBase[day] = map[string]string{}
			places[day] = func(problem words.Message) error { return at(date, problem) }
		}
		if _, twice := perBase[day][code]; twice {
			return at(currency, words.Text("%s has a rate for %s already", code, day))
		}
		perBase[day][code] = cell
		return nil
	})
	if err != nil {
		return err
	}
	for _, day := range slices.Sorted(maps.Keys(perBase)) {
		if of == base {
			for code, cell := range perBase[day] {
				t.add(code, day, cell)
			}
			continue
		}
		euro, ok := perBase[day][base]
		if !ok {
			return places[day](words.Text("%s has no row for EUR, through which rates are crossed: add it, or give rates per_eur", day))
		}
		t.Base = of
		t.add(of, day, inverse(euro))
		for code, cell := range perBase[day] {
			if code != base {
				t.add(code, day, quotient(cell, euro))
			}
		}
	}
	return nil
}

func (t *Table) add(currency, day, rate string) {
	t.Series[currency] = append(t.Series[currency], Quote{Day: day, PerEuro: json.Number(rate)})
}

// order sorts every series by day and refuses a day that stands there twice.
func (t *Table) order(name string) error {
	for _, currency := range slices.Sorted(maps.Keys(t.Series)) {
		series := t.Series[currency]
		slices.SortStableFunc(series, func(a, b Quote) int { return cmp.Compare(a.Day, b.Day) })
		for i := 1; i < len(series); i++ {
			if series[i].Day == series[i-1].Day {
				return words.Errorf("%s: two rates of %s for %s", name, currency, series[i].Day)
			}
		}
	}
	return nil
}

func checkDay(text string) error {
	if _, err := time.Parse(time.DateOnly, text); err != nil || !aDay.MatchString(text) {
		return words.Errorf("%q is not a date: write YYYY-MM-DD", text)
	}
	return nil
}

func checkRate(text string) error {
	if !aRate.MatchString(text) || strings.Trim(text, "0.") == "" {
		return words.Errorf("%q is not a rate: a number above 0 with a decimal point is needed", text)
	}
	return nil
}

// Rates with another base are written with twelve decimals; both operands have passed checkRate.
func inverse(rate string) string { return quotient("1", rate) }

func quotient(a, b string) string {
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)
	return strings.TrimRight(strings.TrimRight(x.Quo(x, y).FloatString(12), "0"), ".")
}

// Currencies returns the currencies with rates, the euro aside, sorted.
func (t *Table) Currencies() []string { return slices.Sorted(maps.Keys(t.Series)) }

// Reduce keeps, of these currencies, the last quote of each month from a day on, and the very last.
func (t *Table) Reduce(currencies []string, from string) *Table {
	out := &Table{Origin: t.Origin, Series: map[string][]Quote{}}
	for _, currency := range currencies {
		var kept []Quote
		for i, q := range t.Series[currency] {
			if q.Day >= from && (i+1 == len(t.Series[currency]) || t.Series[currency][i+1].Day[:7] != q.Day[:7]) {
				kept = append(kept, q)
			}
		}
		if len(kept) > 0 {
			out.Series[currency] = kept
		}
	}
	return out
}

// Document returns the table as data.lib.money.rates. Currencies that are quoted on the same days share a calendar: its days, oldest
// first, and for each month that has one the place of the first day from which to look, the last before the month.
//
//	{"calendars": {id: {"days": [YYYY-MM-DD], "months": {YYYY-MM: place}}},
//	 "series": {currency: {"origin", "calendar": id, "values": [units for one euro, by day]}}}
//
// Calendars bear the table's name, so documents can be laid over each other: a currency's series is then that of the last.
func (t *Table) Document() map[string]any {
	calendars, series := map[string]any{}, map[string]any{}
	ids := map[string]string{} // by days
	for _, currency := range t.Currencies() {
		days, values := []any{}, []any{}
		var key strings.Builder
		for _, q := range t.Series[currency] {
			days, values = append(days, q.Day), append(values, q.PerEuro)
			key.WriteString(q.Day)
		}
		id, ok := ids[key.String()]
		if !ok {
			id = fmt.Sprintf("%s %d", t.Origin, len(ids)+1)
			ids[key.String()] = id
			calendars[id] = map[string]any{"days": days, "months": months(t.Series[currency])}
		}
		series[currency] = map[string]any{"origin": t.Origin, "calendar": id, "values": values}
	}
	return map[string]any{"calendars": calendars, "series": series}
}

// months says for every month from the first to the last with a quote at which place to begin to look for a day of it.
func months(series []Quote) map[string]any {
	out := map[string]any{}
	month, _ := time.Parse(time.DateOnly, series[0].Day[:8]+"01")
	for i := 0; i < len(series); month = month.AddDate(0, 1, 0) {
		name := month.Format("2006-01")
		out[name] = json.Number(fmt.Sprint(max(i-1, 0)))
		for i < len(series) && series[i].Day[:7] == name {
			i++
		}
	}
	return out
}

// document is what Document writes.
type document struct {
	Calendars map[string]struct{ Days []string }
	Series    map[string]struct {
		Origin, Calendar string
		Values           []json.Number
	}
}

// Loaded says what a currency is converted by.
type Loaded struct {
	Currency string      `json:"currency"`
	Origin   string      `json:"origin"` // of the table
	Quotes   int         `json:"quotes"`
	First    string      `json:"first"` // day
	Last     string      `json:"last"`
	PerEuro  json.Number `json:"per_euro"` // on the last day
}

// Over prepares a table for being laid over the shipped document. The base of a plain table is there to cross its rates; a currency
// that the shipped table has keeps the longer series there.
func (t *Table) Over(shipped []byte) error {
	var d document
	if err := json.Unmarshal(shipped, &d); err != nil {
		return words.Errorf("shipped rates: %w", err)
	}
	if _, ok := d.Series[t.Base]; ok {
		delete(t.Series, t.Base)
	}
	return nil
}

// Load says what is loaded when tables are laid over the shipped document: for each currency the last table that has it.
func Load(shipped []byte, tables ...*Table) ([]Loaded, error) {
	var d document
	if err := json.Unmarshal(shipped, &d); err != nil {
		return nil, words.Errorf("shipped rates: %w", err)
	}
	all := map[string]Loaded{}
	for currency, s := range d.Series {
		days := d.Calendars[s.Calendar].Days
		if len(days) == 0 || len(days) != len(s.Values) {
			return nil, words.Errorf("shipped rates: %s has %d values for %d days", currency, len(s.Values), len(days))
		}
		all[currency] = Loaded{currency, s.Origin, len(days), days[0], days[len(days)-1], s.Values[len(days)-1]}
	}
	for _, t := range tables {
		for currency, series := range t.Series {
			last := series[len(series)-1]
			all[currency] = Loaded{currency, t.Origin, len(series), series[0].Day, last.Day, last.PerEuro}
		}
	}
	return slices.SortedFunc(maps.Values(all), func(a, b Loaded) int { return cmp.Compare(a.Currency, b.Currency) }), nil
}
