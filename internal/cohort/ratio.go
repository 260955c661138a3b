package cohort

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/profile"
)

// Ratios are the names of the key ratios, in their order. They are computed from the facts, exactly, as the rules do, so that
// every company has them and not only those with a finding:
//
//   - runway_months (runway/short_runway): cash over monthly net burn. None where more comes in than goes out.
//   - burn_multiple (capital_operation/burn_multiple_high): net burn of twelve months over the recurring revenue added in
//     twelve months. None at the start-up stage, without recurring revenue, without growth, or without burn.
//   - dilution_pct (financing_plan/planned_dilution_too_high): percent of the company that the planned equity buys, of what
//     the plan names.
//   - planned_round: the amount to be raised.
//   - last_round: the amount of the latest dated round that is neither a loan nor a grant, of those that are listed. None where
//     that round has no amount in figures, or a round has no date: an earlier one is not the last.
//
// A ratio that needs an exchange rate is computed with the profile's own rates only. Amounts are compared within one currency.
var Ratios = [...]string{"runway_months", "burn_multiple", "dilution_pct", "planned_round", "last_round"}

// Ratio is the value of one ratio.
type Ratio struct {
	Value    float64 `json:"value"`
	Currency string  `json:"currency,omitempty"` // of an amount
}

// RatiosOf are the ratios of a company; nil where facts are missing.
func RatiosOf(p *profile.Profile) [len(Ratios)]*Ratio {
	f := facts{p}
	return [...]*Ratio{f.runway(), f.burnMultiple(), f.dilution(), f.plannedRound(), f.lastRound()}
}

// Channels as in policies/lib/rounds and in the parameters of planned_dilution_too_high; a test holds them equal.
var (
	debtChannels    = []string{"bank", "venture_debt", "bond"}
	grantChannels   = []string{"government"}
	noNewShares     = []string{"secondary"}
	recurringStages = []string{"growth", "expansion"}
)

// facts reads a profile.
type facts struct{ *profile.Profile }

// amount is an amount of money.
type amount struct {
	n        *big.Rat
	currency string
}

func (f facts) runway() *Ratio {
	cash, burn := f.amount("/financials/cash"), f.amount("/financials/monthly_net_burn")
	if burn == nil || burn.n.Sign() <= 0 {
		return nil
	}
	return ratio(f.in(cash, burn.currency), burn.n)
}

func (f facts) burnMultiple() *Ratio {
	burn, arr, added := f.amount("/financials/monthly_net_burn"), f.amount("/financials/arr"), f.amount("/financials/net_new_arr_12m")
	if burn == nil || burn.n.Sign() <= 0 || arr == nil || arr.n.Sign() <= 0 || !slices.Contains(recurringStages, f.Stage()) {
		return nil
	}
	grown := f.in(added, burn.currency)
	if grown == nil || grown.Sign() <= 0 {
		return nil
	}
	return ratio(new(big.Rat).Mul(burn.n, big.NewRat(12, 1)), grown)
}

func (f facts) dilution() *Ratio {
	pre := f.amount("/financing_plan/pre_money")
	if pre == nil || pre.n.Sign() <= 0 {
		return nil
	}
	equity := new(big.Rat)
	for i, method := range f.list("/financing_plan/methods") {
		channel, _ := method["channel"].(string)
		if channel == "" || slices.Contains(noNewShares, channel) || isOwed(channel) {
			continue
		}
		if n := f.in(f.amount(fmt.Sprintf("/financing_plan/methods/%d/amount", i)), pre.currency); n != nil {
			equity.Add(equity, n)
		}
	}
	if equity.Sign() <= 0 {
		return nil
	}
	return ratio(new(big.Rat).Mul(equity, big.NewRat(100, 1)), new(big.Rat).Add(pre.n, equity))
}

func (f facts) plannedRound() *Ratio { return f.amount("/financing_plan/amount").ratio() }

func (f facts) lastRound() *Ratio {
	last, on := (*amount)(nil), ""
	for i, round := range f.list("/rounds") {
		channel, _ := round["channel"].(string)
		date, _ := round["date"].(string)
		switch a := f.amount(fmt.Sprintf("/rounds/%d/amount", i)); {
		case isOwed(channel):
		case date == "": // it could be the last
			return nil
		case on == "" || comparable(date, on) && date > on:
			last, on = a, date
		case date == on || !comparable(date, on): // which of them is the last is not known
			if a == nil || last == nil || a.currency != last.currency || a.n.Cmp(last.n) != 0 {
				last = nil
			}
			if len(date) < len(on) { // what follows is compared with the less exact one
				on = date
			}
		}
	}
	return last.ratio()
}

// comparable tells whether two dates of any precision are one before the other.
func comparable(a, b string) bool {
	return !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a)
}

// isOwed is true for loans and grants, which sell no shares.
func isOwed(channel string) bool {
	return slices.Contains(debtChannels, channel) || slices.Contains(grantChannels, channel)
}

func (f facts) list(pointer string) []map[string]any {
	value, _ := f.Lookup(pointer)
	entries, _ := value.([]any)
	out := make([]map[string]any, len(entries))
	for i, e := range entries {
		out[i], _ = e.(map[string]any)
	}
	return out
}

// amount is the amount at a pointer; nil when there is none in figures.
func (f facts) amount(pointer string) *amount {
	n := f.number(pointer + "/amount")
	currency, ok := f.Lookup(pointer + "/currency")
	if n == nil || !ok {
		return nil
	}
	return &amount{n: n, currency: currency.(string)}
}

func (f facts) number(pointer string) *big.Rat {
	value, _ := f.Lookup(pointer)
	literal, ok := value.(json.Number)
	if !ok {
		return nil
	}
	n, ok := new(big.Rat).SetString(string(literal))
	if !ok {
		return nil
	}
	return n
}

// in is an amount in another currency, at a rate that the profile gives; else nil.
func (f facts) in(a *amount, currency string) *big.Rat {
	switch {
	case a == nil:
		return nil
	case a.currency == currency:
		return a.n
	}
	if rate := f.number("/rates/" + a.currency + "/" + currency + "/rate"); rate != nil {
		return new(big.Rat).Mul(a.n, rate)
	}
	if rate := f.number("/rates/" + currency + "/" + a.currency + "/rate"); rate != nil && rate.Sign() > 0 {
		return new(big.Rat).Quo(a.n, rate)
	}
	return nil
}

func (a *amount) ratio() *Ratio {
	if a == nil {
		return nil
	}
	r := ratio(a.n, big.NewRat(1, 1))
	r.Currency = a.currency
	return r
}

func ratio(n, by *big.Rat) *Ratio {
	if n == nil || by.Sign() == 0 {
		return nil
	}
	value, _ := new(big.Rat).Quo(n, by).Float64()
	return &Ratio{Value: value}
}

// IsAmount reports whether a ratio is an amount of money.
func IsAmount(name string) bool { return name == "planned_round" || name == "last_round" }
