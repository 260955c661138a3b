package rules.model_development.loss_does_not_fit_task_test

import data.rules.model_development.loss_does_not_fit_task as rule

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
	rule.missing == {"/tech/models/0/task", "/tech/models/0/training/loss"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"numbers by distance": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"numbers by absolute distance": {
			"changes": {"training/loss": "mae"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"numbers by Huber": {
			"changes": {"training/loss": "huber"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"numbers by probability": {
			"changes": {"training/loss": "cross_entropy"},
			"is": "fail",
			"kinds": {"numbers"},
			"missing": set(),
		},
		"classes by probability": {
			"changes": {"task": "classification", "training/loss": "cross_entropy"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"classes by distance": {
			"changes": {"task": "classification"},
			"is": "fail",
			"kinds": {"classes"},
			"missing": set(),
		},
		"words by probability": {
			"changes": {"task": "language_model", "training/loss": "cross_entropy"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"words by distance": {
			"changes": {"task": "language_model"},
			"is": "fail",
			"kinds": {"classes"},
			"missing": set(),
		},
		"another loss": {
			"changes": {"training/loss": "other"},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"another task": {
			"changes": {"task": "generation"},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"another task, unknown loss": {
			"changes": {"task": "ranking", "training/loss": null},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown loss": {
			"changes": {"training/loss": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/loss"},
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
	profile := _profile([
		object.union(_bad, {"name": "Forecaster"}),
		{"name": "Detector", "task": "classification", "training": {"loss": "mse"}},
	])
	found := rule.finding with input as profile
	numbers := ["mse", "mae", "huber"]
	classes := ["cross_entropy", "contrastive", "ranking"]
	found == {
		{
			"kind": "numbers",
			"subject": "Forecaster",
			"at": ["/tech/models/0/training/loss", "/tech/models/0/task"],
			"evidence": {"task": "regression", "loss": "cross_entropy", "fitting_losses": numbers},
		},
		{
			"kind": "classes",
			"severity": "low",
			"subject": "Detector",
			"at": ["/tech/models/1/training/loss", "/tech/models/1/task"],
			"evidence": {"task": "classification", "loss": "mse", "fitting_losses": classes},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "train_with_fitting_loss", "subject": "Forecaster", "values": {"fitting_losses": numbers}},
		{"action": "train_with_fitting_loss", "subject": "Detector", "values": {"fitting_losses": classes}},
	}
}

test_pass_beside_another_task if {
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

_bad := {"task": "regression", "training": {"loss": "cross_entropy"}}

_good := {"task": "regression", "training": {"loss": "mse"}}
