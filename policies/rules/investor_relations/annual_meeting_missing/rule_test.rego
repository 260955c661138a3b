package rules.investor_relations.annual_meeting_missing_test

import data.rules.investor_relations.annual_meeting_missing as rule

test_outcome[note] if {
	some note, tc in {
		"held": {"stage": "expansion", "outside": true, "meeting": true, "pass": true, "missing": set()},
		"not held": {"stage": "expansion", "outside": true, "meeting": false, "fail": true, "missing": set()},
		"no outside investors": {"stage": "expansion", "outside": false, "meeting": false, "na": true, "missing": set()},
		"start-up": {"stage": "start_up", "outside": true, "meeting": false, "na": true, "missing": set()},
		"growth": {"stage": "growth", "outside": true, "meeting": false, "na": true, "missing": set()},
		"unknown stage": {"stage": null, "outside": true, "meeting": false, "missing": {"/company/stage"}},
		"unknown investors": {
			"stage": "expansion", "outside": null, "meeting": true,
			"missing": {"/investor_relations/has_outside_investors"},
		},
		"unknown meeting": {
			"stage": "expansion", "outside": true, "meeting": null,
			"missing": {"/investor_relations/annual_meeting"},
		},
	}

	profile := {
		"company": {"stage": tc.stage},
		"investor_relations": {"has_outside_investors": tc.outside, "annual_meeting": tc.meeting},
	}
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
	not_applicable := [true | rule.not_applicable] with input as profile
	not_applicable == [true | tc.na]
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.fail]
	rule.missing == tc.missing with input as profile
}

test_finding_whole if {
	profile := {
		"company": {"stage": "expansion"},
		"investor_relations": {"has_outside_investors": true, "annual_meeting": false},
	}
	found := rule.finding with input as profile
	found == {{"at": ["/investor_relations/annual_meeting"], "evidence": {"annual_meeting": false}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "hold_annual_meeting", "values": {}}}
	rule.suggestion == set() with input as {}
}
