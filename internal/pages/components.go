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

// Table is a table of which the head sorts, where a column says so. On a phone each row is a block with the names of its columns,
// unless the table is Wide, which scrolls.
type Table struct {
	Caption string
	Head    []Column
	Rows    []Row
	Empty   string // what stands in place of no rows
	Wide    bool
	Dense   bool // wraps on a desk, and scrolls on a phone, where people compare rows
	// Sort is the column that the rows are sorted by, Down whether from the top down; Link is the address that sorts by another.
	Sort string
	Down bool
	Link func(sort string, down bool) string
}

// Column is a column of a table.
type Column struct {
	Name   string
	Sort   string // its name in addresses, "" for a column that does not sort
	First  bool   // whether the first click sorts from the top down
	Number bool
	Long   string // what the name means, where it is short
}

// Row is a row of a table, its first cell the one that names it.
type Row struct {
	Cells []Cell
	Class string
}

// Cell is a cell of a table: one of these, in this order.
type Cell struct {
	Text   string
	Href   string
	Note   string // in small letters behind the text
	Class  string
	Bar    *page.Bar
	Badge  string   // the class of a badge round the text
	Lines  []string // below the text
	Label  string   // of a checkbox, or of a link whose text tells too little, for readers of screens
	Check  string   // its name, with Text as its value
	Marked bool
	Number bool
}

// Sorted is the address that sorts a table by a column, the other way round where it is sorted by it already.
func (t Table) Sorted(c Column) string {
	if t.Link == nil || c.Sort == "" {
		return ""
	}
	return t.Link(c.Sort, t.Sort != c.Sort && c.First || t.Sort == c.Sort && !t.Down)
}

// Order is how a table is sorted by a column, as aria-sort has it.
func (t Table) Order(c Column) string {
	switch {
	case c.Sort == "" || t.Sort != c.Sort:
		return ""
	case t.Down:
		return "descending"
	}
	return "ascending"
}

// text is a cell of text, number one of a figure, which stands on the right. They stand in hundreds of places and are in no hurry: inlined,
// they would make the binary larger.
//
//go:noinline
func text(s string) Cell { return Cell{Text: s} }

//go:noinline
func number(n int) Cell { return Cell{Text: strconv.Itoa(n), Number: true} }

//go:noinline
func figure(s string) Cell { return Cell{Text: s, Number: true} }

// ranked is a place in a ranking; 0 is none.
func ranked(place int) Cell {
	if place > 0 {
		return number(place)
	}
	return figure("–")
}

//go:noinline
func linked(s, href string) Cell { return Cell{Text: s, Href: href} }

// verdict is the badge of a verdict.
func (v *Visit) verdict(is assessment.Verdict) Cell {
	if is == "" {
		return text(v.Say("not assessed yet"))
	}
	return Cell{Text: phrase.WordsIn(v.Lang).Verdict[is], Badge: "verdict-" + string(is)}
}

// severity is the badge of a severity.
func (v *Visit) severity(is rule.Severity) Cell {
	return Cell{Text: phrase.WordsIn(v.Lang).Severity[is], Badge: is.String()}
}

// outcome is the outcome of a rule in words, "–" for a rule that was not run.
func (v *Visit) outcome(is rule.Outcome) string {
	return cmp.Or(phrase.WordsIn(v.Lang).Outcome[is], "–")
}

// score is an interval of scores as a bar with its figures.
func (v *Visit) score(s assessment.Score) Cell {
	b := page.BarOf(v.Lang, s)
	return Cell{Text: b.Text, Bar: &b, Class: "picture"}
}

// Form is a form: what it asks for and where it goes. A form by GET is a filter: its address can be kept and sent on.
type Form struct {
	Token    string
	Action   string
	Get      bool
	Fields   []Field
	Button   string
	Files    bool
	Careful  string // what happens, for a form that stands behind a fold of this name because it can't be undone
	About    string
	Inline   bool // its fields stand beside each other
	Hidden   []Field
	Disabled string // why it can't be sent now
	Extra    []Button
}

// Button is a further button of a form, with what it sends.
type Button struct{ Name, Value, Text string }

// Field is a field of a form.
type Field struct {
	Name, Label, Value string
	Kind               string // text where it is "", else as HTML has it, or textarea, select, radio, checkbox
	Options            []Option
	Help               string
	Required           bool
	Min, Max, Step     string
	Auto               string // what browsers may fill in
	Rows               int
	MaxLength          int
	Checked            bool
	Accept             string
	Unit               string
	Multiple           bool
	Wrong              string // what is wrong with what was typed
	Mode               string // which keys a phone shows
	Key                string // tells fields of one name on one page apart
}

// ID is what the field is called on its page.
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

// form is a form that changes something.
func (v *Visit) form(action, button string, fields ...Field) Form {
	return Form{Token: v.Token, Action: action, Button: button, Fields: v.apart(fields)}
}

// apart gives the fields of every form of a page but the first a key, so that no two have the same identifier.
func (v *Visit) apart(fields []Field) []Field {
	if v.forms++; v.forms > 1 {
		for i := range fields {
			fields[i].Key = strconv.Itoa(v.forms)
		}
	}
	return fields
}

// filter is a form that shows this page otherwise. What the address says beside its fields, and is to stay, is kept.
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

// hidden adds what a form sends without showing it.
func (f Form) hidden(name, value string) Form {
	f.Hidden = append(slices.Clone(f.Hidden), Field{Name: name, Value: value})
	return f
}

// careful puts a form behind a fold, because what it does can't be undone.
func (f Form) careful(name, about string) Form {
	f.Careful, f.About = name, about
	return f
}

// choices are options of words.
func choices(pairs ...string) (out []Option) {
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, Option{pairs[i], pairs[i+1]})
	}
	return out
}

// Pager leads from one page of a long list to the next.
type Pager struct{ Here, Prev, Next string }

// pager is that of a list of which rows from an offset are shown.
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

// Offset is where the list of a page begins.
func (v *Visit) Offset() int {
	n, err := strconv.Atoi(v.Query("from"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// Named is a value under a name.
type Named struct {
	Name, Text string
	Href       string
}

// date is a day as readers write it.
func (v *Visit) date(day string) string {
	if day == "" {
		return "–"
	}
	return rule.Date(day, v.Lang)
}

// when is a moment, to the minute, in universal time.
func (v *Visit) when(t time.Time) string {
	return v.date(t.UTC().Format(time.DateOnly)) + " " + t.UTC().Format("15:04") + " UTC"
}

// whenever is a moment that may not have come.
func (v *Visit) whenever(t *time.Time) string {
	if t == nil {
		return "–"
	}
	return v.when(*t)
}

// decimal is a number with so many places.
func decimal(x float64, places int) string { return strconv.FormatFloat(x, 'f', places, 64) }

// funcs are what the templates can do beside what those of the report can.
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
