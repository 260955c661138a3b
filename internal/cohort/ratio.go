package cohort

import (
	"github.com/diligo/diligo/internal/assessment"
)

// Ratios are the figures (policies/lib/figures) by which companies of a cohort are compared, in order. Amounts are compared within one
// currency.
var Ratios = [...]string{"runway_months", "burn_multiple", "dilution_pct", "planned_round", "last_round"}

// Ratio is the value of one ratio.
type Ratio struct {
	Value    float64 `json:"value"`
	Currency string  `json:"currency,omitempty"` // of an amount
}

// RatiosOf returns the ratios of a company from the figures in its assessment; nil if facts are missing.
func RatiosOf(a *assessment.Assessment) [len(Ratios)]*Ratio {
	var ratios [len(Ratios)]*Ratio
	for i, name := range Ratios {
		f, ok := a.Figure(name)
		if !ok {
			continue
		}
		if value, err := f.Value.Float64(); err == nil {
			ratios[i] = &Ratio{Value: value, Currency: f.Currency}
		}
	}
	return ratios
}

// IsAmount reports whether a ratio is an amount of money.
func IsAmount(name string) bool { return name == "planned_round" || name == "last_round" }
