package grid

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

// Limits of a document that is read whole.
const (
	maxDocument      = maxWorkbookFile
	maxDocumentRows  = 50_000
	maxDocumentCells = 1 << 20
)

// Sheet is a sheet, or a whole CSV file, with its non-empty rows; none of them is treated as a header.
type Sheet struct {
	Name                string // "" of a CSV file
	Hidden              bool
	Encoding, Delimiter string // of a CSV file
	Rows                []Row
}

// Document is a file laid out for people, such as a statement or cap table. Its rows may differ in length.
type Document struct {
	Text   []byte // content as read
	Sheets []Sheet
}

// ReadDocument reads a workbook or a CSV file, told apart by content. A CSV row that can't be split into cells is an error.
func ReadDocument(s importer.Source, codes []string) (*Document, error) {
	in, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, maxDocument+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > maxDocument:
		return nil, words.Errorf("the file is larger than %d MB", maxDocument>>20)
	case bytes.HasPrefix(text, []byte("\xd0\xcf\x11\xe0")):
		return nil, words.New("it is encrypted, or in the format of before 2007: save it as .xlsx without a password")
	}
	d := &Document{Text: text}
	if !bytes.HasPrefix(text, []byte("PK\x03\x04")) {
		sheet, err := readLaidOut(text, s.Encoding)
		if err != nil {
			return nil, err
		}
		d.Sheets = []Sheet{*sheet}
		return d, nil
	}
	held := s
	held.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }
	book, err := OpenWorkbook(held, codes)
	if err != nil {
		return nil, err
	}
	cells := 0
	for _, b := range book.sheets {
		t, err := book.Table(b.name)
		if err != nil {
			return nil, err
		}
		sheet := Sheet{Name: b.name, Hidden: b.hidden}
		err = sheet.fill(t, &cells)
		t.Close()
		if err != nil {
			return nil, err
		}
		d.Sheets = append(d.Sheets, sheet)
	}
	return d, nil
}

// fill reads the non-empty rows of a table.
func (s *Sheet) fill(t Table, cells *int) error {
	for {
		row, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var torn *RowError
		if errors.As(err, &torn) {
			return words.Errorf("row %d: %s", torn.Row, torn.What)
		}
		if err != nil {
			return err
		}
		if row.Blank() {
			continue
		}
		if *cells += len(row.Cells); len(s.Rows) >= maxDocumentRows || *cells > maxDocumentCells {
			return words.Errorf("it has more than %d rows, or %d cells: more than a document of this kind needs", maxDocumentRows, maxDocumentCells)
		}
		s.Rows = append(s.Rows, row)
	}
}

// readLaidOut reads a CSV file without a header.
func readLaidOut(text []byte, encoding string) (*Sheet, error) {
	decoded, how, err := Sniff(bytes.NewReader(text), encoding)
	if err != nil {
		return nil, err
	}
	whole, err := io.ReadAll(decoded)
	if err != nil {
		return nil, err
	}
	if len(whole) > maxDocument {
		return nil, words.Errorf("the file is larger than %d MB", maxDocument>>20)
	}
	how.Delimiter = laidOutDelimiter(string(whole))
	s := &Sheet{Encoding: how.Encoding, Delimiter: how.Delimiter}
	cells := 0
	return s, s.fill(newCSV(bytes.NewReader(whole), how), &cells)
}

// laidOutDelimiter detects the delimiter of a file whose first line may be a title: one that occurs equally often on every line, or on more
// than half of the lines and on more of them than the comma does; comma otherwise.
func laidOutDelimiter(text string) string {
	lines := slices.DeleteFunc(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), func(line string) bool { return strings.TrimSpace(line) == "" })
	if len(lines) == 0 {
		return delimiters[0].name
	}
	commas := 0
	for _, d := range delimiters {
		have, even, most := 0, true, strings.Count(lines[0], string(d.r))
		for _, line := range lines {
			n := strings.Count(line, string(d.r))
			even = even && n == most
			if n > 0 {
				have++
			}
		}
		switch {
		case d.r == ',':
			commas = have
		case even && most > 0, 2*have > len(lines) && have > commas:
			return d.name
		}
	}
	return delimiters[0].name
}

// Marks records the cells of a sheet that became facts or were refused, by row number and column.
type Marks struct{ Taken, Refused map[[2]int]bool }

// NewMarks returns empty Marks.
func NewMarks() Marks { return Marks{map[[2]int]bool{}, map[[2]int]bool{}} }

// Account counts the rows and cells of a sheet. In a refused file every row is refused; in a written one, rows without a fact are skipped.
// It returns the number of cells that became nothing.
func (m Marks) Account(count *importer.Table, s *Sheet, written bool) (absent int) {
	for _, r := range s.Rows {
		used := false
		for at, c := range r.Cells {
			if c.Text == "" {
				continue
			}
			count.Cells.Read++
			here := [2]int{r.Number, at}
			switch {
			case m.Refused[here]:
				count.Cells.Refused++
			case written && m.Taken[here]:
				count.Cells.Taken++
				used = true
			default:
				count.Cells.Absent++
				absent++
			}
		}
		switch {
		case !written:
			count.DeadLettered++
		case used:
			count.Imported++
		default:
			count.Skipped++
		}
	}
	return absent
}

// Place returns a cell in spreadsheet notation.
func Place(c [2]int) string { return fmt.Sprintf("%s%d", ColumnName(c[1]), c[0]) }
