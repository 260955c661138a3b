package table

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/words"
)

// verticalSpec says that a table lists the facts of one company one below the other, like a profit and loss account: a label beside a
// value. The labels act as its columns.
type verticalSpec struct{ Labels, Values names }

// verticalTable is such a table transposed: one row, with the labels as header.
type verticalTable struct {
	grid.Table
	names []string
	row   grid.Row
	given bool
}

func (t *verticalTable) Header() []string { return t.names }

func (t *verticalTable) Next() (grid.Row, error) {
	if t.given {
		return grid.Row{}, io.EOF
	}
	t.given = true
	return t.row, nil
}

// turned transposes a vertical table, reading below its header, and returns any other table unchanged. Among rows with the same label,
// those without a value are dropped; several values are an error only if the label is used.
func (spec *tableSpec) turned(source string, t grid.Table) (grid.Table, error) {
	if spec.Vertical == nil {
		return t, nil
	}
	s := &sheet{table: &readAhead{Table: t}, count: &importer.Table{Source: source}}
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
		return nil, words.Errorf("%s: vertical: labels and values are one column", source)
	}
	v := &verticalTable{Table: t, row: grid.Row{Number: t.HeaderRow(), Column: values}}
	for {
		r, err := t.Next()
		switch {
		case errors.Is(err, io.EOF):
			return v, nil
		case err != nil: // a value may be lost
			return nil, fmt.Errorf("%s: %w", source, err)
		}
		label, value := strings.TrimSpace(r.Cell(labels).Text), r.Cell(values)
		if label == "" {
			continue
		}
		if i := slices.Index(v.names, label); i >= 0 && (value.Empty() || v.row.Cells[i].Empty()) {
			if !value.Empty() {
				v.row.Cells[i], v.row.Places[i] = value, r.Number
			}
			continue
		}
		if len(v.names) >= grid.MaxColumns {
			return nil, words.Errorf("%s: more than %d labels", source, grid.MaxColumns)
		}
		v.names, v.row.Cells, v.row.Places = append(v.names, label), append(v.row.Cells, value), append(v.row.Places, r.Number)
	}
}
