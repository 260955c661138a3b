package rules.financing_plan.ask_does_not_match_uses_test

import data.rules.financing_plan.ask_does_not_match_uses as rule

test_gap[note] if {
	some note, tc in {
		"equal": {"uses": [600, 400], "want": {}},
		"1 % more": {"uses": [1010], "want": {}},
		"above 1 %": {"uses": [1011], "want": {["over", "medium"]}},
		"5 % more": {"uses": [1050], "want": {["over", "medium"]}},
		"above 5 %": {"uses": [1051], "want": {["over", "rule"]}},
		"1 % less": {"uses": [990], "want": {}},
		"below 1 %": {"uses": [989], "want": {["under", "medium"]}},
		"5 % less": {"uses": [950], "want": {["under", "medium"]}},
		"below 5 %": {"uses": [949], "want": {["under", "rule"]}},
		"no use": {"uses": [], "want": {["under", "rule"]}},
	}

	profile := _profile(tc.uses)
	found := rule.finding with input as profile
	{[f.kind, object.get(f, "severity", "rule")] | some f in found} == {want | some want in tc.want}
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
}

test_finding_whole[note] if {
	some note, tc in {
		"over": {
			"uses": [1100],
			"kind": "over",
			"suggestion": {"action": "fund_the_rest", "values": {"gap": _yuan(100)}},
		},
		"under": {
			"uses": [900],
			"kind": "under",
			"suggestion": {"action": "name_the_rest", "values": {"gap": _yuan(100), "low": 10, "high": 20}},
		},
	}

	found := rule.finding with input as _profile(tc.uses)
	found == {{
		"kind": tc.kind,
		"at": ["/financing_plan/amount", "/use_of_funds"],
		"evidence": {
			"uses": _yuan(tc.uses[0]),
			"ask": _yuan(1000),
			"gap": _yuan(100),
			"tolerance_pct": 1,
			"maximum_gap_pct": 5,
		},
	}}
	suggested := rule.suggestion with input as _profile(tc.uses)
	suggested == {tc.suggestion}
}

test_open_list_can_only_be_over if {
	over := rule.finding with input as json.remove(_profile([1100, null]), ["/complete"])
	count(over) == 1
	under := rule.finding with input as json.remove(_profile([900]), ["/complete"])
	under == set()
	rule.pass with input as json.remove(_profile([1000]), ["/complete"])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financing_plan/amount", "/use_of_funds"}},
		"open list": {"input": json.remove(_profile([900]), ["/complete"]), "want": {"/use_of_funds/-"}},
		"ask in words": {
			"input": json.patch(
				_profile([1000]),
				[{"op": "replace", "path": "/financing_plan/amount", "value": {"amount_text": "much", "currency": "CNY"}}],
			),
			"want": {"/financing_plan/amount"},
		},
		"an amount": {"input": _profile([500, null]), "want": {"/use_of_funds/1/amount"}},
		"a rate": {
			"input": json.patch(
				_profile([1000]),
				[{"op": "replace", "path": "/use_of_funds/0/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

test_nothing_missing if rule.missing == set() with input as _profile([1000])

_profile(uses) := {
	"complete": ["/use_of_funds"],
	"financing_plan": {"amount": _yuan(1000)},
	"use_of_funds": [{"category": "rnd", "amount": _yuan(amount)} | some amount in uses],
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
