package rules.financing_plan.lead_without_sector_experience_test

import data.rules.financing_plan.lead_without_sector_experience as rule

test_experience[note] if {
	some note, tc in {
		"experienced": {"experience": true, "fail": false, "pass": true, "missing": set()},
		"not experienced": {"experience": false, "fail": true, "pass": false, "missing": set()},
		"not known": {
			"experience": null,
			"fail": false,
			"pass": false,
			"missing": {"/rounds/0/investors/1/sector_experience"},
		},
	}

	profile := _profile("growth", [_round("a", " FUND X", tc.experience)])
	found := rule.finding with input as profile
	count(found) == count([1 | tc.fail])
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
	missing := rule.missing with input as profile
	missing == tc.missing
}

test_finding_whole if {
	profile := _profile("expansion", [_round("seed", "Fund X", false), _round("b", "Fund X", false)])
	found := rule.finding with input as profile
	found == {{
		"subject": "b",
		"at": ["/rounds/1/investors/1/sector_experience"],
		"evidence": {"lead": "Fund X"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "ask_references", "subject": "b", "values": {"lead": "Fund X"}}}
	none := rule.suggestion with input as _profile("growth", [_round("a", "Fund X", true)])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile("growth", [_round("seed", null, null)])
	rule.not_applicable with input as _profile("growth", [_round("a", "none", null)])
	not rule.not_applicable with input as _profile("growth", [_round("a", null, null)])
	not rule.not_applicable with input as _profile("growth", [_round("a", "Fund X", true)])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds"}},
		"open list": {
			"input": json.remove(_profile("growth", [_round("a", "Fund X", true)]), ["/complete"]),
			"want": {"/rounds/-"},
		},
		"label": {
			"input": _profile("growth", [_round("a", "Fund X", true), _round(null, "Fund X", false)]),
			"want": {"/rounds/1/label"},
		},
		"lead": {"input": _profile("growth", [_round("a", null, true)]), "want": {"/rounds/0/lead"}},
		"investors": {
			"input": _profile("growth", [{"label": "a", "lead": "Fund X"}]),
			"want": {"/rounds/0/investors"},
		},
		"lead not among the investors": {
			"input": _profile("growth", [_round("a", "Fund Y", true)]),
			"want": {"/rounds/0/investors/-"},
		},
		"stage": {"input": _profile(null, [_round("a", "Fund X", false)]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, rounds) := {"complete": ["/rounds"], "company": {"stage": stage}, "rounds": rounds}

_round(label, lead, experience) := {
	"label": label,
	"lead": lead,
	"investors": [{"name": null}, {"name": "Fund X", "sector_experience": experience}],
}
