package rules.founders.finance_uncovered_test

import data.rules.founders.finance_uncovered as rule

test_lead[note] if {
	some note, tc in {
		"start-up, part-time": {"stage": "start_up", "lead": {"exists": true, "part_time": true}, "want": set()},
		"start-up, hours unknown": {"stage": "start_up", "lead": {"exists": true}, "want": set()},
		"start-up, nobody": {"stage": "start_up", "lead": {"exists": false}, "want": {"vacant"}},
		"growth, full-time": {"stage": "growth", "lead": {"exists": true, "part_time": false}, "want": set()},
		"growth, part-time": {"stage": "growth", "lead": {"exists": true, "part_time": true}, "want": {"part_time"}},
		"expansion, part-time": {
			"stage": "expansion",
			"lead": {"exists": true, "part_time": true},
			"want": {"part_time"},
		},
		"growth, nobody": {"stage": "growth", "lead": {"exists": false, "part_time": false}, "want": {"vacant"}},
	}

	profile := _profile(tc.stage, tc.lead, [_with])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_skill[note] if {
	some note, tc in {
		"neither": {"founders": [_without], "want": true},
		"a round closed": {"founders": [{"prior_rounds_led": 1}], "want": false},
		"worked in finance": {"founders": [{"prior_rounds_led": 0, "finance_experience": true}], "want": false},
		"one covers the team": {"founders": [_without, {"prior_rounds_led": 1}], "want": false},
		"working and shown": {
			"founders": [{"competencies": {"capital": {"level": "working", "evidence": "a record"}}}],
			"want": false,
		},
		"strong and nothing shows it": {
			"founders": [object.union(_without, {"competencies": {"capital": {"level": "strong", "evidence": "none"}}})],
			"want": true,
		},
		"basic": {
			"founders": [object.union(_without, {"competencies": {"capital": {"level": "basic", "evidence": null}}})],
			"want": true,
		},
		"nobody": {"founders": [], "want": true},
	}

	profile := _profile("growth", _lead, tc.founders)
	found := rule.finding with input as profile
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

# Experience would do, whatever the assessed level.
test_assessed_too_low_is_not_all if {
	profile := _profile("growth", _lead, [{"competencies": {"capital": {"level": "basic"}}}])
	count(rule.missing) > 0 with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

test_unknown[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/stage", "/team/finance_lead/exists", "/team/advisers", "/team/founders"},
		},
		"growth, hours unknown": {
			"input": _profile("growth", {"exists": true, "part_time": null}, [_with]),
			"want": {"/team/finance_lead/part_time"},
		},
		"stage unknown": {
			"input": _profile(null, {"exists": true, "part_time": true}, [_with]),
			"want": {"/company/stage"},
		},
		"open list": {
			"input": json.remove(_profile("growth", _lead, [_without]), ["/complete/0"]),
			"want": {"/team/founders/-"},
		},
		"a founder without figures": {
			"input": _profile("growth", _lead, [_without, {}]),
			"want": {"/team/founders/1/prior_rounds_led", "/team/founders/1/finance_experience"},
		},
		"prior_rounds_led unknown": {
			"input": _profile("growth", _lead, [object.union(_without, {"prior_rounds_led": null})]),
			"want": {"/team/founders/0/prior_rounds_led"},
		},
		"finance_experience unknown": {
			"input": _profile("growth", _lead, [object.union(_without, {"finance_experience": null})]),
			"want": {"/team/founders/0/finance_experience"},
		},
		"strong, evidence unknown": {
			"input": _profile("growth", _lead, [object.union(
				_without,
				{"competencies": {"capital": {"level": "strong"}}},
			)]),
			"want": {"/team/founders/0/competencies/capital/evidence"},
		},
	}

	missing := rule.missing with input as tc.input
	missing == tc.want
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_one_founder_covers_an_open_list if {
	profile := json.remove(_profile("growth", _lead, [_with, {}]), ["/complete"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", {"exists": true, "part_time": true}, [_without, _without])
	found == {
		{
			"kind": "part_time",
			"severity": "low",
			"subject": "lead",
			"at": ["/team/finance_lead/part_time"],
			"evidence": {"part_time": true},
		},
		{
			"kind": "unskilled",
			"subject": "skill",
			"at": ["/team/founders/0", "/team/founders/1", "/team/advisers"],
			"evidence": {"founders": 2},
		},
	}
	vacant := rule.finding with input as _profile("growth", {"exists": false}, [_with])
	vacant == {{
		"kind": "vacant",
		"subject": "lead",
		"at": ["/team/finance_lead/exists"],
		"evidence": {"exists": false},
	}}
}

test_suggestion if {
	early := rule.suggestion with input as _profile("start_up", {"exists": false}, [_with])
	early == {{"action": "appoint_part_time", "subject": "lead", "values": {}}}
	late := rule.suggestion with input as _profile("expansion", {"exists": false}, [_without])
	late == {
		{"action": "appoint_full_time", "subject": "lead", "values": {}},
		{"action": "hire", "subject": "skill", "values": {}},
		{"action": "adviser", "subject": "skill", "values": {}},
		{"action": "learn", "subject": "skill", "values": {}},
	}
	none := rule.suggestion with input as _profile("growth", _lead, [_with])
	none == set()
}

test_advisers[note] if {
	some note, tc in {
		"one covers it": {"advisers": [{"covers": ["legal", "capital"]}], "want": "pass"},
		"none covers it": {"advisers": [{"covers": ["legal"]}], "want": "fail"},
		"one unknown": {"advisers": [{"covers": null}], "want": {"/team/advisers/0/covers"}},
		"list unknown": {"advisers": null, "want": {"/team/advisers"}},
	}
	profile := object.union(_profile("growth", _lead, [_without]), {"team": {"advisers": tc.advisers}})

	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == "pass"]
	found := rule.finding with input as profile
	[true | some _ in found] == [true | tc.want == "fail"]
	rule.missing == {pointer | is_set(tc.want); some pointer in tc.want} with input as profile
}

_profile(stage, lead, founders) := {
	"company": {"stage": stage},
	"complete": ["/team/founders", "/team/advisers"],
	"team": {"finance_lead": lead, "founders": founders, "advisers": []},
}

_lead := {"exists": true, "part_time": false}

_with := {"prior_rounds_led": 1}

# A founder known to lack the ability.
_without := {"prior_rounds_led": 0, "finance_experience": false}
