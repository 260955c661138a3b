package rules.channel_fit.bank_loan_without_cash_flow_test

import data.rules.channel_fit.bank_loan_without_cash_flow as rule

test_finding[note] if {
	some note, tc in {
		"eight positive months": {"months": _months(8, 300, 0), "service": 100, "want": {"unstable"}},
		"nine positive months": {"months": _months(9, 300, 0), "service": 100, "want": set()},
		"all positive, below the minimum": {"months": _months(12, 114, 0), "service": 1200, "want": {"thin"}},
		"all positive, the minimum": {"months": _months(12, 115, 0), "service": 1200, "want": {"narrow"}},
		"all positive, just below the target": {"months": _months(12, 124, 0), "service": 1200, "want": {"narrow"}},
		"all positive, the target": {"months": _months(12, 125, 0), "service": 1200, "want": set()},
		"no service": {"months": _months(12, 1, 0), "service": 0, "want": set()},
		"negative over the year": {"months": _months(9, 1, -100), "service": 0, "want": {"negative"}},
	}

	found := rule.finding with input as _profile(tc.months, tc.service)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.months, tc.service)
	passed == [true | count(found) == 0]
}

test_interest_on_the_planned_loan_counts[note] if {
	some note, tc in {
		"target": {"loan": {"amount": _yuan(1000), "rate_pct": 20}, "want": set()},
		"below the target": {"loan": {"amount": _yuan(1000), "rate_pct": 25}, "want": {"narrow"}},
		"below the minimum": {"loan": {"amount": _yuan(1000), "rate_pct": 40}, "want": {"thin"}},
		"rate unknown": {"loan": {"amount": _yuan(1000), "rate_pct": null}, "want": set()},
		"amount unknown": {"loan": {"rate_pct": 40}, "want": set()},
	}

	profile := json.patch(
		_profile(_months(12, 125, 0), 1000),
		[{"op": "replace", "path": "/financing_plan/methods/0", "value": object.union(tc.loan, {"channel": "bank"})}],
	)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	missing := rule.missing with input as profile
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set(); missing == set()]
}

test_finding_whole if {
	found := rule.finding with input as _profile(_months(8, 300, -300), 1200)
	found == {
		{
			"kind": "unstable",
			"at": ["/financing_plan/methods/0", "/financials/operating_cash_flow"],
			"evidence": {"positive_months": 8, "minimum_positive_months": 9, "months_counted": 12},
		},
		{
			"kind": "thin",
			"at": ["/financing_plan/methods/0", "/financials/annual_debt_service"],
			"evidence": {
				"coverage": 1,
				"minimum_coverage": 1.15,
				"operating_cash_flow": _yuan(1200),
				"debt_service": _yuan(1200),
			},
		},
	}
	suggested := rule.suggestion with input as _profile(_months(8, 300, -300), 1200)
	suggested == {
		{"action": "change_channel", "values": {}},
		{"action": "widen_coverage", "values": {
			"target_coverage": 1.25,
			"cash_flow_gap": _yuan(300),
			"affordable_service": _yuan(960),
		}},
	}
}

test_latest_months_count_in_any_order if {
	old := [{"month": "2025-12", "amount": _yuan(-5)}]
	found := rule.finding with input as _profile(array.concat(_months(12, 300, 0), old), 100)
	found == set()
}

test_not_applicable if {
	rule.not_applicable with input as _plan([{"channel": "venture"}], ["/financing_plan/methods"])
	not rule.not_applicable with input as _plan([{"channel": "venture"}], [])
	not rule.not_applicable with input as _plan([{"channel": "venture"}, {}], ["/financing_plan/methods"])
	not rule.not_applicable with input as _plan([{"channel": "bank"}], ["/financing_plan/methods"])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financing_plan/methods"}},
		"open list": {"input": _plan([{"channel": "venture"}], []), "want": {"/financing_plan/methods/-"}},
		"unknown channel": {
			"input": _plan([{"channel": null}], ["/financing_plan/methods"]),
			"want": {"/financing_plan/methods/0/channel"},
		},
		"a loan and no more": {
			"input": _plan([{"channel": "bank"}], []),
			"want": {
				"/financing_plan/methods/-",
				"/financing_plan/methods/0/amount",
				"/financing_plan/methods/0/rate_pct",
				"/financials/operating_cash_flow",
				"/financials/annual_debt_service",
			},
		},
		"too few months": {
			"input": _profile(array.slice(_months(12, 300, 0), 0, 11), 100),
			"want": {"/financials/operating_cash_flow/-"},
		},
		"an empty month": {
			"input": json.remove(_profile(_months(12, 300, 0), 100), ["/financials/operating_cash_flow/3/amount"]),
			"want": {"/financials/operating_cash_flow/3/amount"},
		},
		"another currency": {
			"input": json.patch(
				_profile(_months(12, 300, 0), 100),
				[{"op": "replace", "path": "/financials/operating_cash_flow/3/amount/currency", "value": "XAF"}],
			),
			"want": {"/rates/XAF/CNY"},
		},
		"a loan in another currency": {
			"input": json.patch(
				_profile(_months(12, 300, 0), 100),
				[{"op": "replace", "path": "/financing_plan/methods/0/amount/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
		"all there": {"input": _profile(_months(12, 300, 0), 100), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
	not rule.pass with input as json.remove(tc.input, ["/financials/annual_debt_service"])
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
}

_plan(methods, complete) := {"complete": complete, "financing_plan": {"methods": methods}}

_profile(months, service) := {
	"complete": ["/financing_plan/methods"],
	"financing_plan": {"methods": [{"channel": "bank", "amount": _yuan(500), "rate_pct": 0}]},
	"financials": {"operating_cash_flow": months, "annual_debt_service": _yuan(service)},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}

# Twelve months of 2026, the first so many with one amount, the others with another.
_months(n, first, other) := [{"month": sprintf("2026-%02d", [m]), "amount": _yuan(amount)} |
	some m in numbers.range(1, 12)
	amount := {true: first, false: other}[m <= n]
]
