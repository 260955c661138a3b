package rule

import "github.com/diligo/diligo/internal/words"

// Remedy is what a finding calls for in a deal: a column of a memo's matrix.
type Remedy string

// The remedies, in the order of the columns.
const (
	Price     Remedy = "price"     // it lowers what the company is worth, or raises what the money must do
	Indemnity Remedy = "indemnity" // what has happened may cost later, and how much is open
	Condition Remedy = "condition" // it can be put right before the money goes out
)

// AllRemedies returns the remedies in the order of the columns.
func AllRemedies() []Remedy { return []Remedy{Price, Indemnity, Condition} }

// UnmarshalText refuses a word that is not a remedy.
func (r *Remedy) UnmarshalText(text []byte) error {
	for _, one := range AllRemedies() {
		if string(one) == string(text) {
			*r = one
			return nil
		}
	}
	return words.Errorf("remedy: %q: use price, indemnity or condition", text)
}

// Remedies say which remedy goes with which rule.
type Remedies struct {
	Sources    []string          `json:"sources"` // of the judgement
	Categories map[string]Remedy `json:"categories"`
	Rules      map[ID]Remedy     `json:"rules"`
}

// Of returns the remedy of a rule: its own, else that of its category, else a fix before closing.
func (r Remedies) Of(id ID) Remedy {
	if own, ok := r.Rules[id]; ok {
		return own
	}
	if common, ok := r.Categories[id.Category()]; ok {
		return common
	}
	return Condition
}
