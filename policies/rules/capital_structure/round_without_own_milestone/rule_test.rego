package rules.capital_structure.round_without_own_milestone_test

import data.rules.capital_structure.round_without_own_milestone as rule

test_finding[note] if {
	some note, tc in {
		"each its own": {"milestones": ["prototype", "ten customers"], "want": set()},
		"one says that there is none": {"milestones": ["prototype", "None"], "want": {["none", "round 2"]}},
		"one twice": {"milestones": ["prototype", "Prototype "], "want": {["repeated", "round 2"]}},
		"one three times": {
			"milestones": ["prototype", "prototype", "prototype"],
			"want": {["repeated", "round 2"], ["repeated", "round 3"]},
		},
	}

	found := rule.finding with input as _profile(tc.milestones)
	{[f.kind, f.subject] | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.milestones)
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile(["prototype", "无", "prototype"])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "none",
			"subject": "round 2",
			"at": ["/rounds/1/milestone"],
			"evidence": {"milestone": "无"},
		},
		{
			"kind": "repeated",
			"subject": "round 3",
			"at": ["/rounds/0/milestone", "/rounds/2/milestone"],
			"evidence": {"milestone": "prototype", "other": "round 1"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "name_milestone", "subject": "round 2", "values": {}},
		{"action": "name_milestone", "subject": "round 3", "values": {}},
	}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile(["prototype"])
	not rule.not_applicable with input as json.remove(_profile(["prototype"]), ["/complete"])
	not rule.not_applicable with input as _profile(["prototype", null])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds"}},
		"no stage": {"input": json.remove(_profile(["none", "a", "a"]), ["/company"]), "want": {"/company/stage"}},
		"open list": {"input": json.remove(_profile(["a", "b"]), ["/complete"]), "want": {"/rounds/-"}},
		"a round without": {"input": _profile(["a", null]), "want": {"/rounds/1/milestone"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(milestones) := {
	"complete": ["/rounds"],
	"company": {"stage": "growth"},
	"rounds": [{"name": sprintf("round %d", [i + 1]), "milestone": m} | some i, m in milestones],
}
