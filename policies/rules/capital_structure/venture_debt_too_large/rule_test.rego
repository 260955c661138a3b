package rules.capital_structure.venture_debt_too_large_test

import data.rules.capital_structure.venture_debt_too_large as rule

test_finding[note] if {
	some note, tc in {
		"two fifths": {"loans": [400], "equity": [1000], "want": set()},
		"more than two fifths": {"loans": [401], "equity": [1000], "want": {"large"}},
		"two loans": {"loans": [300, 101], "equity": [1000], "want": {"large"}},
		"no equity": {"loans": [1], "equity": [], "want": {"no_equity"}},
		"a loan of nothing": {"loans": [0], "equity": [], "want": set()},
	}

	found := rule.finding with input as _profile(tc.loans, tc.equity)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.loans, tc.equity)
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile([500], [1000])
	found := rule.finding with input as profile
	found == {{
		"kind": "large",
		"at": ["/financing_plan/methods/0/amount", "/rounds/0/amount"],
		"evidence": {
			"venture_debt": {"amount": 500, "currency": "CNY"},
			"last_round": {"amount": 1000, "currency": "CNY"},
			"venture_debt_pct": 50,
			"maximum_share_pct": 40,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "cap_venture_debt", "values": {
		"largest_loan": {"amount": 400, "currency": "CNY"},
		"excess": {"amount": 100, "currency": "CNY"},
	}}}
}

test_no_equity_whole if {
	found := rule.finding with input as _profile([500], [])
	found == {{
		"kind": "no_equity",
		"at": ["/financing_plan/methods/0/amount", "/rounds"],
		"evidence": {"venture_debt": {"amount": 500, "currency": "CNY"}, "maximum_share_pct": 40},
	}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([], [])
	not rule.not_applicable with input as json.remove(_profile([], []), ["/complete"])
	not rule.not_applicable with input as _profile([1], [])
	not rule.not_applicable with input as {}
}

test_too_large_whatever_else_is_planned if {
	profile := json.patch(_profile([500], [1000]), [{"op": "replace", "path": "/complete", "value": ["/rounds"]}])
	found := rule.finding with input as profile
	{f.kind | some f in found} == {"large"}
	rule.missing == {"/financing_plan/methods/-"} with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financing_plan/methods"}},
		"no amounts": {
			"input": json.remove(_profile([1], [1000]), ["/financing_plan/methods/0/amount", "/rounds/0/amount"]),
			"want": {"/financing_plan/methods/0/amount", "/rounds/0/amount"},
		},
		"open list of rounds": {
			"input": json.patch(
				_profile([1], [1000]),
				[{"op": "replace", "path": "/complete", "value": ["/financing_plan/methods"]}],
			),
			"want": {"/rounds/-"},
		},
		"open plan": {
			"input": json.patch(_profile([1], [1000]), [{"op": "replace", "path": "/complete", "value": ["/rounds"]}]),
			"want": {"/financing_plan/methods/-"},
		},
		"currencies": {
			"input": json.patch(_profile([1, 1], [1000]), [
				{"op": "replace", "path": "/financing_plan/methods/1/amount/currency", "value": "XAF"},
				{"op": "replace", "path": "/rounds/0/amount/currency", "value": "XOF"},
			]),
			"want": {"/rates/XAF/CNY", "/rates/XOF/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(loans, equity) := {
	"complete": ["/financing_plan/methods", "/rounds"],
	"financing_plan": {"methods": [{"channel": "venture_debt", "amount": _yuan(x)} | some x in loans]},
	"rounds": [{"channel": "venture", "date": "2026-01-01", "amount": _yuan(x)} | some x in equity],
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
