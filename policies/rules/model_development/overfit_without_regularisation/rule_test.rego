package rules.model_development.overfit_without_regularisation_test

import data.rules.model_development.overfit_without_regularisation as rule

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
		"/tech/models/0/evaluation/train_metrics",
		"/tech/models/0/evaluation/validation_metrics",
	} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"as wide a gap as may be": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"a wider gap": {
			"changes": {"evaluation/train_metrics/accuracy": 0.901},
			"is": "fail",
			"kinds": {""},
			"missing": set(),
		},
		"a wider gap in another figure": {
			"changes": {"evaluation/validation_metrics/recall": 0.799},
			"is": "fail",
			"kinds": {""},
			"missing": set(),
		},
		"a wider gap, something done": {
			"changes": {"evaluation/train_metrics/accuracy": 0.95, "training/regularisation": ["weight_decay"]},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"a wider gap, nobody says what is done": {
			"changes": {"evaluation/train_metrics/accuracy": 0.95, "training/regularisation": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/regularisation"},
		},
		"a narrow gap, nobody says what is done": {
			"changes": {"training/regularisation": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"half of a pair": {
			"changes": {"evaluation/validation_metrics/recall": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/validation_metrics/recall"},
		},
		"half of a pair, something done": {
			"changes": {"evaluation/validation_metrics/recall": null, "training/regularisation": ["l2"]},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"no figures": {
			"changes": {"evaluation": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/train_metrics", "evaluation/validation_metrics"},
		},
		"numbers are predicted": {
			"changes": {"task": "regression", "evaluation": null},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown task": {
			"changes": {"task": null},
			"is": "pass",
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
		"at": [
			"/tech/models/0/evaluation/train_metrics/accuracy",
			"/tech/models/0/evaluation/validation_metrics/accuracy",
			"/tech/models/0/training/regularisation",
		],
		"evidence": {
			"figure": "accuracy",
			"train": 0.95,
			"validation": 0.8,
			"maximum_gap": 0.1,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "restrain_and_collect", "subject": "Detector", "values": {"excess": 0.05}}}
}

test_pass_beside_a_model_that_predicts_numbers if {
	profile := _profile([_good, {"task": "regression"}])
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

_bad := object.union(_good, {"evaluation": {"train_metrics": {"accuracy": 0.95}}})

_good := {
	"task": "classification",
	"training": {"regularisation": []},
	"evaluation": {
		"train_metrics": {"accuracy": 0.9, "recall": 0.9},
		"validation_metrics": {"accuracy": 0.8, "recall": 0.85},
	},
}
