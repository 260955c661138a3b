package rules.technology.model_wrapper_test

import data.rules.technology.model_wrapper as rule

test_model[note] if {
	some note, tc in {
		"from scratch": {"model": {"base_model": "none"}, "want": false},
		"from scratch, nothing added": {"model": {"base_model": "None", "own_contribution": "none"}, "want": false},
		"something added": {"model": {"base_model": "Qwen", "own_contribution": "tuned on 2 m tickets"}, "want": false},
		"nothing added": {"model": {"base_model": "Qwen", "own_contribution": "无"}, "want": true},
	}

	found := rule.finding with input as _profile([tc.model], true)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile([tc.model], true)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile([tc.model], true)
}

test_finding_whole if {
	wrapper := {"name": "Chat", "base_model": "Qwen", "own_contribution": "none"}
	profile := _profile([wrapper, {"base_model": "none"}, wrapper], false)
	found := rule.finding with input as profile
	found == {
		{
			"subject": "Chat",
			"at": ["/tech/models/0/base_model", "/tech/models/0/own_contribution"],
			"evidence": {"base_model": "Qwen", "own_contribution": "none"},
		},
		{
			"subject": "Chat (3)",
			"at": ["/tech/models/2/base_model", "/tech/models/2/own_contribution"],
			"evidence": {"base_model": "Qwen", "own_contribution": "none"},
		},
	}
	suggested := rule.suggestion with input as _profile([wrapper], true)
	suggested == {{"action": "own_a_layer", "subject": "Chat", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([], true)
	not rule.not_applicable with input as _profile([], false)
	not rule.not_applicable with input as _profile([{}], true)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/tech/models"}},
		"open list": {"input": _profile([{"base_model": "none"}], false), "want": {"/tech/models/-"}},
		"an empty model": {
			"input": _profile([{"base_model": null}], true),
			"want": {"/tech/models/0/base_model", "/tech/models/0/own_contribution"},
		},
		"nobody says what was added": {
			"input": _profile([{"base_model": "Qwen"}], true),
			"want": {"/tech/models/0/own_contribution"},
		},
		"nothing added to what": {
			"input": _profile([{"own_contribution": "none"}], true),
			"want": {"/tech/models/0/base_model"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(models, whole) := {"complete": ["/tech/models" | whole], "tech": {"models": models}}
