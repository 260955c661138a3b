package rules.capital_operation.raise_exceeds_approval_test

import data.rules.capital_operation.raise_exceeds_approval as rule

test_amounts[note] if {
	some note, tc in {
		"as resolved": {"amount": 100, "approved": 100, "want": false},
		"less": {"amount": 99, "approved": 100, "want": false},
		"more": {"amount": 101, "approved": 100, "want": true},
		"nothing resolved": {"amount": 1, "approved": 0, "want": true},
	}

	profile := _profile(_yuan(tc.amount), _yuan(tc.approved))
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := object.union(
		_profile(_yuan(1000), {"amount": 100, "currency": "USD"}),
		{"rates": {"USD": {"CNY": {"rate": 7, "as_of": "2026-01-01"}}}},
	)
	found := rule.finding with input as profile
	found == {{
		"at": ["/financing_plan/amount", "/financing_plan/decision/amount"],
		"evidence": {"amount": _yuan(1000), "approved_amount": {"amount": 100, "currency": "USD"}},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "widen_mandate", "values": {"excess": _yuan(300)}}}
	rule.suggestion == set() with input as _profile(_yuan(1), _yuan(1))
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financing_plan/amount", "/financing_plan/decision/amount"}},
		"no amount": {"input": _profile(null, _yuan(1)), "want": {"/financing_plan/amount"}},
		"resolved in words": {
			"input": _profile(_yuan(1), {"amount": null, "amount_text": "some", "currency": "CNY"}),
			"want": {"/financing_plan/decision/amount"},
		},
		"no rate": {"input": _profile(_yuan(1), {"amount": 1, "currency": "SEK"}), "want": {"/rates/SEK/CNY"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(amount, approved) := {"financing_plan": {"amount": amount, "decision": {"amount": approved}}}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
