package rules.channel_fit.bond_large_against_net_assets_test

import data.rules.channel_fit.bond_large_against_net_assets as rule

test_share[note] if {
	some note, tc in {
		"the limit": {"bonds": [_bond(40)], "net_assets": 100, "want": false},
		"above the limit": {"bonds": [_bond(41)], "net_assets": 100, "want": true},
		"two together": {"bonds": [_bond(20), _bond(21)], "net_assets": 100, "want": true},
		"debts exceed assets": {"bonds": [_bond(0)], "net_assets": -1, "want": true},
	}

	profile := _profile(tc.bonds, tc.net_assets)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_finding_whole if {
	found := rule.finding with input as _profile([_bond(41)], 100)
	found == {{
		"at": ["/financing_plan/methods/0", "/financials/net_assets"],
		"evidence": {"bonds": _yuan(41), "net_assets": _yuan(100), "maximum_share_of_net_assets_pct": 40},
	}}
	suggested := rule.suggestion with input as _profile([_bond(41)], 100)
	suggested == {{"action": "shrink_bond", "values": {"affordable": _yuan(40)}}}
	none := rule.suggestion with input as _profile([_bond(40)], 100)
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "growth"}}
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile([{"channel": "bank"}], 1)
	not rule.not_applicable with input as _profile([_bond(1)], 1)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"open list": {"input": json.remove(_profile([_bond(1)], 100), ["/complete"]), "want": {"/financing_plan/methods/-"}},
		"amount": {"input": _profile([{"channel": "bond"}], 100), "want": {"/financing_plan/methods/0/amount"}},
		"net assets": {"input": _profile([_bond(1)], null), "want": {"/financials/net_assets"}},
		"rate": {
			"input": _profile([{"channel": "bond", "amount": {"amount": 1, "currency": "JPY"}}], 100),
			"want": {"/rates/JPY/CNY"},
		},
		"stage": {"input": json.remove(_profile([_bond(99)], 1), ["/company"]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(methods, net_assets) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": "expansion"},
	"financing_plan": {"methods": methods},
	"financials": {"net_assets": _yuan(net_assets)},
}

_bond(amount) := {"channel": "bond", "amount": _yuan(amount)}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
