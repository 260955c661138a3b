package importer

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// verticalSpec says that a table holds the facts of one company below each other, such as a profit and loss account: a label beside
// a value. The labels are then its columns.
type verticalSpec struct{ Labels, Values names }

// verticalTable is such a table turned: one row, whose header is the labels.
type verticalTable struct {
	table
	names []string
	row   row
	given bool
}

func (t *verticalTable) header() []string { return t.names }

func (t *verticalTable) next() (row, error) {
	if t.given {
		return row{}, io.EOF
	}
	t.given = true
	return t.row, nil
}

// turned turns a vertical table, read below its header; another one stays as it is. Of rows with one label those that have no value
// are left out; several values are told of when somebody asks for the label.
func (spec *tableSpec) turned(source string, t table) (table, error) {
	if spec.Vertical == nil {
		return t, nil
	}
	s := &sheet{table: &readAhead{table: t}, count: &Table{Source: source}}
	at := [2]int{0, 1}
	for i, n := range []names{spec.Vertical.Labels, spec.Vertical.Values} {
		if len(n) == 0 {
			continue
		}
		var err error
		if at[i], err = s.find(n); err != nil {
			return nil, err
		}
	}
	labels, values := at[0], at[1]
	if labels == values {
		return nil, fmt.Errorf("%s: vertical: labels and values are one column", source)
	}
	v := &verticalTable{table: t, row: row{number: t.headerRow(), column: values}}
	for {
		r, err := t.next()
		switch {
		case errors.Is(err, io.EOF):
			return v, nil
		case err != nil: // a value may be lost
			return nil, fmt.Errorf("%s: %w", source, err)
		}
		label, value := strings.TrimSpace(r.cell(labels).text), r.cell(values)
		if label == "" {
			continue
		}
		if i := slices.Index(v.names, label); i >= 0 && (value.empty() || v.row.cells[i].empty()) {
			if !value.empty() {
				v.row.cells[i], v.row.places[i] = value, r.number
			}
			continue
		}
		if len(v.names) >= maxColumns {
			return nil, fmt.Errorf("%s: more than %d labels", source, maxColumns)
		}
		v.names, v.row.cells, v.row.places = append(v.names, label), append(v.row.cells, value), append(v.row.places, r.number)
	}
}

// empty tells whether a cell says nothing and isn't one that can't be read.
func (c cell) empty() bool { return c.text == "" && c.bad == nil }
