package rules.consistency.revenue_differs_from_customers_test

import data.rules.consistency.revenue_differs_from_customers as rule

test_kinds[note] if {
	some note, tc in {
		"equal": {"revenue": 1000, "customers": 10, "want": {"pass"}},
		"twice": {"revenue": 2000, "customers": 10, "want": {"pass"}},
		"more than twice": {"revenue": 2001, "customers": 10, "want": {"more"}},
		"half": {"revenue": 500, "customers": 10, "want": {"pass"}},
		"less than half": {"revenue": 499, "customers": 10, "want": {"less"}},
		"no customer": {"revenue": 1, "customers": 0, "want": {"more"}},
		"no revenue": {"revenue": 0, "customers": 1, "want": {"less"}},
		"neither": {"revenue": 0, "customers": 0, "want": {"pass"}},
	}

	found := rule.finding with input as _profile(tc.revenue, tc.customers)
	passed := {"pass" | rule.pass} with input as _profile(tc.revenue, tc.customers)
	{f.kind | some f in found} | passed == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(3000, 10)
	found == {{
		"kind": "more",
		"at": ["/financials/revenue_ttm", "/financials/customers", "/financials/revenue_per_customer"],
		"evidence": {
			"revenue_ttm": _cny(3000),
			"customers": 10,
			"revenue_per_customer": _cny(100),
			"expected_revenue": _cny(1000),
			"maximum_factor": 2,
		},
	}}
	suggested := rule.suggestion with input as _profile(3000, 10)
	suggested == {{"action": "break_down_revenue", "values": {"gap": _cny(2000)}}}
	rule.suggestion == set() with input as _profile(1000, 10)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/financials/revenue_ttm", "/financials/customers", "/financials/revenue_per_customer"},
		},
		"nulls": {"input": _profile(null, null), "want": {"/financials/revenue_ttm", "/financials/customers"}},
		"another currency": {
			"input": json.patch(
				_profile(1000, 10),
				[{"op": "replace", "path": "/financials/revenue_ttm/currency", "value": "USD"}],
			),
			"want": {"/rates/CNY/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(revenue, customers) := {"financials": {
	"revenue_ttm": _cny(revenue),
	"customers": customers,
	"revenue_per_customer": _cny(100),
}}

_cny(amount) := {"amount": amount, "currency": "CNY"}
