package rules.founders.capital_skill_missing_test

import data.rules.founders.capital_skill_missing as rule

test_finding[note] if {
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
		"basic": {"founders": [object.union(_without, {"competencies": {"capital": {"level": "basic", "evidence": null}}})], "want": true},
		"nobody": {"founders": [], "want": true},
	}

	found := rule.finding with input as _profile(tc.founders)
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.founders)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.founders)
}

# Experience would do, whatever the assessed level.
test_assessed_too_low_is_not_all if {
	profile := _profile([{"competencies": {"capital": {"level": "basic"}}}])
	count(rule.missing) > 0 with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

test_unknown[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/advisers", "/team/founders"}},
		"open list": {"input": json.remove(_profile([_without]), ["/complete/0"]), "want": {"/team/founders/-"}},
		"a founder without figures": {
			"input": _profile([_without, {}]),
			"want": {"/team/founders/1/prior_rounds_led", "/team/founders/1/finance_experience"},
		},
		"prior_rounds_led unknown": {
			"input": _profile([object.union(_without, {"prior_rounds_led": null})]),
			"want": {"/team/founders/0/prior_rounds_led"},
		},
		"finance_experience unknown": {
			"input": _profile([object.union(_without, {"finance_experience": null})]),
			"want": {"/team/founders/0/finance_experience"},
		},
		"strong, evidence unknown": {
			"input": _profile([object.union(_without, {"competencies": {"capital": {"level": "strong"}}})]),
			"want": {"/team/founders/0/competencies/capital/evidence"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_one_founder_covers_an_open_list if {
	profile := json.remove(_profile([{"prior_rounds_led": 1}, {}]), ["/complete"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile([_without, _without])
	found == {{
		"at": ["/team/founders/0", "/team/founders/1", "/team/advisers"],
		"evidence": {"founders": 2},
	}}
}

test_suggestion if {
	found := rule.suggestion with input as _profile([_without])
	found == {{"action": "hire", "values": {}}, {"action": "adviser", "values": {}}, {"action": "learn", "values": {}}}
	at_start_up := object.union(_profile([_without]), {"company": {"stage": "start_up"}})
	early := rule.suggestion with input as at_start_up
	early == {
		{"action": "hire", "values": {}},
		{"action": "adviser", "values": {}},
		{"action": "learn", "values": {}},
		{"action": "hire_part_time", "values": {}},
	}
	none := rule.suggestion with input as {}
	none == set()
}

test_advisers[note] if {
	some note, tc in {
		"one covers it": {"advisers": [{"covers": ["legal", "capital"]}], "want": "pass"},
		"none covers it": {"advisers": [{"covers": ["legal"]}], "want": "fail"},
		"one unknown": {"advisers": [{"covers": null}], "want": {"/team/advisers/0/covers"}},
		"list unknown": {"advisers": null, "want": {"/team/advisers"}},
	}
	profile := object.union(
		_profile([{"prior_rounds_led": 0, "finance_experience": false}]),
		{"team": {"advisers": tc.advisers}},
	)

	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == "pass"]
	found := rule.finding with input as profile
	[true | some _ in found] == [true | tc.want == "fail"]
	rule.missing == {pointer | is_set(tc.want); some pointer in tc.want} with input as profile
}

_profile(founders) := {
	"company": {"stage": "growth"},
	"complete": ["/team/founders", "/team/advisers"],
	"team": {"founders": founders, "advisers": []},
}

# A founder known to lack the ability.
_without := {"prior_rounds_led": 0, "finance_experience": false}
