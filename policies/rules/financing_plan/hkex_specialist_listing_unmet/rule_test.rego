package rules.financing_plan.hkex_specialist_listing_unmet_test

import data.rules.financing_plan.hkex_specialist_listing_unmet as rule

test_outcome[note] if {
	some note, tc in {
		"commercial": {"cap": 4000, "revenue": 250, "rnd": [15, 15, 15], "want": set()},
		"commercial, too small": {"cap": 3999, "revenue": 250, "rnd": [15, 15, 15], "want": {"market_cap"}},
		"commercial, R&D too small": {"cap": 4000, "revenue": 250, "rnd": [15, 15, 14], "want": {"rnd"}},
		"two years of three": {"cap": 4000, "revenue": 250, "rnd": [14, 16, 15], "want": set()},
		"one year of three": {"cap": 4000, "revenue": 250, "rnd": [14, 40, 14], "want": {"rnd"}},
		"middle": {"cap": 8000, "revenue": 249, "rnd": [30, 30, 30], "want": set()},
		"middle, too small": {"cap": 7999, "revenue": 150, "rnd": [30, 30, 30], "want": {"market_cap"}},
		"middle, R&D too small": {"cap": 8000, "revenue": 150, "rnd": [29, 30, 30], "want": {"rnd"}},
		"early": {"cap": 8000, "revenue": 149, "rnd": [50, 50, 50], "want": set()},
		"early, both": {"cap": 7999, "revenue": 149, "rnd": [49, 49, 49], "want": {"market_cap", "rnd"}},
	}

	profile := _profile(tc.cap, tc.revenue, tc.rnd)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_after_the_reduction[note] if {
	some note, tc in {
		"the last day": {"as_of": "2027-08-31", "cap": 4000, "want": set()},
		"the day after": {"as_of": "2027-09-01", "cap": 5999, "want": {"market_cap"}},
		"reached after": {"as_of": "2027-09-01", "cap": 6000, "want": set()},
		"a year that leaves it open": {"as_of": "2027", "cap": 5999, "want": {"market_cap"}},
	}

	profile := json.patch(_profile(tc.cap, 250, [15, 15, 15]), [{"op": "replace", "path": "/company/as_of", "value": tc.as_of}])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
}

test_finding_whole if {
	profile := _profile(3000, 260, [10, 15, 15])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "market_cap",
			"at": ["/financing_plan/listing/venue", "/financing_plan/listing/expected_market_cap"],
			"evidence": {"expected_market_cap": _hkd(3000), "revenue": _hkd(260), "least": _hkd(4000)},
		},
		{
			"kind": "rnd",
			"at": ["/financing_plan/listing/venue", "/financials/annual"],
			"evidence": {"rnd_share_pct": 40 / 3, "years": 2, "minimum_rnd_pct": 15},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "choose_route", "values": {}}}
}

test_revenue_of_earlier_years_does_not_matter if {
	profile := json.remove(_profile(4000, 250, [15, 15, 15]), ["/financials/annual/0/revenue", "/financials/annual/1/revenue"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_nothing_spent if {
	profile := json.patch(_profile(3000, 260, [0, 0, 0]), [
	{"op": "replace", "path": sprintf("/financials/annual/%d/operating_expense/amount", [i]), "value": 0} | some i in [0, 1, 2]])
	found := rule.finding with input as profile
	{f.kind | some f in found} == {"market_cap"}
}

test_rates if {
	usd := json.patch(_profile(4000, 250, [15, 15, 15]), [
	{"op": "replace", "path": sprintf("/financials/annual/%d/%s/currency", [i, member]), "value": "USD"} |
		some i in [0, 1, 2]
		some member in ["revenue", "rnd_expense", "operating_expense"]
	])
	rates := rule.rates with input as usd
	{rate.from | some rate in rates} == {"USD"}
	value := json.patch(_profile(4000, 250, [15, 15, 15]), [
		{"op": "replace", "path": "/financing_plan/listing/expected_market_cap/currency", "value": "USD"},
	])
	of_value := rule.rates with input as value
	{rate.to | some rate in of_value} == {"HKD"}
}

test_less_than_nothing_spent if {
	profile := json.patch(_profile(4000, 260, [-1, -1, -1]), [
	{"op": "replace", "path": sprintf("/financials/annual/%d/operating_expense/amount", [i]), "value": 0} | some i in [0, 1, 2]])
	found := rule.finding with input as profile
	{f.evidence.rnd_share_pct | some f in found} == {0}
}

test_not_applicable[note] if {
	some note, patch in {
		"growth": {"op": "replace", "path": "/company/stage", "value": "growth"},
		"another market": {"op": "replace", "path": "/financing_plan/listing/venue", "value": "star"},
		"the general route": {"op": "replace", "path": "/financing_plan/listing/route", "value": "general"},
	}

	profile := json.patch(_profile(1, 1, [1, 1, 1]), [patch])
	rule.not_applicable with input as profile
	rule.finding == set() with input as profile
	not rule.not_applicable with input as _profile(1, 1, [1, 1, 1])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/stage", "/company/as_of", "/financing_plan/listing/venue", "/financing_plan/listing/route",
			"/financing_plan/listing/expected_market_cap", "/financials/annual",
		}},
		"the latest year's revenue": {
			"input": json.remove(_profile(4000, 250, [15, 15, 15]), ["/financials/annual/2/revenue"]),
			"want": {"/financials/annual/2/revenue"},
		},
		"a rate of the revenue": {
			"input": json.patch(
				_profile(4000, 250, [15, 15, 15]),
				[{"op": "replace", "path": "/financials/annual/2/revenue/currency", "value": "XAF"}],
			),
			"want": {"/rates/XAF/HKD"},
		},
		"a year's expenditure": {
			"input": json.remove(_profile(4000, 250, [15, 15, 15]), ["/financials/annual/1/operating_expense"]),
			"want": {"/financials/annual/1/operating_expense"},
		},
		"a rate": {
			"input": json.patch(
				_profile(4000, 250, [15, 15, 15]),
				[{"op": "replace", "path": "/financing_plan/listing/expected_market_cap/currency", "value": "XAF"}],
			),
			"want": {"/rates/XAF/HKD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

# Amounts in millions; each year spends 100, and the revenue is that of the latest.
_profile(cap, revenue, rnd) := {
	"company": {"stage": "expansion", "as_of": "2026-06-30"},
	"financing_plan": {"listing": {"venue": "hkex", "route": "specialist_technology", "expected_market_cap": _hkd(cap)}},
	"financials": {"annual": [
	{"year": 2023 + i, "revenue": _hkd(revenue), "rnd_expense": _hkd(rnd[i]), "operating_expense": _hkd(100)} |
		some i in [0, 1, 2]
	]},
}

_hkd(millions) := {"amount": millions * 1000000, "currency": "HKD"}
