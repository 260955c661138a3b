package cli

import (
	"encoding/json"
	"math/big"

	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
)

// ratiosOf are the key ratios of a company, the same for all:
//
//   - runway_months: cash over monthly net burn, as in runway/short_runway; none where more comes in than goes out
//   - burn_multiple: net burn of twelve months over the recurring revenue added in them, as in
//     capital_operation/burn_multiple_high; none at the start-up stage, without growth or without burn
//   - dilution_pct: percent of the company that the planned round would buy
//   - planned_round: the amount to be raised
//
// Amounts in different currencies give none.
func ratiosOf(p *profile.Profile) []report.Ratio {
	cash, burn := amountOf(p, "/financials/cash"), amountOf(p, "/financials/monthly_net_burn")
	added := amountOf(p, "/financials/net_new_arr_12m")
	raised, pre := amountOf(p, "/financing_plan/amount"), amountOf(p, "/financing_plan/pre_money")
	ratios := []report.Ratio{
		{Name: "runway_months", Value: quotient(cash, burn, 1)},
		{Name: "burn_multiple", Value: nil},
		{Name: "dilution_pct", Value: quotient(raised, raised.plus(pre), 100)},
		{Name: "planned_round"},
	}
	if burn != nil && burn.n.Sign() > 0 && (p.Stage() == "growth" || p.Stage() == "expansion") {
		ratios[1].Value = quotient(burn, added, 12)
	}
	if raised != nil {
		ratios[3].Value, _ = p.Lookup("/financing_plan/amount")
	}
	return ratios
}

// amount is an amount of money.
type amount struct {
	n        *big.Rat
	currency any
}

// amountOf is the amount at a pointer; nil when there is none in figures.
func amountOf(p *profile.Profile, pointer string) *amount {
	value, _ := p.Lookup(pointer + "/amount")
	literal, ok := value.(json.Number)
	if !ok {
		return nil
	}
	n, ok := new(big.Rat).SetString(string(literal))
	currency, _ := p.Lookup(pointer + "/currency")
	if !ok {
		return nil
	}
	return &amount{n, currency}
}

// plus is nil unless both amounts are there, in one currency.
func (a *amount) plus(b *amount) *amount {
	if a == nil || b == nil || a.currency != b.currency {
		return nil
	}
	return &amount{new(big.Rat).Add(a.n, b.n), a.currency}
}

// quotient is so many times a over b, with two decimals; nil unless both are there, in one currency, and b is above 0.
func quotient(a, b *amount, times int64) any {
	if a == nil || b == nil || a.currency != b.currency || b.n.Sign() <= 0 {
		return nil
	}
	q := new(big.Rat).Quo(a.n, b.n)
	return json.Number(q.Mul(q, big.NewRat(times, 1)).FloatString(2))
}
