package lib.key_persons_test

import data.lib.key_persons

test_key_persons[note] if {
	some note, tc in {
		"all have it": {"list": [{"deputy": true}], "without": [], "missing": set(), "all": [true]},
		"nobody is key": {"list": [], "without": [], "missing": set(), "all": [true]},
		"one has not": {
			"list": [{"deputy": true}, {"deputy": false}],
			"without": ["/team/key_persons/1/deputy"], "missing": set(), "all": [],
		},
		"one unknown": {
			"list": [{"deputy": true}, {"deputy": null}],
			"without": [], "missing": {"/team/key_persons/1/deputy"}, "all": [],
		},
	}
	profile := {"complete": ["/team/key_persons"], "team": {"key_persons": tc.list}}

	key_persons.without("deputy") == tc.without with input as profile
	key_persons.missing({"deputy"}) == tc.missing with input as profile
	all_have := [true | key_persons.all_have("deputy")] with input as profile
	all_have == tc.all
}

test_open_list if {
	key_persons.missing({"deputy"}) == {"/team/key_persons"} with input as {}
	key_persons.missing({"deputy"}) == {"/team/key_persons/-"} with input as {"team": {"key_persons": [{"deputy": true}]}}
	not key_persons.all_have("deputy") with input as {"team": {"key_persons": [{"deputy": true}]}}
}

test_subject if {
	profile := {"team": {"key_persons": [{"name": "Li"}, {}]}}
	key_persons.subject(0) == "Li" with input as profile
	key_persons.subject(1) != "Li" with input as profile
}
