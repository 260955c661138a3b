package rules.financing_plan.priced_round_without_lead_test

import data.rules.financing_plan.priced_round_without_lead as rule

test_finding_whole if {
	profile := _profile(
		"growth",
		[_round("seed", "none"), _round("a", "None"), _round("b", "Fund"), _round("b_plus", "无")],
	)
	found := rule.finding with input as profile
	found == {
		{"subject": "a", "at": ["/rounds/1/lead"], "evidence": {"lead": "None"}},
		{"subject": "b_plus", "at": ["/rounds/3/lead"], "evidence": {"lead": "无"}},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "win_lead", "values": {}}}
	not rule.pass with input as profile
}

test_pass if {
	profile := _profile("expansion", [_round("seed", null), _round("a", "Fund"), _round("ipo", null)])
	rule.pass with input as profile
	rule.missing == set() with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile("growth", [_round("angel", null)])
	not rule.not_applicable with input as _profile("growth", [_round("a", null)])
	not rule.not_applicable with input as _profile("growth", [_round(null, null)])
	not rule.not_applicable with input as {"company": {"stage": "growth"}, "rounds": []}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds"}},
		"open list": {
			"input": json.remove(_profile("growth", [_round("a", "Fund")]), ["/complete"]),
			"want": {"/rounds/-"},
		},
		"label": {"input": _profile("growth", [_round("a", "Fund"), {"lead": "none"}]), "want": {"/rounds/1/label"}},
		"lead": {"input": _profile("growth", [_round("a", null)]), "want": {"/rounds/0/lead"}},
		"stage": {"input": _profile(null, [_round("a", "none")]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, rounds) := {"complete": ["/rounds"], "company": {"stage": stage}, "rounds": rounds}

_round(label, lead) := {"label": label, "lead": lead}
