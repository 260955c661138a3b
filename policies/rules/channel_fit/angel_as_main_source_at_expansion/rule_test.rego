package rules.channel_fit.angel_as_main_source_at_expansion_test

import data.rules.channel_fit.angel_as_main_source_at_expansion as rule

test_share[note] if {
	some note, tc in {
		"half": {"methods": [_angel(50)], "want": false},
		"more than half": {"methods": [_angel(51)], "want": true},
		"more than half from two": {"methods": [_angel(30), _angel(21)], "want": true},
		"none of it": {"methods": [_angel(0)], "want": false},
	}

	profile := _profile("expansion", tc.methods)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", [_angel(51)])
	found == {{
		"at": ["/financing_plan/methods/0", "/financing_plan/amount"],
		"evidence": {"angel_amount": _yuan(51), "ask": _yuan(100), "maximum_share_pct": 50},
	}}
	suggested := rule.suggestion with input as _profile("expansion", [_angel(51)])
	suggested == {{"action": "add_growth_equity", "values": {"to_replace": _yuan(1)}}}
	none := rule.suggestion with input as _profile("expansion", [_angel(50)])
	none == set()
}

test_finding_needs_no_whole_list if {
	found := rule.finding with input as json.remove(_profile("expansion", [_angel(51), {}]), ["/complete"])
	count(found) == 1
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", [_angel(100)])
	rule.not_applicable with input as _profile("growth", [_angel(100)])
	rule.not_applicable with input as _profile("expansion", [{"channel": "venture"}])
	not rule.not_applicable with input as _profile("expansion", [_angel(1)])
	not rule.not_applicable with input as _profile(null, [_angel(1)])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"open list": {
			"input": json.remove(_profile("expansion", [_angel(1)]), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"no ask": {
			"input": json.remove(_profile("expansion", [_angel(1)]), ["/financing_plan/amount"]),
			"want": {"/financing_plan/amount"},
		},
		"no channel": {
			"input": _profile("expansion", [_angel(1), {}]),
			"want": {"/financing_plan/methods/1/channel"},
		},
		"no amount": {
			"input": _profile("expansion", [{"channel": "angel"}]),
			"want": {"/financing_plan/methods/0/amount"},
		},
		"no rate": {
			"input": _profile("expansion", [{"channel": "angel", "amount": {"amount": 1, "currency": "USD"}}]),
			"want": {"/rates/USD/CNY"},
		},
		"all there": {"input": _profile("expansion", [_angel(1)]), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
}

_profile(stage, methods) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": stage},
	"financing_plan": {"amount": _yuan(100), "methods": methods},
}

_angel(amount) := {"channel": "angel", "amount": _yuan(amount)}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
