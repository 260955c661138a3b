package rules.technology.open_weights_licence_test

import data.rules.technology.open_weights_licence as rule

test_outcome[note] if {
	some note, tc in {
		"users at the limit": {"licence": "Llama 3.1 Community", "users": 700000000, "component": "MIT", "want": set()},
		"users above it": {"licence": "Llama 3.1 Community", "users": 700000001, "component": "MIT", "want": {"users"}},
		"no limit": {"licence": "Apache-2.0", "users": 700000001, "component": "MIT", "want": set()},
		"source": {"licence": "Apache-2.0", "users": null, "component": "AGPL-3.0", "want": {"source"}},
		"both": {"licence": "llama2", "users": 900000000, "component": "SSPL-1.0", "want": {"users", "source"}},
	}

	found := rule.finding with input as _profile(tc.licence, tc.users, tc.component, "commercial")
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.licence, tc.users, tc.component, "commercial")
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.licence, tc.users, tc.component, "commercial")
}

test_used_in_house if {
	rule.pass with input as _profile("MIT", null, "AGPL-3.0", "internal")
}

test_built_from_nothing if {
	profile := json.patch(_profile("llama2", null, "MIT", "commercial"), [{"op": "add", "path": "/tech/models/0/base_model", "value": "none"}])
	rule.pass with input as profile
}

test_finding_whole if {
	profile := _profile("llama2", 900000000, "SSPL-1.0", "commercial")
	found := rule.finding with input as profile
	found == {
		{
			"kind": "users", "subject": "1", "at": ["/tech/models/0/base_model_licence", "/product/monthly_users"],
			"evidence": {"licence": "llama2", "monthly_users": 900000000, "maximum_users": 700000000},
		},
		{
			"kind": "source", "subject": "db", "at": ["/legal/open_source/0/licence"],
			"evidence": {"licence": "SSPL-1.0"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "licence_weights", "values": {}, "subject": "1"},
		{"action": "replace_component", "values": {}, "subject": "db"},
	}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/tech/models", "/legal/open_source"}},
		"no users": {"input": _profile("llama2", null, "MIT", "commercial"), "want": {"/product/monthly_users"}},
		"an unclear licence": {
			"input": _profile("unknown", 1, "unknown", "commercial"),
			"want": {"/tech/models/0/base_model_licence", "/legal/open_source/0/licence"},
		},
		"no licence": {
			"input": json.remove(_profile("x", 1, "MIT", "commercial"), ["/tech/models/0/base_model_licence"]),
			"want": {"/tech/models/0/base_model_licence"},
		},
		"no component's licence": {
			"input": json.remove(_profile("x", 1, "MIT", "commercial"), ["/legal/open_source/0/licence"]),
			"want": {"/legal/open_source/0/licence"},
		},
		"no use": {
			"input": json.remove(_profile("x", 1, "AGPL-3.0", "commercial"), ["/legal/open_source/0/use"]),
			"want": {"/legal/open_source/0/use"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(licence, users, component, use) := {
	"complete": ["/tech/models", "/legal/open_source"],
	"tech": {"models": [{"base_model_licence": licence}]},
	"product": {"monthly_users": users},
	"legal": {"open_source": [{"component": "db", "licence": component, "use": use}]},
}
