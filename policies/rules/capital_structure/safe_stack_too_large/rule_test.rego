package rules.capital_structure.safe_stack_too_large_test

import data.rules.capital_structure.safe_stack_too_large as rule

test_finding[note] if {
	some note, tc in {
		"little": {"safes": [_post(10, 100), {"instrument": "safe_post_money", "uncapped": true}], "want": set()},
		"a quarter": {"safes": [_post(10, 100), _post(30, 200)], "want": set()},
		"above a quarter": {"safes": [_post(10, 100), _post(31, 200)], "want": {"heavy"}},
		"two fifths": {"safes": [_post(20, 100), _post(40, 200)], "want": {"heavy"}},
		"above two fifths": {"safes": [_post(20, 100), _post(41, 200)], "want": {"stack"}},
		"pre-money SAFEs do not add up": {"safes": [_post(20, 100), _pre(100, 200)], "want": set()},
		"at its cap": {"safes": [_pre(100, 100)], "want": {"cap"}},
		"just below its cap": {"safes": [_pre(99, 100)], "want": set()},
		"at its cap, and so the whole": {"safes": [_post(100, 100)], "want": {"cap", "stack"}},
		"a cap of 0": {"safes": [_post(1, 0)], "want": {"cap"}},
		"notes are not judged": {"safes": [_post(10, 100), {"instrument": "note"}], "want": set()},
	}

	found := rule.finding with input as _profile(tc.safes)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.safes)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.safes)
}

test_finding_whole if {
	profile := _profile([_post(120, 100), _post(5, 100)])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "stack",
			"at": ["/cap_table/convertibles/0/amount", "/cap_table/convertibles/1/amount"],
			"evidence": {"total_pct": 125, "maximum_total_pct": 40},
		},
		{
			"kind": "cap",
			"subject": "holder of 120",
			"at": ["/cap_table/convertibles/0/amount", "/cap_table/convertibles/0/valuation_cap"],
			"evidence": {
				"amount": {"amount": 120, "currency": "USD"},
				"valuation_cap": {"amount": 100, "currency": "USD"},
			},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "renegotiate_safes", "values": {"over_pct": 100}},
		{"action": "check_terms", "subject": "holder of 120", "values": {}},
	}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	rule.not_applicable with input as _profile([{"instrument": "note"}])
	not rule.not_applicable with input as json.remove(_profile([]), ["/complete"])
	not rule.not_applicable with input as _profile([{}])
	not rule.not_applicable with input as _profile([_pre(1, 2)])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/cap_table/convertibles"}},
		"open list": {"input": json.remove(_profile([_post(1, 10)]), ["/complete"]), "want": {"/cap_table/convertibles/-"}},
		"unknown instrument": {"input": _profile([{}]), "want": {"/cap_table/convertibles/0/instrument"}},
		"no terms": {
			"input": _profile([{"instrument": "safe_pre_money"}]),
			"want": {"/cap_table/convertibles/0/amount", "/cap_table/convertibles/0/valuation_cap"},
		},
		"another currency": {
			"input": json.patch(
				_profile([_post(1, 10)]),
				[{"op": "replace", "path": "/cap_table/convertibles/0/amount/currency", "value": "EUR"}],
			),
			"want": {"/rates/EUR/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(convertibles) := {
	"complete": ["/cap_table/convertibles"],
	"cap_table": {"convertibles": convertibles},
}

_post(amount, valuation_cap) := object.union(_pre(amount, valuation_cap), {"instrument": "safe_post_money"})

_pre(amount, valuation_cap) := {
	"holder": sprintf("holder of %d", [amount]),
	"instrument": "safe_pre_money",
	"amount": {"amount": amount, "currency": "USD"},
	"valuation_cap": {"amount": valuation_cap, "currency": "USD"},
}
