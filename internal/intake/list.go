// Package intake writes what people fill in, and reads what they filled in: the list of facts, a profile to begin with, the questions that
// are open as a letter or a sheet, and the answers that come back. It knows facts, not how a company is judged: what a fact is worth it is
// told.
package intake

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// ListFormats are the formats of a list of facts.
var ListFormats = []string{"pretty", "csv", "xlsx", "json"}

// listed is a fact as JSON.
type listed struct {
	Pointer  string    `json:"pointer"`
	Label    rule.Text `json:"label"`
	Question rule.Text `json:"question"`
	Help     rule.Text `json:"help"`
	Example  rule.Text `json:"example"`
	Kind     fact.Kind `json:"kind"`
	Words    []string  `json:"words"`
	Unit     string    `json:"unit"`
	Cost     int       `json:"cost"`
	Who      fact.Who  `json:"who"`
	Rules    []rule.ID `json:"rules"`
}

// Selected is which facts are listed.
type Selected struct {
	Patterns []string // facts within one of these, such as a checklist's form has; nil for all
	Rule     rule.ID  // that this rule reads; "" for all
	Words    string   // in which all of these words occur
}

// Of returns the facts of a book that somebody can be asked for and that are selected, in the order of the schema.
func (s Selected) Of(book *fact.Book) (listed []*fact.Fact) {
	within := map[*fact.Fact]bool{}
	for _, pattern := range s.Patterns {
		for _, f := range book.Within(pattern) {
			within[f] = true
		}
	}
	for _, f := range book.All() {
		if f.Asked() && (s.Patterns == nil || within[f]) && (s.Rule == "" || slices.Contains(f.Rules, s.Rule)) && Search(f, s.Words) {
			listed = append(listed, f)
		}
	}
	return listed
}

// Search reports whether a fact has all words of a search: in its pointer, its label, its question or its help, in either language.
func Search(f *fact.Fact, search string) bool {
	text := strings.ToLower(strings.Join([]string{
		f.Pattern, f.Label.EN, f.Label.ZH, f.Question.EN, f.Question.ZH, f.Help.EN, f.Help.ZH, f.Unit,
	}, "\n"))
	for word := range strings.FieldsSeq(strings.ToLower(search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// WriteList writes facts in one of ListFormats.
func WriteList(w io.Writer, format string, facts []*fact.Fact, lang rule.Lang) error {
	switch format {
	case "pretty":
		return listPretty(w, facts, lang)
	case "json":
		all := make([]listed, len(facts))
		for i, f := range facts {
			all[i] = listed{
				f.Pattern, f.Label, Open(f.Question), f.Help, f.Example, f.Kind, append([]string{}, f.Words...), f.Unit, f.Cost, f.Who,
				append([]rule.ID{}, f.Rules...),
			}
		}
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(all)
	case "csv":
		if _, err := io.WriteString(w, inert.ByteOrderMark); err != nil {
			return err
		}
		c := csv.NewWriter(w)
		for _, row := range listRows(facts) {
			for i := range row {
				row[i] = inert.Cell(row[i])
			}
			c.Write(row) // the writer keeps the error
		}
		c.Flush()
		return c.Error()
	case "xlsx":
		return listXLSX(w, facts, lang)
	}
	return words.Errorf("unknown format %q: %s", format, nearest.Use(format, ListFormats))
}

// listHeader names the columns. They are the same in every language, for scripts.
var listHeader = []string{
	"pointer", "label_en", "label_zh", "question_en", "question_zh", "help_en", "help_zh", "example_en", "example_zh", "kind", "words", "unit",
	"cost", "who", "rules",
}

func listRows(facts []*fact.Fact) [][]string {
	rows := [][]string{append([]string{}, listHeader...)}
	for _, f := range facts {
		q, ids := Open(f.Question), make([]string, len(f.Rules))
		for i, id := range f.Rules {
			ids[i] = string(id)
		}
		rows = append(rows, []string{
			f.Pattern, f.Label.EN, f.Label.ZH, q.EN, q.ZH, f.Help.EN, f.Help.ZH, f.Example.EN, f.Example.ZH, string(f.Kind),
			strings.Join(f.Words, " "), f.Unit, strconv.Itoa(f.Cost), string(f.Who), strings.Join(ids, " "),
		})
	}
	return rows
}

func listXLSX(w io.Writer, facts []*fact.Fact, lang rule.Lang) error {
	book := excelize.NewFile()
	defer book.Close()
	sheet := phrases.facts.In(lang)
	if err := book.SetSheetName(book.GetSheetName(0), sheet); err != nil {
		return err
	}
	s, err := book.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	for column, width := range []float64{46, 30, 24, 60, 50, 40, 30, 20, 20, 10, 30, 10, 6, 12, 60} {
		if err := s.SetColWidth(column+1, column+1, width); err != nil {
			return err
		}
	}
	if err := s.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	rows := listRows(facts)
	for i, row := range rows {
		cells := make([]any, len(row))
		for k, text := range row {
			cells[k] = text
			if n, err := strconv.Atoi(text); err == nil && listHeader[k] == "cost" {
				cells[k] = n
			}
		}
		if err := s.SetRow("A"+strconv.Itoa(i+1), cells); err != nil {
			return err
		}
	}
	if err := s.Flush(); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(listHeader), len(rows))
	if err != nil {
		return err
	}
	if err := book.AutoFilter(sheet, "A1:"+last, nil); err != nil {
		return err
	}
	_, err = book.WriteTo(w)
	return err
}

func listPretty(w io.Writer, facts []*fact.Fact, lang rule.Lang) error {
	if len(facts) == 0 {
		_, err := fmt.Fprintln(w, phrases.noFact.In(lang))
		return err
	}
	var b strings.Builder
	for i, f := range facts {
		if i > 0 {
			b.WriteByte('\n')
		}
		kind := KindName(f, lang)
		fmt.Fprintf(&b, "%s  %s\n", f.Pattern, f.Label.In(lang))
		fmt.Fprintf(&b, "  %s\n", Open(f.Question).In(lang))
		if help := f.Help.In(lang); help != "" {
			fmt.Fprintf(&b, "  %s\n", help)
		}
		fmt.Fprintf(&b, "  %s\n", fmt.Sprintf(phrases.about.In(lang), kind, f.Example.In(lang), phrases.who[f.Who].In(lang), phrases.cost[f.Cost].In(lang), len(f.Rules)))
		if len(f.Words) > 0 && len(f.Words) <= mostWords {
			fmt.Fprintf(&b, "  %s\n", strings.Join(f.Words, ", "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mostWords is how many words of a fact are listed.
const mostWords = 30

// KindName says what kind of value a fact is, with its unit.
func KindName(f *fact.Fact, lang rule.Lang) string {
	name := phrases.kind[f.Kind].In(lang)
	if f.Unit == "" || f.Kind == fact.Percent || f.Kind == fact.Date {
		return name
	}
	return name + " (" + importer.UnitName(f.Unit).In(lang) + ")"
}

// Open returns a question about any entry of a list: its blanks are dots.
func Open(t rule.Text) rule.Text { return rule.Text{EN: open(t.EN), ZH: open(t.ZH)} }

func open(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		_, rest, _ = strings.Cut(rest, "}")
		b.WriteString("…")
		text = rest
	}
}
