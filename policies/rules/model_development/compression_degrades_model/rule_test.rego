package rules.model_development.compression_degrades_model_test

import data.rules.model_development.compression_degrades_model as rule

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
		"only one that is not in use": {
			"input": _profile([{"deployment": {"deployed": false}}]),
			"is": "not_applicable",
			"missing": set(),
		},
		"a bad one that is not in use": {
			"input": _profile([_good, object.union(_bad, {"deployment": {"deployed": false}})]),
			"is": "pass",
			"missing": set(),
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
	rule.missing == {"/tech/models/0/deployment/compression/method"} with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as profile
	not rule.not_applicable with input as profile
}

test_model[note] if {
	some note, tc in {
		"as much as may be lost": {
			"changes": {},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"more lost": {
			"changes": {"deployment/compression/metric_after": 0.8999},
			"is": "fail",
			"kinds": {""},
			"missing": set(),
		},
		"nothing lost": {
			"changes": {"deployment/compression/metric_after": 0.93},
			"is": "pass",
			"kinds": set(),
			"missing": set(),
		},
		"not measured again": {
			"changes": {"deployment/compression/metric_after": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/compression/metric_after"},
		},
		"not measured before": {
			"changes": {"deployment/compression/metric_before": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/compression/metric_before"},
		},
		"not compressed": {
			"changes": {"deployment/compression/method": "none", "deployment/compression/metric_after": 0.1},
			"is": "not_applicable",
			"kinds": set(),
			"missing": set(),
		},
		"unknown whether compressed": {
			"changes": {"deployment/compression/method": null},
			"is": "unknown",
			"kinds": set(),
			"missing": {"deployment/compression/method"},
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
		"at": [
			"/tech/models/0/deployment/compression/metric_after",
			"/tech/models/0/deployment/compression/metric_before",
		],
		"evidence": {
			"method": "quantisation",
			"metric_before": 0.92,
			"metric_after": 0.89,
			"maximum_drop": 0.02,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "compress_less", "subject": "Detector", "values": {"floor": 0.9}}}
}

test_pass_beside_a_model_that_is_not_compressed if {
	profile := _profile([_good, {"deployment": {"compression": {"method": "none"}}}])
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

_bad := object.union(_good, {"deployment": {"compression": {"metric_after": 0.89}}})

_good := {"deployment": {
	"deployed": true,
	"compression": {"method": "quantisation", "metric_before": 0.92, "metric_after": 0.9},
}}

test_whether_in_use_is_asked_where_it_matters if {
	unsaid := json.remove(_bad, ["/deployment/deployed"])
	rule.missing == {"/tech/models/0/deployment/deployed"} with input as _profile([unsaid])
	rule.finding == set() with input as _profile([unsaid])
	rule.pass with input as _profile([json.remove(_good, ["/deployment/deployed"])])
}
