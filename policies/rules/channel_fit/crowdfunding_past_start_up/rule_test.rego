package rules.channel_fit.crowdfunding_past_start_up_test

import data.rules.channel_fit.crowdfunding_past_start_up as rule

test_finding[note] if {
	crowd := {"channel": "crowdfunding"}
	some note, tc in {
		"planned": {"rounds": [], "planned": [crowd], "want": {["planned", ""]}},
		"closed at the start": {"rounds": [_round("start_up")], "planned": [], "want": set()},
		"closed at growth": {"rounds": [_round("growth")], "planned": [], "want": {["closed", "crowd"]}},
		"closed at expansion": {"rounds": [_round("expansion")], "planned": [], "want": {["closed", "crowd"]}},
		"by label": {
			"rounds": [{"channel": "crowdfunding", "label": "a"}],
			"planned": [],
			"want": {["closed", "a"]},
		},
	}

	profile := _profile("growth", tc.rounds, tc.planned)
	found := rule.finding with input as profile
	{[f.kind, object.get(f, "subject", "")] | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile("expansion", [_round("growth")], [{"channel": "crowdfunding"}])
	found := rule.finding with input as profile
	found == {
		{"kind": "planned", "at": ["/financing_plan/methods/0"], "evidence": {"stage": "expansion"}},
		{"kind": "closed", "subject": "crowd", "at": ["/rounds/0"], "evidence": {"stage": "growth"}},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "bundle_holders", "values": {}}, {"action": "change_channel", "values": {}}}
	none := rule.suggestion with input as _profile("growth", [_round("start_up")], [])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile("growth", [{"channel": "angel"}], [])
	not rule.not_applicable with input as _profile("growth", [_round("start_up")], [])
	not rule.not_applicable with input as _profile("growth", [{}], [])
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds", "/financing_plan/methods"}},
		"open lists": {
			"input": json.remove(_profile("growth", [_round("start_up")], []), ["/complete"]),
			"want": {"/rounds/-", "/financing_plan/methods/-"},
		},
		"channels": {
			"input": _profile("growth", [{}], [{}]),
			"want": {"/rounds/0/channel", "/financing_plan/methods/0/channel"},
		},
		"stage of the round": {"input": _profile("growth", [_round(null)], []), "want": {"/rounds/0/stage"}},
		"stage of the company": {"input": _profile(null, [_round("growth")], []), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, rounds, planned) := {
	"complete": ["/rounds", "/financing_plan/methods"],
	"company": {"stage": stage},
	"rounds": rounds,
	"financing_plan": {"methods": planned},
}

_round(stage) := {"name": "crowd", "label": "crowdfunding", "channel": "crowdfunding", "stage": stage}
