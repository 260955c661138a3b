package rules.channel_fit.bond_unsupported_test

import data.rules.channel_fit.bond_unsupported as rule

test_early[note] if {
	some note, stage in {"start-up": "start_up", "growth": "growth"}

	profile := object.union(_profile([{"channel": "bank"}, {"channel": "bond"}], null, null), {"company": {"stage": stage}})
	found := rule.finding with input as profile
	found == {{
		"kind": "early",
		"subject": "stage",
		"at": ["/financing_plan/methods/1"],
		"evidence": {"stage": stage},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "change_channel", "subject": "stage", "values": {}}}
	rule.missing == set() with input as profile
	rule.rates == set() with input as profile
	not rule.pass with input as profile
}

test_expansion[note] if {
	some note, tc in {
		"just covered": {"bonds": [_bond(1000, 5)], "profit": 50, "want": set()},
		"not covered": {"bonds": [_bond(1000, 5)], "profit": 49, "want": {"uncovered"}},
		"two bonds": {"bonds": [_bond(1000, 5), _bond(1000, 1)], "profit": 59, "want": {"uncovered"}},
		"a loss": {"bonds": [_bond(0, 5)], "profit": -1, "want": {"uncovered"}},
		"one bond is enough to tell": {
			"bonds": [_bond(1000, 5), {"channel": "bond"}],
			"profit": 49,
			"want": {"uncovered"},
		},
		"the limit of net assets": {"bonds": [_bond(40, 0)], "net_assets": 100, "want": set()},
		"above the limit": {"bonds": [_bond(41, 0)], "net_assets": 100, "want": {"large"}},
		"two above the limit": {"bonds": [_bond(20, 0), _bond(21, 0)], "net_assets": 100, "want": {"large"}},
		"debts exceed assets": {"bonds": [_bond(0, 0)], "net_assets": -1, "want": {"large"}},
		"both": {"bonds": [_bond(41, 100)], "profit": 40, "net_assets": 100, "want": {"uncovered", "large"}},
	}

	profile := _profile(tc.bonds, object.get(tc, "profit", 1000), object.get(tc, "net_assets", 10000))
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_law[note] if {
	some note, tc in {
		"public in China": {"country": "CN", "public": true, "want": {"unlawful"}},
		"private in China": {"country": "CN", "public": false, "want": {"uncovered"}},
		"public elsewhere": {"country": "US", "public": true, "want": {"uncovered"}},
		"nothing known": {"country": null, "public": null, "want": {"uncovered"}},
	}

	profile := json.patch(_profile([object.union(_bond(1000, 5), {"public": tc.public})], 1, 10000), [
		{"op": "add", "path": "/company/country", "value": tc.country},
	])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile([_bond(1000, 5)], 49, 2000)
	found == {
		{
			"kind": "uncovered",
			"severity": "medium",
			"subject": "interest",
			"at": ["/financing_plan/methods/0", "/financials/distributable_profit_avg_3y"],
			"evidence": {"interest": _yuan(50), "profit": _yuan(49), "minimum_interest_years": 1},
		},
		{
			"kind": "large",
			"severity": "low",
			"subject": "net_assets",
			"at": ["/financing_plan/methods/0", "/financials/net_assets"],
			"evidence": {"bonds": _yuan(1000), "net_assets": _yuan(2000), "maximum_share_of_net_assets_pct": 40},
		},
	}
	suggested := rule.suggestion with input as _profile([_bond(1000, 5)], -2, 2000)
	suggested == {
		{"action": "cut_interest", "subject": "interest", "values": {"affordable_interest": _yuan(0)}},
		{"action": "shrink_bond", "subject": "net_assets", "values": {"affordable": _yuan(800)}},
	}
	none := rule.suggestion with input as _profile([_bond(1000, 5)], 50, 10000)
	none == set()
}

# The rate of a profile's own, as the verdict took it.
test_rates if {
	profile := object.union(_profile([{"channel": "bond", "rate_pct": 1, "amount": {"amount": 1, "currency": "XAF"}}], 50, 10000), {
		"company": {"as_of": "2026-06-30", "stage": "expansion"},
		"rates": {"XAF": {"CNY": {"rate": 2, "as_of": "2026-06-30"}}},
	})
	rates := rule.rates with input as profile
	{[rate.from, rate.to] | some rate in rates} == {["XAF", "CNY"]}
	rule.pass with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as _profile([{"channel": "bank"}], 1, 1)
	not rule.not_applicable with input as _profile([_bond(1, 1)], 1, 1)
	not rule.not_applicable with input as _profile([{}], 1, 1)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"open list": {
			"input": json.remove(_profile([_bond(1000, 5)], 50, 10000), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"channel": {"input": _profile([{}], 50, 10000), "want": {"/financing_plan/methods/0/channel"}},
		"terms": {
			"input": _profile([{"channel": "bond"}], 50, 10000),
			"want": {"/financing_plan/methods/0/amount", "/financing_plan/methods/0/rate_pct"},
		},
		"profit": {
			"input": _profile([_bond(1000, 5)], null, 10000),
			"want": {"/financials/distributable_profit_avg_3y"},
		},
		"net assets": {
			"input": _profile([_bond(1000, 5)], 50, null),
			"want": {"/financials/net_assets"},
		},
		"rate": {
			"input": json.patch(
				_profile([_bond(1000, 5)], 50, 10000),
				[{"op": "replace", "path": "/financing_plan/methods/0/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"stage": {
			"input": json.remove(_profile([_bond(1000, 5)], 1, 1), ["/company"]),
			"want": {"/company/stage"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(methods, profit, net_assets) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": "expansion"},
	"financing_plan": {"methods": methods},
	"financials": {"distributable_profit_avg_3y": _yuan(profit), "net_assets": _yuan(net_assets)},
}

_bond(amount, rate) := {"channel": "bond", "amount": _yuan(amount), "rate_pct": rate}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
