package cli

import (
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report"
)

// ratiosOf are the key ratios of a company as a comparison shows them: those that cohorts have.
func ratiosOf(a *assessment.Assessment) []report.Ratio {
	ratios := make([]report.Ratio, 0, len(cohort.Ratios))
	for _, name := range cohort.Ratios {
		ratio := report.Ratio{Name: name}
		if f, ok := a.Figure(name); ok {
			ratio.Value = f.Value
			if f.Currency != "" {
				ratio.Value = map[string]any{"amount": f.Value, "currency": f.Currency}
			}
		}
		ratios = append(ratios, ratio)
	}
	return ratios
}
