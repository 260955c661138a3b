// Package grid reads CSV files and workbooks as rows of cells exactly as written; interpreting cells is left to its importers.
package grid

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

// Row is one row below the header.
type Row struct {
	Number int // from 1, as in a spreadsheet
	Cells  []importer.Cell

	Places []int // of a vertical table: the row of each cell, then the column of all; otherwise nil
	Column int
}

// Cell returns the cell in a column; empty if the row is shorter.
func (r Row) Cell(column int) importer.Cell {
	if column < 0 || column >= len(r.Cells) {
		return importer.Cell{}
	}
	return r.Cells[column]
}

// Blank reports whether no cell of the row has text.
func (r Row) Blank() bool {
	for _, c := range r.Cells {
		if c.Text != "" {
			return false
		}
	}
	return true
}

// Table is a sheet or a CSV file, read row by row.
type Table interface {
	Header() []string
	HeaderRow() int
	// Next returns io.EOF at the end, and a *RowError for a row that can't be split into cells.
	Next() (Row, error)
	Close() error
}

// RowError reports a row that can't be split into cells; later rows can still be read.
type RowError struct {
	Row        int
	What, Hint words.Message
}

func (e *RowError) Error() string { return fmt.Sprintf("row %d: %s", e.Row, e.What) }

// maxRecord is the maximum length of a CSV row in bytes of UTF-8: 128 cells as full as a spreadsheet allows.
const maxRecord = 4 << 20

// csvTable reads CSV.
type csvTable struct {
	names  []string
	at     int // row of the header
	reader *csv.Reader
	limit  *recordLimit
	extra  int // line breaks within cells so far
}

// recordLimit stops reading when one row exceeds maxRecord.
type recordLimit struct {
	io.Reader
	given, boundary int64
}

func (l *recordLimit) Read(b []byte) (int, error) {
	if l.given-l.boundary > maxRecord {
		return 0, words.Errorf("a row is longer than %d bytes: a quote may lack its other one", maxRecord)
	}
	n, err := l.Reader.Read(b[:min(len(b), 64<<10)])
	l.given += int64(n)
	return n, err
}

// NewCSV reads the header of a CSV file: row headerRow, or the first row if it is 0. It detects the delimiter, and the encoding if none is
// stated.
func NewCSV(r io.Reader, encoding string, headerRow int) (*csvTable, script, error) {
	text, how, err := Sniff(r, encoding)
	if err != nil {
		return nil, how, err
	}
	t := newCSV(text, how)
	header, err := t.Next()
	for err == nil && header.Number < headerRow {
		header, err = t.Next()
	}
	if errors.Is(err, io.EOF) {
		err = words.Errorf("the file ends before row %d", headerRow)
	}
	if err != nil {
		return nil, how, words.Errorf("header: %w", err)
	}
	t.at = header.Number
	for _, c := range header.Cells {
		t.names = append(t.names, c.Text)
	}
	return t, how, nil
}

// newCSV returns a reader of rows of any length; the header is not read yet.
func newCSV(text io.Reader, how script) *csvTable {
	limit := &recordLimit{Reader: text}
	t := &csvTable{reader: csv.NewReader(limit), limit: limit}
	t.reader.Comma = delimiterRune(how.Delimiter)
	t.reader.FieldsPerRecord = -1
	return t
}

func (t *csvTable) Header() []string { return t.names }
func (t *csvTable) HeaderRow() int   { return t.at }
func (t *csvTable) Close() error     { return nil }

func (t *csvTable) Next() (Row, error) {
	record, err := t.reader.Read()
	t.limit.boundary = t.reader.InputOffset()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		e := &RowError{Row: wrong.StartLine - t.extra, What: words.Text("the quotes are not in order"), Hint: words.Text(`a cell with quotes is written "a ""b"" c"`)}
		t.extra += wrong.Line - wrong.StartLine
		return Row{}, e
	}
	if err != nil {
		return Row{}, err
	}
	line, _ := t.reader.FieldPos(0)
	if len(record) > MaxColumns {
		return Row{}, &RowError{
			Row: line - t.extra, What: words.Text("the row has more than %d cells", MaxColumns), Hint: words.Text("check what separates its cells"),
		}
	}
	r := Row{Number: line - t.extra, Cells: make([]importer.Cell, len(record))}
	for i, text := range record {
		t.extra += strings.Count(text, "\n")
		r.Cells[i] = importer.Cell{Text: strings.TrimSpace(text)}
	}
	if len(t.names) > 0 && len(r.Cells) != len(t.names) && !r.Blank() {
		return Row{}, &RowError{
			Row:  r.Number,
			What: words.Text("the row has %d cells, the header %d", len(r.Cells), len(t.names)),
			Hint: words.Text("a cell that holds the delimiter or a line break must be quoted"),
		}
	}
	return r, nil
}

// ColumnName returns the letters of a column, counted from 0.
func ColumnName(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return ""
	}
	return name
}
