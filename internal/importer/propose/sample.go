package propose

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/words"
)

// How much of a table is examined.
const (
	sampleRows   = 2000
	maxColumns   = 500
	nameLength   = 300 // maximum characters of a column name
	headerWithin = 10  // number of rows in which to look for the header
)

// sample is the examined part of a table.
type sample struct {
	source    string
	sheet     string // "" for CSV
	header    []string
	headerRow int
	rows      []grid.Row
	torn      int      // rows that can't be split into cells
	others    []string // sheets that were not read
	whole     bool
}

// open opens a source as a table with its header in the given row; 0 for the first row with text.
func open(im *importer.Importer, s importer.Source, sheet string, headerRow int) (grid.Table, *grid.Workbook, error) {
	if strings.EqualFold(path.Ext(s.Name), ".xlsx") {
		book, err := grid.OpenWorkbook(s, im.Currencies)
		if err != nil {
			return nil, nil, err
		}
		t, err := grid.NewSheet(book, sheet, headerRow)
		return t, book, err
	}
	f, err := s.Open()
	if err != nil {
		return nil, nil, err
	}
	t, _, err := grid.NewCSV(f, s.Encoding, headerRow)
	if err != nil {
		f.Close()
		return nil, nil, fmt.Errorf("%s: %w", s.Name, err)
	}
	return &closing{t, f}, nil, nil
}

type closing struct {
	grid.Table
	file io.Closer
}

func (c *closing) Close() error { return errors.Join(c.Table.Close(), c.file.Close()) }

// read reads the beginning of a table. The header is the row with the most names among the first ones.
func read(im *importer.Importer, s importer.Source, sheet string) (*sample, error) {
	best, most := 0, 0
	for at := 1; at <= headerWithin; at++ {
		t, _, err := open(im, s, sheet, at)
		if err != nil {
			if at == 1 {
				if first, _, firstErr := open(im, s, sheet, 0); firstErr != nil {
					return nil, err
				} else {
					first.Close()
				}
			}
			continue
		}
		names := 0
		for _, name := range t.Header() {
			if name != "" && !importer.ExactForm.MatchString(name) {
				names++
			}
		}
		if names > most && (most < 2 || names > most+1) { // a data row may have one more text than a header with a gap
			best, most = t.HeaderRow(), names
		}
		if err := t.Close(); err != nil {
			return nil, err
		}
	}
	t, book, err := open(im, s, sheet, best)
	if err != nil {
		return nil, err
	}
	defer t.Close()
	if len(t.Header()) > maxColumns {
		return nil, words.Errorf("%s: more than %d columns: leave out those that no mapping needs", s.Name, maxColumns)
	}
	out := &sample{source: s.Name, header: t.Header(), headerRow: t.HeaderRow()}
	if x, ok := t.(interface{ Name() string }); ok {
		out.sheet = x.Name()
	}
	if book != nil {
		for _, name := range book.Names() {
			if name != out.sheet {
				out.others = append(out.others, name)
			}
		}
	}
	for len(out.rows) < sampleRows {
		r, err := t.Next()
		var broken *grid.RowError
		switch {
		case errors.Is(err, io.EOF):
			out.whole = true
			return out, nil
		case errors.As(err, &broken):
			out.torn++
			continue
		case err != nil:
			return nil, err
		case r.Blank():
			continue
		}
		out.rows = append(out.rows, r)
	}
	return out, nil
}

// add appends the rows of another table with the same header.
func (s *sample) add(other *sample) error {
	if !slices.Equal(s.header, other.header) {
		return words.Errorf("%s has other columns than %s: propose a mapping for each kind of table, and join them by hand (diligo schema mapping: joins)", other.source, s.source)
	}
	s.rows = append(s.rows, other.rows...)
	s.torn += other.torn
	return nil
}
