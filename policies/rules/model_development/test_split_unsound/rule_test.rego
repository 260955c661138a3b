package rules.model_development.test_split_unsound_test

import data.rules.model_development.test_split_unsound as rule

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
		"/tech/models/0/data_prep/splits/test",
		"/tech/models/0/data_prep/splits/disjoint",
		"/tech/models/0/data_prep/splits/dedup",
	} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"kept apart": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"one test row": {
			"changes": {"data_prep/splits/test": 1},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"no test row": {
			"changes": {"data_prep/splits/test": 0},
			"is": "fail",
			"kinds": {"no_test_rows"},
			"missing": set(),
		},
		"no test row, tested outside": {
			"changes": {"data_prep/splits/test": 0, "evaluation/split": "external"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"no test row, tested nobody says where": {
			"changes": {"data_prep/splits/test": 0, "evaluation/split": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"evaluation/split"},
		},
		"unknown test rows, tested outside": {
			"changes": {"data_prep/splits/test": null, "evaluation/split": "external"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"unknown test rows": {
			"changes": {"data_prep/splits/test": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"data_prep/splits/test"},
		},
		"test rows, tested nobody says where": {
			"changes": {"evaluation/split": null},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"overlap": {
			"changes": {"data_prep/splits/disjoint": false},
			"is": "fail",
			"kinds": {"overlap"},
			"missing": set(),
		},
		"unknown overlap": {
			"changes": {"data_prep/splits/disjoint": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"data_prep/splits/disjoint"},
		},
		"duplicates": {
			"changes": {"data_prep/splits/dedup": false},
			"is": "fail",
			"kinds": {"duplicates"},
			"missing": set(),
		},
		"unknown duplicates": {
			"changes": {"data_prep/splits/dedup": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"data_prep/splits/dedup"},
		},
		"all at once": {
			"changes": {"data_prep/splits": {"test": 0, "disjoint": false, "dedup": false}},
			"is": "fail",
			"kinds": {"no_test_rows", "overlap", "duplicates"},
			"missing": set(),
		},
		"nothing about the division": {
			"changes": {"data_prep": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"data_prep/splits/test", "data_prep/splits/disjoint", "data_prep/splits/dedup"},
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
	profile := _profile([{
		"name": "Detector",
		"data_prep": {"splits": {"test": 0, "disjoint": false, "dedup": false}},
		"evaluation": {"split": "train"},
	}])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "no_test_rows",
			"subject": "Detector",
			"at": ["/tech/models/0/data_prep/splits/test"],
			"evidence": {"test": 0, "split": "train"},
		},
		{
			"kind": "overlap",
			"subject": "Detector",
			"at": ["/tech/models/0/data_prep/splits/disjoint"],
			"evidence": {"disjoint": false},
		},
		{
			"kind": "duplicates",
			"subject": "Detector",
			"at": ["/tech/models/0/data_prep/splits/dedup"],
			"evidence": {"dedup": false},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "set_rows_aside", "subject": "Detector", "values": {}},
		{"action": "divide_again", "subject": "Detector", "values": {}},
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

_bad := {
	"data_prep": {"splits": {"test": 2000, "disjoint": false, "dedup": true}},
	"evaluation": {"split": "test"},
}

_good := {
	"data_prep": {"splits": {"test": 2000, "disjoint": true, "dedup": true}},
	"evaluation": {"split": "test"},
}
