package rules.capital_structure.debt_service_not_covered_test

import data.rules.capital_structure.debt_service_not_covered as rule

test_finding[note] if {
	some note, tc in {
		"a loss": {"ebitda": -1, "service": 100, "want": {"negative"}},
		"nothing earned": {"ebitda": 0, "service": 100, "want": {"thin"}},
		"below the minimum": {"ebitda": 114, "service": 100, "want": {"thin"}},
		"the minimum": {"ebitda": 115, "service": 100, "want": {"narrow"}},
		"below the target": {"ebitda": 124, "service": 100, "want": {"narrow"}},
		"the target": {"ebitda": 125, "service": 100, "want": set()},
		"a loss, nothing due": {"ebitda": -1, "service": 0, "want": set()},
	}

	found := rule.finding with input as _profile(tc.ebitda, tc.service)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.ebitda, tc.service)
	passed == [true | tc.want == set()]
}

test_reserve[note] if {
	some note, tc in {
		"less than twice": {"cash": 199, "burn": 1, "want": {"negative"}},
		"twice": {"cash": 200, "burn": 1, "want": {"reserve"}},
		"less than four times": {"cash": 399, "burn": 1, "want": {"reserve"}},
		"four times, a year of runway": {"cash": 400, "burn": 25, "want": set()},
		"four times, less than a year": {"cash": 400, "burn": 25.1, "want": {"reserve"}},
		"four times, nothing burnt": {"cash": 400, "burn": -5, "want": set()},
	}

	profile := _losing(tc.cash, tc.burn)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_reserve_missing[note] if {
	some note, tc in {
		"cash": {"input": json.remove(_losing(400, 25), ["/financials/cash"]), "want": {"/financials/cash"}},
		"burn": {"input": json.remove(_losing(400, 25), ["/financials/monthly_net_burn"]), "want": {"/financials/monthly_net_burn"}},
		"burn, where cash is short": {"input": json.remove(_losing(399, 25), ["/financials/monthly_net_burn"]), "want": set()},
		"the rate of the cash": {
			"input": json.patch(_losing(400, 25), [{"op": "replace", "path": "/financials/cash/currency", "value": "USD"}]),
			"want": {"/rates/USD/CNY"},
		},
		"the rate of the burn": {
			"input": json.patch(_losing(400, 25), [{"op": "replace", "path": "/financials/monthly_net_burn/currency", "value": "USD"}]),
			"want": {"/rates/USD/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
}

_losing(cash, burn) := object.union(_profile(-1, 100), {"financials": {
	"cash": {"amount": cash, "currency": "CNY"},
	"monthly_net_burn": {"amount": burn, "currency": "CNY"},
}})

test_finding_whole if {
	found := rule.finding with input as _profile(120, 100)
	found == {{
		"kind": "narrow",
		"severity": "medium",
		"at": ["/financials/ebitda_ttm", "/financials/annual_debt_service"],
		"evidence": {
			"ebitda": {"amount": 120, "currency": "CNY"},
			"debt_service": {"amount": 100, "currency": "CNY"},
			"coverage": 1.2,
			"target_coverage": 1.25,
		},
	}}
}

test_suggestion[note] if {
	some note, tc in {
		"earned": {"ebitda": 100, "want": {{"action": "lighten_debt_service", "values": {
			"affordable_service": {"amount": 80, "currency": "CNY"},
			"ebitda_gap": {"amount": 25, "currency": "CNY"},
		}}}},
		"lost": {"ebitda": -1, "want": {{
			"action": "reserve_debt_service",
			"values": {"debt_service": {"amount": 100, "currency": "CNY"}},
		}}},
		"covered": {"ebitda": 125, "want": set()},
	}

	suggested := rule.suggestion with input as _profile(tc.ebitda, 100)
	suggested == tc.want
}

test_not_applicable if {
	rule.not_applicable with input as {"financials": {"revenue_ttm": {"amount": 0, "currency": "CNY"}}}
	not rule.not_applicable with input as _profile(1, 1)
	not rule.not_applicable with input as {}
	not rule.not_applicable with input as {"financials": {"revenue_ttm": {"amount": null, "currency": "CNY"}}}
}

test_no_debt_passes_alone if {
	profile := {"financials": {"interest_bearing_debt": {"amount": 0, "currency": "CNY"}}}
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_debt_need_not_be_known_beside_its_service if {
	profile := json.remove(_profile(125, 100), ["/financials/interest_bearing_debt"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	names := {"annual_debt_service", "ebitda_ttm", "revenue_ttm"}
	some note, tc in object.union(
		{concat(" ", ["no", name]): {
			"input": json.remove(_profile(200, 100), [concat("/", ["financials", name])]),
			"want": {concat("/", ["/financials", name])},
		} |
			some name in names
		},
		{
			"nothing known": {
				"input": {},
				"want": {concat("/", ["/financials", name]) | some name in (names | {"interest_bearing_debt"})},
			},
			"in words only": {
				"input": json.patch(_profile(200, 100), [{
					"op": "replace",
					"path": "/financials/ebitda_ttm",
					"value": {"amount": null, "amount_text": "some", "currency": "CNY"},
				}]),
				"want": {"/financials/ebitda_ttm"},
			},
			"another currency": {
				"input": json.patch(
					_profile(200, 100),
					[{"op": "replace", "path": "/financials/ebitda_ttm/currency", "value": "USD"}],
				),
				"want": {"/rates/USD/CNY"},
			},
		},
	)

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(ebitda, service) := {"financials": {
	"interest_bearing_debt": {"amount": 1000, "currency": "CNY"},
	"annual_debt_service": {"amount": service, "currency": "CNY"},
	"ebitda_ttm": {"amount": ebitda, "currency": "CNY"},
	"cash": {"amount": 0, "currency": "CNY"},
	"revenue_ttm": {"amount": 5000, "currency": "CNY"},
}}
