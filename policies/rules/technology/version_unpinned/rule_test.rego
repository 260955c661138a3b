package rules.technology.version_unpinned_test

import data.rules.technology.version_unpinned as rule

test_finding_whole if {
	profile := _profile([{"name": "Keras", "pinned": false}, {"pinned": true}, {"pinned": false}], false)
	found := rule.finding with input as profile
	found == {
		{"subject": "Keras", "at": ["/tech/stack/0/pinned"], "evidence": {"pinned": false}},
		{"subject": "3", "at": ["/tech/stack/2/pinned"], "evidence": {"pinned": false}},
	}
	suggested := rule.suggestion with input as _profile([{"name": "Keras", "pinned": false}], true)
	suggested == {{"action": "pin_version", "subject": "Keras", "values": {}}}
}

test_pinned if {
	profile := _profile([{"name": "Keras", "pinned": true}], true)
	rule.pass with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	rule.missing == set() with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as _profile([], true)
	not rule.not_applicable with input as _profile([], false)
	not rule.not_applicable with input as _profile([{}], true)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/tech/stack"}},
		"open list": {"input": _profile([{"pinned": true}], false), "want": {"/tech/stack/-"}},
		"not said": {
			"input": _profile([{"pinned": null}, {"name": "x"}], true),
			"want": {"/tech/stack/0/pinned", "/tech/stack/1/pinned"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stack, whole) := {"complete": ["/tech/stack" | whole], "tech": {"stack": stack}}
