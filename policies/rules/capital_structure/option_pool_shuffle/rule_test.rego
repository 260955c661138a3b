package rules.capital_structure.option_pool_shuffle_test

import data.rules.capital_structure.option_pool_shuffle as rule

test_outcome[note] if {
	some note, tc in {
		"none": {"increase": 0, "want": 0},
		"at the limit": {"increase": 8, "want": 0},
		"above it": {"increase": 8.1, "want": 1},
	}

	found := rule.finding with input as _profile(tc.increase)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile(tc.increase)
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile(tc.increase)
}

test_finding_whole if {
	profile := _profile(10)
	found := rule.finding with input as profile
	found == {{
		"at": ["/financing_plan/pool_increase_pct", "/financing_plan/pre_money", "/financing_plan/amount"],
		"evidence": {
			"pool_increase_pct": 10,
			"pre_money": {"amount": 80, "currency": "USD"},
			"effective_pre_money": {"amount": 70, "currency": "USD"},
			"maximum_cut_pct": 10,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "size_pool_by_plan", "values": {}}}
}

test_no_increase_needs_nothing_else if {
	rule.pass with input as {"financing_plan": {"pool_increase_pct": 0}}
	rule.missing == set() with input as {"financing_plan": {"pool_increase_pct": 0}}
}

test_another_currency if {
	profile := json.patch(_profile(10), [{"op": "replace", "path": "/financing_plan/amount/currency", "value": "EUR"}])
	used := rule.rates with input as profile
	count(used) == 1
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/financing_plan/pool_increase_pct", "/financing_plan/pre_money", "/financing_plan/amount"},
		},
		"no amount": {"input": json.remove(_profile(10), ["/financing_plan/amount"]), "want": {"/financing_plan/amount"}},
		"no rate": {
			"input": json.patch(_profile(10), [{"op": "replace", "path": "/financing_plan/amount/currency", "value": "XAF"}]),
			"want": {"/rates/XAF/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(increase) := {
	"company": {"as_of": "2025-06-30"},
	"financing_plan": {
		"pool_increase_pct": increase,
		"pre_money": {"amount": 80, "currency": "USD"},
		"amount": {"amount": 20, "currency": "USD"},
	},
}
