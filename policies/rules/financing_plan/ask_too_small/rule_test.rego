package rules.financing_plan.ask_too_small_test

import data.rules.financing_plan.ask_too_small as rule

test_months[note] if {
	some note, tc in {
		"just below nine months": {"ask": 899, "want": true},
		"nine months": {"ask": 900, "want": false},
	}

	found := rule.finding with input as _profile(tc.ask, 100)
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as _profile(tc.ask, 100)
	passed == [true | not tc.want]
}

test_finding_whole if {
	found := rule.finding with input as _profile(450, 100)
	found == {{
		"at": ["/financing_plan/amount", "/financials/monthly_net_burn"],
		"evidence": {
			"months_covered": 4.5,
			"minimum_months": 9,
			"ask": _yuan(450),
			"monthly_net_burn": _yuan(100),
		},
	}}
	suggested := rule.suggestion with input as _profile(450, 100)
	suggested == {{"action": "raise_enough", "values": {"target_months": 18, "amount_at_target": _yuan(1800)}}}
	none := rule.suggestion with input as _profile(900, 100)
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile(1, 0)
	rule.not_applicable with input as _profile(1, -1)
	not rule.not_applicable with input as _profile(1, 1)
	not rule.not_applicable with input as _profile(1, null)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financing_plan/amount", "/financials/monthly_net_burn"}},
		"ask": {"input": _profile(null, 100), "want": {"/financing_plan/amount"}},
		"burn": {"input": _profile(900, null), "want": {"/financials/monthly_net_burn"}},
		"rate": {
			"input": json.patch(
				_profile(900, 100),
				[{"op": "replace", "path": "/financing_plan/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"all there": {"input": _profile(900, 100), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
	found := rule.finding with input as tc.input
	found == set()
}

_profile(ask, burn) := {
	"financing_plan": {"amount": _yuan(ask)},
	"financials": {"monthly_net_burn": _yuan(burn)},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
