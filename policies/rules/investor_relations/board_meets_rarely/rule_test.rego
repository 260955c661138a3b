package rules.investor_relations.board_meets_rarely_test

import data.rules.investor_relations.board_meets_rarely as rule

test_meetings[note] if {
	some note, tc in {
		"just too few": {"stage": "growth", "meetings": 3.9, "want": true},
		"enough": {"stage": "growth", "meetings": 4, "want": false},
		"none": {"stage": "expansion", "meetings": 0, "want": true},
	}

	found := rule.finding with input as _profile(tc.stage, true, tc.meetings)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.stage, true, tc.meetings)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.stage, true, tc.meetings)
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", true, 2)
	found == {{
		"at": ["/investor_relations/board_meetings_per_year"],
		"evidence": {"board_meetings_per_year": 2, "minimum_meetings_per_year": 4},
	}}
	suggested := rule.suggestion with input as _profile("growth", true, 2)
	suggested == {{"action": "schedule_board", "values": {"minimum_meetings_per_year": 4}}}
	rule.suggestion == set() with input as _profile("growth", true, 4)
}

test_not_applicable[note] if {
	some note, tc in {
		"start-up": {"profile": _profile("start_up", true, 0), "want": true},
		"no outside investors": {"profile": _profile("growth", false, 0), "want": true},
		"growth": {"profile": _profile("growth", true, 0), "want": false},
		"unknown": {"profile": _profile(null, null, 0), "want": false},
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
		"unknown stage": {"input": _profile(null, true, 0), "want": {"/company/stage"}},
		"unknown investors": {
			"input": _profile("growth", null, 9),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"unknown meetings": {
			"input": _profile("growth", true, null),
			"want": {"/investor_relations/board_meetings_per_year"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stage, outside, meetings) := {
	"company": {"stage": stage},
	"investor_relations": {"has_outside_investors": outside, "board_meetings_per_year": meetings},
}
