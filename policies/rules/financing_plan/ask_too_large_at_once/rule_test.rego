package rules.financing_plan.ask_too_large_at_once_test

import data.rules.financing_plan.ask_too_large_at_once as rule

test_months[note] if {
	some note, tc in {
		"36 months": {"ask": 3600, "tranches": 0, "want": false},
		"above 36 months": {"ask": 3601, "tranches": 0, "want": true},
		"one tranche is no step": {"ask": 3601, "tranches": 1, "want": true},
		"two tranches": {"ask": 3601, "tranches": 2, "want": false},
	}

	profile := _profile(tc.ask, 100, tc.tranches)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_finding_whole if {
	found := rule.finding with input as _profile(5000, 100, 1)
	found == {{
		"at": ["/financing_plan/amount", "/financials/monthly_net_burn"],
		"evidence": {
			"months_covered": 50,
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
		"tranches": array.slice([{"milestone": "beta"}, {"milestone": "first customers"}], 0, tranches),
	},
	"financials": {"monthly_net_burn": _yuan(burn)},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
