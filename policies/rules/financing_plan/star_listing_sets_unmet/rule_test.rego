package rules.financing_plan.star_listing_sets_unmet_test

import data.rules.financing_plan.star_listing_sets_unmet as rule

# In millions: market value, then revenue, profit, R&D and operating cash flow of three years, latest first.
test_sets[note] if {
	some note, tc in {
		"profit of two years": {"cap": 1000, "revenue": [1, 1, 1], "profit": [49, 1, -9], "want": true},
		"a little less": {"cap": 1000, "revenue": [1, 1, 1], "profit": [48, 1, 99], "want": false},
		"a loss in one of the two": {"cap": 1000, "revenue": [99, 1, 1], "profit": [99, 0, 99], "want": false},
		"profit and revenue": {"cap": 1000, "revenue": [100, 1, 1], "profit": [1, -1, -1], "want": true},
		"no profit": {"cap": 1000, "revenue": [100, 1, 1], "profit": [0, -1, -1], "want": false},
		"revenue and R&D": {"cap": 1500, "revenue": [200, 100, 100], "rnd": [20, 20, 20], "want": true},
		"too little R&D": {"cap": 1500, "revenue": [200, 100, 100], "rnd": [20, 20, 19], "want": false},
		"too little revenue for R&D": {"cap": 1500, "revenue": [199, 1, 1], "rnd": [99, 99, 99], "want": false},
		"revenue and cash flow": {"cap": 2000, "revenue": [300, 1, 1], "cash": [50, 50, 0], "want": true},
		"too little cash flow": {"cap": 2000, "revenue": [300, 1, 1], "cash": [50, 49, 0], "want": false},
		"revenue": {"cap": 3000, "revenue": [300, 1, 1], "want": true},
		"too small for revenue": {"cap": 2999, "revenue": [300, 1, 1], "want": false},
		"technology": {"cap": 4000, "approved": true, "want": true},
		"technology not approved": {"cap": 4000, "approved": false, "want": false},
		"too small for technology": {"cap": 3999, "approved": true, "want": false},
	}

	profile := _profile(tc)
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want]
	found := rule.finding with input as profile
	count(found) == count([1 | not tc.want])
	missing := rule.missing with input as profile
	missing == set()
}

test_order_of_years_and_older_ones_do_not_matter if {
	years := [_year(2021, 0, 99, 0, 0), _year(2024, 100, 1, 0, 0), _year(2022, 1, 1, 0, 0), _year(2023, 1, 1, 0, 0)]
	profile := json.patch(_profile({"cap": 1000}), [_set("/financials/annual", years)])
	rule.pass with input as profile
}

test_finding_of_market_cap if {
	profile := json.remove(_profile({"cap": 999}), ["/financials/annual"])
	found := rule.finding with input as profile
	found == {{
		"kind": "market_cap",
		"at": ["/financing_plan/listing/venue", "/financing_plan/listing/expected_market_cap"],
		"evidence": {"expected_market_cap": _yuan(999), "least": _yuan(1000)},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "choose_set_or_market", "values": {}}}
	none := rule.suggestion with input as _profile({"cap": 4000, "approved": true})
	none == set()
}

test_finding_of_figures if {
	profile := json.remove(_profile({"cap": 1}), ["/financing_plan/listing/expected_market_cap"])
	found := rule.finding with input as profile
	{[f.kind, f.at, f.evidence.figures.revenue, count(f.evidence.sets)] | some f in found} == {
		["figures", ["/financing_plan/listing/venue"], 0, 6],
	}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "growth"}}
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as {"company": {"country": "US"}}
	rule.not_applicable with input as {"financing_plan": {"listing": {"venue": "hkex"}}}
	not rule.not_applicable with input as _profile({"cap": 1})
	not rule.not_applicable with input as {"company": {"country": null}, "financing_plan": {"listing": {"venue": null}}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	open := _profile({"cap": 3000, "revenue": [300, 1, 1]})
	tech := "/financing_plan/listing/approved_technology"
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/stage", "/company/country", "/financing_plan/listing/venue",
			"/financing_plan/listing/expected_market_cap", tech, "/financials/annual",
		}},
		"no market value": {
			"input": json.remove(open, ["/financing_plan/listing/expected_market_cap"]),
			"want": {"/financing_plan/listing/expected_market_cap"},
		},
		"no years": {"input": json.remove(open, ["/financials/annual"]), "want": {"/financials/annual"}},
		"too few years": {"input": json.remove(open, ["/financials/annual/2"]), "want": {"/financials/annual/-"}},
		"a gap": {
			"input": json.patch(open, [_set("/financials/annual/2/year", 2021)]),
			"want": {"/financials/annual/-"},
		},
		"a year": {
			"input": json.patch(open, [_set("/financials/annual/1/year", null)]),
			"want": {"/financials/annual/1/year", "/financials/annual/-"},
		},
		"a figure": {
			"input": json.remove(open, ["/financials/annual/1/revenue"]),
			"want": {"/financials/annual/1/revenue"},
		},
		"a rate": {
			"input": json.patch(open, [_set("/financials/annual/1/revenue", {"amount": 1, "currency": "XAF"})]),
			"want": {"/rates/XAF/CNY"},
		},
		"the rate of the market value": {
			"input": json.patch(open, [_set("/financing_plan/listing/expected_market_cap/currency", "JPY")]),
			"want": {"/rates/JPY/CNY"},
		},
		"technology alone is open": {
			"input": json.patch(_profile({"cap": 4000}), [{"op": "remove", "path": tech}]),
			"want": {tech},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

test_reached_set_needs_no_figures_of_others[note] if {
	some note, member in {"profit": "net_profit", "research": "rnd_expense", "cash flow": "operating_cash_flow"}
	profile := json.remove(_profile({"cap": 3000, "revenue": [300, 1, 1]}), [concat("/", ["/financials/annual/1", member])])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_reached_set_needs_no_more if {
	rule.missing == set() with input as json.remove(_profile({"cap": 4000, "approved": true}), ["/financials"])
}

_profile(tc) := {
	"company": {"stage": "expansion", "country": "CN"},
	"financing_plan": {"listing": {
		"venue": "star",
		"expected_market_cap": _yuan(tc.cap),
		"approved_technology": object.get(tc, "approved", false),
	}},
	"financials": {"annual": [year |
		some i in [0, 1, 2]
		year := _year(2025 - i, _of(tc, "revenue", i), _of(tc, "profit", i), _of(tc, "rnd", i), _of(tc, "cash", i))
	]},
}

_of(tc, name, i) := object.get(tc, name, [0, 0, 0])[i]

_year(year, revenue, profit, rnd, cash) := {
	"year": year,
	"revenue": _yuan(revenue),
	"net_profit": _yuan(profit),
	"rnd_expense": _yuan(rnd),
	"operating_cash_flow": _yuan(cash),
}

_yuan(millions) := {"amount": millions * 1000000, "currency": "CNY"}

_set(path, value) := {"op": "replace", "path": path, "value": value}
