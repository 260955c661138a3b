package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/cohort"
)

// byteOrderMark makes spreadsheet programs read UTF-8.
const byteOrderMark = "\ufeff"

// writeCohortCSV writes the ranking, a row for each company.
func writeCohortCSV(w io.Writer, r *cohort.Report, o CohortOptions) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	view := newCohortView(r, o)
	var row []string
	for _, column := range view.columns {
		row = append(row, column.title)
	}
	if err := out.Write(row); err != nil {
		return err
	}
	for c := range r.Companies() {
		for i, column := range view.columns {
			row[i] = ""
			switch v := column.value(c).(type) {
			case nil:
			case string:
				row[i] = unarmed(v)
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

// unarmed keeps a spreadsheet program from taking a text for a formula.
func unarmed(text string) string {
	text = clean(text)
	if text != "" && strings.ContainsRune("=+-@%|", rune(text[0])) {
		return "'" + text
	}
	return text
}

// formatRatio writes a ratio with two decimals at most.
func formatRatio(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}
