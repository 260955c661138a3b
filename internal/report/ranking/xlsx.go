package ranking

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

const (
	// sheetRows is Excel's limit of rows per sheet.
	sheetRows = 1 << 20
	// cellRunes is Excel's limit of characters per cell.
	cellRunes = 32_767
)

// workbook writes a cohort as one sheet per view. Rows are streamed, not kept.
type workbook struct {
	*cohortView
	file   *excelize.File
	header int // style of the first row
	sheets int
}

// sheet is one view.
type sheet struct {
	title  string
	head   []string
	widths []float64
	count  int // of rows
	// rows yields the rows; values are strings, ints, float64s or nil.
	rows func(yield func([]any) bool)
	// colours holds conditional formats by column, counted from 0.
	colours map[int]func() []excelize.ConditionalFormatOptions
}

func writeXLSX(w io.Writer, r *cohort.Report, o Options) error {
	if r.Shown() >= sheetRows {
		return words.Errorf("xlsx: a sheet holds %d rows, and there are %d companies: use --top, or another format", sheetRows, r.Shown())
	}
	b := &workbook{cohortView: newCohortView(r, o), file: excelize.NewFile()}
	defer b.file.Close()
	var err error
	if b.header, err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E79"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"},
	}); err != nil {
		return err
	}
	for _, s := range []sheet{b.ranking(), b.heat(), b.ratios(), b.rules(), b.duplicates(), b.flips(), b.failures(), b.about()} {
		if s.rows == nil {
			continue
		}
		if err := b.add(s); err != nil {
			return fmt.Errorf("xlsx: %s: %w", s.title, err)
		}
	}
	b.file.SetActiveSheet(0)
	return writeSorted(w, b.file)
}

// add writes one sheet, with a frozen header and a filter over all columns.
func (b *workbook) add(s sheet) error {
	if b.sheets++; b.sheets == 1 {
		if err := b.file.SetSheetName(b.file.GetSheetName(0), s.title); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(s.title); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(s.title)
	if err != nil {
		return err
	}
	for i := range s.head {
		width := 12.0
		if i < len(s.widths) {
			width = s.widths[i]
		}
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(s.head))
	for i, title := range s.head {
		head[i] = excelize.Cell{StyleID: b.header, Value: title}
	}
	if err := out.SetRow("A1", head); err != nil {
		return err
	}
	if err := b.mark(s); err != nil {
		return err
	}
	n := 1
	for row := range s.rows {
		n++
		for i, value := range row {
			if text, ok := value.(string); ok {
				row[i] = cellText(text)
			}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", n), row); err != nil {
			return err
		}
	}
	return out.Flush()
}

// mark sets the filter and the colors of a sheet, which must be known before its rows are flushed.
func (b *workbook) mark(s sheet) error {
	last, err := excelize.CoordinatesToCellName(len(s.head), s.count+1)
	if err != nil {
		return err
	}
	if err := b.file.AutoFilter(s.title, "A1:"+last, nil); err != nil {
		return err
	}
	for column := range s.head {
		colour, ok := s.colours[column]
		if !ok || s.count == 0 {
			continue
		}
		name, err := excelize.ColumnNumberToName(column + 1)
		if err != nil {
			return err
		}
		cells := fmt.Sprintf("%s2:%s%d", name, name, s.count+1)
		if err := b.file.SetConditionalFormat(s.title, cells, colour()); err != nil {
			return err
		}
	}
	return nil
}

// cellText prepares a text for a cell: never a formula, without characters that XML can't hold, and not too long.
func cellText(text string) string {
	text = inert.Clean(text)
	if utf8.RuneCountInString(text) > cellRunes {
		text = string([]rune(text)[:cellRunes-1]) + "…"
	}
	return text
}

// scale colors scores from red through yellow to green.
func scale() []excelize.ConditionalFormatOptions {
	return []excelize.ConditionalFormatOptions{{
		Type: "3_color_scale", Criteria: "=", MinType: "num", MidType: "num", MaxType: "num", MinValue: "0", MidValue: "50", MaxValue: "100",
		MinColor: "#F2B8B5", MidColor: "#F6EAB0", MaxColor: "#B5DCB9",
	}}
}

// verdictColours colors cells by their verdict.
func (b *workbook) verdictColours() func() []excelize.ConditionalFormatOptions {
	return func() []excelize.ConditionalFormatOptions {
		var out []excelize.ConditionalFormatOptions
		for _, v := range []assessment.Verdict{assessment.VerdictPass, assessment.VerdictIncomplete, assessment.VerdictFail, assessment.VerdictInsufficient} {
			text := phrase.WordsIn(b.Lang).Verdict[v]
			style, err := b.file.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{verdictFills[v]}}})
			if err != nil {
				continue // the sheet goes without this color
			}
			out = append(out, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "==", Value: fmt.Sprintf("%q", text), Format: &style})
		}
		return out
	}
}

var verdictFills = map[assessment.Verdict]string{
	assessment.VerdictPass: "B5DCB9", assessment.VerdictIncomplete: "F6EAB0", assessment.VerdictFail: "F2B8B5",
	assessment.VerdictInsufficient: "F6EAB0",
}

func (b *workbook) ranking() sheet {
	s := sheet{title: b.words.ranking, count: b.report.Shown(), colours: map[int]func() []excelize.ConditionalFormatOptions{}}
	for i, c := range b.columns {
		s.head = append(s.head, c.title)
		width := 12.0
		switch c.title {
		case b.words.name:
			width = 32
		case b.words.worst, b.words.questions:
			width = 70
		case b.words.source:
			width = 40
		case b.words.low, b.words.high, b.words.coverage:
			s.colours[i] = scale
		case b.words.verdict, b.words.verdictAfter:
			s.colours[i] = b.verdictColours()
		}
		s.widths = append(s.widths, width)
	}
	s.rows = func(yield func([]any) bool) {
		for c := range b.report.Companies() {
			row := make([]any, len(b.columns))
			for i, column := range b.columns {
				row[i] = column.value(c)
				if v, ok := row[i].(float64); ok {
					row[i] = math.Round(v*100) / 100
				}
			}
			if !yield(row) {
				return
			}
		}
	}
	return s
}

func (b *workbook) heat() sheet {
	s := sheet{
		title: b.words.heat, head: []string{b.words.rank, b.words.name, b.words.low}, widths: []float64{8, 32, 12}, count: b.report.Shown(),
		colours: map[int]func() []excelize.ConditionalFormatOptions{2: scale},
	}
	for i, category := range b.report.Categories() {
		s.head = append(s.head, b.category(category))
		s.colours[3+i] = scale
	}
	s.rows = func(yield func([]any) bool) {
		for c := range b.report.Companies() {
			row := []any{rankText(c.Rank), name(c.Ref), c.Score.Low}
			for _, cell := range c.Categories {
				row = append(row, b.cell(cell))
			}
			if !yield(row) {
				return
			}
		}
	}
	return s
}

func (b *workbook) ratios() sheet {
	w := b.words
	return sheet{
		title: w.keyRatios, head: []string{w.ratio, w.stage, w.unit, w.known, w.number, "p10", "p25", "p50", "p75", "p90"}, widths: []float64{24}, count: len(b.report.Ratios),
		rows: func(yield func([]any) bool) {
			for _, s := range b.report.Ratios {
				row := []any{w.ratios[s.Ratio], b.stage(s.Stage), s.Currency, s.Known, s.Of}
				for _, v := range []float64{s.P10, s.P25, s.P50, s.P75, s.P90} {
					row = append(row, math.Round(v*100)/100)
				}
				if !yield(row) {
					return
				}
			}
		},
	}
}

func (b *workbook) rules() sheet {
	w, words := b.words, phrase.WordsIn(b.Lang)
	s := sheet{title: w.outcomes, head: []string{w.rule, "ID", w.severity}, widths: []float64{48, 48}, count: len(b.report.Rules)}
	for _, o := range []rule.Outcome{rule.Pass, rule.Fail, rule.Unknown, rule.NotApplicable, rule.Error} {
		s.head = append(s.head, words.Outcome[o], words.Outcome[o]+" %")
	}
	s.colours = map[int]func() []excelize.ConditionalFormatOptions{6: func() []excelize.ConditionalFormatOptions {
		return []excelize.ConditionalFormatOptions{{Type: "data_bar", Criteria: "=", MinType: "num", MaxType: "num", MinValue: "0", MaxValue: "100", BarColor: "#D98880"}}
	}}
	s.rows = func(yield func([]any) bool) {
		for _, r := range b.report.Rules {
			row := []any{r.Title, string(r.ID), words.Severity[r.Severity]}
			for _, n := range []int{r.Pass, r.Fail, r.Unknown, r.NotApplicable, r.Error} {
				row = append(row, n, math.Round(1000*float64(n)/float64(max(1, b.report.Counts.Companies)))/10)
			}
			if !yield(row) {
				return
			}
		}
	}
	return s
}

func (b *workbook) duplicates() sheet {
	w, n := b.words, 0
	for _, d := range b.report.Duplicates {
		n += d.Count()
	}
	return sheet{
		count: n, title: w.duplicates, head: []string{w.group, w.reason, w.rank, w.name, w.id, w.source}, widths: []float64{8, 14, 8, 32, 20, 40},
		rows: func(yield func([]any) bool) {
			for i, d := range b.report.Duplicates {
				for _, c := range d.Companies() {
					if !yield([]any{i + 1, w.duplicate[d.By], c.Rank, c.Name, c.ID, c.Place()}) {
						return
					}
				}
			}
		},
	}
}

func (b *workbook) flips() sheet {
	if b.report.WhatIf == nil {
		return sheet{}
	}
	w, words, n := b.words, phrase.WordsIn(b.Lang), 0
	for _, f := range b.report.WhatIf.Flips {
		n += f.Count
	}
	return sheet{
		count: n, title: w.whatIf, head: []string{w.verdict, w.verdictAfter, w.rank, w.name, w.id, w.source}, widths: []float64{14, 14, 8, 32, 20, 40},
		rows: func(yield func([]any) bool) {
			for _, f := range b.report.WhatIf.Flips {
				for _, c := range f.Companies {
					if !yield([]any{words.Verdict[f.From], words.Verdict[f.To], c.Rank, c.Name, c.ID, c.Place()}) {
						return
					}
				}
			}
		},
		colours: map[int]func() []excelize.ConditionalFormatOptions{0: b.verdictColours(), 1: b.verdictColours()},
	}
}

func (b *workbook) failures() sheet {
	if len(b.report.Failures) == 0 {
		return sheet{}
	}
	w := b.words
	return sheet{
		count: len(b.report.Failures), title: w.failures, head: []string{w.source, w.line, w.column, w.place, w.problem, w.hint}, widths: []float64{40, 8, 8, 32, 70, 70},
		rows: func(yield func([]any) bool) {
			for _, f := range b.report.Failures {
				if !yield([]any{f.Source, f.Line, f.Column, f.Pointer, f.Error, f.Hint}) {
					return
				}
			}
		},
	}
}

// about describes the workbook: counts, selection, verdicts, compared parameters.
func (b *workbook) about() sheet {
	w := b.words
	lines := append(w.counts(b.report.Counts), b.conditions()...)
	lines = append(lines, b.distribution(b.report.Outcome.Verdicts), w.scores+w.colon+scores(b.report.Outcome.Scores))
	if c := b.report.WhatIf; c != nil {
		for _, override := range c.Parameters {
			lines = append(lines, w.whatIf+w.colon+b.override(override))
		}
		lines = append(lines, w.after+w.colon+b.distribution(c.After.Verdicts))
	}
	return sheet{title: w.title, head: []string{w.title}, widths: []float64{120}, count: len(lines), rows: func(yield func([]any) bool) {
		for _, text := range lines {
			if !yield([]any{text}) {
				return
			}
		}
	}}
}

// writeSorted writes a workbook with its parts sorted by name. The library's order varies, and the same cohort must yield the same bytes.
func writeSorted(w io.Writer, book *excelize.File) error {
	content, err := book.WriteToBuffer()
	if err != nil {
		return err
	}
	in, err := zip.NewReader(bytes.NewReader(content.Bytes()), int64(content.Len()))
	if err != nil {
		return err
	}
	out := zip.NewWriter(w)
	for _, part := range slices.SortedFunc(slices.Values(in.File), func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) }) {
		if err := out.Copy(part); err != nil {
			return err
		}
	}
	return out.Close()
}
