package rules.market.arr_not_in_revenue_test

import data.rules.market.arr_not_in_revenue as rule

test_finding[note] if {
	some note, tc in {
		"at the limit": {"arr": 150, "revenue": 60, "added": 40, "want": 0},
		"above": {"arr": 151, "revenue": 60, "added": 40, "want": 1},
		"shrinking adds nothing": {"arr": 100, "revenue": 66, "added": -50, "want": 1},
		"no revenue": {"arr": 1, "revenue": 0, "added": 0, "want": 1},
	}

	found := rule.finding with input as _profile(tc.arr, tc.revenue, tc.added)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile(tc.arr, tc.revenue, tc.added)
	passed == [true | tc.want == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(200, 60, 40)
	found == {{
		"at": ["/financials/arr", "/financials/revenue_ttm", "/financials/net_new_arr_12m"],
		"evidence": {
			"arr": {"amount": 200, "currency": "USD"},
			"borne_out": {"amount": 100, "currency": "USD"},
			"maximum_multiple": 1.5,
		},
	}}
	suggested := rule.suggestion with input as _profile(200, 60, 40)
	suggested == {{"action": "reconcile_arr", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/arr", "/financials/revenue_ttm", "/financials/net_new_arr_12m"}},
		"no rate": {
			"input": json.patch(_profile(2, 1, 1), [{"op": "replace", "path": "/financials/revenue_ttm/currency", "value": "KRW"}]),
			"want": {"/rates/KRW/USD"},
		},
		"too little of one": {"input": json.remove(_profile(151, 100, 0), ["/financials/net_new_arr_12m"]), "want": {"/financials/net_new_arr_12m"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_one_of_the_two_may_do[note] if {
	some note, profile in {
		"revenue": json.remove(_profile(150, 100, 0), ["/financials/net_new_arr_12m"]),
		"net new ARR": json.remove(_profile(150, 0, 100), ["/financials/revenue_ttm"]),
	}

	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as _profile(0, 1, 0)
	not rule.not_applicable with input as _profile(1, 1, 0)
}

_profile(arr, revenue, added) := {"financials": {
	"arr": {"amount": arr, "currency": "USD"},
	"revenue_ttm": {"amount": revenue, "currency": "USD"},
	"net_new_arr_12m": {"amount": added, "currency": "USD"},
}}
