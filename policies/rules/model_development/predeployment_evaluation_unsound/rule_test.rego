package rules.model_development.predeployment_evaluation_unsound_test

import data.rules.model_development.predeployment_evaluation_unsound as rule

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
	rule.missing == {"/tech/models/0/deployment/deployed"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"sound": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"outside data": {
			"changes": {"deployment/predeploy_eval/split": "external"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"training data": {
			"changes": {"deployment/predeploy_eval/split": "train"},
			"is": "fail",
			"kinds": {"training"},
			"missing": set(),
		},
		"validation data": {
			"changes": {"deployment/predeploy_eval/split": "validation"},
			"is": "fail",
			"kinds": {"validation"},
			"missing": set(),
		},
		"unknown data": {
			"changes": {"deployment/predeploy_eval/split": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/predeploy_eval/split"},
		},
		"thirty days before the version": {
			"changes": {"deployment/predeploy_eval/date": "2026-05-01"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"more than that": {
			"changes": {"deployment/predeploy_eval/date": "2026-04-30"},
			"is": "fail",
			"kinds": {"older_version"},
			"missing": set(),
		},
		"after the version": {
			"changes": {"deployment/predeploy_eval/date": "2026-09-01"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"a month that decides": {
			"changes": {"deployment/predeploy_eval/date": "2026-05"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"a month that doesn't decide": {
			"changes": {"released_on": "2026-05"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"months that don't decide": {
			"changes": {"released_on": "2026-05", "deployment/predeploy_eval/date": "2026-04"},
			"is": "unknown",
			"kinds": set(),
			"missing": {"released_on", "deployment/predeploy_eval/date"},
		},
		"a month that leaves it open": {
			"changes": {"released_on": "2026-05", "deployment/predeploy_eval/date": "2026-04-10"},
			"is": "unknown",
			"kinds": set(),
			"missing": {"released_on"},
		},
		"unknown day": {
			"changes": {"deployment/predeploy_eval/date": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/predeploy_eval/date"},
		},
		"unknown version": {
			"changes": {"released_on": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"released_on"},
		},
		"below its threshold": {
			"changes": {"deployment/predeploy_eval/value": 0.899},
			"is": "fail",
			"kinds": {"below_threshold"},
			"missing": set(),
		},
		"unknown value": {
			"changes": {"deployment/predeploy_eval/value": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/predeploy_eval/value"},
		},
		"unknown threshold": {
			"changes": {"deployment/predeploy_eval/threshold": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/predeploy_eval/threshold"},
		},
		"no evaluation on record": {
			"changes": {"deployment/predeploy_eval": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {
				"deployment/predeploy_eval/date",
				"deployment/predeploy_eval/split",
				"deployment/predeploy_eval/value",
				"deployment/predeploy_eval/threshold",
			},
		},
		"not in use": {
			"changes": {"deployment/deployed": false, "deployment/predeploy_eval/split": "train"},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown whether in use": {
			"changes": {"deployment/deployed": null, "deployment/predeploy_eval/split": "train"},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/deployed"},
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

test_pass_beside_a_model_not_in_use if {
	profile := _profile([_good, {"deployment": {"deployed": false}}])
	rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_finding_whole if {
	profile := _profile([object.union(_good, {
		"name": "Detector",
		"deployment": {"predeploy_eval": {"date": "2026-03-01", "value": 0.85, "split": "validation"}},
	})])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "validation",
			"severity": "medium",
			"subject": "Detector",
			"at": ["/tech/models/0/deployment/predeploy_eval/split"],
			"evidence": {"split": "validation"},
		},
		{
			"kind": "older_version",
			"subject": "Detector",
			"at": ["/tech/models/0/deployment/predeploy_eval/date", "/tech/models/0/released_on"],
			"evidence": {"date": "2026-03-01", "released_on": "2026-05-31", "maximum_days_before_version": 30},
		},
		{
			"kind": "below_threshold",
			"subject": "Detector",
			"at": [
				"/tech/models/0/deployment/predeploy_eval/value",
				"/tech/models/0/deployment/predeploy_eval/threshold",
			],
			"evidence": {"value": 0.85, "threshold": 0.9},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "evaluate_running_version", "subject": "Detector", "values": {}},
		{"action": "close_gap_or_withdraw", "subject": "Detector", "values": {"gap": 0.05, "threshold": 0.9}},
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

_bad := object.union(_good, {"deployment": {"predeploy_eval": {"split": "train"}}})

_good := {
	"released_on": "2026-05-31",
	"deployment": {
		"deployed": true,
		"predeploy_eval": {"date": "2026-05-20", "split": "test", "value": 0.9, "threshold": 0.9},
	},
}
