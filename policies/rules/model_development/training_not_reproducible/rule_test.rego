package rules.model_development.training_not_reproducible_test

import data.rules.model_development.training_not_reproducible as rule

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
	rule.missing == {
		"/tech/models/0/training/init",
		"/tech/models/0/training/seeds",
		"/tech/models/0/training/seed_recorded",
	} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"three seeds": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"two seeds": {
			"changes": {"training/seeds": 2},
			"is": "fail",
			"kinds": {"too_few_seeds"},
			"missing": set(),
		},
		"seed not recorded": {
			"changes": {"training/seed_recorded": false},
			"is": "fail",
			"kinds": {"seed_not_recorded"},
			"missing": set(),
		},
		"unknown number of seeds": {
			"changes": {"training/seeds": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/seeds"},
		},
		"unknown whether recorded": {
			"changes": {"training/seed_recorded": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/seed_recorded"},
		},
		"unknown start": {
			"changes": {"training/init": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"training/init"},
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
	profile := _profile([{"name": "Detector", "training": {"init": "random", "seeds": 1, "seed_recorded": false}}])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "seed_not_recorded",
			"subject": "Detector",
			"at": ["/tech/models/0/training/seed_recorded"],
			"evidence": {"seed_recorded": false},
		},
		{
			"kind": "too_few_seeds",
			"subject": "Detector",
			"at": ["/tech/models/0/training/seeds"],
			"evidence": {"seeds": 1, "minimum_seeds": 3},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "record_seed", "subject": "Detector", "values": {}},
		{"action": "train_with_more_seeds", "subject": "Detector", "values": {"further_seeds": 2}},
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

_bad := {"training": {"init": "he", "seeds": 1, "seed_recorded": true}}

_good := {"training": {"init": "he", "seeds": 3, "seed_recorded": true}}
