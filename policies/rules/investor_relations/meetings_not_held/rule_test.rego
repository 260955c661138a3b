package rules.investor_relations.meetings_not_held_test

import data.rules.investor_relations.meetings_not_held as rule

test_outcome[note] if {
	some note, tc in {
		"just too few": {"profile": _profile("growth", true, 3.9, null), "want": {"board"}},
		"enough": {"profile": _profile("growth", true, 4, null), "want": set()},
		"none at all": {"profile": _profile("expansion", true, 0, false), "want": {"board", "annual"}},
		"no annual meeting": {"profile": _profile("expansion", true, 4, false), "want": {"annual"}},
		"both held": {"profile": _profile("expansion", true, 4, true), "want": set()},
		"growth needs no annual meeting": {"profile": _profile("growth", true, 4, false), "want": set()},
	}

	found := rule.finding with input as tc.profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as tc.profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as tc.profile
}

test_finding_whole if {
	profile := _profile("expansion", true, 2, false)
	found := rule.finding with input as profile
	found == {
		{
			"kind": "board",
			"subject": "board",
			"at": ["/investor_relations/board_meetings_per_year"],
			"evidence": {"board_meetings_per_year": 2, "minimum_meetings_per_year": 4},
		},
		{
			"kind": "annual",
			"severity": "low",
			"subject": "shareholders",
			"at": ["/investor_relations/annual_meeting"],
			"evidence": {"annual_meeting": false},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "schedule_board", "subject": "board", "values": {"minimum_meetings_per_year": 4}},
		{"action": "hold_annual_meeting", "subject": "shareholders", "values": {}},
	}
	rule.suggestion == set() with input as _profile("expansion", true, 4, true)
}

test_not_applicable[note] if {
	some note, tc in {
		"start-up": {"profile": _profile("start_up", true, 0, false), "want": true},
		"no outside investors": {"profile": _profile("expansion", false, 0, false), "want": true},
		"growth": {"profile": _profile("growth", true, 0, false), "want": false},
		"unknown": {"profile": _profile(null, null, 0, false), "want": false},
	}

	not_applicable := [true | rule.not_applicable] with input as tc.profile
	not_applicable == [true | tc.want]
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/stage",
			"/investor_relations/has_outside_investors",
			"/investor_relations/board_meetings_per_year",
		}},
		"unknown stage": {"input": _profile(null, true, 0, false), "want": {"/company/stage"}},
		"unknown investors": {
			"input": _profile("growth", null, 9, true),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"unknown investors at expansion": {
			"input": _profile("expansion", null, 0, false),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"unknown meetings": {
			"input": _profile("growth", true, null, null),
			"want": {"/investor_relations/board_meetings_per_year"},
		},
		"unknown annual meeting": {
			"input": _profile("expansion", true, 4, null),
			"want": {"/investor_relations/annual_meeting"},
		},
	}

	missing := rule.missing with input as tc.input
	missing == tc.want
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stage, outside, meetings, annual) := {
	"company": {"stage": stage},
	"investor_relations": {
		"has_outside_investors": outside,
		"board_meetings_per_year": meetings,
		"annual_meeting": annual,
	},
}
