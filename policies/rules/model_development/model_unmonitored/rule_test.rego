package rules.model_development.model_unmonitored_test

import data.rules.model_development.model_unmonitored as rule

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
		"looked at a cadence ago": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"looked at a day too long ago": {
			"changes": {"deployment/monitoring/last_on": "2026-10-23"},
			"is": "fail",
			"kinds": {"overdue"},
			"missing": set(),
		},
		"looked at in a month that leaves it open": {
			"changes": {"deployment/monitoring/last_on": "2026-10"},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/monitoring/last_on"},
		},
		"looked at in a month that doesn't": {
			"changes": {"deployment/monitoring/last_on": "2026-09"},
			"is": "fail",
			"kinds": {"overdue"},
			"missing": set(),
		},
		"nothing watched": {
			"changes": {"deployment/monitoring/metric": "none"},
			"is": "fail",
			"kinds": {"none"},
			"missing": set(),
		},
		"nothing watched, in Chinese": {
			"changes": {"deployment/monitoring": {"metric": "无"}},
			"is": "fail",
			"kinds": {"none"},
			"missing": set(),
		},
		"unknown figure": {
			"changes": {"deployment/monitoring/metric": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/monitoring/metric"},
		},
		"unknown cadence": {
			"changes": {"deployment/monitoring/cadence_days": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/monitoring/cadence_days"},
		},
		"looked at on the day, whatever the cadence": {
			"changes": {"deployment/monitoring/cadence_days": null, "deployment/monitoring/last_on": "2026-10-31"},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"unknown alert": {
			"changes": {"deployment/monitoring/alert_threshold": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/monitoring/alert_threshold"},
		},
		"unknown last look": {
			"changes": {"deployment/monitoring/last_on": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/monitoring/last_on"},
		},
		"no monitoring on record": {
			"changes": {"deployment/monitoring": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {
				"deployment/monitoring/metric",
				"deployment/monitoring/cadence_days",
				"deployment/monitoring/alert_threshold",
				"deployment/monitoring/last_on",
			},
		},
		"not in use": {
			"changes": {"deployment": {"deployed": false}},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown whether in use": {
			"changes": {"deployment/deployed": null},
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

test_as_of_is_needed if {
	profile := object.remove(_profile([_good]), ["company"])
	rule.missing == {"/company/as_of"} with input as profile
	not rule.pass with input as profile
	imprecise := object.union(
		_profile([_with({"deployment/monitoring/last_on": "2026-10-20"})]),
		{"company": {"as_of": "2026-10"}},
	)
	rule.missing == {"/company/as_of"} with input as imprecise
}

test_finding_whole if {
	profile := _profile([
		object.union(_good, {"name": "Detector", "deployment": {"monitoring": {"last_on": "2026-10-01"}}}),
		object.union(_bad, {"name": "Ranker"}),
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "overdue",
			"subject": "Detector",
			"at": [
				"/tech/models/0/deployment/monitoring/last_on",
				"/tech/models/0/deployment/monitoring/cadence_days",
				"/company/as_of",
			],
			"evidence": {"last_on": "2026-10-01", "cadence_days": 7, "days_since": 30, "as_of": "2026-10-31"},
		},
		{
			"kind": "none",
			"subject": "Ranker",
			"at": ["/tech/models/1/deployment/monitoring/metric", "/tech/models/1/deployment/deployed"],
			"evidence": {"metric": "none", "deployed": true},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "look_now", "subject": "Detector", "values": {"cadence_days": 7}},
		{"action": "watch_results", "subject": "Ranker", "values": {}},
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
_profile(models) := {"company": {"as_of": "2026-10-31"}, "complete": ["/tech/models"], "tech": {"models": models}}

_bad := object.union(_good, {"deployment": {"monitoring": {"metric": "none"}}})

_good := {"deployment": {
	"deployed": true,
	"monitoring": {
		"metric": "share of answers corrected",
		"cadence_days": 7,
		"alert_threshold": 0.1,
		"last_on": "2026-10-24",
	},
}}
