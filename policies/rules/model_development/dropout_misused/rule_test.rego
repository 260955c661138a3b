package rules.model_development.dropout_misused_test

import data.rules.model_development.dropout_misused as rule

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

test_models_of_others if {
	others := object.union(_bad, {"trained_by": "third_party"})
	rule.not_applicable with input as _profile([others])
	found := rule.finding with input as _profile([others])
	found == set()
	every by in ["own", "fine_tuned"] {
		mine := rule.finding with input as _profile([others, object.union(_bad, {"trained_by": by})])
		count(mine) > 0
	}
	not rule.not_applicable with input as _profile([others, _bad])
	not rule.not_applicable with input as object.remove(_profile([others]), ["complete"])
}

test_one_finding_per_model if {
	found := rule.finding with input as _profile([object.union(_bad, {"name": name}) | some name in ["First", "Second"]])
	{f.subject | some f in found} == {"First", "Second"}
	count({[object.get(f, "kind", ""), f.subject] | some f in found}) == count(found)
}

test_nothing_known_of_a_model if {
	profile := _profile([{"name": "First"}])
	rule.missing == {"/tech/models/0/training/dropout"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"off in use": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"on in use": {
			"changes": {"training/dropout_off_at_inference": false},
			"is": "fail",
			"kinds": {"on_in_use"},
			"missing": set(),
		},
		"unknown in use": {
			"changes": {"training/dropout_off_at_inference": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/dropout_off_at_inference"},
		},
		"below nought": {
			"changes": {"training/dropout": -0.1},
			"is": "fail",
			"kinds": {"out_of_range"},
			"missing": set(),
		},
		"nought": {
			"changes": {"training/dropout": 0, "training/dropout_off_at_inference": null},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"just below one": {
			"changes": {"training/dropout": 0.99},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"one": {
			"changes": {"training/dropout": 1},
			"is": "fail",
			"kinds": {"out_of_range"},
			"missing": set(),
		},
		"unknown rate": {
			"changes": {"training/dropout": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/dropout"},
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

test_finding_whole if {
	profile := _profile([
		object.union(_bad, {"name": "Detector"}),
		{"name": "Ranker", "training": {"dropout": 1.5, "dropout_off_at_inference": false}},
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "on_in_use",
			"subject": "Detector",
			"at": [
				"/tech/models/0/training/dropout_off_at_inference",
				"/tech/models/0/training/dropout",
			],
			"evidence": {"dropout": 0.3, "dropout_off_at_inference": false},
		},
		{
			"kind": "out_of_range",
			"subject": "Ranker",
			"at": ["/tech/models/1/training/dropout"],
			"evidence": {"dropout": 1.5, "least_rate": 0, "rate_limit": 1},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "switch_off_in_use", "subject": "Detector", "values": {}},
		{"action": "correct_rate", "subject": "Ranker", "values": {}},
	}
}

test_pass_beside_a_model_without_dropout if {
	profile := _profile([_good, {"training": {"dropout": 0}}])
	rule.pass with input as profile
	not rule.not_applicable with input as profile
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

_bad := {"training": {"dropout": 0.3, "dropout_off_at_inference": false}}

_good := {"training": {"dropout": 0.3, "dropout_off_at_inference": true}}
