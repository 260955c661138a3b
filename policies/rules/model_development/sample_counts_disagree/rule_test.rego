package rules.model_development.sample_counts_disagree_test

import data.rules.model_development.sample_counts_disagree as rule

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
	rule.missing == {"/tech/models/0/evaluation/samples", "/tech/models/0/evaluation/split"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"all alike": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"matrix counts one more": {
			"changes": {"evaluation/confusion/tp": 41},
			"is": "fail",
			"kinds": {"matrix"},
			"missing": set(),
		},
		"matrix counts one less": {
			"changes": {"evaluation/confusion/tp": 39},
			"is": "fail",
			"kinds": {"matrix"},
			"missing": set(),
		},
		"matrix not whole": {
			"changes": {"evaluation/confusion/tp": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"no matrix": {
			"changes": {"evaluation/confusion": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"one more than test rows": {
			"changes": {"data_prep/splits/test": 99},
			"is": "fail",
			"kinds": {"beyond_test_rows"},
			"missing": set(),
		},
		"one test row left out": {
			"changes": {"data_prep/splits/test": 101},
			"is": "fail",
			"kinds": {"test_rows_left_out"},
			"missing": set(),
		},
		"unknown test rows": {
			"changes": {"data_prep/splits/test": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"data_prep/splits/test"},
		},
		"outside data": {
			"changes": {"evaluation/split": "external", "data_prep/splits/test": 5},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"outside data, nothing else counted": {
			"changes": {"evaluation/split": "external", "evaluation/confusion": null, "evaluation/samples": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"unknown split": {
			"changes": {"evaluation/split": null, "data_prep/splits/test": 5},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/split"},
		},
		"unknown number of samples": {
			"changes": {"evaluation/samples": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/samples"},
		},
		"no evaluation": {
			"changes": {"evaluation": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/split", "evaluation/samples"},
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
		object.union(_good, {"name": "Detector", "evaluation": {"samples": 101}}),
		object.union(_good, {"name": "Ranker", "data_prep": {"splits": {"test": 120}}}),
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "matrix",
			"subject": "Detector",
			"at": ["/tech/models/0/evaluation/confusion", "/tech/models/0/evaluation/samples"],
			"evidence": {"counted": 100, "samples": 101},
		},
		{
			"kind": "beyond_test_rows",
			"subject": "Detector",
			"at": ["/tech/models/0/evaluation/samples", "/tech/models/0/data_prep/splits/test"],
			"evidence": {"samples": 101, "test": 100, "split": "test"},
		},
		{
			"kind": "test_rows_left_out",
			"severity": "medium",
			"subject": "Ranker",
			"at": ["/tech/models/1/evaluation/samples", "/tech/models/1/data_prep/splits/test"],
			"evidence": {"samples": 100, "test": 120, "split": "test"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "evaluate_every_test_row", "subject": "Detector", "values": {}},
		{"action": "evaluate_every_test_row", "subject": "Ranker", "values": {}},
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

_bad := object.union(_good, {"evaluation": {"confusion": {"tp": 41}}})

_good := {
	"data_prep": {"splits": {"test": 100}},
	"evaluation": {"split": "test", "samples": 100, "confusion": {"tp": 40, "fp": 10, "fn": 20, "tn": 30}},
}
