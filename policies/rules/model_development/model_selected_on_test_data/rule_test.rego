package rules.model_development.model_selected_on_test_data_test

import data.rules.model_development.model_selected_on_test_data as rule

test_models[note] if {
	some note, tc in {
		"no list": {"input": {}, "is": "unknown", "missing": {"/tech/models"}},
		"a list of none": {"input": _profile([]), "is": "not_applicable", "missing": set()},
		"an open list of none": {
			"input": object.remove(_profile([]), ["complete"]),
			"is": "unknown",
			"missing": {"/tech/models/-"},
		},
		"an open list": {
			"input": object.remove(_profile([_good]), ["complete"]),
			"is": "unknown",
			"missing": {"/tech/models/-"},
		},
		"an open list that proves the point": {
			"input": object.remove(_profile([_good, _bad]), ["complete"]),
			"is": "fail",
			"missing": {"/tech/models/-"},
		},
		"both well": {"input": _profile([_good, _good]), "is": "pass", "missing": set()},
		"the second not": {"input": _profile([_good, _bad]), "is": "fail", "missing": set()},
	}

	is := _outcome with input as tc.input
	is == tc.is
	rule.missing == tc.missing with input as tc.input
}

test_one_finding_per_model if {
	found := rule.finding with input as _profile([object.union(_bad, {"name": name}) | some name in ["First", "Second"]])
	{f.subject | some f in found} == {"First", "Second"}
	count({[object.get(f, "kind", ""), f.subject] | some f in found}) == count(found)
}

test_nothing_known_of_a_model if {
	profile := _profile([{"name": "First"}])
	rule.missing == {"/tech/models/0/tuning/selected_on"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"on validation data": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"on test data": {
			"changes": {"tuning/selected_on": "test"},
			"is": "fail",
			"kinds": {"test"},
			"missing": set(),
		},
		"on training data": {
			"changes": {"tuning/selected_on": "train"},
			"is": "fail",
			"kinds": {"train"},
			"missing": set(),
		},
		"nobody says on what": {
			"changes": {"tuning/selected_on": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"tuning/selected_on"},
		},
		"unknown number of trials": {
			"changes": {"tuning/trials": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"two trials, nobody says on what": {
			"changes": {"tuning": {"trials": 2}},
			"is": "unknown",
			"kinds": set(),
			"missing": {"tuning/selected_on"},
		},
		"one trial": {
			"changes": {"tuning": {"trials": 1}},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"one trial, on validation data": {
			"changes": {"tuning/trials": 1},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"one trial, on test data": {
			"changes": {"tuning/trials": 1, "tuning/selected_on": "test"},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"two trials, on test data": {
			"changes": {"tuning/trials": 2, "tuning/selected_on": "test"},
			"is": "fail",
			"kinds": {"test"},
			"missing": set(),
		},
	}

	profile := _profile([_with(tc.changes)])
	is := _outcome with input as profile
	is == tc.is
	missing := rule.missing with input as profile
	missing == {concat("/", ["/tech/models/0", path]) | some path in tc.missing}
	found := rule.finding with input as profile
	{object.get(f, "kind", "") | some f in found} == tc.kinds
}

test_pass_beside_a_single_trial if {
	rule.pass with input as _profile([_good, {"tuning": {"trials": 0}}])
	not rule.not_applicable with input as _profile([_good, {"tuning": {"trials": 0}}])
}

test_finding_whole if {
	profile := _profile([
		object.union(_bad, {"name": "Detector"}),
		{"name": "Ranker", "tuning": {"selected_on": "train"}},
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "test",
			"subject": "Detector",
			"at": ["/tech/models/0/tuning/selected_on"],
			"evidence": {"selected_on": "test"},
		},
		{
			"kind": "train",
			"severity": "medium",
			"subject": "Ranker",
			"at": ["/tech/models/1/tuning/selected_on"],
			"evidence": {"selected_on": "train"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "choose_on_validation_data", "subject": "Detector", "values": {}},
		{"action": "choose_on_validation_data", "subject": "Ranker", "values": {}},
	}
}

_outcome := "not_applicable" if {
	rule.not_applicable
} else := "fail" if {
	count(rule.finding) > 0
} else := "unknown" if {
	count(rule.missing) > 0
} else := "pass" if {
	rule.pass
} else := "undetermined"

# The good model with other values at some paths.
_with(changes) := json.patch(_good, [{"op": "add", "path": concat("/", ["", path]), "value": value} |
	some path, value in changes
])

# A company that has these models and no others.
_profile(models) := {"complete": ["/tech/models"], "tech": {"models": models}}

_bad := {"tuning": {"trials": 30, "selected_on": "test"}}

_good := {"tuning": {"trials": 30, "selected_on": "validation"}}
