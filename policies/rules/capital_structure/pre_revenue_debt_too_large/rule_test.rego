package rules.capital_structure.pre_revenue_debt_too_large_test

import data.rules.capital_structure.pre_revenue_debt_too_large as rule

test_finding[note] if {
	some note, tc in {
		"a quarter": {"debt": 250, "rounds": [_round(1000)], "want": set()},
		"more than a quarter": {"debt": 251, "rounds": [_round(1000)], "want": {"large"}},
		"no equity": {"debt": 1, "rounds": [], "want": {"no_equity"}},
		"equity of 0": {"debt": 1, "rounds": [_round(0)], "want": {"no_equity"}},
		"neither": {"debt": 0, "rounds": [], "want": set()},
	}

	found := rule.finding with input as _profile(tc.debt, tc.rounds)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.debt, tc.rounds)
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile(500, [_round(1000)])
	found := rule.finding with input as profile
	found == {{
		"kind": "large",
		"at": ["/financials/interest_bearing_debt", "/rounds/0/amount"],
		"evidence": {
			"debt": {"amount": 500, "currency": "CNY"},
			"last_round": {"amount": 1000, "currency": "CNY"},
			"debt_share_pct": 50,
			"maximum_share_pct": 25,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "reduce_debt", "values": {
		"excess": {"amount": 250, "currency": "CNY"},
		"bearable_debt": {"amount": 250, "currency": "CNY"},
	}}}
}

test_no_equity_whole if {
	found := rule.finding with input as _profile(500, [])
	found == {{
		"kind": "no_equity",
		"at": ["/financials/interest_bearing_debt", "/rounds"],
		"evidence": {"debt": {"amount": 500, "currency": "CNY"}, "maximum_share_pct": 25},
	}}
}

test_not_applicable if {
	rule.not_applicable with input as {"financials": {"revenue_ttm": {"amount": 1, "currency": "CNY"}}}
	not rule.not_applicable with input as _profile(1, [])
	not rule.not_applicable with input as {}
}

test_no_debt_passes_alone if {
	profile := {"financials": {"interest_bearing_debt": {"amount": 0, "currency": "CNY"}}}
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/interest_bearing_debt"}},
		"a debt alone": {
			"input": {"financials": {"interest_bearing_debt": {"amount": 1, "currency": "CNY"}}},
			"want": {"/financials/revenue_ttm", "/rounds"},
		},
		"open list": {
			"input": json.remove(_profile(1, [_round(1000)]), ["/complete"]),
			"want": {"/rounds/-"},
		},
		"no amount": {
			"input": json.remove(_profile(1, [_round(1000)]), ["/rounds/0/amount"]),
			"want": {"/rounds/0/amount"},
		},
		"another currency": {
			"input": json.patch(
				_profile(1, [_round(1000)]),
				[{"op": "replace", "path": "/rounds/0/amount/currency", "value": "XAF"}],
			),
			"want": {"/rates/XAF/CNY"},
		},
		"all there": {"input": _profile(1, [_round(1000)]), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
	rule.finding == set() with input as tc.input
}

_profile(debt, rounds) := {
	"complete": ["/rounds"],
	"financials": {
		"interest_bearing_debt": {"amount": debt, "currency": "CNY"},
		"revenue_ttm": {"amount": 0, "currency": "CNY"},
	},
	"rounds": rounds,
}

_round(amount) := {"channel": "angel", "date": "2026-01-01", "amount": {"amount": amount, "currency": "CNY"}}
