package byhand

import (
	"math"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

// The stages as profiles spell them.
const (
	startUp   = "start_up"
	growth    = "growth"
	expansion = "expansion"
)

var (
	high   = rule.High
	medium = rule.Medium
	low    = rule.Low
)

func bankConcentrationHigh(p *Profile, j *judgement) {
	const maximum = 80.0
	stage, share := p.stage(), p.Treasury.MaxBankSharePct
	if stage == startUp {
		j.notApplicable = true
		return
	}
	j.need(stage != "", "/company/stage")
	j.need(share != nil, "/treasury/max_bank_share_pct")
	if share == nil || stage == "" {
		return
	}
	if *share <= maximum {
		j.pass = true
		return
	}
	f := policy.Finding{
		Kind: "share", At: []string{"/treasury/max_bank_share_pct"},
		Evidence: map[string]any{"max_bank_share_pct": *share, "maximum_bank_share_pct": maximum},
	}
	country, cash := p.Company.Country, p.Financials.Cash
	j.need(country != nil, "/company/country")
	if country == nil {
		return
	}
	if *country == "US" {
		const insured, currency = 250_000.0, "USD"
		j.need(cash.known(), "/financials/cash")
		j.lack(p.unrated(cash, currency, "/financials/cash"))
		have, ok := p.converted(cash, currency, "/financials/cash")
		if !ok {
			return
		}
		deposit := *share * have / 100
		if deposit <= insured {
			j.pass = true
			return
		}
		f.Kind, f.At = "uninsured", append(f.At, "/financials/cash")
		f.Evidence["insured"], f.Evidence["uninsured"] = amount(insured, currency), amount(deposit-insured, currency)
	}
	j.find(f)
	j.suggest("spread_cash", map[string]any{"share_to_move_pct": *share - maximum})
}

func burnMultipleHigh(p *Profile, j *judgement) {
	const maximum, target = 3.0, 2.0
	stage, f := p.stage(), &p.Financials
	if stage == startUp || f.ARR.known() && *f.ARR.Amount == 0 {
		j.notApplicable = true
		return
	}
	j.need(stage != "", "/company/stage")
	j.need(f.MonthlyNetBurn.known(), "/financials/monthly_net_burn")
	j.need(f.ARR.known(), "/financials/arr")
	selfFunding := f.MonthlyNetBurn.known() && *f.MonthlyNetBurn.Amount <= 0
	if !selfFunding {
		j.need(f.NetNewARR12M.known(), "/financials/net_new_arr_12m")
		if f.MonthlyNetBurn.known() && f.NetNewARR12M.known() {
			j.lack(p.unrated(f.NetNewARR12M, f.MonthlyNetBurn.Currency, "/financials/net_new_arr_12m"))
		}
	}
	if stage == "" || !f.ARR.known() || *f.ARR.Amount <= 0 || !f.MonthlyNetBurn.known() {
		return
	}
	j.pass = selfFunding
	currency := f.MonthlyNetBurn.Currency
	newARR, ok := p.converted(f.NetNewARR12M, currency, "/financials/net_new_arr_12m")
	if !ok {
		return
	}
	burn := *f.MonthlyNetBurn.Amount * 12
	at := []string{"/financials/monthly_net_burn", "/financials/net_new_arr_12m"}
	evidence := map[string]any{"monthly_net_burn": *f.MonthlyNetBurn, "net_new_arr_12m": *f.NetNewARR12M}
	severity := &medium
	if stage == expansion {
		severity = &high
	}
	arrAtTarget := amount(burn/target, currency)
	if newARR <= 0 {
		if burn > 0 {
			j.find(policy.Finding{Kind: "no_growth", Severity: severity, At: at, Evidence: evidence})
			j.suggest("stop_scaling", map[string]any{"arr_at_target": arrAtTarget, "target_multiple": target})
		}
		return
	}
	evidence["burn_multiple"] = burn / newARR
	switch {
	case burn > maximum*newARR:
		evidence["maximum_multiple"] = maximum
		j.find(policy.Finding{Kind: "high", Severity: severity, At: at, Evidence: evidence})
	case burn > target*newARR:
		evidence["target_multiple"] = target
		j.find(policy.Finding{Kind: "elevated", Severity: &low, At: at, Evidence: evidence})
	default:
		j.pass = true
		return
	}
	j.suggest("improve_efficiency", map[string]any{
		"burn_at_target": amount(target*newARR/12, currency), "arr_at_target": arrAtTarget, "target_multiple": target,
	})
}

func ltvCACLow(p *Profile, j *judgement) {
	stage, ltv, cac := p.stage(), p.Financials.LTV, p.Financials.CAC
	if stage == startUp {
		j.notApplicable = true
		return
	}
	j.need(stage != "", "/company/stage")
	j.need(ltv.known(), "/financials/ltv")
	j.need(cac.known(), "/financials/cac")
	if !ltv.known() || !cac.known() {
		return
	}
	j.lack(p.unrated(ltv, cac.Currency, "/financials/ltv"))
	value, ok := p.converted(ltv, cac.Currency, "/financials/ltv")
	if !ok || stage == "" {
		return
	}
	minimum := 1.0
	if stage == expansion {
		minimum = 3
	}
	if value >= minimum**cac.Amount {
		j.pass = true
		return
	}
	j.find(policy.Finding{
		At: []string{"/financials/ltv", "/financials/cac"},
		Evidence: map[string]any{
			"ltv": *ltv, "cac": *cac, "ltv_cac": value / *cac.Amount, "minimum_ratio": minimum,
		},
	})
	j.suggest("mend_unit_economics", map[string]any{
		"cac_at_minimum": amount(value/minimum, cac.Currency), "ltv_at_minimum": amount(minimum**cac.Amount, cac.Currency),
	})
}

func balanceSheetDoesNotBalance(p *Profile, j *judgement) {
	const tolerancePct = 0.1
	f := &p.Financials
	j.need(f.TotalAssets.known(), "/financials/total_assets")
	j.need(f.TotalLiabilities.known(), "/financials/total_liabilities")
	j.need(f.NetAssets.known(), "/financials/net_assets")
	if !f.TotalAssets.known() {
		return
	}
	assets, currency := *f.TotalAssets.Amount, f.TotalAssets.Currency
	for pointer, m := range map[string]*Money{"/financials/total_liabilities": f.TotalLiabilities, "/financials/net_assets": f.NetAssets} {
		if m.known() {
			j.lack(p.unrated(m, currency, pointer))
		}
	}
	liabilities, ok := p.converted(f.TotalLiabilities, currency, "/financials/total_liabilities")
	if !ok {
		return
	}
	net, ok := p.converted(f.NetAssets, currency, "/financials/net_assets")
	if !ok {
		return
	}
	difference := math.Abs(assets - liabilities - net)
	if difference <= tolerancePct*assets/100 {
		j.pass = true
		return
	}
	j.find(policy.Finding{
		At: []string{"/financials/total_assets", "/financials/total_liabilities", "/financials/net_assets"},
		Evidence: map[string]any{
			"total_assets": *f.TotalAssets, "total_liabilities": *f.TotalLiabilities, "net_assets": *f.NetAssets,
			"difference": amount(difference, currency), "tolerance_pct": tolerancePct,
		},
	})
	j.suggest("close_books", map[string]any{"difference": amount(difference, currency)})
}

func forecastTooShort(p *Profile, j *judgement) {
	const minimum = 3.0
	years := p.Forecast.Years
	if years == nil {
		j.lack("/forecast/years")
		return
	}
	if *years >= minimum {
		j.pass = true
		return
	}
	j.find(policy.Finding{
		At:       []string{"/forecast/years"},
		Evidence: map[string]any{"years": *years, "minimum_years": minimum},
	})
	j.suggest("lengthen_forecast", map[string]any{"minimum_years": minimum})
}

func statementsStale(p *Profile, j *judgement) {
	stage, end, asOf, statements := p.stage(), p.Financials.PeriodEnd, p.Company.AsOf, p.Financials.Statements
	j.need(stage != "", "/company/stage")
	j.need(asOf != nil, "/company/as_of")
	j.need(end != nil, "/financials/period_end")
	if stage == "" || asOf == nil || end == nil {
		j.need(statements != nil || stage == "", "/financials/statements")
		return
	}
	shortest := 184
	switch stage {
	case growth:
		shortest = 123
	case expansion:
		shortest = 92
	}
	const longest = 457
	ended, of := parseDate(*end), parseDate(*asOf)
	maximum := 0 // not known
	switch {
	case statements != nil && *statements == "audited", statements == nil && ended.older(of, longest):
		maximum = longest
	case statements != nil:
		maximum = shortest
	}
	j.pass = ended.within(of, shortest) || maximum > 0 && ended.within(of, maximum)
	j.need(statements != nil || j.pass || ended.older(of, longest), "/financials/statements")
	switch {
	case maximum == 0 || ended.within(of, maximum):
	case ended.older(of, maximum):
		j.find(policy.Finding{
			At: []string{"/financials/period_end"},
			Evidence: map[string]any{
				"period_end": *end, "age_days": float64(of.first - ended.last), "maximum_age_days": float64(maximum),
			},
		})
		j.suggest("close_books", map[string]any{"maximum_age_days": float64(maximum)})
	default:
		j.need(ended.whole, "/financials/period_end")
		j.need(of.whole, "/company/as_of")
	}
}

func customerChurnHigh(p *Profile, j *judgement) {
	stage, churn := p.stage(), p.Financials.Churn12MPct
	j.need(stage != "", "/company/stage")
	j.need(churn != nil, "/financials/churn_12m_pct")
	if stage == "" || churn == nil {
		return
	}
	maximum := 30.0
	switch stage {
	case startUp:
		maximum = 40
	case expansion:
		maximum = 20
	}
	if *churn <= maximum {
		j.pass = true
		return
	}
	j.find(policy.Finding{
		At:       []string{"/financials/churn_12m_pct"},
		Evidence: map[string]any{"churn_12m_pct": *churn, "maximum_churn_pct": maximum},
	})
	j.suggest("learn_from_leavers", map[string]any{})
}

func customerConcentration(p *Profile, j *judgement) {
	stage, share, revenue := p.stage(), p.Financials.TopCustomerSharePct, p.Financials.RevenueTTM
	if revenue.known() && *revenue.Amount == 0 {
		j.notApplicable = true
		return
	}
	j.need(stage != "", "/company/stage")
	j.need(share != nil, "/financials/top_customer_share_pct")
	if stage == "" || share == nil {
		return
	}
	maximum := 40.0
	if stage == expansion {
		maximum = 25
	}
	s := *share
	if s <= maximum {
		j.pass = true
		return
	}
	f := policy.Finding{
		At:       []string{"/financials/top_customer_share_pct"},
		Evidence: map[string]any{"top_customer_share_pct": s, "maximum_top_customer_pct": maximum},
	}
	if stage == startUp {
		f.Severity = &medium
	}
	j.find(f)
	if s < 100 {
		needed := s*(100-maximum)/maximum - (100 - s)
		j.suggest("broaden_customers", map[string]any{
			"other_revenue_growth_pct": 100 * needed / (100 - s), "maximum_top_customer_pct": maximum,
		})
	}
	j.suggest("secure_contract", map[string]any{})
}

func shortRunway(p *Profile, j *judgement) {
	const minimum, comfortable, target = 6.0, 12.0, 18.0
	stage, cash, netBurn, revenue := p.stage(), p.Financials.Cash, p.Financials.MonthlyNetBurn, p.Financials.RevenueTTM
	j.need(stage != "", "/company/stage")
	j.need(netBurn.known(), "/financials/monthly_net_burn")
	balanced := netBurn.known() && *netBurn.Amount == 0
	if netBurn.known() && *netBurn.Amount < 0 || balanced && revenue.known() && *revenue.Amount > 0 {
		j.pass = true
		return
	}
	if balanced {
		j.need(revenue.known(), "/financials/revenue_ttm")
		idle := revenue.known() && *revenue.Amount == 0
		j.need(!idle, "/financials/monthly_net_burn") // the planned one
		if have, ok := p.converted(cash, netBurn.Currency, "/financials/cash"); ok && idle && have <= 0 {
			j.find(policy.Finding{
				Kind: "empty", At: []string{"/financials/cash", "/financials/monthly_net_burn", "/financials/revenue_ttm"},
				Evidence: map[string]any{"cash": *cash, "monthly_net_burn": *netBurn, "revenue_ttm": *revenue},
			})
			j.suggest("show_funding", map[string]any{})
		}
	}
	j.need(cash.known(), "/financials/cash")
	if netBurn != nil {
		j.lack(p.unrated(cash, netBurn.Currency, "/financials/cash"))
	}
	if stage == "" || !netBurn.known() || balanced {
		return
	}
	burn, currency := *netBurn.Amount, netBurn.Currency
	have, ok := p.converted(cash, currency, "/financials/cash")
	if !ok {
		return
	}
	f := policy.Finding{
		Kind:     "short",
		At:       []string{"/financials/cash", "/financials/monthly_net_burn"},
		Evidence: map[string]any{"runway_months": have / burn, "cash": *cash, "monthly_net_burn": *netBurn},
	}
	switch {
	case have < minimum*burn:
		f.Evidence["minimum_months"] = minimum
	case have < comfortable*burn:
		f.Kind, f.Severity = "tight", &medium
		f.Evidence["comfortable_months"] = comfortable
	default:
		j.pass = true
		return
	}
	j.find(f)
	if have < burn { // less than a month: no cut helps
		j.suggest("raise_cash", map[string]any{"shortfall": amount(target*burn-have, currency), "target_months": target})
		return
	}
	j.suggest("extend_runway", map[string]any{
		"shortfall": amount(target*burn-have, currency), "burn_at_target": amount(have/target, currency), "target_months": target,
	})
}

func rndStaffShareLow(p *Profile, j *judgement) {
	const minimum = 10.0
	rnd, all := p.Team.HeadcountRnD, p.Company.Headcount
	j.need(all != nil, "/company/headcount")
	j.need(rnd != nil, "/team/headcount_rnd")
	if rnd == nil || all == nil {
		return
	}
	if *rnd*100 >= minimum**all {
		j.pass = true
		return
	}
	j.find(policy.Finding{
		At:       []string{"/team/headcount_rnd", "/company/headcount"},
		Evidence: map[string]any{"headcount_rnd": *rnd, "headcount": *all, "minimum_rnd_pct": minimum},
	})
	j.suggest("shift_hiring", map[string]any{"needed_rnd": math.Ceil(minimum * *all / 100)})
}
