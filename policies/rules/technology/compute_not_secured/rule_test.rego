package rules.technology.compute_not_secured_test

import data.rules.technology.compute_not_secured as rule

test_finding[note] if {
	some note, tc in {
		"covered": {"profile": _profile(1000, 1000, 6), "want": set()},
		"an hour short": {"profile": _profile(1000, 999, 6), "want": {"short"}},
		"contract too short": {"profile": _profile(1000, 1000, 5.9), "want": {"expiring"}},
		"both": {"profile": _profile(1000, 0, 0), "want": {"short", "expiring"}},
		"no need": {"profile": _profile(0, 0, 0), "want": set()},
		"no need, nothing else known": {"profile": _profile(0, null, null), "want": set()},
	}

	found := rule.finding with input as tc.profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as tc.profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as tc.profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(1000, 400, 4)
	found == {
		{
			"kind": "short",
			"at": ["/compute/peak_gpu_hours_month", "/compute/secured_gpu_hours_month"],
			"evidence": {"peak_gpu_hours_month": 1000, "secured_gpu_hours_month": 400},
		},
		{
			"kind": "expiring",
			"severity": "medium",
			"at": ["/compute/contract_months"],
			"evidence": {"contract_months": 4, "minimum_contract_months": 6},
		},
	}
	suggested := rule.suggestion with input as _profile(1000, 400, 4)
	suggested == {
		{"action": "secure_capacity", "values": {"gap_gpu_hours": 600}},
		{"action": "extend_contract", "values": {"months_short": 2}},
	}
	rule.suggestion == set() with input as _profile(1000, 1000, 6)
}

test_missing[note] if {
	all := {"/compute/peak_gpu_hours_month", "/compute/secured_gpu_hours_month", "/compute/contract_months"}
	some note, tc in {
		"nothing known": {"input": {}, "want": all},
		"nulls": {"input": _profile(null, null, null), "want": all},
		"no peak": {"input": _profile(null, 1000, 6), "want": {"/compute/peak_gpu_hours_month"}},
		"no capacity": {"input": _profile(1000, null, 6), "want": {"/compute/secured_gpu_hours_month"}},
		"no term": {"input": _profile(1000, 1000, null), "want": {"/compute/contract_months"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(peak, secured, months) := {"compute": {
	"peak_gpu_hours_month": peak,
	"secured_gpu_hours_month": secured,
	"contract_months": months,
}}
