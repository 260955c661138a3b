package rules.financing_plan.ask_too_large_at_once_test

import data.rules.financing_plan.ask_too_large_at_once as rule

test_months[note] if {
	some note, tc in {
		"36 months": {"ask": 3600, "tranches": 0, "want": false},
		"above 36 months": {"ask": 3601, "tranches": 0, "want": true},
		"one tranche is no step": {"ask": 3601, "tranches": 1, "want": true},
		"two tranches": {"ask": 3601, "tranches": 2, "want": false},
		"planned for 36 months": {"ask": 3601, "tranches": 0, "months": 36, "want": false},
		"planned for longer": {"ask": 3601, "tranches": 0, "months": 36.1, "want": true},
		"efficient": {"ask": 3601, "tranches": 0, "new_arr": 801, "want": false},
		"not efficient": {"ask": 3601, "tranches": 0, "new_arr": 800, "want": true},
		"shrinking": {"ask": 3601, "tranches": 0, "new_arr": -800, "want": true},
	}

	profile := json.patch(_profile(tc.ask, 100, tc.tranches), [
		{"op": "add", "path": "/financing_plan/plan_months", "value": object.get(tc, "months", 40)},
		{"op": "add", "path": "/financials/net_new_arr_12m", "value": _yuan(object.get(tc, "new_arr", 0))},
	])
	rule.missing == set() with input as profile
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_rates_that_decide_are_named if {
	profile := object.union(_profile(3601, 100, 0), {
		"company": {"as_of": "2024-06-30"},
		"financials": {"monthly_net_burn": _yuan(100), "net_new_arr_12m": {"amount": 1000, "currency": "USD"}},
	})
	rates := rule.rates with input as profile
	{[rate.from, rate.to, rate.months] | some rate in rates} == {["USD", "CNY", 12]}
	few := rule.rates with input as json.patch(profile, [{"op": "replace", "path": "/financing_plan/amount/amount", "value": 1}])
	few == set()
}

test_finding_whole if {
	found := rule.finding with input as _profile(5000, 100, 1)
	found == {{
		"at": ["/financing_plan/amount", "/financials/monthly_net_burn"],
		"evidence": {
			"months_covered": 50,
			"plan_months": 40,
			"maximum_months": 36,
			"tranches": 1,
			"minimum_tranches": 2,
			"ask": _yuan(5000),
			"monthly_net_burn": _yuan(100),
		},
	}}
	suggested := rule.suggestion with input as _profile(5000, 100, 1)
	suggested == {{"action": "stage_closings", "values": {"first_closing": _yuan(2400), "first_closing_months": 24}}}
	none := rule.suggestion with input as _profile(1, 100, 0)
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile(1, 0, 0)
	rule.not_applicable with input as _profile(1, -1, 0)
	not rule.not_applicable with input as _profile(1, 1, 0)
	not rule.not_applicable with input as _profile(1, null, 0)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financing_plan/amount", "/financials/monthly_net_burn"}},
		"months of the plan": {
			"input": json.remove(_profile(3601, 100, 0), ["/financing_plan/plan_months"]),
			"want": {"/financing_plan/plan_months"},
		},
		"new recurring revenue": {
			"input": json.remove(_profile(3601, 100, 0), ["/financials/net_new_arr_12m"]),
			"want": {"/financials/net_new_arr_12m"},
		},
		"rate of new recurring revenue": {
			"input": json.patch(
				_profile(3601, 100, 0),
				[{"op": "replace", "path": "/financials/net_new_arr_12m", "value": {"amount": 9, "currency": "JPY"}}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"tranches": {
			"input": json.remove(_profile(3601, 100, 0), ["/financing_plan/tranches"]),
			"want": {"/financing_plan/tranches"},
		},
		"open tranches": {
			"input": json.remove(_profile(3601, 100, 1), ["/complete"]),
			"want": {"/financing_plan/tranches/-"},
		},
		"tranches do not matter": {"input": json.remove(_profile(3600, 100, 1), ["/complete"]), "want": set()},
		"two are enough": {"input": json.remove(_profile(3601, 100, 2), ["/complete"]), "want": set()},
		"rate": {
			"input": json.patch(
				_profile(1, 100, 0),
				[{"op": "replace", "path": "/financing_plan/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
	found := rule.finding with input as tc.input
	found == set()
}

_profile(ask, burn, tranches) := {
	"complete": ["/financing_plan/tranches"],
	"financing_plan": {
		"amount": _yuan(ask),
		"plan_months": 40,
		"tranches": array.slice([{"milestone": "beta"}, {"milestone": "first customers"}], 0, tranches),
	},
	"financials": {"monthly_net_burn": _yuan(burn), "net_new_arr_12m": _yuan(0)},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
