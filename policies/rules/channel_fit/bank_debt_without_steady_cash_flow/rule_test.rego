package rules.channel_fit.bank_debt_without_steady_cash_flow_test

import data.rules.channel_fit.bank_debt_without_steady_cash_flow as rule

test_finding[note] if {
	some note, tc in {
		"eight positive months": {"months": _months(8, 300, 0), "want": {"unstable"}},
		"nine positive months": {"months": _months(9, 300, 0), "want": set()},
		"negative over the year": {"months": _months(9, 1, -100), "want": {"negative"}},
		"nothing over the year": {"months": _months(9, 1, -3), "want": set()},
		"both": {"months": _months(1, 1, -100), "want": {"unstable", "negative"}},
	}

	found := rule.finding with input as _profile(tc.months, 100)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.months, 100)
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	at := ["/rounds/0", "/financials/interest_bearing_debt", "/financials/operating_cash_flow"]
	found := rule.finding with input as _profile(_months(8, 1, -10), 100)
	found == {
		{
			"kind": "unstable",
			"at": at,
			"evidence": {"positive_months": 8, "minimum_positive_months": 9, "months_counted": 12},
		},
		{
			"kind": "negative",
			"at": at,
			"evidence": {"operating_cash_flow": _yuan(-32), "months_counted": 12},
		},
	}
	suggested := rule.suggestion with input as _profile(_months(8, 1, -10), 100)
	suggested == {{"action": "agree_repayment", "values": {"interest_bearing_debt": _yuan(100)}}}
	none := rule.suggestion with input as _profile(_months(12, 1, 0), 100)
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile(_months(8, 1, -10), 0)
	rule.not_applicable with input as {"complete": ["/rounds"], "rounds": [{"channel": "venture"}]}
	not rule.not_applicable with input as {"rounds": [{"channel": "venture"}]}
	not rule.not_applicable with input as {"complete": ["/rounds"], "rounds": [{"channel": "venture"}, {}]}
	not rule.not_applicable with input as _profile(_months(8, 1, -10), null)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds"}},
		"open list": {"input": {"rounds": [{"channel": "venture"}]}, "want": {"/rounds/-"}},
		"unknown channel": {"input": {"complete": ["/rounds"], "rounds": [{}]}, "want": {"/rounds/0/channel"}},
		"debt": {"input": _profile(_months(12, 1, 0), null), "want": {"/financials/interest_bearing_debt"}},
		"months": {"input": _profile([], 100), "want": {"/financials/operating_cash_flow/-"}},
		"no rate": {
			"input": json.patch(
				_profile(_months(12, 1, 0), 100),
				[{"op": "replace", "path": "/financials/operating_cash_flow/3/amount/currency", "value": "XAF"}],
			),
			"want": {"/rates/XAF/CNY"},
		},
		"all there": {"input": _profile(_months(12, 1, 0), 100), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
}

_profile(months, debt) := {
	"rounds": [{"channel": "bank"}],
	"financials": {"operating_cash_flow": months, "interest_bearing_debt": _yuan(debt)},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}

# Twelve months of 2026, the first so many with one amount, the others with another.
_months(n, first, other) := [{"month": sprintf("2026-%02d", [m]), "amount": _yuan(amount)} |
	some m in numbers.range(1, 12)
	amount := {true: first, false: other}[m <= n]
]
