// Package byhand is a sample of our rules written by hand in Go on encoding/json: the bound that the benchmarks hold our
// evaluator against. It concludes what the rules in policies/ do; a test holds both together. Nothing else uses it.
package byhand

import (
	"encoding/json"
	"slices"
)

// Profile is what the sample reads of a company profile. A nil is an absent fact.
type Profile struct {
	Company struct {
		Stage     *string  `json:"stage"`
		Country   *string  `json:"country"`
		AsOf      *string  `json:"as_of"`
		FactsAsOf *string  `json:"facts_as_of"`
		Headcount *float64 `json:"headcount"`
	} `json:"company"`
	Rounds   []Round `json:"rounds"`
	CapTable struct {
		AsOf          *string  `json:"as_of"`
		Holders       []Holder `json:"holders"`
		TotalFDShares *float64 `json:"total_fd_shares"`
	} `json:"cap_table"`
	Financials struct {
		PeriodEnd           *string  `json:"period_end"`
		Statements          *string  `json:"statements"`
		Cash                *Money   `json:"cash"`
		MonthlyNetBurn      *Money   `json:"monthly_net_burn"`
		RevenueTTM          *Money   `json:"revenue_ttm"`
		ARR                 *Money   `json:"arr"`
		NetNewARR12M        *Money   `json:"net_new_arr_12m"`
		LTV                 *Money   `json:"ltv"`
		CAC                 *Money   `json:"cac"`
		TotalAssets         *Money   `json:"total_assets"`
		TotalLiabilities    *Money   `json:"total_liabilities"`
		NetAssets           *Money   `json:"net_assets"`
		TopCustomerSharePct *float64 `json:"top_customer_share_pct"`
		Churn12MPct         *float64 `json:"churn_12m_pct"`
	} `json:"financials"`
	Team struct {
		HeadcountRnD *float64  `json:"headcount_rnd"`
		Founders     []Founder `json:"founders"`
	} `json:"team"`
	Treasury struct {
		MaxBankSharePct *float64 `json:"max_bank_share_pct"`
	} `json:"treasury"`
	Forecast struct {
		Years *float64 `json:"years"`
	} `json:"forecast"`
	Rates    map[string]map[string]Rate `json:"rates"`
	Complete []string                   `json:"complete"`
	// Provenance is how well facts are supported, by pointer; of it only as of when they are.
	Provenance map[string]Provenance `json:"provenance"`
}

// Provenance is as of when a fact is.
type Provenance struct {
	AsOf *string `json:"as_of"`
}

// Round is one financing.
type Round struct {
	Name     *string `json:"name"`
	Label    *string `json:"label"`
	Date     *string `json:"date"`
	ClosedOn *string `json:"closed_on"`
	SignedOn *string `json:"signed_on"`
}

// Holder is one line of the cap table.
type Holder struct {
	Name            *string  `json:"name"`
	Class           *string  `json:"class"`
	Pct             *float64 `json:"pct"`
	Shares          *float64 `json:"shares"`
	ActingInConcert *string  `json:"acting_in_concert"`
}

// Founder is one of the founders.
type Founder struct {
	Name *string `json:"name"`
}

// Money is an amount in units of its currency; without one it is known only in words.
type Money struct {
	Amount     *float64 `json:"amount,omitempty"`
	Currency   string   `json:"currency"`
	AmountText string   `json:"amount_text,omitempty"`
}

// Rate is what one unit of a currency is worth in another.
type Rate struct {
	Rate float64 `json:"rate"`
	AsOf string  `json:"as_of"`
}

// Decode reads a profile that fits the schema.
func Decode(b []byte) (*Profile, error) {
	p := new(Profile)
	if err := json.Unmarshal(b, p); err != nil {
		return nil, err
	}
	return p, nil
}

// stage returns the stage of the company, or "".
func (p *Profile) stage() string {
	if p.Company.Stage == nil {
		return ""
	}
	return *p.Company.Stage
}

// asOf returns the day of the profile, or "".
func (p *Profile) asOf() string {
	if p.Company.AsOf == nil {
		return ""
	}
	return *p.Company.AsOf
}

// openList says what is not known of a list: itself when it is absent, its further entries when it is not whole, or "".
func (p *Profile) openList(pointer string, absent bool) string {
	switch {
	case absent:
		return pointer
	case !slices.Contains(p.Complete, pointer):
		return pointer + "/-"
	}
	return ""
}
