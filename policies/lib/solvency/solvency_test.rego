package lib.solvency_test

import data.lib.solvency

test_runway[note] if {
	some note, tc in {
		"long": {"cash": 600, "burn": 100, "want": ["long"], "missing": set()},
		"short": {"cash": 599, "burn": 100, "want": ["short"], "missing": set()},
		"no burn": {"cash": 600, "burn": 0, "want": [], "missing": {"/financials/revenue_ttm"}},
		"inflow, cash unknown": {"cash": null, "burn": -1, "want": ["long"], "missing": set()},
		"cash unknown": {"cash": null, "burn": 100, "want": [], "missing": {"/financials/cash"}},
		"burn unknown": {"cash": 5, "burn": null, "want": [], "missing": {"/financials/monthly_net_burn"}},
	}
	profile := _profile({"cash": _cny(tc.cash), "monthly_net_burn": _cny(tc.burn)})

	found := array.concat(["short" | solvency.runway_short(6)], ["long" | solvency.runway_long(6)]) with input as profile
	found == tc.want
	solvency.runway_missing == tc.missing with input as profile
}

test_burn[note] if {
	some note, tc in {
		"at the limit": {"burn": 100, "new": 400, "revenue": 1, "want": ["low"], "missing": set()},
		"above the limit": {"burn": 100, "new": 399, "revenue": 1, "want": ["high"], "missing": set()},
		"recurring revenue shrinks": {"burn": 100, "new": -1, "revenue": 1, "want": ["high"], "missing": set()},
		"before revenue": {"burn": 100, "new": null, "revenue": 0, "want": ["low"], "missing": set()},
		"inflow": {"burn": 0, "new": -1, "revenue": 1, "want": ["low"], "missing": set()},
		"new revenue unknown": {
			"burn": 100, "new": null, "revenue": 1, "want": [],
			"missing": {"/financials/net_new_arr_12m"},
		},
		"burn unknown": {
			"burn": null, "new": 1, "revenue": 1, "want": [],
			"missing": {"/financials/monthly_net_burn"},
		},
	}
	profile := _profile({
		"monthly_net_burn": _cny(tc.burn),
		"net_new_arr_12m": _cny(tc.new),
		"revenue_ttm": _cny(tc.revenue),
	})

	found := array.concat(["high" | solvency.burn_high(3)], ["low" | solvency.burn_low(3)]) with input as profile
	found == tc.want
	solvency.burn_missing == tc.missing with input as profile
}

test_coverage[note] if {
	some note, tc in {
		"at the limit": {"flow": 230, "service": 200, "want": ["wide"], "missing": set()},
		"below the limit": {"flow": 229, "service": 200, "want": ["thin"], "missing": set()},
		"no debt": {"flow": null, "service": 0, "want": ["wide"], "missing": set()},
		"flow unknown": {"flow": null, "service": 1, "want": [], "missing": {"/financials/operating_cash_flow_ttm"}},
		"service unknown": {"flow": 1, "service": null, "want": [], "missing": {"/financials/annual_debt_service"}},
	}
	profile := _profile({"operating_cash_flow_ttm": _cny(tc.flow), "annual_debt_service": _cny(tc.service)})

	thin := ["thin" | solvency.coverage_thin(1.15)] with input as profile
	wide := ["wide" | solvency.coverage_wide(1.15)] with input as profile
	array.concat(thin, wide) == tc.want
	solvency.coverage_missing == tc.missing with input as profile
}

test_values if {
	profile := _profile({"cash": _cny(600), "monthly_net_burn": _cny(100)})
	solvency.runway_months == 6 with input as profile
	solvency.annual_burn == _cny(1200) with input as profile
	not solvency.runway_months with input as _profile({"cash": _cny(1), "monthly_net_burn": _cny(0)})
}

test_currency_without_rate if {
	profile := _profile({"cash": {"amount": 1, "currency": "EUR"}, "monthly_net_burn": _cny(100)})
	solvency.runway_missing == {"/rates/EUR/CNY"} with input as profile
	not solvency.runway_short(6) with input as profile
	not solvency.runway_long(6) with input as profile
}

test_nothing_known if {
	solvency.runway_missing == {"/financials/cash", "/financials/monthly_net_burn"} with input as {}
	solvency.burn_missing == {
		"/financials/monthly_net_burn", "/financials/net_new_arr_12m", "/financials/revenue_ttm",
	} with input as {}
	solvency.coverage_missing == {
		"/financials/annual_debt_service", "/financials/operating_cash_flow_ttm",
	} with input as {}
}

_profile(financials) := {"financials": financials}

_cny(amount) := {"amount": amount, "currency": "CNY"}
