package rules.founders.commercial_experience_missing_test

import data.rules.founders.commercial_experience_missing as rule

test_finding[note] if {
	some note, tc in {
		"no experience": {"founders": [_without], "want": true},
		"experience": {"founders": [{"commercial_experience": true}], "want": false},
		"one covers the team": {"founders": [_without, {"commercial_experience": true}], "want": false},
		"working and shown": {
			"founders": [{"competencies": {"business": {"level": "working", "evidence": "a record"}}}],
			"want": false,
		},
		"strong and nothing shows it": {
			"founders": [object.union(_without, {"competencies": {"business": {"level": "strong", "evidence": "none"}}})],
			"want": true,
		},
		"basic": {"founders": [object.union(_without, {"competencies": {"business": {"level": "basic", "evidence": null}}})], "want": true},
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
	profile := _profile([{"competencies": {"business": {"level": "basic"}}}])
	count(rule.missing) > 0 with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

test_unknown[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/founders"}},
		"open list": {"input": json.remove(_profile([_without]), ["/complete/0"]), "want": {"/team/founders/-"}},
		"a founder without figures": {"input": _profile([_without, {}]), "want": {"/team/founders/1/commercial_experience"}},
		"commercial_experience unknown": {
			"input": _profile([object.union(_without, {"commercial_experience": null})]),
			"want": {"/team/founders/0/commercial_experience"},
		},
		"strong, evidence unknown": {
			"input": _profile([object.union(_without, {"competencies": {"business": {"level": "strong"}}})]),
			"want": {"/team/founders/0/competencies/business/evidence"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_one_founder_covers_an_open_list if {
	profile := json.remove(_profile([{"commercial_experience": true}, {}]), ["/complete"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile([_without, _without])
	found == {{
		"at": ["/team/founders/0", "/team/founders/1"],
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

_profile(founders) := {
	"company": {"stage": "growth"},
	"complete": ["/team/founders"],
	"team": {"founders": founders},
}

# A founder known to lack the ability.
_without := {"commercial_experience": false}
