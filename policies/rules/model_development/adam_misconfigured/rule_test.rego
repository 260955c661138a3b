package rules.model_development.adam_misconfigured_test

import data.rules.model_development.adam_misconfigured as rule

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
	rule.missing == {"/tech/models/0/training/optimizer/name"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"own code, corrected": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"own code, uncorrected": {
			"changes": {"training/optimizer/bias_correction": false},
			"is": "fail",
			"kinds": {"uncorrected"},
			"missing": set(),
		},
		"own code, unknown correction": {
			"changes": {"training/optimizer/bias_correction": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/optimizer/bias_correction"},
		},
		"own code, unknown rates": {
			"changes": {"training/optimizer/beta1": null, "training/optimizer/beta2": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/optimizer/beta1", "training/optimizer/beta2"},
		},
		"a framework's defaults": {
			"changes": {"training/optimizer": {"name": "adamw", "hand_written": false}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"a framework, wrong rate": {
			"changes": {"training/optimizer": {"name": "adamw", "hand_written": false, "beta2": 1}},
			"is": "fail",
			"kinds": {"beta2"},
			"missing": set(),
		},
		"unknown whose code": {
			"changes": {"training/optimizer/hand_written": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/optimizer/hand_written"},
		},
		"no memory": {
			"changes": {"training/optimizer/beta1": 0},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"below nought": {
			"changes": {"training/optimizer/beta1": -0.001},
			"is": "fail",
			"kinds": {"beta1"},
			"missing": set(),
		},
		"just below one": {
			"changes": {"training/optimizer/beta2": 0.9999},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"one, both": {
			"changes": {"training/optimizer/beta1": 1, "training/optimizer/beta2": 1},
			"is": "fail",
			"kinds": {"beta1", "beta2"},
			"missing": set(),
		},
		"another optimiser": {
			"changes": {"training/optimizer/name": "sgd", "training/optimizer/beta1": 7},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown optimiser": {
			"changes": {"training/optimizer/name": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/optimizer/name"},
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
	profile := _profile([_with({
		"name": "Detector",
		"training/optimizer/beta1": 1.1,
		"training/optimizer/bias_correction": false,
	})])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "beta1",
			"subject": "Detector",
			"at": ["/tech/models/0/training/optimizer/beta1"],
			"evidence": {"beta1": 1.1, "least_decay": 0, "decay_limit": 1},
		},
		{
			"kind": "uncorrected",
			"subject": "Detector",
			"at": [
				"/tech/models/0/training/optimizer/bias_correction",
				"/tech/models/0/training/optimizer/hand_written",
			],
			"evidence": {"bias_correction": false, "hand_written": true},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "use_framework_optimizer", "subject": "Detector", "values": {}}}
}

test_pass_beside_another_optimiser if {
	profile := _profile([_good, {"training": {"optimizer": {"name": "sgd"}}}])
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

_bad := object.union(_good, {"training": {"optimizer": {"bias_correction": false}}})

_good := {"training": {"optimizer": {
	"name": "adam",
	"beta1": 0.9,
	"beta2": 0.999,
	"hand_written": true,
	"bias_correction": true,
}}}
