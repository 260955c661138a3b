package rules.legal.base_model_licence_forbids_use_test

import data.rules.legal.base_model_licence_forbids_use as rule

test_finding[note] if {
	some note, tc in {
		"free, in use": {"model": {"base_model_licence": "Apache-2.0"}, "want": false},
		"non-commercial, in use": {"model": {"base_model_licence": "CC BY-NC 4.0"}, "want": true},
		"non-commercial, not in use": {
			"model": {"base_model_licence": "CC BY-NC 4.0", "deployment": {"deployed": false}},
			"want": false,
		},
		"built from nothing": {"model": {"base_model": "none", "base_model_licence": null}, "want": false},
	}

	found := rule.finding with input as _profile([tc.model])
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile([tc.model])
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile([tc.model])
}

test_finding_whole if {
	found := rule.finding with input as _profile([{}, {"name": "Ranker", "base_model_licence": "research-only"}])
	found == {{
		"subject": "Ranker",
		"at": ["/tech/models/1/base_model_licence", "/tech/models/1/deployment/deployed"],
		"evidence": {"base_model": "Base-7B", "licence": "research-only"},
	}}
	suggested := rule.suggestion with input as _profile([{"name": "Ranker", "base_model_licence": "research-only"}])
	suggested == {{"action": "replace_base_model", "subject": "Ranker", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/tech/models"}},
		"open list": {"input": json.remove(_profile([{}]), ["/complete"]), "want": {"/tech/models/-"}},
		"licence unknown": {
			"input": _profile([{"base_model_licence": null}]),
			"want": {"/tech/models/0/base_model_licence"},
		},
		"licence named as unknown": {
			"input": _profile([{"base_model_licence": "未知"}]),
			"want": {"/tech/models/0/base_model_licence"},
		},
		"base unknown": {
			"input": _profile([{"base_model": null, "base_model_licence": "research-only"}]),
			"want": {"/tech/models/0/base_model"},
		},
		"use unknown": {
			"input": _profile([{"base_model_licence": "research-only", "deployment": null}]),
			"want": {"/tech/models/0/deployment/deployed"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(models) := {
	"complete": ["/tech/models"],
	"tech": {"models": [object.union(
		{
			"name": "Chat",
			"base_model": "Base-7B",
			"base_model_licence": "MIT",
			"deployment": {"deployed": true},
		},
		model,
	) |
		some model in models
	]},
}
