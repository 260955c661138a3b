package rules.channel_fit.bond_without_profit_test

import data.rules.channel_fit.bond_without_profit as rule

test_interest[note] if {
	some note, tc in {
		"just covered": {"bonds": [_bond(1000, 5)], "profit": 50, "want": set()},
		"not covered": {"bonds": [_bond(1000, 5)], "profit": 49, "want": {"uncovered"}},
		"two bonds": {"bonds": [_bond(1000, 5), _bond(1000, 1)], "profit": 59, "want": {"uncovered"}},
		"a loss": {"bonds": [_bond(0, 5)], "profit": -1, "want": {"uncovered"}},
		"one bond is enough to tell": {
			"bonds": [_bond(1000, 5), {"channel": "bond"}],
			"profit": 49,
			"want": {"uncovered"},
		},
	}

	profile := _profile(tc.bonds, tc.profit)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_law[note] if {
	some note, tc in {
		"public in China": {"country": "CN", "public": true, "want": {"unlawful"}},
		"private in China": {"country": "CN", "public": false, "want": {"uncovered"}},
		"public elsewhere": {"country": "US", "public": true, "want": {"uncovered"}},
		"nothing known": {"country": null, "public": null, "want": {"uncovered"}},
	}

	profile := json.patch(_profile([object.union(_bond(1000, 5), {"public": tc.public})], 1), [
		{"op": "add", "path": "/company/country", "value": tc.country},
	])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile([_bond(1000, 5)], 49)
	found == {{
		"kind": "uncovered",
		"severity": "medium",
		"at": ["/financing_plan/methods/0", "/financials/distributable_profit_avg_3y"],
		"evidence": {"interest": _yuan(50), "profit": _yuan(49), "minimum_interest_years": 1},
	}}
	suggested := rule.suggestion with input as _profile([_bond(1000, 5)], -2)
	suggested == {{"action": "shrink_bond", "values": {"affordable_interest": _yuan(0)}}}
	none := rule.suggestion with input as _profile([_bond(1000, 5)], 50)
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "growth"}}
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile([{"channel": "bank"}], 1)
	not rule.not_applicable with input as _profile([_bond(1, 1)], 1)
	not rule.not_applicable with input as _profile([{}], 1)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"open list": {
			"input": json.remove(_profile([_bond(1000, 5)], 50), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"terms": {
			"input": _profile([{"channel": "bond"}], 50),
			"want": {"/financing_plan/methods/0/amount", "/financing_plan/methods/0/rate_pct"},
		},
		"profit": {
			"input": _profile([_bond(1000, 5)], null),
			"want": {"/financials/distributable_profit_avg_3y"},
		},
		"rate": {
			"input": json.patch(
				_profile([_bond(1000, 5)], 50),
				[{"op": "replace", "path": "/financing_plan/methods/0/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"stage": {
			"input": json.remove(_profile([_bond(1000, 5)], 1), ["/company"]),
			"want": {"/company/stage"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(methods, profit) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": "expansion"},
	"financing_plan": {"methods": methods},
	"financials": {"distributable_profit_avg_3y": _yuan(profit)},
}

_bond(amount, rate) := {"channel": "bond", "amount": _yuan(amount), "rate_pct": rate}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
