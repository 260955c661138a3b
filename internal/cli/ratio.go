package cli

import (
	"encoding/json"
	"strconv"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
)

// ratiosOf are the key ratios of a company as a comparison shows them: those that cohorts have.
func ratiosOf(p *profile.Profile) []report.Ratio {
	var ratios []report.Ratio
	for i, r := range cohort.RatiosOf(p) {
		ratio := report.Ratio{Name: cohort.Ratios[i]}
		switch {
		case r == nil:
		case r.Currency != "":
			ratio.Value = map[string]any{"amount": json.Number(strconv.FormatFloat(r.Value, 'f', -1, 64)), "currency": r.Currency}
		default:
			ratio.Value = json.Number(strconv.FormatFloat(r.Value, 'f', 2, 64))
		}
		ratios = append(ratios, ratio)
	}
	return ratios
}
