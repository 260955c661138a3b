package rules.model_development.train_and_test_scores_implausible_test

import data.rules.model_development.train_and_test_scores_implausible as rule

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
		"/tech/models/0/evaluation/split",
		"/tech/models/0/evaluation/metrics",
		"/tech/models/0/evaluation/train_metrics",
	} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"a little worse": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"alike in all": {
			"changes": {"evaluation/train_metrics/accuracy": 0.9},
			"is": "fail",
			"kinds": {"alike"},
			"missing": set(),
		},
		"alike in the only one": {
			"changes": {"evaluation/metrics": {"recall": 0.8}, "evaluation/train_metrics": {"recall": 0.8}},
			"is": "fail",
			"kinds": {"few_alike"},
			"missing": set(),
		},
		"better by as much as may be": {
			"changes": {"evaluation/train_metrics/accuracy": 0.88},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"better by more": {
			"changes": {"evaluation/train_metrics/accuracy": 0.879},
			"is": "fail",
			"kinds": {"better_on_new_data"},
			"missing": set(),
		},
		"outside data, better by more": {
			"changes": {"evaluation/split": "external", "evaluation/train_metrics/accuracy": 0.879},
			"is": "fail",
			"kinds": {"better_on_new_data"},
			"missing": set(),
		},
		"measured on training data": {
			"changes": {"evaluation/split": "train", "evaluation/train_metrics/accuracy": 0.9},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown split": {
			"changes": {"evaluation/split": null, "evaluation/train_metrics/accuracy": 0.9},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/split"},
		},
		"no figures on training data": {
			"changes": {"evaluation/train_metrics": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/train_metrics/accuracy", "evaluation/train_metrics/recall"},
		},
		"a figure on training data alone": {
			"changes": {"evaluation/metrics/recall": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/metrics/recall"},
		},
		"a figure on test data alone": {
			"changes": {"evaluation/metrics/f1": 0.9},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/train_metrics/f1"},
		},
		"no figures": {
			"changes": {"evaluation/train_metrics": null, "evaluation/metrics": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/metrics", "evaluation/train_metrics"},
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
	profile := _profile([
		object.union(_bad, {"name": "Detector"}),
		object.union(_good, {
			"name": "Ranker",
			"evaluation": {"train_metrics": {"accuracy": 0.85, "recall": 0.77}, "split": "validation"},
		}),
		{
			"name": "Tagger",
			"evaluation": {"split": "test", "metrics": {"f1": 0.5}, "train_metrics": {"f1": 0.5}},
		},
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "alike",
			"subject": "Detector",
			"at": ["/tech/models/0/evaluation/metrics", "/tech/models/0/evaluation/train_metrics"],
			"evidence": {"figures": 2, "minimum_figures": 2, "split": "test"},
		},
		{
			"kind": "better_on_new_data",
			"severity": "low",
			"subject": "Ranker",
			"at": [
				"/tech/models/1/evaluation/metrics/accuracy",
				"/tech/models/1/evaluation/train_metrics/accuracy",
			],
			"evidence": {
				"figure": "accuracy",
				"train": 0.85,
				"held_out": 0.9,
				"maximum_excess": 0.02,
				"split": "validation",
			},
		},
		{
			"kind": "few_alike",
			"severity": "low",
			"subject": "Tagger",
			"at": ["/tech/models/2/evaluation/metrics", "/tech/models/2/evaluation/train_metrics"],
			"evidence": {"figures": 1, "minimum_figures": 2, "split": "test"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "hash_rows", "subject": "Detector", "values": {}},
		{"action": "hash_rows", "subject": "Ranker", "values": {}},
		{"action": "hash_rows", "subject": "Tagger", "values": {}},
	}
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

_bad := object.union(_good, {"evaluation": {"train_metrics": {"accuracy": 0.9}}})

_good := {
	"task": "classification",
	"evaluation": {
		"split": "test",
		"metrics": {"accuracy": 0.9, "recall": 0.8},
		"train_metrics": {"accuracy": 0.93, "recall": 0.8},
	},
}
