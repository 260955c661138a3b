package rules.founders.team_building_ability_missing_test

import data.rules.founders.team_building_ability_missing as rule

test_finding[note] if {
	some note, tc in {
		"too few led": {"founders": [_without], "want": true},
		"enough led": {"founders": [{"managed_people": 5}], "want": false},
		"one covers the team": {"founders": [_without, {"managed_people": 5}], "want": false},
		"working and shown": {
			"founders": [{"competencies": {"team_building": {"level": "working", "evidence": "a record"}}}],
			"want": false,
		},
		"strong and nothing shows it": {
			"founders": [object.union(_without, {"competencies": {"team_building": {"level": "strong", "evidence": "none"}}})],
			"want": true,
		},
		"basic": {"founders": [object.union(_without, {"competencies": {"team_building": {"level": "basic", "evidence": null}}})], "want": true},
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
	profile := _profile([{"competencies": {"team_building": {"level": "basic"}}}])
	count(rule.missing) > 0 with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

test_unknown[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/team/founders"}},
		"open list": {"input": json.remove(_profile([_without]), ["/complete/0"]), "want": {"/team/founders/-"}},
		"a founder without figures": {"input": _profile([_without, {}]), "want": {"/team/founders/1/managed_people"}},
		"managed_people unknown": {
			"input": _profile([object.union(_without, {"managed_people": null})]),
			"want": {"/team/founders/0/managed_people"},
		},
		"strong, evidence unknown": {
			"input": _profile([object.union(_without, {"competencies": {"team_building": {"level": "strong"}}})]),
			"want": {"/team/founders/0/competencies/team_building/evidence"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_one_founder_covers_an_open_list if {
	profile := json.remove(_profile([{"managed_people": 5}, {}]), ["/complete"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile([_without, _without])
	found == {{
		"at": ["/team/founders/0", "/team/founders/1"],
		"evidence": {"founders": 2, "minimum_people": 5},
	}}
}

test_suggestion if {
	found := rule.suggestion with input as _profile([{"managed_people": 4}])
	found == {
		{"action": "hire", "values": {"minimum_people": 5}},
		{"action": "adviser", "values": {}},
		{"action": "learn", "values": {}},
	}
	none := rule.suggestion with input as {}
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {"company": {"stage": "expansion"}}
	not rule.not_applicable with input as {}
}

test_stage_unknown if {
	profile := json.remove(_profile([{"managed_people": 5}]), ["/company/stage"])
	rule.missing == {"/company/stage"} with input as profile
	not rule.pass with input as profile
}

_profile(founders) := {
	"company": {"stage": "growth"},
	"complete": ["/team/founders"],
	"team": {"founders": founders},
}

# A founder known to lack the ability.
_without := {"managed_people": 4}
