package rules.capital_operation.ltv_cac_low_test

import data.rules.capital_operation.ltv_cac_low as rule

test_ratio[note] if {
	some note, tc in {
		"growth, at the minimum": {"stage": "growth", "ltv": 100, "want": false},
		"growth, below it": {"stage": "growth", "ltv": 99, "want": true},
		"expansion, at the minimum": {"stage": "expansion", "ltv": 300, "want": false},
		"expansion, below it": {"stage": "expansion", "ltv": 299, "want": true},
		"worth nothing": {"stage": "growth", "ltv": 0, "want": true},
	}

	profile := _profile(tc.stage, _yuan(tc.ltv), _yuan(100))
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

test_customers_that_cost_nothing if {
	rule.pass with input as _profile("expansion", _yuan(0), _yuan(0))
	rule.finding == set() with input as _profile("expansion", _yuan(0), _yuan(0))
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", _yuan(150), _yuan(100))
	found == {{
		"at": ["/financials/ltv", "/financials/cac"],
		"evidence": {"ltv": _yuan(150), "cac": _yuan(100), "ltv_cac": 1.5, "minimum_ratio": 3},
	}}
	suggested := rule.suggestion with input as _profile("expansion", _yuan(150), _yuan(100))
	suggested == {{
		"action": "mend_unit_economics",
		"values": {"cac_at_minimum": _yuan(50), "ltv_at_minimum": _yuan(300)},
	}}
	rule.suggestion == set() with input as _profile("growth", _yuan(150), _yuan(100))
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", _yuan(0), _yuan(1))
	rule.finding == set() with input as _profile("start_up", _yuan(0), _yuan(1))
	not rule.not_applicable with input as _profile("growth", _yuan(0), _yuan(1))
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financials/ltv", "/financials/cac"}},
		"no stage": {"input": _profile(null, _yuan(1), _yuan(2)), "want": {"/company/stage"}},
		"no value": {"input": _profile("growth", null, _yuan(2)), "want": {"/financials/ltv"}},
		"cost in words": {
			"input": _profile("growth", _yuan(1), {"amount": null, "amount_text": "x", "currency": "CNY"}),
			"want": {"/financials/cac"},
		},
		"no rate": {
			"input": _profile("growth", {"amount": 1, "currency": "SEK"}, _yuan(2)),
			"want": {"/rates/SEK/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stage, ltv, cac) := {"company": {"stage": stage}, "financials": {"ltv": ltv, "cac": cac}}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
