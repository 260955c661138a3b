package rules.financing_plan.planned_dilution_too_high_test

import data.rules.financing_plan.planned_dilution_too_high as rule

test_dilution[note] if {
	some note, tc in {
		"30 %": {"ask": 30, "methods": [_method("venture", 30)], "want": false},
		"above 30 %": {"ask": 31, "methods": [_method("venture", 31)], "want": true},
		"two sources": {"ask": 31, "methods": [_method("venture", 20), _method("strategic", 11)], "want": true},
		"the rest is no equity": {
			"ask": 60,
			"methods": [_method("venture", 30), _method("bank", 10), _method("government", 10), _method("secondary", 10)],
			"want": false,
		},
	}

	profile := _profile(tc.ask, 70, tc.methods)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_finding_whole if {
	profile := _profile(100, 70, [_method("bank", 20), _method("venture", 70), {"channel": "angel"}])
	found := rule.finding with input as profile
	found == {{
		"at": ["/financing_plan/pre_money", "/financing_plan/methods/1", "/financing_plan/methods/2"],
		"evidence": {"equity": _yuan(70), "pre_money": _yuan(70), "dilution_pct": 50, "maximum_dilution_pct": 30},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "raise_less_now", "values": {"affordable": _yuan(30)}}}
	none := rule.suggestion with input as _profile(1, 70, [])
	none == set()
}

test_pass_by_the_ask_alone if {
	rule.pass with input as json.remove(_profile(30, 70, []), ["/financing_plan/methods"])
	not rule.pass with input as json.remove(_profile(31, 70, []), ["/financing_plan/methods"])
}

test_not_applicable if {
	rule.not_applicable with input as _profile(90, 10, [_method("bank", 90)])
	not rule.not_applicable with input as _profile(90, 10, [_method("bank", 90), {}])
	not rule.not_applicable with input as json.remove(_profile(90, 10, [_method("bank", 90)]), ["/complete"])
	not rule.not_applicable with input as _profile(90, 10, [_method("angel", 90)])
	not rule.not_applicable with input as {}
}

test_ask_need_not_be_known_beside_all_equity if {
	profile := json.remove(_profile(31, 70, [_method("angel", 30)]), ["/financing_plan/amount"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/financing_plan/amount", "/financing_plan/pre_money", "/financing_plan/methods"},
		},
		"pre-money": {"input": _profile(31, null, [_method("angel", 31)]), "want": {"/financing_plan/pre_money"}},
		"open plan": {
			"input": json.remove(_profile(31, 70, [_method("angel", 1)]), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"amount": {
			"input": _profile(31, 70, [{"channel": "angel"}]),
			"want": {"/financing_plan/methods/0/amount"},
		},
		"rate of the ask": {
			"input": json.patch(
				_profile(31, 70, [{"channel": "angel"}]),
				[{"op": "replace", "path": "/financing_plan/amount/currency", "value": "JPY"}],
			),
			"want": {"/financing_plan/methods/0/amount", "/rates/JPY/CNY"},
		},
		"rate of a method": {
			"input": json.patch(
				_profile(31, 70, [_method("angel", 1)]),
				[{"op": "replace", "path": "/financing_plan/methods/0/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(ask, pre_money, methods) := {
	"complete": ["/financing_plan/methods"],
	"financing_plan": {"amount": _yuan(ask), "pre_money": _yuan(pre_money), "methods": methods},
}

_method(channel, amount) := {"channel": channel, "amount": _yuan(amount)}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
