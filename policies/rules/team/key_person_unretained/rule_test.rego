package rules.team.key_person_unretained_test

import data.rules.team.key_person_unretained as rule

test_finding_whole if {
	found := rule.finding with input as _profile([{"name": "Li", "retained": false}, {"name": "Ma", "retained": true}])
	found == {{"subject": "Li", "at": ["/team/key_persons/0/retained"], "evidence": {"retained": false}}}
	suggested := rule.suggestion with input as _profile([{"name": "Li", "retained": false}])
	suggested == {{"action": "grant_retention", "subject": "Li", "values": {}}}
}

test_finding_in_an_open_list if {
	profile := json.remove(_profile([{"retained": false}, {"retained": false}]), ["/complete"])
	found := rule.finding with input as profile
	count({f.subject | some f in found}) == 2
	not rule.pass with input as profile
}

test_pass[note] if {
	some note, list in {"all have it": [{"retained": true}], "nobody is key": []}

	rule.pass with input as _profile(list)
	rule.finding == set() with input as _profile(list)
	rule.missing == set() with input as _profile(list)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/key_persons"}},
		"open list": {
			"input": json.remove(_profile([{"retained": true}]), ["/complete"]),
			"want": {"/team/key_persons/-"},
		},
		"one unknown": {
			"input": _profile([{"retained": true}, {"retained": null}]),
			"want": {"/team/key_persons/1/retained"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(list) := {"complete": ["/team/key_persons"], "team": {"key_persons": list}}
