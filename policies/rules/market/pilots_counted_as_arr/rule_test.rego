package rules.market.pilots_counted_as_arr_test

import data.rules.market.pilots_counted_as_arr as rule

test_finding[note] if {
	some note, tc in {
		"none": {"pilots": 0, "want": set()},
		"five percent": {"pilots": 5, "want": set()},
		"more": {"pilots": 6, "want": {{
			"at": ["/market/arr_from_pilots", "/financials/arr"],
			"evidence": {
				"pilots": {"amount": 6, "currency": "USD"},
				"arr": {"amount": 100, "currency": "USD"},
				"maximum_share_pct": 5,
			},
		}}},
	}

	found := rule.finding with input as _profile(tc.pilots)
	found == tc.want
	passed := {true | rule.pass} with input as _profile(tc.pilots)
	passed == {true | count(tc.want) == 0}
	suggested := rule.suggestion with input as _profile(tc.pilots)
	suggested == {{"action": "restate_arr", "values": {}} | count(tc.want) > 0}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/market/arr_from_pilots", "/financials/arr"}},
		"no ARR": {"input": json.remove(_profile(1), ["/financials"]), "want": {"/financials/arr"}},
		"no rate": {
			"input": json.patch(_profile(1), [{"op": "replace", "path": "/financials/arr/currency", "value": "KRW"}]),
			"want": {"/rates/KRW/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_no_pilots_need_no_arr if {
	rule.pass with input as json.remove(_profile(0), ["/financials"])
	rule.missing == set() with input as json.remove(_profile(0), ["/financials"])
}

_profile(pilots) := {
	"financials": {"arr": {"amount": 100, "currency": "USD"}},
	"market": {"arr_from_pilots": {"amount": pilots, "currency": "USD"}},
}
