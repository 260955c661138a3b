package rules.model_development.full_batch_on_many_rows_test

import data.rules.model_development.full_batch_on_many_rows as rule

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
	rule.missing == {"/tech/models/0/training/rows"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"mini-batches": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"one row less than all": {
			"changes": {"training/batch_size": 199999},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"all rows": {
			"changes": {"training/batch_size": 200000},
			"is": "fail",
			"kinds": {""},
			"missing": set(),
		},
		"all rows, just too many": {
			"changes": {"training": {"batch_size": 100001, "rows": 100001}},
			"is": "fail",
			"kinds": {""},
			"missing": set(),
		},
		"all rows, not too many": {
			"changes": {"training": {"batch_size": 100000, "rows": 100000}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"few rows, unknown batch": {
			"changes": {"training": {"rows": 100000}},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"many rows, unknown batch": {
			"changes": {"training/batch_size": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/batch_size"},
		},
		"unknown rows": {
			"changes": {"training/rows": null, "training/batch_size": 100001},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/rows"},
		},
		"unknown rows, in batches that are small for any": {
			"changes": {"training/rows": null, "training/batch_size": 100000},
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
		"at": ["/tech/models/0/training/batch_size", "/tech/models/0/training/rows"],
		"evidence": {"batch_size": 200000, "rows": 200000, "maximum_full_batch_rows": 100000},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "compare_mini_batches", "subject": "Detector", "values": {}}}
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

_bad := {"training": {"batch_size": 200000, "rows": 200000}}

_good := {"training": {"batch_size": 32, "rows": 200000}}
