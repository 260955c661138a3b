package pages

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Table is a table, sorted by its header where columns permit it. On a phone each row becomes a block with the names of its columns, unless
// the table is Wide and scrolls.
type Table struct {
	Caption string
	Head    []Column
	Rows    []Row
	Empty   string // shown if there are no rows
	Wide    bool
	Dense   bool // wraps on a desktop and scrolls on a phone, where people compare rows
	// Sort is the column that the rows are sorted by, Down whether in descending order; Link returns the address that sorts by another.
	Sort string
	Down bool
	Link func(sort string, down bool) string
}

// Column is a column of a table.
type Column struct {
	Name   string
	Sort   string // its name in addresses, "" for a column that can't be sorted
	First  bool   // whether the first click sorts in descending order
	Number bool
	Long   string // the full name, if the name is short
}

// Row is a row of a table; its first cell identifies it.
type Row struct {
	Cells []Cell
	Class string
}

// Cell is a cell of a table with one of these, in this order.
type Cell struct {
	Text   string
	Href   string
	Note   string // in small letters after the text
	Class  string
	Bar    *page.Bar
	Badge  string   // class of a badge around the text
	Lines  []string // below the text
	Label  string   // for screen readers: of a checkbox, or of a link whose text is not enough
	Check  string   // name of a checkbox, with Text as its value
	Marked bool
	Number bool
}

// Sorted returns the address that sorts a table by a column, in reverse if it is already sorted by it.
func (t Table) Sorted(c Column) string {
	if t.Link == nil || c.Sort == "" {
		return ""
	}
	return t.Link(c.Sort, t.Sort != c.Sort && c.First || t.Sort == c.Sort && !t.Down)
}

// Order returns how a table is sorted by a column, for aria-sort.
func (t Table) Order(c Column) string {
	switch {
	case c.Sort == "" || t.Sort != c.Sort:
		return ""
	case t.Down:
		return "descending"
	}
	return "ascending"
}

// text returns a cell of text, number a right-aligned one with a figure. They are called in hundreds of places and need no speed: inlining
// would enlarge the binary.
//
//go:noinline
func text(s string) Cell { return Cell{Text: s} }

//go:noinline
func number(n int) Cell { return Cell{Text: strconv.Itoa(n), Number: true} }

//go:noinline
func figure(s string) Cell { return Cell{Text: s, Number: true} }

// ranked returns the cell of a rank; 0 is none.
func ranked(place int) Cell {
	if place > 0 {
		return number(place)
	}
	return figure("–")
}

//go:noinline
func linked(s, href string) Cell { return Cell{Text: s, Href: href} }

// verdict returns the badge of a verdict.
func (v *Visit) verdict(is assessment.Verdict) Cell {
	if is == "" {
		return text(v.Say("not assessed yet"))
	}
	return Cell{Text: phrase.WordsIn(v.Lang).Verdict[is], Badge: "verdict-" + string(is)}
}

// severity returns the badge of a severity.
func (v *Visit) severity(is rule.Severity) Cell {
	return Cell{Text: phrase.WordsIn(v.Lang).Severity[is], Badge: is.String()}
}

// outcome returns the outcome of a rule in words, "–" for a rule that was not run.
func (v *Visit) outcome(is rule.Outcome) string {
	return cmp.Or(phrase.WordsIn(v.Lang).Outcome[is], "–")
}

// score returns an interval of scores as a bar with its figures.
func (v *Visit) score(s assessment.Score) Cell {
	b := page.BarOf(v.Lang, s)
	return Cell{Text: b.Text, Bar: &b, Class: "picture"}
}

// Form is a form. A form by GET is a filter: its address can be bookmarked and shared.
type Form struct {
	Token    string
	Action   string
	Get      bool
	Fields   []Field
	Button   string
	Files    bool
	Careful  string // the title of the fold that hides a form which can't be undone
	About    string
	Inline   bool // fields are side by side
	Hidden   []Field
	Disabled string // the reason why it can't be sent now
	Extra    []Button
}

// Button is a further button of a form, with the value that it sends.
type Button struct{ Name, Value, Text string }

// Field is a field of a form.
type Field struct {
	Name, Label, Value string
	Kind               string // "" for text, else an HTML input type, or textarea, select, radio, checkbox
	Options            []Option
	Help               string
	Required           bool
	Min, Max, Step     string
	Auto               string // autocomplete attribute
	Rows               int
	MaxLength          int
	Checked            bool
	Accept             string
	Unit               string
	Multiple           bool
	Wrong              string // the error in what was typed
	Mode               string // keyboard of phones
	Key                string // distinguishes fields of the same name on a page
}

// ID returns the field's identifier on its page.
func (f Field) ID() string {
	return "f" + f.Key + "-" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, f.Name) + map[bool]string{true: "-" + f.Value, false: ""}[f.Kind == "checkbox" && f.Value != ""]
}

// Option is one of a field's choices.
type Option struct{ Value, Text string }

// form returns a form that changes something.
func (v *Visit) form(action, button string, fields ...Field) Form {
	return Form{Token: v.Token, Action: action, Button: button, Fields: v.apart(fields)}
}

// apart gives the fields of every form but the first on a page a key, so that identifiers are unique.
func (v *Visit) apart(fields []Field) []Field {
	if v.forms++; v.forms > 1 {
		for i := range fields {
			fields[i].Key = strconv.Itoa(v.forms)
		}
	}
	return fields
}

// filter returns a form that shows this page with other parameters. The parameters in keep are preserved.
func (v *Visit) filter(keep []string, fields ...Field) Form {
	f := Form{Action: v.URL.Path, Get: true, Inline: true, Button: v.Say("Show"), Fields: v.apart(fields)}
	for i, field := range f.Fields {
		f.Fields[i].Value = v.Query(field.Name)
	}
	for _, k := range keep {
		if x := v.Query(k); x != "" {
			f.Hidden = append(f.Hidden, Field{Name: k, Value: x})
		}
	}
	return f
}

// hidden adds a hidden field.
func (f Form) hidden(name, value string) Form {
	f.Hidden = append(slices.Clone(f.Hidden), Field{Name: name, Value: value})
	return f
}

// careful hides a form behind a fold, because what it does can't be undone.
func (f Form) careful(name, about string) Form {
	f.Careful, f.About = name, about
	return f
}

// choices returns options from pairs of values and texts.
func choices(pairs ...string) (out []Option) {
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, Option{pairs[i], pairs[i+1]})
	}
	return out
}

// Pager links to the previous and next page of a long list.
type Pager struct{ Here, Prev, Next string }

// pager returns the pager of a list, which shows a number of rows from an offset.
func (v *Visit) pager(offset, shown, all, size int) Pager {
	p := Pager{}
	if all > 0 {
		p.Here = v.Say("%d–%d of %d", min(offset+1, all), offset+shown, all)
	}
	if offset > 0 {
		p.Prev = v.Here("from", nonzero(max(0, offset-size)))
	}
	if offset+shown < all {
		p.Next = v.Here("from", nonzero(offset+size))
	}
	return p
}

func nonzero(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Offset returns the offset of the list in the address.
func (v *Visit) Offset() int {
	n, err := strconv.Atoi(v.Query("from"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// Named is a name and a value.
type Named struct {
	Name, Text string
	Href       string
}

// date returns a day in the reader's format.
func (v *Visit) date(day string) string {
	if day == "" {
		return "–"
	}
	return rule.Date(day, v.Lang)
}

// when returns a time to the minute, in UTC.
func (v *Visit) when(t time.Time) string {
	return v.date(t.UTC().Format(time.DateOnly)) + " " + t.UTC().Format("15:04") + " UTC"
}

// whenever returns a time that may be nil.
func (v *Visit) whenever(t *time.Time) string {
	if t == nil {
		return "–"
	}
	return v.when(*t)
}

// decimal formats a number with a number of decimal places.
func decimal(x float64, places int) string { return strconv.FormatFloat(x, 'f', places, 64) }

// funcs are the functions of the templates in addition to those of the report.
func funcs(lang words.Lang) template.FuncMap {
	return template.FuncMap{
		"htmlLang": func() string {
			return map[words.Lang]string{words.English: "en", words.Chinese: "zh-CN"}[lang]
		},
		"style":   func(theme string) string { return "/assets/" + theme + "-" + loaded().styled + ".css" },
		"script":  func() string { return "/assets/" + loaded().scripted + ".js" },
		"query":   url.QueryEscape,
		"word":    func(english string, values ...any) string { return words.Say(lang, english, values...) },
		"date":    func(day string) string { return (&Visit{Lang: lang}).date(day) },
		"when":    func(t time.Time) string { return (&Visit{Lang: lang}).when(t) },
		"ever":    func(t *time.Time) string { return (&Visit{Lang: lang}).whenever(t) },
		"stamp":   func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
		"decimal": decimal,
		"dec":     func(n int) int { return n - 1 },
		"list":    func(x ...any) []any { return x },
		"short":   func(digest string) string { return digest[:min(12, len(digest))] },
		"percent": func(n int) string { return fmt.Sprintf("%d%%", n) },
	}
}
