package rules.model_development.decision_threshold_degenerate_test

import data.rules.model_development.decision_threshold_degenerate as rule

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
	rule.missing == {
		"/tech/models/0/task",
		"/tech/models/0/evaluation/averaging",
		"/tech/models/0/evaluation/threshold",
	} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"in between": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"nought": {
			"changes": {"evaluation/threshold": 0},
			"is": "fail",
			"kinds": {""},
			"missing": set(),
		},
		"just above nought": {
			"changes": {"evaluation/threshold": 0.001},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"just below one": {
			"changes": {"evaluation/threshold": 0.999},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"one": {
			"changes": {"evaluation/threshold": 1},
			"is": "fail",
			"kinds": {""},
			"missing": set(),
		},
		"unknown threshold": {
			"changes": {"evaluation/threshold": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/threshold"},
		},
		"averaged over classes": {
			"changes": {"evaluation/averaging": "macro", "evaluation/threshold": 0},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown averaging": {
			"changes": {"evaluation/averaging": null, "evaluation/threshold": 0},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/averaging"},
		},
		"unknown task": {
			"changes": {"task": null, "evaluation/threshold": 0},
			"is": "unknown",
			"kinds": set(),
			"missing": {"task"},
		},
		"no classes": {
			"changes": {"task": "ranking"},
			"is": "not_applicable",
			"kinds": set(),
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

test_finding_whole if {
	profile := _profile([object.union(_bad, {"name": "Detector"})])
	found := rule.finding with input as profile
	found == {{
		"subject": "Detector",
		"at": ["/tech/models/0/evaluation/threshold"],
		"evidence": {"threshold": 0},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "choose_threshold_by_cost", "subject": "Detector", "values": {}}}
}

test_pass_beside_a_model_without_classes if {
	profile := _profile([_good, {"task": "generation"}])
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

_bad := {"task": "classification", "evaluation": {"averaging": "binary", "threshold": 0}}

_good := {"task": "classification", "evaluation": {"averaging": "binary", "threshold": 0.5}}
