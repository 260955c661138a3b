// Package compare writes comparisons: companies side by side, and two assessments of one company.
package compare

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Schema names the version of the JSON form of a Comparison.
const Schema = "diligo.comparison/v1"

// Comparison compares companies side by side.
type Comparison struct {
	Schema    string               `json:"schema"`
	Companies []Company            `json:"companies"`
	Failures  []assessment.Failure `json:"failures"`
	// Policy is what judged them; zero if no company could be read.
	Policy assessment.Policy `json:"policy,omitzero"`
}

// Company is one column of a comparison, with its worst findings, at most one per rule.
type Company struct {
	Profile assessment.Profile `json:"profile"`
	// Checklist says for which purpose the company was judged.
	Checklist assessment.Checklist `json:"checklist,omitzero"`
	Summary   assessment.Summary   `json:"summary"`
	Ratios    []Ratio              `json:"ratios"` // the same names in the same order for every company
	Worst     []assessment.Change  `json:"worst"`
}

// Ratio is a key ratio of a company. Value is a JSON number, an amount of money, or nil if the facts do not determine it.
type Ratio struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// RatiosOf returns the ratios that cohorts show, from the figures of an assessment.
func RatiosOf(a *assessment.Assessment) []Ratio {
	ratios := make([]Ratio, 0, len(cohort.Ratios))
	for _, name := range cohort.Ratios {
		ratio := Ratio{Name: name}
		if f, ok := a.Figure(name); ok {
			ratio.Value = f.Value
			if f.Currency != "" {
				ratio.Value = map[string]any{"amount": f.Value, "currency": f.Currency}
			}
		}
		ratios = append(ratios, ratio)
	}
	return ratios
}

// worstShown is the number of findings listed per company.
const worstShown = 5

// CompanyOf extracts what a comparison shows of an assessment.
func CompanyOf(a *assessment.Assessment, ratios []Ratio) Company {
	c := Company{Profile: a.Profile, Checklist: a.Checklist, Summary: a.Summary, Ratios: ratios, Worst: []assessment.Change{}}
	for _, r := range a.Results {
		for _, f := range r.Findings { // worst first
			if f.Counts() {
				c.Worst = append(c.Worst, assessment.Change{Rule: r.Rule, Title: r.Title, Severity: f.Severity, Kind: f.Kind, Subject: f.Subject})
				break
			}
		}
	}
	slices.SortStableFunc(c.Worst, func(x, y assessment.Change) int { return cmp.Compare(y.Severity, x.Severity) })
	c.Worst = c.Worst[:min(len(c.Worst), worstShown)]
	return c
}

var comparisonFormats = map[string]func(io.Writer, Comparison, phrase.Options) error{
	"pretty":   writePrettyComparison,
	"json":     writeJSONComparison,
	"csv":      writeCSVComparison,
	"markdown": writeMarkdownComparison,
	"html":     writeHTMLComparison,
}

// CheckFormat returns an error if format is not one of comparisons.
func CheckFormat(format string) error {
	if _, ok := comparisonFormats[format]; !ok {
		return words.Errorf("unknown format %q: %s", format, nearest.Use(format, []string{"csv", "html", "json", "markdown", "pretty"}))
	}
	return nil
}

// Write writes a comparison in a format.
func Write(w io.Writer, format string, c Comparison, o phrase.Options) error {
	if err := CheckFormat(format); err != nil {
		return err
	}
	return comparisonFormats[format](w, c, o)
}

func writeJSONComparison(w io.Writer, c Comparison, _ phrase.Options) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(c)
}

// comparisonWords are the fixed words of comparisons in one language.
type comparisonWords struct {
	title, stage, asOf, checklist, verdict, score, known, findings, categories, ratios, worst, none string
	ratio                                                                                           map[string]string
	low, high, source, id, name                                                                     string
	note                                                                                            string
}

var comparisonWordsIn = words.Table(func(lang rule.Lang, say func(string) string) comparisonWords {
	return comparisonWords{
		title: say("Comparison"), stage: say("stage"), asOf: say("as of"), checklist: say("checklist"), verdict: say("verdict"), score: say("score"), known: say("known"), findings: say("findings"),
		categories: say("categories: score (known)"), ratios: say("key ratios"), worst: say("worst findings"), none: say("none"),
		ratio: map[string]string{
			"runway_months": say("runway, months"), "burn_multiple": say("burn multiple"), "dilution_pct": say("planned dilution, %"),
			"planned_round": say("planned round"), "last_round": say("last round"),
		},
		low: say("low"), high: say("high"), source: say("source"), id: say("id"), name: say("name"),
		note: say("A score is an interval: its low end counts every unknown as failed, its high end as passed. – means that the facts do not give it."),
	}
})

// comparisonTable is a table with a column per company, divided into sections.
type comparisonTable struct {
	Comparison
	phrase.Options
	words    phrase.Words
	own      comparisonWords
	sections []Section
}

// Section is a part of the comparison table; the first one has no title.
type Section struct {
	Title string
	Rows  []Row
}

// Row is a line of the table, with one cell per company, in order.
type Row struct {
	Label string
	Cells []Cell
}

// Cell holds lines of text.
type Cell struct {
	Lines []string
	Class string // determines the color: a verdict or a severity
}

// noValue is shown for values that the facts do not determine.
const noValue = "–"

// Sections returns the sections of a comparison's table, for use in other pages.
func Sections(c Comparison, o phrase.Options) []Section { return newComparison(c, o).sections }

// Note explains how to read the table.
func Note(lang rule.Lang) string { return comparisonWordsIn(lang).note }

func newComparison(c Comparison, o phrase.Options) *comparisonTable {
	t := &comparisonTable{Comparison: c, Options: o, words: phrase.WordsIn(o.Lang), own: comparisonWordsIn(o.Lang)}
	head := Section{Rows: []Row{
		t.row(t.own.stage, func(c Company) Cell {
			if c.Profile.Stage == "" {
				return oneLine(noValue)
			}
			return oneLine(o.Vocabulary.Word("stage", c.Profile.Stage, o.Lang))
		}),
		t.row(t.own.asOf, func(c Company) Cell {
			if c.Profile.AsOf == "" {
				return oneLine(noValue)
			}
			return oneLine(rule.Date(c.Profile.AsOf, o.Lang))
		}),
		t.row(t.own.checklist, func(c Company) Cell { return oneLine(cmp.Or(inert.Clean(c.Checklist.Title), noValue)) }),
		t.row(t.own.verdict, func(c Company) Cell {
			return Cell{[]string{t.words.Verdict[c.Summary.Verdict]}, string(c.Summary.Verdict)}
		}),
		t.row(t.own.score, func(c Company) Cell {
			return oneLine(phrase.Interval(c.Summary.Score.Low, c.Summary.Score.High))
		}),
		t.row(t.own.known, func(c Company) Cell { return oneLine(fmt.Sprintf("%d%%", c.Summary.Coverage)) }),
		t.row(t.own.findings, func(c Company) Cell {
			var lines []string
			for _, s := range rule.Severities() {
				if n := c.Summary.Findings.Of(s); n > 0 {
					lines = append(lines, t.words.Counts(n, t.words.Severity[s]))
				}
			}
			return Cell{Lines: append(lines, t.own.none)[:max(1, len(lines))]}
		}),
	}}
	categories := Section{Title: t.own.categories}
	for _, category := range t.categories() {
		categories.Rows = append(categories.Rows, t.row(o.Vocabulary.Category(category, o.Lang), func(c Company) Cell {
			s, ok := categoryOf(c, category)
			if !ok || !s.Scored() {
				return oneLine(noValue)
			}
			return oneLine(fmt.Sprintf("%s (%d%%)", phrase.Interval(s.Score.Low, s.Score.High), s.Coverage))
		}))
	}
	ratios := Section{Title: t.own.ratios}
	if len(c.Companies) > 0 {
		for i, ratio := range c.Companies[0].Ratios {
			ratios.Rows = append(ratios.Rows, t.row(cmp.Or(t.own.ratio[ratio.Name], ratio.Name), func(c Company) Cell {
				return oneLine(t.ratio(c.Ratios[i].Value))
			}))
		}
	}
	worst := Section{Title: t.own.worst}
	for i := range worstShown {
		line := t.row(fmt.Sprint(i+1), func(c Company) Cell {
			if i >= len(c.Worst) {
				return oneLine("")
			}
			w := c.Worst[i]
			text := t.words.Severity[w.Severity] + ": " + w.Title
			if o.Lang == rule.Chinese {
				text = t.words.Severity[w.Severity] + "：" + w.Title
			}
			if w.Subject != "" {
				text += t.words.Open + w.Subject + t.words.Shut
			}
			return Cell{[]string{inert.Clean(text)}, w.Severity.String()}
		})
		if says(line.Cells) {
			worst.Rows = append(worst.Rows, line)
		}
	}
	t.sections = slices.DeleteFunc([]Section{head, categories, ratios, worst}, func(s Section) bool { return len(s.Rows) == 0 })
	return t
}

func (t *comparisonTable) row(label string, of func(Company) Cell) Row {
	r := Row{Label: label}
	for _, c := range t.Companies {
		r.Cells = append(r.Cells, of(c))
	}
	return r
}

func oneLine(text string) Cell { return Cell{Lines: []string{text}} }

// says reports whether any cell has text.
func says(cells []Cell) bool {
	return slices.ContainsFunc(cells, func(c Cell) bool { return c.Lines[0] != "" })
}

// ratio formats a value with at most two decimals.
func (t *comparisonTable) ratio(value any) string {
	if value == nil {
		return noValue
	}
	format := "{v:2}"
	if _, ok := value.(map[string]any); ok {
		format = "{v:money}"
	}
	text, err := t.Vocabulary.Render(format, map[string]any{"v": value}, t.Lang)
	if err != nil {
		return noValue
	}
	return text
}

// categories returns the categories of all companies, sorted.
func (t *comparisonTable) categories() []string {
	var all []string
	for _, c := range t.Companies {
		for _, s := range c.Summary.Categories {
			all = append(all, s.Category)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// categoryOf returns the summary of a category; ok is false if none of its rules applies to the company.
func categoryOf(c Company, category string) (assessment.CategorySummary, bool) {
	i := slices.IndexFunc(c.Summary.Categories, func(s assessment.CategorySummary) bool { return s.Category == category })
	if i < 0 {
		return assessment.CategorySummary{}, false
	}
	s := c.Summary.Categories[i]
	return s, s.Outcomes != assessment.Outcomes{NotApplicable: s.Outcomes.NotApplicable}
}

// companyName returns the display name of a company, or its source if it has none.
func companyName(c Company) string { return inert.Clean(cmp.Or(c.Profile.Name, c.Profile.Source)) }
