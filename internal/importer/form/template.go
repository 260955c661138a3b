package form

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Rows of a sheet with a list, and the number of entries that it has room for.
const (
	labelRow    = 2
	howRow      = 3
	firstRow    = 4
	formEntries = 200
)

// Columns of the company sheet, from 1.
const (
	idColumn = iota + 1
	labelColumn
	valueColumn
	currencyColumn
	howColumn
)

// Column widths in characters, and the height of a line.
const (
	labelWidth = 60
	listWidth  = 22
	lineHeight = 15
)

var (
	readMe      = rule.Said("Read me")
	companyName = rule.Said("Company")
	wordsSheet  = "diligo words"
	numberLabel = rule.Said("No.")
	currencyOf  = rule.Said("currency")
)

// instructions are the lines of the read-me sheet.
var instructions = []rule.Text{
	rule.Said("Application form"),
	rule.Said("Fill in what you know and leave the rest empty: an empty blank means that the fact is not known. 0 and no are answers."),
	rule.Said("The sheet Company has one question a row. The other sheets have one entry a row, such as one financing round."),
	rule.Said("Sheets with a column “belongs to” ask for entries of an entry: write the number of the other sheet's row, such as the round of an investor."),
	rule.Said("Amounts are plain numbers in units of the currency, or have a unit, such as 4.2 m or 420万; the currency stands beside."),
	rule.Said("Dates are written 2026-10-31, or 2026-10 or 2026 where no more is known."),
	rule.Said("Under “Which lists are complete?” say yes only where nothing is left out; an empty list that is whole says that there is none."),
	rule.Said("Do not change the hidden rows and columns: they say what each blank is."),
}

// CSVTemplate writes a sheet for many companies, one per row. The header names the facts; the row below describes them and is skipped when
// read. List entries can be added as columns such as /rounds/0/date. facts are patterns of the facts to ask for; without any, it asks for
// all.
func CSVTemplate(im *importer.Importer, w io.Writer, lang rule.Lang, facts ...string) error {
	header, about := []string{"#"}, []string{"# " + instructions[1].In(lang)}
	sections, lists := layout(im)
	sections, _ = asking(sections, lists, facts)
	for _, s := range sections {
		for _, f := range s.fields {
			if strings.HasPrefix(f.id, wholeMark) {
				continue
			}
			text := f.label.In(lang) + describe(how(f.fact).In(lang), choices(im, f.fact, lang))
			if f.fact.Kind == importer.KindMoney {
				header, about = append(header, f.id+"/amount", f.id+"/currency"), append(about, text, currencyOf.In(lang))
				continue
			}
			header, about = append(header, f.id), append(about, text)
		}
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil { // without a BOM, spreadsheets assume another encoding
		return err
	}
	c := csv.NewWriter(w)
	return c.WriteAll([][]string{header, about})
}

// describe puts in brackets how to fill in a blank.
func describe(how string, choices []string) string {
	if len(choices) > 0 && len(choices) < 30 {
		how = strings.Join(choices, ", ")
	}
	if how == "" {
		return ""
	}
	return " (" + how + ")"
}

// choices returns the words that a blank accepts, as displayed; nil if it accepts any text.
func choices(im *importer.Importer, f *importer.Fact, lang rule.Lang) []string {
	if f.Kind == importer.KindBoolean {
		return []string{rule.Said("yes").In(lang), rule.Said("no").In(lang)}
	}
	if f.Kind != importer.KindEnum && f.Kind != importer.KindTexts {
		return nil
	}
	shown := im.Shown(f, lang)
	var all []string
	for _, word := range f.Words {
		all = append(all, shown[word])
	}
	return all
}

// XLSXTemplate writes an application form for one company, which XLSX reads without a mapping. facts are patterns of the facts to ask for;
// without any, it asks for all.
func XLSXTemplate(im *importer.Importer, w io.Writer, lang rule.Lang, facts ...string) error {
	t := newFormWriter(im, lang)
	defer t.book.Close()
	sections, lists := layout(im)
	sections, lists = asking(sections, lists, facts)
	t.names = sheetNames(lists, lang)
	t.readMe()
	t.company(sections)
	for _, l := range lists {
		t.list(l)
	}
	t.hideWords()
	return t.writeTo(w)
}

// formWriter writes a form. It keeps the first error and does nothing after it.
type formWriter struct {
	*importer.Importer
	book  *excelize.File
	lang  rule.Lang
	names map[string]string // of sheets, by pointer of the list
	words map[string]string // ranges on the sheet of words, by the words
	err   error

	styleIDs struct{ head, title, how, text, blank, note int } // styles
}

// newFormWriter begins a form; its book is to be closed.
func newFormWriter(im *importer.Importer, lang rule.Lang) *formWriter {
	t := &formWriter{Importer: im, book: excelize.NewFile(), lang: lang, words: map[string]string{}}
	t.styles()
	return t
}

// writeTo writes the form, unless it could not be made.
func (t *formWriter) writeTo(w io.Writer) error {
	if t.err != nil {
		return words.Errorf("template: %w", t.err)
	}
	_, err := t.book.WriteTo(w)
	return err
}

func (t *formWriter) do(err error) {
	if t.err == nil {
		t.err = err
	}
}

func (t *formWriter) styles() {
	style := func(s excelize.Style) int {
		id, err := t.book.NewStyle(&s)
		t.do(err)
		return id
	}
	border := []excelize.Border{{Type: "bottom", Color: "D0D7DE", Style: 1}}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	t.styleIDs.title = style(excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}})
	t.styleIDs.head = style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}}, Alignment: wrap})
	t.styleIDs.how = style(excelize.Style{Font: &excelize.Font{Italic: true, Color: "57606A"}, Alignment: wrap})
	t.styleIDs.note = style(excelize.Style{Alignment: wrap})
	t.styleIDs.text = style(excelize.Style{NumFmt: 49, Border: border, Alignment: wrap}) // as typed: no date or number is made of it
	t.styleIDs.blank = style(excelize.Style{Border: border, Alignment: wrap})
}

func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column, row) // both are at least 1
	return name
}

func (t *formWriter) readMe() {
	sheet := readMe.In(t.lang)
	t.do(t.book.SetSheetName(t.book.GetSheetName(0), sheet))
	other := rule.Chinese
	if t.lang == rule.Chinese {
		other = rule.English
	}
	row := 1
	for _, lang := range []rule.Lang{t.lang, other} {
		for i, line := range instructions {
			t.do(t.book.SetCellStr(sheet, at(1, row), line.In(lang)))
			if i == 0 {
				t.do(t.book.SetCellStyle(sheet, at(1, row), at(1, row), t.styleIDs.title))
			} else {
				t.do(t.book.SetCellStyle(sheet, at(1, row), at(1, row), t.styleIDs.note))
			}
			row++
		}
		row++
	}
	t.do(t.book.SetColWidth(sheet, "A", "A", 100))
}

func (t *formWriter) sheet(name, mark string) {
	_, err := t.book.NewSheet(name)
	t.do(err)
	t.do(t.book.SetCellStr(name, "A1", formMark+mark))
	t.do(t.book.SetRowVisible(name, 1, false))
}

func (t *formWriter) company(sections []section) {
	sheet := companyName.In(t.lang)
	t.sheet(sheet, "company")
	t.do(t.book.SetColVisible(sheet, "A", false))
	one, many, fit := 1, 0, true // one page wide when printed
	t.do(t.book.SetPageLayout(sheet, &excelize.PageLayoutOptions{FitToWidth: &one, FitToHeight: &many}))
	t.do(t.book.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	for c, width := range map[string]float64{"B": labelWidth, "C": 40, "D": 10, "E": 40} {
		t.do(t.book.SetColWidth(sheet, c, c, width))
	}
	row := 2
	for _, s := range sections {
		t.do(t.book.SetCellStr(sheet, at(labelColumn, row), s.title.In(t.lang)))
		t.do(t.book.SetCellStyle(sheet, at(labelColumn, row), at(howColumn, row), t.styleIDs.head))
		row++
		for _, f := range s.fields {
			t.do(t.book.SetCellStr(sheet, at(idColumn, row), f.id))
			t.do(t.book.SetCellStr(sheet, at(labelColumn, row), f.label.In(t.lang)))
			t.do(t.book.SetCellStr(sheet, at(howColumn, row), t.hint(f)))
			t.do(t.book.SetCellStyle(sheet, at(labelColumn, row), at(labelColumn, row), t.styleIDs.note))
			t.do(t.book.SetCellStyle(sheet, at(howColumn, row), at(howColumn, row), t.styleIDs.how))
			t.height(sheet, row, f.label.In(t.lang), labelWidth)
			t.remark(sheet, at(labelColumn, row), f)
			t.value(sheet, at(valueColumn, row), at(valueColumn, row), f.fact)
			if f.fact.Kind == importer.KindMoney {
				t.value(sheet, at(currencyColumn, row), at(currencyColumn, row), f.fact.Field("currency"))
			}
			row++
		}
	}
	t.do(t.book.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 2, TopLeftCell: "C1", ActivePane: "topRight"}))
}

func (t *formWriter) list(l list) {
	sheet := t.names[l.fact.Pointer]
	t.sheet(sheet, l.fact.Pointer)
	t.do(t.book.SetCellStr(sheet, at(1, labelRow), numberLabel.In(t.lang)))
	t.do(t.book.SetCellStr(sheet, at(1, howRow), l.fact.About.In(t.lang)))
	for i := range formEntries {
		t.do(t.book.SetCellInt(sheet, at(1, firstRow+i), int64(i+1)))
	}
	column, high := 2, map[int]string{}
	add := func(id, label, how string, f *importer.Fact) {
		t.do(t.book.SetCellStr(sheet, at(column, 1), id))
		t.do(t.book.SetCellStr(sheet, at(column, labelRow), label))
		t.do(t.book.SetCellStr(sheet, at(column, howRow), how))
		high[labelRow], high[howRow] = longer(high[labelRow], label), longer(high[howRow], how)
		t.value(sheet, at(column, firstRow), at(column, firstRow+formEntries-1), f)
		column++
	}
	if l.parent != "" {
		label := rule.Said("belongs to").In(t.lang)
		add(parentMark+l.parent, label, numberLabel.In(t.lang)+" ("+t.names[l.parent]+")", &importer.Fact{Kind: importer.KindInteger})
	}
	for _, f := range l.fields {
		remark := at(column, labelRow)
		if f.fact.Kind == importer.KindMoney {
			add(f.id+"/amount", f.label.In(t.lang), t.hint(f), f.fact)
			add(f.id+"/currency", currencyOf.In(t.lang), "", f.fact.Field("currency"))
		} else {
			add(f.id, f.label.In(t.lang), t.hint(f), f.fact)
		}
		t.remark(sheet, remark, f)
	}
	t.do(t.book.SetCellStyle(sheet, at(1, labelRow), at(column-1, labelRow), t.styleIDs.head))
	t.do(t.book.SetCellStyle(sheet, at(1, howRow), at(column-1, howRow), t.styleIDs.how))
	last, _ := excelize.ColumnNumberToName(column - 1)
	t.do(t.book.SetColWidth(sheet, "B", last, listWidth))
	for row, text := range high {
		t.height(sheet, row, text, listWidth)
	}
	t.do(t.book.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: howRow, TopLeftCell: at(2, firstRow), ActivePane: "bottomRight"}))
}

// sheetNames names the sheets of lists by their content; in Chinese, where a short phrase is unambiguous.
func sheetNames(lists []list, lang rule.Lang) map[string]string {
	phrase := func(f *importer.Fact) string {
		text, _, _ := strings.Cut(f.About.ZH, "，")
		return text
	}
	times := map[string]int{}
	for _, l := range lists {
		times[phrase(l.fact)]++
	}
	names := map[string]string{}
	for _, l := range lists {
		name := strings.NewReplacer("/-/", " ", "/", " ", "_", " ").Replace(strings.TrimPrefix(l.fact.Pointer, "/"))
		if text := phrase(l.fact); lang == rule.Chinese && times[text] == 1 && utf8.RuneCountInString(text) <= 14 && !strings.ContainsAny(text, `:\/?*[]`) {
			name = text
		}
		if r := []rune(name); len(r) > excelize.MaxSheetNameLength {
			name = string(r[:excelize.MaxSheetNameLength])
		}
		names[l.fact.Pointer] = name
	}
	return names
}

// longer returns the wider of two texts.
func longer(a, b string) string {
	if displaywidth.String(b) > displaywidth.String(a) {
		return b
	}
	return a
}

// height makes a row high enough for a text in a column of the given width.
func (t *formWriter) height(sheet string, row int, text string, width int) {
	if lines := 1 + displaywidth.String(text)*11/10/width; lines > 1 { // some slack, because words are not broken
		t.do(t.book.SetRowHeight(sheet, row, float64(lines*lineHeight)))
	}
}

// hint explains how to fill in a blank.
func (t *formWriter) hint(f field) string {
	hint := how(f.fact).In(t.lang)
	if f.fact.Kind == importer.KindTexts && f.fact.Words != nil {
		hint += describe("", choices(t.Importer, f.fact, t.lang))
	}
	return hint
}

// remark adds a note to a label: its meaning in both languages, and the fact's pointer.
func (t *formWriter) remark(sheet, cell string, f field) {
	text := f.label.EN + "\n" + f.label.ZH + "\n" + f.id
	if how := how(f.fact); how.EN != "" {
		text = f.label.EN + " (" + how.EN + ")\n" + f.label.ZH + "（" + how.ZH + "）\n" + f.id
	}
	t.do(t.book.AddComment(sheet, excelize.Comment{Cell: cell, Author: "diligo", Text: text, Width: 320, Height: 120}))
}

// value turns cells into blanks: text and dates stay as typed, words come from a list.
func (t *formWriter) value(sheet, from, to string, f *importer.Fact) {
	style := t.styleIDs.blank
	if f.Kind == importer.KindText || f.Kind == importer.KindDate || f.Kind == importer.KindTexts {
		style = t.styleIDs.text
	}
	t.do(t.book.SetCellStyle(sheet, from, to, style))
	choices := choices(t.Importer, f, t.lang)
	if choices == nil || f.Kind == importer.KindTexts {
		return
	}
	v := excelize.NewDataValidation(true)
	v.Sqref = from + ":" + to
	v.SetSqrefDropList(t.wordsRange(choices))
	title := rule.Said("Choose from the list").In(t.lang)
	v.SetError(excelize.DataValidationErrorStyleStop, title, strings.Join(choices[:min(len(choices), 8)], ", "))
	t.do(t.book.AddDataValidation(sheet, v))
}

// wordsRange returns the range with the words of a drop-down. They are on a sheet of their own because a validation rule can hold only a
// few.
func (t *formWriter) wordsRange(choices []string) string {
	key := strings.Join(choices, "\n")
	if t.words[key] == "" {
		if len(t.words) == 0 {
			_, err := t.book.NewSheet(wordsSheet)
			t.do(err)
		}
		column, _ := excelize.ColumnNumberToName(len(t.words) + 1)
		for i, word := range choices {
			t.do(t.book.SetCellStr(wordsSheet, fmt.Sprintf("%s%d", column, i+1), word))
		}
		t.words[key] = fmt.Sprintf("'%s'!$%s$1:$%s$%d", wordsSheet, column, column, len(choices))
	}
	return t.words[key]
}

func (t *formWriter) hideWords() {
	t.do(t.book.SetSheetVisible(wordsSheet, false))
	t.do(t.book.MoveSheet(readMe.In(t.lang), t.book.GetSheetName(0)))
	t.book.SetActiveSheet(0)
}
