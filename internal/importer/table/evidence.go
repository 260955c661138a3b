package table

import (
	"errors"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/lazyregexp"
)

// How far a table is read ahead to learn how its columns are written: rows, and bytes of text.
const (
	aheadRows  = 5000
	aheadBytes = 8 << 20
)

// readAhead is a table whose first rows can be examined before they are read.
type readAhead struct {
	grid.Table
	rows []aheadRow
	at   int
}

type aheadRow struct {
	row grid.Row
	err error
}

// peek reads ahead, once, and returns the rows.
func (t *readAhead) peek() []aheadRow {
	if t.rows != nil {
		return t.rows
	}
	for size := 0; len(t.rows) < aheadRows && size < aheadBytes; {
		r, err := t.Table.Next()
		t.rows = append(t.rows, aheadRow{r, err})
		if _, ok := errors.AsType[*grid.RowError](err); err != nil && !ok {
			break
		}
		for _, c := range r.Cells {
			size += len(c.Text)
		}
	}
	return t.rows
}

// maxHeld bounds the bytes of a table held in memory.
const maxHeld = 256 << 20

// hold reads all rows ahead. It returns false, and leaves the others to be read later, where they are more than maxHeld.
func (t *readAhead) hold() bool {
	size := 0
	t.peek()
	for {
		if err := t.rows[len(t.rows)-1].err; err != nil {
			if _, ok := errors.AsType[*grid.RowError](err); !ok {
				return true // the end, or what keeps the rest from being read
			}
		}
		if size > maxHeld {
			return false
		}
		r, err := t.Table.Next()
		t.rows = append(t.rows, aheadRow{r, err})
		for _, c := range r.Cells {
			size += len(c.Text)
		}
	}
}

func (t *readAhead) Next() (grid.Row, error) {
	if t.at == len(t.rows) {
		return t.Table.Next()
	}
	r := t.rows[t.at]
	if t.at++; r.err == nil {
		t.rows[t.at-1] = aheadRow{}
	} else {
		return r.row, r.err
	}
	return r.row, nil
}

var numberIn = lazyregexp.New("[0-9.,'\u2019 \u00a0\u2009\u202f]*[0-9]")

// decimalOf infers the decimal sign of a column from its numbers.
func (s *sheet) decimalOf(column int) string {
	return importer.DecimalOfAll(func(yield func(string) bool) {
		for _, r := range s.table.peek() {
			c := r.row.Cell(column)
			if r.err != nil || c.Exact || c.Text == "" || c.Date != "" || importer.IsoDate.MatchString(c.Text) || importer.LooseDate.MatchString(c.Text) {
				continue
			}
			if !yield(numberIn.FindString(importer.Narrow(c.Text))) {
				return
			}
		}
	})
}
