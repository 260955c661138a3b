package rules.team.key_person_without_deputy_test

import data.rules.team.key_person_without_deputy as rule

test_finding_whole if {
	found := rule.finding with input as _profile([{"name": "Li", "deputy": false}, {"name": "Ma", "deputy": true}])
	found == {{"subject": "Li", "at": ["/team/key_persons/0/deputy"], "evidence": {"deputy": false}}}
	suggested := rule.suggestion with input as _profile([{"name": "Li", "deputy": false}])
	suggested == {{"action": "name_deputy", "subject": "Li", "values": {}}}
}

test_finding_in_an_open_list if {
	profile := json.remove(_profile([{"deputy": false}, {"deputy": false}]), ["/complete"])
	found := rule.finding with input as profile
	count({f.subject | some f in found}) == 2
	not rule.pass with input as profile
}

test_pass[note] if {
	some note, list in {"all have it": [{"deputy": true}], "nobody is key": []}

	rule.pass with input as _profile(list)
	rule.finding == set() with input as _profile(list)
	rule.missing == set() with input as _profile(list)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/key_persons"}},
		"open list": {
			"input": json.remove(_profile([{"deputy": true}]), ["/complete"]),
			"want": {"/team/key_persons/-"},
		},
		"one unknown": {
			"input": _profile([{"deputy": true}, {"deputy": null}]),
			"want": {"/team/key_persons/1/deputy"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(list) := {"complete": ["/team/key_persons"], "team": {"key_persons": list}}
