package rules.capital_operation.receivables_slow_test

import data.rules.capital_operation.receivables_slow as rule

test_finding[note] if {
	some note, tc in {
		"120 days": {"owed": 120, "revenue": 365, "want": set()},
		"more": {"owed": 121, "revenue": 365, "want": {"slow"}},
		"owed without a sale": {"owed": 1, "revenue": 0, "want": {"unsold"}},
	}

	found := rule.finding with input as _profile(tc.owed, tc.revenue)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.owed, tc.revenue)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(200, 365)
	found == {{
		"kind": "slow",
		"at": ["/financials/receivables", "/financials/revenue_ttm"],
		"evidence": {
			"days": 200,
			"receivables": {"amount": 200, "currency": "USD"},
			"revenue": {"amount": 365, "currency": "USD"},
			"maximum_days": 120,
		},
	}}
	suggested := rule.suggestion with input as _profile(200, 365)
	suggested == {{"action": "age_receivables", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/receivables", "/financials/revenue_ttm"}},
		"no rate": {
			"input": json.patch(_profile(1, 365), [{"op": "replace", "path": "/financials/receivables/currency", "value": "KRW"}]),
			"want": {"/rates/KRW/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as _profile(0, 0)
	not rule.not_applicable with input as _profile(0, 1)
}

_profile(owed, revenue) := {"financials": {
	"receivables": {"amount": owed, "currency": "USD"},
	"revenue_ttm": {"amount": revenue, "currency": "USD"},
}}
