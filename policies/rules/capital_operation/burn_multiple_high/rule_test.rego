package rules.capital_operation.burn_multiple_high_test

import data.rules.capital_operation.burn_multiple_high as rule

# Net burn of 100 a month is 1200 a year.
test_multiple[note] if {
	some note, tc in {
		"at the target": {"burn": 100, "arr": 600, "want": set()},
		"just above the target": {"burn": 100, "arr": 599, "want": {"elevated"}},
		"at the maximum": {"burn": 100, "arr": 400, "want": {"elevated"}},
		"just above the maximum": {"burn": 100, "arr": 399, "want": {"high"}},
		"no growth": {"burn": 100, "arr": 0, "want": {"no_growth"}},
		"shrinking": {"burn": 100, "arr": -5, "want": {"no_growth"}},
		"no burn": {"burn": 0, "arr": 1, "want": set()},
		"no burn, shrinking": {"burn": -1, "arr": -5, "want": set()},
	}

	profile := _profile("growth", tc.burn, tc.arr)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", 100, 500)
	found == {{
		"kind": "elevated",
		"severity": "low",
		"at": ["/financials/monthly_net_burn", "/financials/net_new_arr_12m"],
		"evidence": {
			"burn_multiple": 2.4,
			"target_multiple": 2,
			"monthly_net_burn": _yuan(100),
			"net_new_arr_12m": _yuan(500),
		},
	}}
}

test_severity[note] if {
	some note, tc in {
		"growth": {"stage": "growth", "arr": 399, "want": {"medium"}},
		"expansion": {"stage": "expansion", "arr": 399, "want": {"high"}},
		"growth, shrinking": {"stage": "growth", "arr": -1, "want": {"medium"}},
		"expansion, shrinking": {"stage": "expansion", "arr": -1, "want": {"high"}},
		"expansion, elevated": {"stage": "expansion", "arr": 400, "want": {"low"}},
	}

	found := rule.finding with input as _profile(tc.stage, 100, tc.arr)
	{f.severity | some f in found} == tc.want
}

test_suggestion_whole if {
	growing := rule.suggestion with input as _profile("growth", 100, 300)
	growing == {{"action": "improve_efficiency", "values": {
		"burn_at_target": _yuan(50),
		"arr_at_target": _yuan(600),
		"target_multiple": 2,
	}}}
	shrinking := rule.suggestion with input as _profile("growth", 100, -300)
	shrinking == {{"action": "stop_scaling", "values": {"arr_at_target": _yuan(600), "target_multiple": 2}}}
	rule.suggestion == set() with input as _profile("growth", 100, 600)
}

test_not_applicable[note] if {
	some note, tc in {
		"start-up": {"profile": _profile("start_up", 100, 1), "want": true},
		"nothing recurs": {"profile": _arr(_yuan(0)), "want": true},
		"something recurs": {"profile": _arr(_yuan(1)), "want": false},
		"unknown": {"profile": {}, "want": false},
	}

	not_applicable := [true | rule.not_applicable] with input as tc.profile
	not_applicable == [true | tc.want]
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/stage",
			"/financials/monthly_net_burn",
			"/financials/arr",
			"/financials/net_new_arr_12m",
		}},
		"no stage": {"input": _profile(null, 100, 1), "want": {"/company/stage"}},
		"no stage, no burn": {"input": _profile(null, 0, 1), "want": {"/company/stage"}},
		"no growth figure": {
			"input": json.remove(_profile("growth", 100, 1), ["/financials/net_new_arr_12m"]),
			"want": {"/financials/net_new_arr_12m"},
		},
		"burn in words": {
			"input": json.patch(_profile("growth", 100, 1), [{
				"op": "replace", "path": "/financials/monthly_net_burn/amount", "value": null,
			}]),
			"want": {"/financials/monthly_net_burn"},
		},
		"unknown ARR": {"input": _arr(null), "want": {"/financials/arr"}},
		"no rate": {
			"input": json.patch(_profile("growth", 100, 1), [{
				"op": "replace", "path": "/financials/net_new_arr_12m/currency", "value": "SEK",
			}]),
			"want": {"/rates/SEK/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_growth_need_not_be_known_without_burn if {
	profile := json.remove(_profile("growth", 0, 1), ["/financials/net_new_arr_12m"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

_arr(arr) := json.patch(
	_profile("growth", 100, 600),
	[{"op": "replace", "path": "/financials/arr", "value": arr}],
)

_profile(stage, burn, new_arr) := {
	"company": {"stage": stage},
	"financials": {
		"monthly_net_burn": _yuan(burn),
		"arr": _yuan(5000),
		"net_new_arr_12m": _yuan(new_arr),
	},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
