package importer

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"

	"github.com/xuri/excelize/v2"
)

// cell is one cell as it was read.
type cell struct {
	text    string // without white space around it
	exact   bool   // the text is the number that a spreadsheet holds, not how it shows it
	percent bool   // the number is shown as a percentage: 0.12 is 12 %
	date    string // YYYY-MM-DD, YYYY-MM or YYYY, when a spreadsheet shows a date

	bad  *problem // the cell can't be read
	look *shown   // what the number format of a spreadsheet says; nil where it says nothing
}

// shown is what a number format says of a number beside its digits.
type shown struct {
	odd      *problem // the cell can't be read as a number
	text     string   // the number with its leading zeros and literals; empty where it is shown plainly, or not as a whole number
	points   bool     // per cent stands beside the number and does not scale it
	unit     *big.Rat // what the number is multiplied by as it is shown; nil where no unit is
	scaled   bool     // it is shown divided by thousands
	currency []string // that it may mean
	words    string   // what is counted
}

// how is what the number format says.
func (c cell) how() shown {
	if c.look == nil {
		return shown{}
	}
	return *c.look
}

// row is one row below the header.
type row struct {
	number int // from 1, as a spreadsheet counts
	cells  []cell

	places []int // of a vertical table: the row of each cell, and the column of all; else nil
	column int
}

// cell is the one in a column, empty where the row has none.
func (r row) cell(column int) cell {
	if column < 0 || column >= len(r.cells) {
		return cell{}
	}
	return r.cells[column]
}

func (r row) blank() bool {
	for _, c := range r.cells {
		if c.text != "" {
			return false
		}
	}
	return true
}

// table is a sheet or a CSV file, read row by row.
type table interface {
	header() []string
	headerRow() int
	// next returns io.EOF at the end and a *rowError for a row that can't be told apart into cells.
	next() (row, error)
	Close() error
}

// rowError says that a row can't be read as cells; those after it can.
type rowError struct {
	row        int
	what, hint string
}

func (e *rowError) Error() string { return fmt.Sprintf("row %d: %s", e.row, e.what) }

// maxRecord is how long a row of a CSV file may be, in bytes of UTF-8: 128 cells as full as a spreadsheet allows.
const maxRecord = 4 << 20

// csvTable reads CSV.
type csvTable struct {
	names  []string
	at     int // row of the header
	reader *csv.Reader
	limit  *recordLimit
	extra  int // lines that cells took beyond the first of their rows
}

// recordLimit reads no more of a text than one row may be long, beyond the rows that were read.
type recordLimit struct {
	io.Reader
	given, boundary int64
}

func (l *recordLimit) Read(b []byte) (int, error) {
	if l.given-l.boundary > maxRecord {
		return 0, fmt.Errorf("a row is longer than %d bytes: a quote may lack its other one", maxRecord)
	}
	n, err := l.Reader.Read(b[:min(len(b), 64<<10)])
	l.given += int64(n)
	return n, err
}

// newCSV reads the header of a CSV file, whose encoding (if it is not stated) and delimiter it tells: the first row, or the first
// from a stated one on.
func newCSV(r io.Reader, encoding string, headerRow int) (*csvTable, script, error) {
	text, how, err := sniff(r, encoding)
	if err != nil {
		return nil, how, err
	}
	limit := &recordLimit{Reader: text}
	t := &csvTable{reader: csv.NewReader(limit), limit: limit}
	t.reader.Comma = delimiterRune(how.Delimiter)
	t.reader.FieldsPerRecord = -1
	header, err := t.next()
	for err == nil && header.number < headerRow {
		header, err = t.next()
	}
	if err == io.EOF {
		err = fmt.Errorf("the file ends before row %d", headerRow)
	}
	if err != nil {
		return nil, how, fmt.Errorf("header: %w", err)
	}
	t.at = header.number
	for _, c := range header.cells {
		t.names = append(t.names, c.text)
	}
	return t, how, nil
}

func (t *csvTable) header() []string { return t.names }
func (t *csvTable) headerRow() int   { return t.at }
func (t *csvTable) Close() error     { return nil }

func (t *csvTable) next() (row, error) {
	record, err := t.reader.Read()
	t.limit.boundary = t.reader.InputOffset()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		e := &rowError{row: wrong.StartLine - t.extra, what: "the quotes are not in order", hint: `a cell with quotes is written "a ""b"" c"`}
		t.extra += wrong.Line - wrong.StartLine
		return row{}, e
	}
	if err != nil {
		return row{}, err
	}
	line, _ := t.reader.FieldPos(0)
	if len(record) > maxColumns {
		return row{}, &rowError{
			row: line - t.extra, what: fmt.Sprintf("the row has more than %d cells", maxColumns), hint: "check what parts its cells",
		}
	}
	r := row{number: line - t.extra, cells: make([]cell, len(record))}
	for i, text := range record {
		t.extra += strings.Count(text, "\n")
		r.cells[i] = cell{text: strings.TrimSpace(text)}
	}
	if len(t.names) > 0 && len(r.cells) != len(t.names) && !r.blank() {
		return row{}, &rowError{
			row:  r.number,
			what: fmt.Sprintf("the row has %d cells, the header %d", len(r.cells), len(t.names)),
			hint: "a cell that holds the delimiter or a line break must stand in quotes",
		}
	}
	return r, nil
}

// columnName is the letters of a column, from 0.
func columnName(i int) string {
	name, err := excelize.ColumnNumberToName(i + 1)
	if err != nil {
		return ""
	}
	return name
}
