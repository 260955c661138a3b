package rules.consistency.team_larger_than_headcount_test

import data.rules.consistency.team_larger_than_headcount as rule

test_outcome[note] if {
	some note, tc in {
		"fits": {"headcount": 10, "rnd": 7, "founders": [true, true, true], "want": {"pass"}},
		"fits but for the overlap": {"headcount": 9, "rnd": 7, "founders": [true, true, true], "want": {"together"}},
		"part-time founders do not count": {"headcount": 7, "rnd": 7, "founders": [false], "want": {"pass"}},
		"R&D alone is the company": {"headcount": 7, "rnd": 7, "founders": [], "want": {"pass"}},
		"R&D is more": {"headcount": 7, "rnd": 8, "founders": [], "want": {"rnd"}},
		"founders alone are the company": {"headcount": 2, "rnd": 0, "founders": [true, true], "want": {"pass"}},
		"founders are more": {"headcount": 1, "rnd": 0, "founders": [true, true], "want": {"founders"}},
		"both are more": {"headcount": 1, "rnd": 2, "founders": [true, true], "want": {"rnd", "founders"}},
	}

	_outcome(_profile(tc.headcount, tc.rnd, tc.founders)) == tc.want
}

test_finding_whole if {
	profile := _profile(5, 4, [true, true])
	found := rule.finding with input as profile
	found == {{
		"kind": "together",
		"severity": "low",
		"at": ["/team/founders", "/team/headcount_rnd", "/company/headcount"],
		"evidence": {"full_time_founders": 2, "rnd_staff": 4, "headcount": 5},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "draw_up_roster", "values": {}}}
	rule.suggestion == set() with input as _profile(10, 4, [true])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/headcount", "/team/headcount_rnd", "/team/founders"}},
		"open list": {"input": json.remove(_profile(10, 1, [true]), ["/complete"]), "want": {"/team/founders/-"}},
		"full time unknown": {"input": _profile(10, 1, [null]), "want": {"/team/founders/0/full_time"}},
		"headcount null": {"input": _profile(null, 1, [true]), "want": {"/company/headcount"}},
		"R&D null": {"input": _profile(10, null, [true]), "want": {"/team/headcount_rnd"}},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input) == {"unknown"}
}

test_open_list_of_founders if {
	_outcome(json.remove(_profile(1, 0, [true, true]), ["/complete"])) == {"founders"}
}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := {f.kind | some f in found}
	count(kinds) > 0
} else := {"unknown"} if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := {"pass"} if {
	rule.pass with input as profile
}

_profile(headcount, rnd, founders) := {
	"complete": ["/team/founders"],
	"company": {"headcount": headcount},
	"team": {
		"headcount_rnd": rnd,
		"founders": [{"full_time": full_time} | some full_time in founders],
	},
}
