package rules.channel_fit.planned_channel_off_stage_test

import data.rules.channel_fit.planned_channel_off_stage as rule

test_fit[note] if {
	some note, tc in {
		"listing at start-up": {"stage": "start_up", "channels": ["public_market"], "want": true},
		"private equity at start-up": {"stage": "start_up", "channels": ["private_equity"], "want": true},
		"accelerator at start-up": {"stage": "start_up", "channels": ["accelerator"], "want": false},
		"listing at growth": {"stage": "growth", "channels": ["public_market"], "want": true},
		"private equity at growth": {"stage": "growth", "channels": ["private_equity"], "want": false},
		"listing at expansion": {"stage": "expansion", "channels": ["public_market"], "want": false},
		"accelerator at expansion": {"stage": "expansion", "channels": ["venture", "accelerator"], "want": true},
		"no method": {"stage": "growth", "channels": [], "want": false},
	}

	profile := _profile(tc.stage, tc.channels)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_finding_whole if {
	profile := _profile("start_up", ["public_market", "angel", "private_equity", "public_market"])
	found := rule.finding with input as profile
	found == {{
		"at": ["/financing_plan/methods/0", "/financing_plan/methods/2", "/financing_plan/methods/3"],
		"evidence": {"channels": ["private_equity", "public_market"], "stage": "start_up"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{
		"action": "change_channel",
		"values": {"usual": ["angel", "accelerator", "government", "venture"]},
	}}
	none := rule.suggestion with input as _profile("start_up", ["angel"])
	none == set()
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"open list": {
			"input": json.remove(_profile("growth", ["venture"]), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"channel": {"input": _profile("growth", [null]), "want": {"/financing_plan/methods/0/channel"}},
		"stage": {"input": _profile(null, ["public_market"]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, names) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": stage},
	"financing_plan": {"methods": [{"channel": channel} | some channel in names]},
}
