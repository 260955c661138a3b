package grid

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

// sheetRows reads the non-empty rows of a sheet, top down.
type sheetRows struct {
	*bookPart
	sheet  string
	row    int  // number of the previous row
	cells  int  // read so far
	check  bool // only check that the sheet can be read: rows have no cells
	ranges []merged
}

// rows starts reading a sheet.
func (w *Workbook) rows(s bookSheet) (*sheetRows, error) {
	p, err := w.part(s.part)
	if err != nil {
		return nil, words.Errorf("sheet %q: %w", s.name, err)
	}
	return &sheetRows{bookPart: p, sheet: s.name}, nil
}

// Next returns the next row, or io.EOF at the end of the sheet.
func (s *sheetRows) Next() (Row, error) {
	for {
		token, err := s.token()
		if errors.Is(err, io.EOF) {
			return Row{}, err
		}
		var r Row
		if e, ok := token.(xml.StartElement); ok && err == nil {
			switch e.Name.Local {
			case "row":
				r, err = s.readRow(e)
			case "mergeCell":
				err = s.merge(attribute(e, "ref"))
			}
		}
		if err != nil {
			return Row{}, words.Errorf("sheet %q, after row %d: %w", s.sheet, s.row, err)
		}
		if r.Number > 0 {
			return r, nil
		}
	}
}

// readRow reads a row after its start element.
func (s *sheetRows) readRow(e xml.StartElement) (Row, error) {
	r := Row{Number: s.row + 1}
	if number := attribute(e, "r"); number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n <= s.row || n > maxRows {
			return Row{}, words.Errorf("a row has the number %.20q: rows go from 1 to %d, in order", number, maxRows)
		}
		r.Number = n
	}
	last, width := -1, 0
	for {
		token, err := s.token()
		if err != nil {
			return Row{}, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "row" {
				s.row = r.Number
				s.cells += width
				if s.cells > maxCells {
					return Row{}, words.Errorf("the sheet has more than %d cells, each row counted up to its last cell", maxCells)
				}
				return r, nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			at, err := column(attribute(t, "r"), r.Number, last)
			if err != nil {
				return Row{}, err
			}
			last = at
			c, err := s.readCell(t)
			if err != nil {
				return Row{}, err
			}
			if c.Text == "" {
				continue
			}
			if width = at + 1; !s.check {
				r.Cells = append(r.Cells, make([]importer.Cell, width-len(r.Cells))...)
				r.Cells[at] = c
			}
		}
	}
}

// column returns the column in a cell's reference, which must be to the right of the previous one.
func column(name string, row, last int) (int, error) {
	at := last + 1
	if name != "" {
		column, number, err := excelize.CellNameToCoordinates(name)
		if err != nil || number != row || column <= last+1 {
			return 0, words.Errorf("row %d has a cell that is called %.20q: cells stand in their rows, in order", row, name)
		}
		at = column - 1
	}
	if at >= MaxColumns {
		return 0, words.Errorf("row %d has more than %d cells", row, MaxColumns)
	}
	return at, nil
}

var (
	NoStoredValue = importer.Fault(words.Text("the cell holds a formula whose result is not stored"), words.Text("open the workbook in a spreadsheet and save it there"))
	NoSharedText  = importer.Fault(words.Text("the workbook lacks the text of the cell"), words.Text("open the workbook in a spreadsheet, check the cell, and save it there"))
)

// readCell reads a cell after its start element.
func (s *sheetRows) readCell(e xml.StartElement) (importer.Cell, error) {
	var value, formula string
	var isFormula bool
	for {
		token, err := s.token()
		if err != nil {
			return importer.Cell{}, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			text, err := s.text()
			if err != nil {
				return importer.Cell{}, err
			}
			switch t.Name.Local {
			case "f":
				formula, isFormula = text, true
			case "v", "is":
				value = text
			}
		case xml.EndElement:
			kind := attribute(e, "t")
			if value == "" && isFormula && kind != "str" {
				return importer.Cell{Text: "=" + formula, Bad: NoStoredValue}, nil
			}
			return s.cell(kind, strings.TrimSpace(value), attribute(e, "s"))
		}
	}
}

// cell interprets a cell by its type, value and style.
func (s *sheetRows) cell(kind, value, style string) (importer.Cell, error) {
	if value == "" {
		return importer.Cell{}, nil
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(value)
		text, ok := s.book.texts.at(i)
		if err != nil || !ok {
			return importer.Cell{Text: "?", Bad: NoSharedText}, nil //nolint:nilerr // the cell says it
		}
		return importer.Cell{Text: strings.TrimSpace(text)}, nil
	case "str", "inlineStr", "e":
		return importer.Cell{Text: value}, nil
	case "b":
		switch value {
		case "1", "true":
			return importer.Cell{Text: "TRUE"}, nil
		case "0", "false":
			return importer.Cell{Text: "FALSE"}, nil
		}
		return importer.Cell{}, words.Errorf("a cell is neither true nor false: %.20q", value)
	case "d":
		return importer.Cell{Text: value}, nil
	case "", "n":
	default:
		return importer.Cell{}, words.Errorf("a cell has the unknown type %.20q", kind)
	}
	if !importer.ExactForm.MatchString(value) {
		return importer.Cell{}, words.Errorf("a cell should be a number, but holds %.20q", value)
	}
	format := generalFormat
	if style != "" {
		i, err := strconv.Atoi(style)
		if err != nil || i < 0 || i >= len(s.book.formats) && i > 0 {
			return importer.Cell{}, words.Errorf("a cell has the style %.20q, which is not there", style)
		}
		if i < len(s.book.formats) {
			format = s.book.formats[i]
		}
	}
	return format.cell(value, s.book.from1904, s.book.codes), nil
}

// merge records a range of merged cells.
func (s *sheetRows) merge(ref string) error {
	if len(s.ranges) >= maxMerged {
		return words.Errorf("it has more than %d merged ranges", maxMerged)
	}
	from, to, two := strings.Cut(ref, ":")
	if !two {
		to = from
	}
	left, top, err1 := excelize.CellNameToCoordinates(from)
	right, bottom, err2 := excelize.CellNameToCoordinates(to)
	if err := errors.Join(err1, err2); err != nil || left > right || top > bottom {
		return words.Errorf("a merged range is called %.40q", ref)
	}
	s.ranges = append(s.ranges, merged{left: left - 1, top: top, bottom: bottom})
	return nil
}
