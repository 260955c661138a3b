package ranking

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
)

// writeCSV writes the ranking, one row per company.
func writeCSV(w io.Writer, r *cohort.Report, o Options) error {
	if _, err := io.WriteString(w, inert.ByteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	view := newCohortView(r, o)
	var row []string
	for _, column := range view.columns {
		row = append(row, column.title)
	}
	row = append(row, "policies")
	if err := out.Write(row); err != nil {
		return err
	}
	row[len(view.columns)] = inert.Cell(phrase.Policies(r.Policy, o.Lang))
	for c := range r.Companies() {
		for i, column := range view.columns {
			row[i] = ""
			switch v := column.value(c).(type) {
			case nil:
			case string:
				row[i] = inert.Cell(v)
			case float64:
				row[i] = formatRatio(v)
			default:
				row[i] = fmt.Sprint(v)
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// formatRatio formats a ratio with at most two decimals.
func formatRatio(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}
