package rules.model_development.metrics_contradict_confusion_matrix_test

import data.rules.model_development.metrics_contradict_confusion_matrix as rule

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
		"/tech/models/0/evaluation/confusion",
		"/tech/models/0/evaluation/metrics",
	} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"as the matrix says": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy at the edge above": {
			"changes": {"evaluation/metrics/accuracy": 0.705},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy at the edge below": {
			"changes": {"evaluation/metrics/accuracy": 0.695},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy beyond the edge": {
			"changes": {"evaluation/metrics/accuracy": 0.7051},
			"is": "fail",
			"kinds": {"accuracy"},
			"missing": set(),
		},
		"accuracy below the edge": {
			"changes": {"evaluation/metrics/accuracy": 0.6949},
			"is": "fail",
			"kinds": {"accuracy"},
			"missing": set(),
		},
		"precision too high": {
			"changes": {"evaluation/metrics/precision": 0.9},
			"is": "fail",
			"kinds": {"precision"},
			"missing": set(),
		},
		"recall too high": {
			"changes": {"evaluation/metrics/recall": 0.9},
			"is": "fail",
			"kinds": {"recall"},
			"missing": set(),
		},
		"F1 too high": {
			"changes": {"evaluation/metrics/f1": 0.9},
			"is": "fail",
			"kinds": {"f1"},
			"missing": set(),
		},
		"another share of positives": {
			"changes": {"evaluation/prevalence": 0.5},
			"is": "fail",
			"kinds": {"prevalence"},
			"missing": set(),
		},
		"unknown share of positives": {
			"changes": {"evaluation/prevalence": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"accuracy and precision exchanged": {
			"changes": {"evaluation/metrics/accuracy": 0.8, "evaluation/metrics/precision": 0.7},
			"is": "fail",
			"kinds": {"exchanged"},
			"missing": set(),
		},
		"both wrong, not exchanged": {
			"changes": {"evaluation/metrics/accuracy": 0.8, "evaluation/metrics/precision": 0.75},
			"is": "fail",
			"kinds": {"accuracy", "precision"},
			"missing": set(),
		},
		"one wrong, not exchanged": {
			"changes": {"evaluation/metrics/accuracy": 0.8, "evaluation/metrics/precision": 0.8},
			"is": "fail",
			"kinds": {"accuracy"},
			"missing": set(),
		},
		"averaged over both classes": {
			"changes": {
				"evaluation/averaging": "macro",
				"evaluation/metrics": {
					"precision": 0.7,
					"recall": 0.708,
					"f1": 0.697,
				},
			},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"averaged otherwise": {
			"changes": {"evaluation/averaging": "macro"},
			"is": "fail",
			"kinds": {"precision", "recall", "f1"},
			"missing": set(),
		},
		"unknown averaging": {
			"changes": {"evaluation/averaging": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/averaging"},
		},
		"unknown averaging, wrong accuracy": {
			"changes": {"evaluation/averaging": null, "evaluation/metrics/accuracy": 0.9},
			"is": "fail",
			"kinds": {"accuracy"},
			"missing": {"evaluation/averaging"},
		},
		"accuracy alone needs no averaging": {
			"changes": {"evaluation/averaging": null, "evaluation/metrics": {"accuracy": 0.7}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"no figure claimed": {
			"changes": {"evaluation/metrics": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/metrics"},
		},
		"all figures unknown": {
			"changes": {"evaluation/metrics": {"accuracy": null}},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/metrics"},
		},
		"no matrix": {
			"changes": {"evaluation/confusion": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/confusion"},
		},
		"an unknown count": {
			"changes": {"evaluation/confusion/tn": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/confusion/tn"},
		},
		"unknown task": {
			"changes": {"task": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"task"},
		},
		"unknown task, wrong figure": {
			"changes": {"task": null, "evaluation/metrics/f1": 0.9},
			"is": "fail",
			"kinds": {"f1"},
			"missing": {"task"},
		},
		"no classes": {
			"changes": {"task": "regression", "evaluation/metrics/f1": 0.9},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"never predicted positive": {
			"changes": {
				"evaluation/confusion": {
					"tp": 0,
					"fp": 0,
					"fn": 60,
					"tn": 40,
				},
				"evaluation/metrics": {
					"accuracy": 0.4,
					"precision": 1,
					"recall": 0,
					"f1": 0,
				},
			},
			"is": "fail",
			"kinds": {"precision_undefined"},
			"missing": set(),
		},
		"no positive sample": {
			"changes": {
				"evaluation/confusion": {
					"tp": 0,
					"fp": 0,
					"fn": 0,
					"tn": 9,
				},
				"evaluation/metrics": {
					"accuracy": 1,
					"recall": 0,
					"f1": 0,
				},
				"evaluation/prevalence": 0,
			},
			"is": "fail",
			"kinds": {"recall_undefined", "f1_undefined"},
			"missing": set(),
		},
		"no sample": {
			"changes": {
				"evaluation/confusion": {
					"tp": 0,
					"fp": 0,
					"fn": 0,
					"tn": 0,
				},
				"evaluation/metrics": {"accuracy": 1},
			},
			"is": "fail",
			"kinds": {"accuracy_undefined", "prevalence_undefined"},
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
	counts := {"tp": 40, "fp": 10, "fn": 20, "tn": 30}
	profile := _profile([object.union(_with({"evaluation/metrics/recall": 0.9}), {"name": "Detector"})])
	found := rule.finding with input as profile
	found == {{
		"kind": "recall",
		"subject": "Detector",
		"at": ["/tech/models/0/evaluation/metrics/recall", "/tech/models/0/evaluation/confusion"],
		"evidence": object.union(counts, {"claimed": 0.9, "computed": 40 / 60, "tolerance": 0.005}),
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "recompute_from_one_run", "subject": "Detector", "values": {}}}
}

test_exchanged_whole if {
	profile := _profile([_with({
		"name": "Detector",
		"evaluation/metrics/accuracy": 0.8,
		"evaluation/metrics/precision": 0.7,
	})])
	found := rule.finding with input as profile
	found == {{
		"kind": "exchanged",
		"subject": "Detector",
		"at": [
			"/tech/models/0/evaluation/metrics/accuracy",
			"/tech/models/0/evaluation/metrics/precision",
			"/tech/models/0/evaluation/confusion",
		],
		"evidence": {
			"tp": 40,
			"fp": 10,
			"fn": 20,
			"tn": 30,
			"accuracy": 0.8,
			"precision": 0.7,
			"computed_accuracy": 0.7,
			"computed_precision": 0.8,
			"tolerance": 0.005,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "quote_with_formula", "subject": "Detector", "values": {}}}
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

_bad := object.union(_good, {"evaluation": {"metrics": {"recall": 0.9}}})

_good := {
	"task": "classification",
	"evaluation": {
		"averaging": "binary",
		"metrics": {"accuracy": 0.7, "precision": 0.8, "recall": 0.667, "f1": 0.727},
		"prevalence": 0.6,
		"confusion": {"tp": 40, "fp": 10, "fn": 20, "tn": 30},
	},
}
