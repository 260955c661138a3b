package byhand

import (
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// aging is how a fact of the sample ages: the fact that is its date, its kind, whether it is there, and how it is taken away.
type aging struct {
	pointer, by, kind string
	there             func(p *Profile) bool
	remove            func(p *Profile)
}

// fact returns the aging of a fact that may be nil.
func fact[T any](pointer, by, kind string, of func(p *Profile) **T) aging {
	return aging{
		pointer: pointer, by: by, kind: kind,
		there:  func(p *Profile) bool { return *of(p) != nil },
		remove: func(p *Profile) { *of(p) = nil },
	}
}

// amountOf returns the aging of an amount, which is not there where it is known in words alone.
func amountOf(pointer, by, kind string, of func(p *Profile) **Money) aging {
	a := fact(pointer, by, kind, of)
	a.there = func(p *Profile) bool { return (*of(p)).known() }
	return a
}

const (
	factsAsOf = "/company/facts_as_of"
	periodEnd = "/financials/period_end"
	capTable  = "/cap_table/as_of"
)

// ages are those facts of the sample that age, in the order of their pointers.
var ages = []aging{
	{
		pointer: "/cap_table/holders", by: capTable, kind: "count",
		there:  func(p *Profile) bool { return p.CapTable.Holders != nil },
		remove: func(p *Profile) { p.CapTable.Holders = nil },
	},
	fact("/cap_table/total_fd_shares", capTable, "count", func(p *Profile) **float64 { return &p.CapTable.TotalFDShares }),
	fact("/company/headcount", factsAsOf, "count", func(p *Profile) **float64 { return &p.Company.Headcount }),
	fact("/company/stage", factsAsOf, "count", func(p *Profile) **string { return &p.Company.Stage }),
	amountOf("/financials/arr", periodEnd, "flow", func(p *Profile) **Money { return &p.Financials.ARR }),
	amountOf("/financials/cac", periodEnd, "flow", func(p *Profile) **Money { return &p.Financials.CAC }),
	amountOf("/financials/cash", factsAsOf, "balance", func(p *Profile) **Money { return &p.Financials.Cash }),
	fact("/financials/churn_12m_pct", periodEnd, "flow", func(p *Profile) **float64 { return &p.Financials.Churn12MPct }),
	amountOf("/financials/ltv", periodEnd, "flow", func(p *Profile) **Money { return &p.Financials.LTV }),
	amountOf("/financials/monthly_net_burn", periodEnd, "flow", func(p *Profile) **Money { return &p.Financials.MonthlyNetBurn }),
	amountOf("/financials/net_assets", periodEnd, "balance", func(p *Profile) **Money { return &p.Financials.NetAssets }),
	amountOf("/financials/net_new_arr_12m", periodEnd, "flow", func(p *Profile) **Money { return &p.Financials.NetNewARR12M }),
	amountOf("/financials/revenue_ttm", periodEnd, "flow", func(p *Profile) **Money { return &p.Financials.RevenueTTM }),
	fact("/financials/statements", periodEnd, "flow", func(p *Profile) **string { return &p.Financials.Statements }),
	fact("/financials/top_customer_share_pct", periodEnd, "flow", func(p *Profile) **float64 { return &p.Financials.TopCustomerSharePct }),
	amountOf("/financials/total_assets", periodEnd, "balance", func(p *Profile) **Money { return &p.Financials.TotalAssets }),
	amountOf("/financials/total_liabilities", periodEnd, "balance", func(p *Profile) **Money { return &p.Financials.TotalLiabilities }),
	fact("/forecast/years", factsAsOf, "count", func(p *Profile) **float64 { return &p.Forecast.Years }),
	{
		pointer: "/rounds/-", by: factsAsOf, kind: "event",
		there: func(p *Profile) bool { return slices.Contains(p.Complete, "/rounds") },
		remove: func(p *Profile) {
			p.Complete = slices.DeleteFunc(slices.Clone(p.Complete), func(pointer string) bool { return pointer == "/rounds" })
		},
	},
	{
		pointer: "/team/founders", by: factsAsOf, kind: "count",
		there:  func(p *Profile) bool { return p.Team.Founders != nil },
		remove: func(p *Profile) { p.Team.Founders = nil },
	},
	fact("/team/headcount_rnd", factsAsOf, "count", func(p *Profile) **float64 { return &p.Team.HeadcountRnD }),
	fact("/treasury/max_bank_share_pct", factsAsOf, "count", func(p *Profile) **float64 { return &p.Treasury.MaxBankSharePct }),
}

// maximumDays are the days that facts of a kind may be old, at a stage; at "" where it is not known.
var maximumDays = map[string]map[string]int{
	"balance": {startUp: 123, growth: 184, expansion: 184, "": 184},
	"flow":    {startUp: 184, growth: 275, expansion: 275, "": 275},
	"count":   {startUp: 366, growth: 366, expansion: 366, "": 366},
	"event":   {startUp: 366, growth: 366, expansion: 366, "": 366},
}

// day returns the date at a pointer of ages, else the day of the facts, else that of the profile; or "".
func (p *Profile) day(by string) string {
	at := map[string]*string{factsAsOf: p.Company.FactsAsOf, periodEnd: p.Financials.PeriodEnd, capTable: p.CapTable.AsOf}[by]
	switch {
	case at != nil:
		return *at
	case p.Company.FactsAsOf != nil:
		return *p.Company.FactsAsOf
	}
	return p.asOf()
}

// date returns the date of the fact at a pointer.
func (p *Profile) date(pointer string) string {
	if stated := p.stated(pointer); stated != "" {
		return stated
	}
	i := slices.IndexFunc(ages, func(a aging) bool { return a.pointer == pointer })
	if i < 0 {
		return p.asOf()
	}
	return p.day(ages[i].by)
}

// stated returns the date that provenance gives a fact, the older one where it speaks of an amount and of its number, or "".
func (p *Profile) stated(pointer string) (day string) {
	for _, at := range []string{pointer, pointer + "/amount"} {
		if of := p.Provenance[at].AsOf; of != nil && (day == "" || *of < day) {
			day = *of
		}
	}
	return day
}

// observed returns the date that provenance gives a fact or the section around it; a list of events has none but its own.
func (p *Profile) observed(a aging) string {
	if day := p.stated(a.pointer); day != "" || a.kind == "event" {
		return day
	}
	for _, at := range slices.Backward(slices.Sorted(maps.Keys(p.Provenance))) { // the nearest first
		if of := p.Provenance[at].AsOf; of != nil && strings.HasPrefix(a.pointer, at+"/") {
			return *of
		}
	}
	return ""
}

// overaged returns the facts that are too old to rest on.
func (p *Profile) overaged() (old []rule.Aged, at []aging) {
	if p.asOf() == "" {
		return nil, nil
	}
	asOf := parseDate(p.asOf())
	for _, a := range ages {
		day := p.observed(a)
		if day == "" {
			day = p.day(a.by)
		}
		age := asOf.first - parseDate(day).last
		days := maximumDays[a.kind][p.stage()]
		if age > days && a.there(p) {
			old, at = append(old, rule.Aged{Pointer: a.pointer, AsOf: day, Expired: age > 2*days}), append(at, a)
		}
	}
	return old, at
}

// without returns the profile without some of its facts.
func (p *Profile) without(facts ...aging) *Profile {
	less := *p
	for _, a := range facts {
		a.remove(&less)
	}
	return &less
}

// byAge lets no pass and no "not applicable" rest on what is too old, as policy.Evaluator does.
func byAge(p *Profile, results []policy.Result) []policy.Result {
	old, at := p.overaged()
	if len(old) == 0 {
		return results
	}
	now := settled(p.without(at...))
	for i := range results {
		was := &results[i]
		switch was.Outcome {
		case rule.Fail:
			for _, f := range was.Findings {
				was.Aged = agedAmong(was.Aged, old, f.At)
			}
			continue
		case rule.Pass, rule.NotApplicable:
		default:
			continue
		}
		if o := now[i].Outcome; o == rule.Pass || o == rule.NotApplicable {
			*was = now[i]
			continue
		}
		missing := now[i].Missing
		if now[i].Outcome != rule.Unknown { // to lack facts is not a fault
			missing = nil
			for k := range at {
				if settled(p.without(at[k]))[i].Outcome != was.Outcome {
					missing = append(missing, at[k].pointer)
				}
			}
		}
		*was = policy.Result{Rule: was.Rule, Outcome: rule.Unknown, Missing: missing, Aged: agedAmong(nil, old, missing)}
	}
	return results
}

// agedAmong adds to some facts those which pointers lead to.
func agedAmong(found, old []rule.Aged, pointers []string) []rule.Aged {
	for _, a := range old {
		if slices.ContainsFunc(pointers, a.Holds) && !slices.Contains(found, a) {
			found = append(found, a)
		}
	}
	slices.SortFunc(found, func(a, b rule.Aged) int { return strings.Compare(a.Pointer, b.Pointer) })
	return found
}
