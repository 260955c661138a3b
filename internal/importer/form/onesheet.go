package form

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Question is one question of a one-sheet form.
type Question struct {
	Pattern  string    // of the fact, with "*" for a list entry
	Label    rule.Text // a few words for the head of a column
	Text     rule.Text // the question in plain words
	Help     rule.Text // further explanation; may be empty
	Example  rule.Text // of an answer; may be empty
	Required bool
}

// Sheet is a one-sheet form: questions about the company, one per row, and small tables for questions about list entries.
type Sheet struct {
	Title     rule.Text
	Questions []Question
	Lists     map[string]rule.Text // what each list holds, by pattern
}

// MostQuestions is the maximum number of questions on a one-sheet form; a table counts as one.
const MostQuestions = 40

// currencyPointer is the fact whose answer is the currency of all amounts that state none.
const currencyPointer = "/company/reporting_currency"

// The grid of a one-sheet form: hidden IDs, numbers, and twelve columns that are merged into blanks.
const (
	gridFirst  = 3
	gridCount  = 12
	askColumns = 6
	putColumns = 3
	gridWidth  = 11
	lines      = 4 // of a table
	mostFields = gridCount
	cohortRows = 300
	cohortEach = 2 // list entries that a row has room for
)

// Marks in the hidden column of a one-sheet form.
const (
	sheetMark  = "sheet"
	tableMark  = "table:"
	fieldsMark = "fields"
	labelsMark = "labels"
)

var (
	sheetName    = rule.Said("Application")
	wholeAsk     = rule.Said("Are all listed?")
	cohortTitle  = rule.Said("One company a row")
	currencyText = rule.Said("Which currency are the amounts in?")
	currencyMore = rule.Said("Another one may stand beside an amount: EUR 2m.")
	example      = rule.Said("e.g. %s")
	oneSheet     = []rule.Text{
		rule.Said("* is needed. Leave empty what you do not know: an empty blank means that it is not known; 0 and no are answers."),
		rule.Said("Amounts are plain numbers, or have a unit: 4.2m. Dates are 2026-10-31, or 2026-10 where no more is known. Add rows to a table where it has too few."),
	}
)

// part is a question about the company, or a table with its fields.
type part struct {
	Question
	fact   *importer.Fact
	list   string // pattern of the list; "" for a question about the company
	fields []part
}

// parts arranges the questions; those about a list become one table, placed by the first of them.
func (s Sheet) parts(im *importer.Importer) ([]part, error) {
	all := []part{}
	if !slices.ContainsFunc(s.Questions, func(q Question) bool { return q.Pattern == currencyPointer }) {
		f, err := im.Root.At(currencyPointer)
		if err != nil {
			return nil, err
		}
		all = append(all, part{Question: Question{Pattern: currencyPointer, Label: currencyOf, Text: currencyText, Help: currencyMore, Required: true}, fact: f})
	}
	for _, q := range s.Questions {
		f, err := im.Root.At(strings.ReplaceAll(q.Pattern, "/*", "/-"))
		if err != nil {
			return nil, err
		}
		p := part{Question: q, fact: f}
		list, rest, inList := strings.Cut(q.Pattern, "/*/")
		switch {
		case !inList && (f.Kind == importer.KindEntries || f.Kind == importer.KindObject || f.Kind == importer.KindFree), strings.Contains(rest, "*"):
			return nil, words.Errorf("%s is not a blank of one sheet", q.Pattern)
		case !inList:
			all = append(all, p)
			continue
		}
		i := slices.IndexFunc(all, func(t part) bool { return t.list == list })
		if i < 0 {
			i = len(all)
			of, err := im.Root.At(list)
			if err != nil {
				return nil, err
			}
			title := s.Lists[list]
			if title == (rule.Text{}) {
				title = of.About
			}
			all = append(all, part{Question: Question{Pattern: list, Text: title}, list: list, fact: of})
		}
		all[i].fields = append(all[i].fields, p)
		all[i].Required = all[i].Required || q.Required
	}
	for _, t := range all {
		if len(t.fields) > mostFields {
			return nil, words.Errorf("%s has more fields than fit on one sheet", t.list)
		}
	}
	// Questions about the company come first, then the tables.
	slices.SortStableFunc(all, func(a, b part) int { return min(len(a.list), 1) - min(len(b.list), 1) })
	if len(all) > MostQuestions {
		return nil, words.Errorf("%d questions are more than fit on one sheet, which has at most %d", len(all), MostQuestions)
	}
	return all, nil
}

// Fits returns nil if the questions fit on one sheet, and otherwise an error that says why not.
func (s Sheet) Fits(im *importer.Importer) error {
	_, err := s.parts(im)
	return err
}

// WriteSheet writes a one-sheet form for one company, which prints on two pages. XLSX reads it without a mapping.
func WriteSheet(im *importer.Importer, w io.Writer, lang rule.Lang, s Sheet) error {
	parts, err := s.parts(im)
	if err != nil {
		return err
	}
	t := newFormWriter(im, lang)
	defer t.book.Close()
	t.box()
	o := &onePage{formWriter: t, sheet: sheetName.In(lang), row: 1}
	t.do(t.book.SetSheetName(t.book.GetSheetName(0), o.sheet))
	o.head(s.Title)
	for i, p := range parts {
		if p.list == "" {
			o.ask(i+1, p)
		} else {
			o.table(i+1, p)
		}
	}
	o.layOut()
	if len(t.words) > 0 {
		t.do(t.book.SetSheetVisible(wordsSheet, false))
	}
	return t.writeTo(w)
}

// onePage writes a one-sheet form row by row.
type onePage struct {
	*formWriter
	sheet string
	row   int
}

// box draws a line around blanks.
func (t *formWriter) box() {
	var around []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		around = append(around, excelize.Border{Type: side, Color: "8C959F", Style: 1})
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "center"}
	paper := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFBEA"}}
	for styleID, format := range map[*int]int{&t.styleIDs.text: 49, &t.styleIDs.blank: 0} {
		id, err := t.book.NewStyle(&excelize.Style{NumFmt: format, Border: around, Alignment: wrap, Fill: paper})
		t.do(err)
		*styleID = id
	}
}

// span merges count columns of the current row, starting at grid column from, and returns its first and last cells.
func (o *onePage) span(from, count int) (cell, last string) {
	cell, last = at(gridFirst+from, o.row), at(gridFirst+from+count-1, o.row)
	if count > 1 {
		o.do(o.book.MergeCell(o.sheet, cell, last))
	}
	return cell, last
}

func (o *onePage) put(from, count int, text string, style int) {
	cell, last := o.span(from, count)
	o.do(o.book.SetCellStr(o.sheet, cell, text))
	o.do(o.book.SetCellStyle(o.sheet, cell, last, style))
}

// number writes the number of a question, and the hidden ID of its row.
func (o *onePage) number(n int, id string) {
	o.do(o.book.SetCellStr(o.sheet, at(idColumn, o.row), id))
	o.do(o.book.SetCellStr(o.sheet, at(idColumn+1, o.row), fmt.Sprint(n)))
	o.do(o.book.SetCellStyle(o.sheet, at(idColumn+1, o.row), at(idColumn+1, o.row), o.styleIDs.how))
}

// tall makes the row high enough for the tallest of the texts, each given with the number of columns that it spans.
func (o *onePage) tall(texts map[string]int) {
	most := 1
	for text, columns := range texts {
		most = max(most, 1+displaywidth.String(text)*11/10/(columns*gridWidth))
	}
	o.do(o.book.SetRowHeight(o.sheet, o.row, float64(most*lineHeight+2)))
}

func (o *onePage) head(title rule.Text) {
	o.do(o.book.SetCellStr(o.sheet, "A1", formMark+sheetMark))
	o.put(-1, gridCount+1, title.In(o.lang), o.styleIDs.title)
	o.do(o.book.SetRowHeight(o.sheet, 1, 24))
	for _, line := range oneSheet {
		o.row++
		o.put(-1, gridCount+1, line.In(o.lang), o.styleIDs.note)
		o.tall(map[string]int{line.In(o.lang): gridCount})
	}
	o.row++
}

// asked returns a question, with an asterisk if it is required.
func (o *onePage) asked(p part) string {
	if p.Required {
		return p.Text.In(o.lang) + " *"
	}
	return p.Text.In(o.lang)
}

// help returns the text beside a blank: explanation, how to fill it in, example.
func (o *onePage) help(p part) string {
	var all []string
	if text := p.Help.In(o.lang); text != "" && p.fact.Kind != importer.KindBoolean && text != p.Label.In(o.lang) {
		all = append(all, text)
	}
	switch p.fact.Kind {
	case importer.KindEnum, importer.KindBoolean, importer.KindMoney, importer.KindDate:
	default:
		if text := how(p.fact).In(o.lang); text != "" && p.Help.In(o.lang) == "" {
			all = append(all, text)
		}
	}
	text := p.Example.In(o.lang)
	if p.fact.Kind == importer.KindMoney { // the currency is asked for only once
		text, _, _ = strings.Cut(text, " ")
	}
	if text != "" && p.fact.Kind != importer.KindBoolean && p.fact.Kind != importer.KindEnum {
		all = append(all, fmt.Sprintf(example.In(o.lang), text))
	}
	out := ""
	for _, text := range all {
		switch {
		case out == "":
		case o.lang == rule.Chinese && !strings.HasSuffix(out, "。"):
			out += "；"
		case o.lang == rule.English && !strings.HasSuffix(out, "."):
			out += "; "
		case o.lang == rule.English:
			out += " "
		}
		out += text
	}
	return out
}

// ask writes a question about the company.
func (o *onePage) ask(n int, p part) {
	o.number(n, strings.ReplaceAll(p.Pattern, "/*", "/-"))
	help := o.help(p)
	o.put(0, askColumns, o.asked(p), o.styleIDs.note)
	cell, last := o.span(askColumns, putColumns)
	o.value(o.sheet, cell, last, p.fact)
	o.put(askColumns+putColumns, gridCount-askColumns-putColumns, help, o.styleIDs.how)
	o.tall(map[string]int{o.asked(p): askColumns, help: gridCount - askColumns - putColumns})
	o.row++
}

// spans divides the grid among fields: the first column of each, and its number of columns.
func spans(fields int) (from, count []int) {
	left, at := gridCount, 0
	for i := range fields {
		n := (left + fields - i - 1) / (fields - i)
		from, count = append(from, at), append(count, n)
		at, left = at+n, left-n
	}
	return from, count
}

// table writes a table with one entry per line.
func (o *onePage) table(n int, p part) {
	o.number(n, tableMark+p.list)
	o.put(0, gridCount-5, o.asked(p), o.styleIDs.head)
	o.put(gridCount-5, 3, wholeAsk.In(o.lang), o.styleIDs.head)
	cell, last := o.span(gridCount-2, 2)
	o.value(o.sheet, cell, last, &importer.Fact{Kind: importer.KindBoolean})
	o.tall(map[string]int{o.asked(p): gridCount - 5, wholeAsk.In(o.lang): 3})
	o.row++
	from, count := spans(len(p.fields))
	o.do(o.book.SetCellStr(o.sheet, at(idColumn, o.row), fieldsMark))
	for i, f := range p.fields {
		o.do(o.book.SetCellStr(o.sheet, at(gridFirst+from[i], o.row), strings.ReplaceAll(f.Pattern, "/*", "/-")))
	}
	o.do(o.book.SetRowVisible(o.sheet, o.row, false))
	o.row++
	o.do(o.book.SetCellStr(o.sheet, at(idColumn, o.row), labelsMark))
	high := map[string]int{}
	for i, f := range p.fields {
		label := f.Label.In(o.lang)
		if hint := how(f.fact).In(o.lang); f.fact.Kind == importer.KindPercent {
			label += " (%)"
		} else if f.fact.Unit != "" && f.fact.IsNumber() && f.fact.Kind != importer.KindMoney {
			label += " (" + importer.UnitName(f.fact.Unit).In(o.lang) + ")"
		} else if f.fact.Kind == importer.KindTexts {
			label += describe(hint, nil)
		}
		if f.Required {
			label += " *"
		}
		o.put(from[i], count[i], label, o.styleIDs.how)
		high[label] = count[i]
	}
	o.tall(high)
	o.row++
	for range lines {
		o.do(o.book.SetRowHeight(o.sheet, o.row, lineHeight+5))
		for i, f := range p.fields {
			cell, last := o.span(from[i], count[i])
			o.value(o.sheet, cell, last, f.fact)
		}
		o.row++
	}
}

// layOut hides technical columns and fits the sheet on two printed pages.
func (o *onePage) layOut() {
	o.do(o.book.SetColVisible(o.sheet, "A", false))
	o.do(o.book.SetColWidth(o.sheet, "B", "B", 4))
	first, _ := excelize.ColumnNumberToName(gridFirst)
	last, _ := excelize.ColumnNumberToName(gridFirst + gridCount - 1)
	o.do(o.book.SetColWidth(o.sheet, first, last, gridWidth))
	wide, high, fit, a4, portrait := 1, 2, true, 9, "portrait"
	o.do(o.book.SetPageLayout(o.sheet, &excelize.PageLayoutOptions{FitToWidth: &wide, FitToHeight: &high, Size: &a4, Orientation: &portrait}))
	o.do(o.book.SetSheetProps(o.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	small, narrow := 0.5, 0.4
	o.do(o.book.SetPageMargins(o.sheet, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow, Top: &small, Bottom: &small}))
	o.do(o.book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: o.sheet, RefersTo: fmt.Sprintf("'%s'!$B$1:$%s$%d", o.sheet, last, o.row-1)}))
	o.do(o.book.SetPanes(o.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

// WriteCohort writes a sheet for many companies, one per row, with the same questions and room for the first entries of each list. XLSX
// reads it without a mapping.
func WriteCohort(im *importer.Importer, w io.Writer, lang rule.Lang, s Sheet) error {
	parts, err := s.parts(im)
	if err != nil {
		return err
	}
	t := newFormWriter(im, lang)
	defer t.book.Close()
	sheet := sheetName.In(lang)
	t.do(t.book.SetSheetName(t.book.GetSheetName(0), sheet))
	for row, text := range []string{"#", "# " + cohortTitle.In(lang), "# " + oneSheet[0].In(lang)} {
		t.do(t.book.SetCellStr(sheet, at(1, row+1), text))
	}
	column := 2
	high := map[int]string{}
	add := func(p part, id, label, help string) {
		if p.Required {
			label += " *"
		}
		for row, text := range []string{id, label, help} {
			t.do(t.book.SetCellStr(sheet, at(column, row+1), text))
			high[row+1] = longer(high[row+1], text)
		}
		t.value(sheet, at(column, 4), at(column, 3+cohortRows), p.fact)
		column++
	}
	o := &onePage{formWriter: t, sheet: sheet}
	for _, p := range parts {
		if p.list == "" {
			add(p, p.Pattern, p.Label.In(lang), strings.TrimSpace(p.Text.In(lang)+" "+o.help(p)))
			continue
		}
		for entry := range cohortEach {
			for _, f := range p.fields {
				add(f, strings.Replace(f.Pattern, "*", fmt.Sprint(entry), 1), fmt.Sprintf("%s %d: %s", p.Text.In(lang), entry+1, f.Label.In(lang)), o.help(f))
			}
		}
	}
	t.do(t.book.SetRowVisible(sheet, 1, false))
	t.do(t.book.SetCellStyle(sheet, "A2", at(column-1, 2), t.styleIDs.head))
	t.do(t.book.SetCellStyle(sheet, "A3", at(column-1, 3), t.styleIDs.how))
	last, _ := excelize.ColumnNumberToName(column - 1)
	t.do(t.book.SetColWidth(sheet, "A", last, listWidth))
	t.height(sheet, 2, high[2], listWidth)
	t.height(sheet, 3, high[3], listWidth)
	t.do(t.book.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 3, TopLeftCell: "C4", ActivePane: "bottomRight"}))
	if len(t.words) > 0 {
		t.do(t.book.SetSheetVisible(wordsSheet, false))
	}
	return t.writeTo(w)
}
