package rules.capital_needs.use_of_funds_beyond_need_test

import data.rules.capital_needs.use_of_funds_beyond_need as rule

test_excess[note] if {
	some note, tc in {
		"as needed": {"uses": [["rnd", 100]], "needs": [["rnd", 100]], "want": set()},
		"5 % more": {"uses": [["rnd", 105]], "needs": [["rnd", 100]], "want": set()},
		"above 5 %": {"uses": [["rnd", 106]], "needs": [["rnd", 100]], "want": {"rnd"}},
		"less": {"uses": [["rnd", 1]], "needs": [["rnd", 100]], "want": set()},
		"summed up": {"uses": [["rnd", 60], ["rnd", 60]], "needs": [["rnd", 50], ["rnd", 60]], "want": {"rnd"}},
		"two categories": {
			"uses": [["rnd", 60], ["data", 60], ["contingency", 99]],
			"needs": [["rnd", 50], ["data", 10]],
			"want": {"rnd", "data"},
		},
	}

	profile := _profile(tc.uses, tc.needs)
	found := rule.finding with input as profile
	{f.subject | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile([["data", 1], ["rnd", 150]], [["rnd", 100], ["data", 1]])
	found := rule.finding with input as profile
	found == {{
		"subject": "rnd",
		"at": ["/capital_needs/0", "/use_of_funds/1"],
		"evidence": {"category": "rnd", "used": _yuan(150), "needed": _yuan(100), "tolerance_pct": 5},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "tie_to_need", "subject": "rnd", "values": {"excess": _yuan(50)}}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([], [["rnd", 1]])
	rule.not_applicable with input as _profile([["other", 5]], [])
	not rule.not_applicable with input as _profile([["rnd", 1]], [])
	not rule.not_applicable with input as _profile([[null, 1]], [])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/use_of_funds", "/capital_needs"}},
		"open lists": {
			"input": json.remove(_profile([["rnd", 1]], [["rnd", 1]]), ["/complete"]),
			"want": {"/use_of_funds/-", "/capital_needs/-"},
		},
		"categories": {
			"input": _profile([[null, 1], ["rnd", 1]], [[null, 1], ["rnd", 1]]),
			"want": {"/use_of_funds/0/category", "/capital_needs/0/category"},
		},
		"amounts": {
			"input": _profile([["rnd", 1], ["rnd", null]], [["rnd", 1], ["rnd", null]]),
			"want": {"/use_of_funds/1/amount", "/capital_needs/1/amount"},
		},
		"no such need": {"input": _profile([["rnd", 1]], [["data", 1]]), "want": {"/capital_needs/-"}},
		"rate": {
			"input": json.patch(
				_profile([["rnd", 1]], [["rnd", 1]]),
				[{"op": "replace", "path": "/capital_needs/0/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
	suggested := rule.suggestion with input as tc.input
	suggested == set()
}

_profile(uses, needs) := {
	"complete": ["/use_of_funds", "/capital_needs"],
	"company": {"stage": "growth"},
	"use_of_funds": [{"category": use[0], "amount": _yuan(use[1])} | some use in uses],
	"capital_needs": [{"category": need[0], "amount": _yuan(need[1])} | some need in needs],
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
