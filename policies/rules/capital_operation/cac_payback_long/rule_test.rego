package rules.capital_operation.cac_payback_long_test

import data.rules.capital_operation.cac_payback_long as rule

test_months[note] if {
	some note, tc in {
		"at the maximum": {"months": 24, "want": 0},
		"above the maximum": {"months": 24.1, "want": 1},
	}

	found := rule.finding with input as _profile("growth", tc.months)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile("growth", tc.months)
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile("growth", tc.months)
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 25)
	found == {{
		"at": ["/financials/cac_payback_months"],
		"evidence": {"cac_payback_months": 25, "maximum_months": 24},
	}}
	suggested := rule.suggestion with input as _profile("growth", 30)
	suggested == {{"action": "shorten_payback", "values": {"maximum_months": 24}}}
	rule.suggestion == set() with input as _profile("growth", 6)
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", 99)
	rule.finding == set() with input as _profile("start_up", 99)
	not rule.not_applicable with input as _profile("growth", 99)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financials/cac_payback_months"}},
		"no stage": {"input": _profile(null, 99), "want": {"/company/stage"}},
		"no months": {"input": _profile("growth", null), "want": {"/financials/cac_payback_months"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stage, months) := {"company": {"stage": stage}, "financials": {"cac_payback_months": months}}
