package rules.model_development.impossible_metrics_test

import data.rules.model_development.impossible_metrics as rule

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
		"/tech/models/0/evaluation/metrics/precision",
		"/tech/models/0/evaluation/metrics/recall",
		"/tech/models/0/evaluation/prevalence",
	} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"possible": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"F1 as high as can be": {
			"changes": {"evaluation/metrics/f1": 0.739},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"F1 too high": {
			"changes": {"evaluation/metrics/f1": 0.74},
			"is": "fail",
			"kinds": {"f1"},
			"missing": set(),
		},
		"F1 as low as can be": {
			"changes": {"evaluation/metrics/f1": 0.72},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"F1 too low": {
			"changes": {"evaluation/metrics/f1": 0.719},
			"is": "fail",
			"kinds": {"f1"},
			"missing": set(),
		},
		"F1 not claimed": {
			"changes": {"evaluation/metrics/f1": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy as high as can be": {
			"changes": {"evaluation/metrics/accuracy": 0.714},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy too high": {
			"changes": {"evaluation/metrics/accuracy": 0.715},
			"is": "fail",
			"kinds": {"accuracy"},
			"missing": set(),
		},
		"accuracy as low as can be": {
			"changes": {"evaluation/metrics/accuracy": 0.689},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy too low": {
			"changes": {"evaluation/metrics/accuracy": 0.688},
			"is": "fail",
			"kinds": {"accuracy"},
			"missing": set(),
		},
		"accuracy not claimed": {
			"changes": {"evaluation/metrics/accuracy": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy at the floor, unknown share": {
			"changes": {"evaluation/prevalence": null, "evaluation/metrics/accuracy": 0.563},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/prevalence"},
		},
		"accuracy below the floor, unknown share": {
			"changes": {"evaluation/prevalence": null, "evaluation/metrics/accuracy": 0.562},
			"is": "fail",
			"kinds": {"accuracy_floor"},
			"missing": {"evaluation/prevalence"},
		},
		"precision as low as can be": {
			"changes": {"evaluation/metrics": {"precision": 0.49, "recall": 0.67}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"precision too low": {
			"changes": {"evaluation/metrics": {"precision": 0.489, "recall": 0.67}},
			"is": "fail",
			"kinds": {"precision_floor"},
			"missing": set(),
		},
		"precision far too low, whatever the accuracy": {
			"changes": {"evaluation/metrics": {"accuracy": 0.1, "precision": 0.3, "recall": 0.9}},
			"is": "fail",
			"kinds": {"precision_floor"},
			"missing": set(),
		},
		"no true positive": {
			"changes": {"evaluation/metrics": {"accuracy": 0.4, "precision": 0, "recall": 0, "f1": 0}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"no true positive, yet an F1": {
			"changes": {"evaluation/metrics": {"precision": 0, "recall": 0, "f1": 0.1}},
			"is": "fail",
			"kinds": {"f1"},
			"missing": set(),
		},
		"perfect": {
			"changes": {"evaluation/metrics": {"accuracy": 1, "precision": 1, "recall": 1, "f1": 1}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"perfect but for accuracy": {
			"changes": {"evaluation/metrics": {"accuracy": 0.9, "precision": 1, "recall": 1, "f1": 1}},
			"is": "fail",
			"kinds": {"accuracy"},
			"missing": set(),
		},
		"averaged over classes": {
			"changes": {"evaluation/averaging": "macro", "evaluation/metrics/f1": 0.9},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown averaging": {
			"changes": {"evaluation/averaging": null, "evaluation/metrics/f1": 0.9},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/averaging"},
		},
		"no figures": {
			"changes": {"evaluation/metrics": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/metrics/precision", "evaluation/metrics/recall"},
		},
		"with the counts": {
			"changes": {
				"evaluation/confusion": {
					"tp": 1,
					"fp": 1,
					"fn": 1,
					"tn": 1,
				},
				"evaluation/metrics/f1": 0.9,
			},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"with three counts": {
			"changes": {"evaluation/confusion": {"tp": 1, "fp": 1, "fn": 1}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"unknown precision": {
			"changes": {"evaluation/metrics/precision": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/metrics/precision"},
		},
		"unknown recall": {
			"changes": {"evaluation/metrics/recall": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/metrics/recall"},
		},
		"no classes": {
			"changes": {"task": "ranking"},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown task": {
			"changes": {"task": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"task"},
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
		"kind": "f1",
		"subject": "Detector",
		"at": [
			"/tech/models/0/evaluation/metrics/f1",
			"/tech/models/0/evaluation/metrics/precision",
			"/tech/models/0/evaluation/metrics/recall",
		],
		"evidence": {
			"f1": 0.9,
			"precision": 0.8,
			"recall": 0.67,
			"harmonic_mean": ((2 * 0.8) * 0.67) / (0.8 + 0.67),
			"tolerance": 0.005,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "show_counts", "subject": "Detector", "values": {}}}
}

test_evidence_of_the_bounds if {
	found := rule.finding with input as _profile([
		_with({"name": "A", "evaluation/metrics/accuracy": 0.9}),
		_with({"name": "B", "evaluation/metrics/accuracy": 0.5, "evaluation/prevalence": null}),
		_with({"name": "C", "evaluation/metrics": {"precision": 0.3, "recall": 0.67}}),
	])
	{[f.kind, f.subject, name, round(f.evidence[name] * 1000)] |
		some f in found
		some name in ["least_accuracy", "greatest_accuracy", "least_precision"]
	} == {
		["accuracy", "A", "least_accuracy", 694],
		["accuracy", "A", "greatest_accuracy", 709],
		["accuracy_floor", "B", "least_accuracy", 568],
		["precision_floor", "C", "least_precision", 494],
	}
}

test_pass_beside_a_model_without_classes if {
	rule.pass with input as _profile([_good, {"task": "generation"}])
	not rule.not_applicable with input as _profile([_good, {"task": "generation"}])
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

_bad := object.union(_good, {"evaluation": {"metrics": {"f1": 0.9}}})

_good := {
	"task": "classification",
	"evaluation": {
		"averaging": "binary",
		"metrics": {"accuracy": 0.7, "precision": 0.8, "recall": 0.67, "f1": 0.73},
		"prevalence": 0.6,
	},
}
