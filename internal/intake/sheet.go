package intake

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Sheet is open questions to hand out, and what it takes to read their answers again.
type Sheet struct {
	Book      *fact.Book
	Profile   *profile.Profile
	Questions []*interview.Question
	Company   string
}

// answersMark begins the first cell of every sheet of questions; what follows is the pointer of a table, or "questions".
const answersMark = "diligo.answers/v1 "

// Columns of the sheet of questions, from 1, and its first row with a question. Row 1 is hidden and says what the columns are.
const (
	pointerColumn = iota + 1
	entryColumn
	numberColumn
	questionColumn
	answerColumn
	howColumn
	documentColumn
	pageColumn
	whoColumn
	firstQuestion = 4
)

// tableRows is how many entries a sheet of a table has room for; firstEntry is its first row with one.
const (
	tableRows  = 40
	firstEntry = 4
)

// asked returns the facts of a table's entries that a question for it wants: those that its rules read, else all.
func asked(b *fact.Book, q *interview.Question) []*fact.Fact {
	var all, read []*fact.Fact
	var walk func(f *fact.Fact)
	walk = func(f *fact.Fact) {
		for _, m := range f.Members() {
			switch {
			case m.Kind == fact.Group:
				walk(m)
			case m.Kind == fact.Table || !m.Asked(): // a table within a table has no room in a row
			default:
				all = append(all, m)
				if isName(m) || slices.ContainsFunc(q.Why, func(r interview.Reason) bool { return slices.Contains(m.Rules, r.Rule) }) {
					read = append(read, m)
				}
			}
		}
	}
	walk(q.Fact)
	if len(read) > 1 || len(read) == 1 && !isName(read[0]) {
		return read
	}
	return all
}

// isName reports whether a fact tells the entries of a table apart for people.
func isName(f *fact.Fact) bool {
	return slices.Contains([]string{"name", "title", "supplier", "component", "holder", "customer", "who", "metric", "month", "year"}, f.Name)
}

// entryOf returns how the entry of a list around a pointer is called, so that an answer is not taken for one about another entry.
func entryOf(p *profile.Profile, pointer string) string {
	var names []string
	tokens := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, token := range tokens {
		if i == 0 || i == len(tokens)-1 || strings.Trim(token, "0123456789") != "" {
			continue
		}
		at := "/" + strings.Join(tokens[:i+1], "/")
		value, _ := p.Lookup(at)
		entry, _ := value.(map[string]any)
		name := ""
		for _, key := range []string{"name", "label", "title", "supplier", "component", "holder", "customer", "who", "metric", "category", "channel"} {
			if text, ok := entry[key].(string); ok {
				name = text
				break
			}
		}
		names = append(names, name)
	}
	name := strings.Join(names, " / ")
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("()`|\n\r\t ", r) }), " ")
}

// sheetWriter writes questions into a workbook. The first error stops it.
type sheetWriter struct {
	Sheet
	book *excelize.File
	lang rule.Lang
	err  error

	head, title, note, how, blank int // styles
}

func (w *sheetWriter) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // both are from 1
	return name
}

// WriteXLSX writes the questions as a workbook with these alone: one per row, and a sheet for each list that is asked for as a whole. It comes
// back through ReadXLSX.
func (s Sheet) WriteXLSX(out io.Writer, lang rule.Lang) error {
	w := &sheetWriter{Sheet: s, book: excelize.NewFile(), lang: lang}
	defer w.book.Close()
	w.styles()
	w.questions()
	if w.err != nil {
		return words.Errorf("questions: %w", w.err)
	}
	_, err := w.book.WriteTo(out)
	return err
}

func (w *sheetWriter) styles() {
	style := func(s excelize.Style) int {
		id, err := w.book.NewStyle(&s)
		w.do(err)
		return id
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	border := []excelize.Border{{Type: "bottom", Color: "D0D7DE", Style: 1}}
	w.title = style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}})
	w.head = style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}}, Alignment: wrap})
	w.note = style(excelize.Style{Alignment: wrap, Border: border})
	w.how = style(excelize.Style{Font: &excelize.Font{Italic: true, Color: "57606A"}, Alignment: wrap, Border: border})
	w.blank = style(excelize.Style{NumFmt: 49, Alignment: wrap, Border: border, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFBE6"}}})
}

func (w *sheetWriter) text(sheet, cell, text string, style int) {
	w.do(w.book.SetCellStr(sheet, cell, text))
	w.do(w.book.SetCellStyle(sheet, cell, cell, style))
}

func (w *sheetWriter) page(sheet string) {
	one, many, fit, landscape := 1, 0, true, "landscape"
	w.do(w.book.SetPageLayout(sheet, &excelize.PageLayoutOptions{FitToWidth: &one, FitToHeight: &many, Orientation: &landscape}))
	w.do(w.book.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

func (w *sheetWriter) questions() {
	t, lang := &sheetWords, w.lang
	sheet := t.questions.In(lang)
	w.do(w.book.SetSheetName(w.book.GetSheetName(0), sheet))
	w.do(w.book.SetCellStr(sheet, "A1", answersMark+"questions"))
	w.do(w.book.SetRowVisible(sheet, 1, false))
	w.text(sheet, at(numberColumn, 2), strings.TrimSpace(w.Company+"  "+t.how.In(lang)), w.title)
	for column, text := range map[int]rule.Text{
		numberColumn: t.number, questionColumn: t.question, answerColumn: t.answer, howColumn: t.example, documentColumn: t.document, pageColumn: t.page, whoColumn: t.who,
	} {
		w.text(sheet, at(column, 3), text.In(lang), w.head)
	}
	for column, width := range map[string]float64{"C": 5, "D": questionWidth, "E": 36, "F": howWidth, "G": 24, "H": 8, "I": 12} {
		w.do(w.book.SetColWidth(sheet, column, column, width))
	}
	w.do(w.book.SetColVisible(sheet, "A:B", false))
	names := map[string]bool{sheet: true}
	row, number := firstQuestion, 0
	for _, q := range w.Questions {
		number++
		answer, how := at(answerColumn, row), KindName(q.Fact, lang)+"; "+q.Example
		w.do(w.book.SetCellStr(sheet, at(pointerColumn, row), q.Pointer))
		w.do(w.book.SetCellStr(sheet, at(entryColumn, row), entryOf(w.Profile, q.Pointer)))
		w.do(w.book.SetCellInt(sheet, at(numberColumn, row), int64(number)))
		w.do(w.book.SetCellStyle(sheet, at(numberColumn, row), at(numberColumn, row), w.note))
		w.text(sheet, at(questionColumn, row), q.Text, w.note)
		w.text(sheet, at(documentColumn, row), "", w.blank)
		w.text(sheet, at(pageColumn, row), "", w.blank)
		w.text(sheet, at(whoColumn, row), phrases.who[q.Who].In(lang), w.note)
		w.text(sheet, answer, "", w.blank)
		switch {
		case q.Ask == interview.AskCount:
			name := w.table(names, q)
			w.text(sheet, at(questionColumn, row), Open(q.Fact.Question).In(lang), w.note)
			how = fmt.Sprintf(t.onSheet.In(lang), name)
			w.drop(sheet, answer, []string{t.noneOf.In(lang), t.allOf.In(lang)})
		case q.Ask == interview.AskMore:
			w.text(sheet, at(questionColumn, row), fmt.Sprintf(t.whole.In(lang), q.Fact.Label.In(lang)), w.note)
			w.drop(sheet, answer, []string{t.yes.In(lang), t.no.In(lang)})
			how = phrases.kind[fact.Boolean].In(lang)
		case q.Kind == fact.Boolean:
			w.drop(sheet, answer, []string{t.yes.In(lang), t.no.In(lang)})
		case len(q.Choices) > 0 && q.Kind == fact.Word:
			var choices []string
			for _, c := range q.Choices {
				choices = append(choices, c.Text)
			}
			w.drop(sheet, answer, choices)
			how = strings.Join(choices, ", ")
		}
		w.text(sheet, at(howColumn, row), how, w.how)
		text, _ := w.book.GetCellValue(sheet, at(questionColumn, row))
		w.height(sheet, row, max(linesOf(text, questionWidth), linesOf(how, howWidth)))
		row++
	}
	w.page(sheet)
	w.do(w.book.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: firstQuestion - 1, TopLeftCell: at(1, firstQuestion), ActivePane: "bottomLeft"}))
}

// Widths of columns, in characters, and the height of a line, in points.
const (
	questionWidth = 60
	howWidth      = 34
	memberWidth   = 22
	lineHeight    = 15
)

// linesOf returns how many lines a text takes in a column; letters of other fonts may be wider.
func linesOf(text string, width int) int {
	return len(term.Wrap(text, width*9/10))
}

func (w *sheetWriter) height(sheet string, row, lines int) {
	if lines > 1 {
		w.do(w.book.SetRowHeight(sheet, row, float64(lines*lineHeight)))
	}
}

// drop gives a cell a list to choose from, as long as Excel takes it.
func (w *sheetWriter) drop(sheet, cells string, choices []string) {
	if len(strings.Join(choices, ",")) > 250 || slices.ContainsFunc(choices, func(c string) bool { return strings.Contains(c, ",") }) {
		return
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	w.do(v.SetDropList(choices))
	v.ShowErrorMessage = false // what is written otherwise is read, or refused with its cell
	w.do(w.book.AddDataValidation(sheet, v))
}

// table writes a sheet for the entries of a list that is not there yet, and answers its name.
func (w *sheetWriter) table(names map[string]bool, q *interview.Question) string {
	lang := w.lang
	name := []rune(strings.NewReplacer("/", " ", ":", " ", "\\", " ", "?", " ", "*", " ", "[", " ", "]", " ").Replace(q.Fact.Label.In(lang)))
	sheet := string(name[:min(len(name), 28)])
	for n := 2; names[sheet]; n++ {
		sheet = string(name[:min(len(name), 25)]) + " " + strconv.Itoa(n)
	}
	names[sheet] = true
	_, err := w.book.NewSheet(sheet)
	w.do(err)
	w.do(w.book.SetCellStr(sheet, "A1", answersMark+q.Pointer))
	w.do(w.book.SetRowVisible(sheet, 1, false))
	w.text(sheet, "A2", sheetWords.number.In(lang), w.head)
	w.text(sheet, "A3", "", w.how)
	high := map[int]int{}
	for i, f := range asked(w.Book, q) {
		column := i + 2
		letter, _ := excelize.ColumnNumberToName(column)
		w.do(w.book.SetColWidth(sheet, letter, letter, memberWidth))
		w.do(w.book.SetCellStr(sheet, at(column, 1), strings.TrimPrefix(f.Pattern, q.Fact.Pattern+"/*/")))
		w.text(sheet, at(column, 2), f.Label.In(lang), w.head)
		how := KindName(f, lang) + "; " + f.Example.In(lang)
		cells := at(column, firstEntry) + ":" + at(column, firstEntry+tableRows-1)
		switch {
		case f.Kind == fact.Boolean:
			w.drop(sheet, cells, []string{sheetWords.yes.In(lang), sheetWords.no.In(lang)})
		case f.Kind == fact.Word && len(f.Words) <= mostWords:
			w.drop(sheet, cells, w.Book.Shown(f, lang))
		}
		w.text(sheet, at(column, 3), how, w.how)
		high[2], high[3] = max(high[2], linesOf(f.Label.In(lang), memberWidth)), max(high[3], linesOf(how, memberWidth))
		w.do(w.book.SetCellStyle(sheet, at(column, firstEntry), at(column, firstEntry+tableRows-1), w.blank))
	}
	for row, lines := range high {
		w.height(sheet, row, lines)
	}
	for i := range tableRows {
		w.do(w.book.SetCellInt(sheet, at(1, firstEntry+i), int64(i+1)))
	}
	w.page(sheet)
	return sheet
}

// sheetWords are the fixed texts of sheets and letters with questions.
var sheetWords = struct {
	questions, how, number, question, answer, example, document, page, who, onSheet, noneOf, allOf, whole, yes, no, answerTo, letter, thanks, nothing rule.Text
}{
	questions: rule.Said("Questions"),
	how:       rule.Said("Please answer what you know; leave the rest empty."),
	number:    rule.Said("No."),
	question:  rule.Said("sheet|Question"),
	answer:    rule.Said("Answer"),
	example:   rule.Said("How to answer"),
	document:  rule.Said("Document"),
	page:      rule.Said("Page"),
	who:       rule.Said("Knows it"),
	onSheet:   rule.Said("Fill in the sheet “%s”; choose here whether these are all, or that there is none"),
	noneOf:    rule.Said("sheet|none"),
	allOf:     rule.Said("all listed"),
	whole:     rule.Said("%s: are all listed?"),
	yes:       rule.Said("yes"),
	no:        rule.Said("no"),
	answerTo:  rule.Said("Answer"),
	letter:    rule.Said("Questions for %s"),
	thanks:    rule.Said("Please write each answer behind its mark, as you would speak: 4.2m CNY, 65%, yes, 2026-10; the document behind it goes into brackets: 4.2m CNY [statement of October, p. 3]. Leave open what you do not know. \"none\" says that there is none."),
	nothing:   rule.Said("There is nothing to ask."),
}
