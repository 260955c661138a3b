package rules.risk.risk_training_overdue_test

import data.rules.risk.risk_training_overdue as rule

test_finding[note] if {
	some note, tc in {
		"on the last day": {"sessions": [_session("managers", "2025-07-01")], "want": false},
		"a day too old": {"sessions": [_session("managers", "2025-06-30")], "want": true},
		"for all": {"sessions": [_session("all", "2026-01")], "want": false},
		"for staff only": {"sessions": [_session("staff", "2026-06-01")], "want": true},
		"staff only, day unknown": {"sessions": [_session("staff", null)], "want": true},
		"old, audience unknown": {"sessions": [_session(null, "2024")], "want": true},
		"none": {"sessions": [], "want": true},
	}

	found := rule.finding with input as _profile(tc.sessions)
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.sessions)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.sessions)
}

test_finding_whole if {
	found := rule.finding with input as _profile([])
	found == {{"at": ["/risk/training"], "evidence": {"maximum_age_days": 365}}}
	suggested := rule.suggestion with input as _profile([])
	suggested == {{"action": "rehearse", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/company/as_of", "/risk/training"}},
		"open list": {"input": json.remove(_profile([]), ["/complete"]), "want": {"/risk/training/-"}},
		"audience unknown": {
			"input": _profile([_session(null, "2026-06-01")]),
			"want": {"/risk/training/0/audience"},
		},
		"day unknown": {"input": _profile([_session("all", null)]), "want": {"/risk/training/0/date"}},
		"a year that can't tell": {"input": _profile([_session("all", "2025")]), "want": {"/risk/training/0/date"}},
		"stage unknown": {
			"input": json.remove(_profile([_session("all", "2026-06-01")]), ["/company/stage"]),
			"want": {"/company/stage"},
		},
		"no day to count from": {
			"input": json.remove(_profile([_session("all", "2026-06-01")]), ["/company/as_of"]),
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_recent_session_settles_an_open_list if {
	profile := json.remove(_profile([_session("all", "2026-06-01"), {}]), ["/complete"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

_profile(sessions) := {
	"company": {"stage": "growth", "as_of": "2026-07-01"},
	"complete": ["/risk/training"],
	"risk": {"training": sessions},
}

_session(audience, date) := {"audience": audience, "date": date}
