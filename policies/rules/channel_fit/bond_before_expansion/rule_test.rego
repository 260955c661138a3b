package rules.channel_fit.bond_before_expansion_test

import data.rules.channel_fit.bond_before_expansion as rule

test_finding_whole[note] if {
	some note, stage in {"start-up": "start_up", "growth": "growth"}

	profile := _profile(stage, [{"channel": "bank"}, {"channel": "bond"}])
	found := rule.finding with input as profile
	found == {{"at": ["/financing_plan/methods/1"], "evidence": {"stage": stage}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "change_channel", "values": {}}}
	not rule.pass with input as profile
}

test_outcome_without_bond[note] if {
	some note, tc in {
		"whole plan": {"input": _profile("growth", [{"channel": "venture"}]), "missing": set(), "pass": true},
		"open plan": {
			"input": json.remove(_profile("growth", [{"channel": "venture"}]), ["/complete"]),
			"missing": {"/financing_plan/methods/-"},
			"pass": false,
		},
		"channel unknown": {
			"input": _profile("growth", [{}]),
			"missing": {"/financing_plan/methods/0/channel"},
			"pass": false,
		},
		"stage unknown": {"input": _profile(null, [{"channel": "bond"}]), "missing": {"/company/stage"}, "pass": false},
		"nothing known": {"input": {}, "missing": {"/company/stage", "/financing_plan/methods"}, "pass": false},
	}

	rule.missing == tc.missing with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.pass]
	found := rule.finding with input as tc.input
	found == set()
	suggested := rule.suggestion with input as tc.input
	suggested == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "expansion"}}
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

_profile(stage, methods) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": stage},
	"financing_plan": {"methods": methods},
}
