package rules.channel_fit.venture_without_growth_evidence_test

import data.rules.channel_fit.venture_without_growth_evidence as rule

test_evidence[note] if {
	some note, tc in {
		"none": {"revenue": 0, "usage": 0, "pilots": [], "growing": false},
		"revenue": {"revenue": 1, "usage": -5, "pilots": [], "growing": true},
		"usage": {"revenue": 0, "usage": 1, "pilots": [], "growing": true},
		"two paid pilots": {"revenue": 0, "usage": 0, "pilots": [true, true], "growing": true},
		"one paid pilot": {"revenue": 0, "usage": 0, "pilots": [true, false], "growing": false},
	}

	profile := _profile("growth", tc.revenue, tc.usage, tc.pilots)
	found := rule.finding with input as profile
	count(found) == count([1 | not tc.growing])
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.growing]
}

test_finding_whole if {
	profile := _profile("expansion", 0, -3, [true])
	found := rule.finding with input as profile
	found == {{
		"at": ["/financing_plan/methods/0"],
		"evidence": {
			"revenue_ttm": {"amount": 0, "currency": "CNY"},
			"usage_growth_pct": -3,
			"minimum_usage_growth_pct": 0,
			"paid_pilots": 1,
			"minimum_paid_pilots": 2,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "sign_paid_pilots", "values": {"pilots_to_sign": 1}}}
	none := rule.suggestion with input as _profile("growth", 1, 0, [])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", 0, 0, [])
	rule.not_applicable with input as {
		"complete": ["/financing_plan/methods"],
		"financing_plan": {"methods": [{"channel": "bank"}]},
	}
	not rule.not_applicable with input as _profile("growth", 0, 0, [])
	not rule.not_applicable with input as {"financing_plan": {"methods": [{"channel": "bank"}]}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"open plan": {
			"input": {"company": {"stage": "growth"}, "financing_plan": {"methods": []}},
			"want": {"/financing_plan/methods/-"},
		},
		"no revenue, nothing else": {
			"input": _profile("growth", null, 0, []),
			"want": {"/financials/revenue_ttm"},
		},
		"no usage": {
			"input": _profile("growth", 0, null, []),
			"want": {"/product/usage_growth_6m_pct"},
		},
		"open pilots": {
			"input": json.remove(_profile("growth", 0, 0, [true]), ["/complete"]),
			"want": {"/market/pilots/-"},
		},
		"a pilot unknown": {
			"input": _profile("growth", 0, 0, [true, null]),
			"want": {"/market/pilots/1/paid"},
		},
		"one proof is enough": {"input": _profile("growth", null, 5, [null]), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, revenue, usage, pilots) := {
	"complete": ["/market/pilots"],
	"company": {"stage": stage},
	"financing_plan": {"methods": [{"channel": "venture"}]},
	"financials": {"revenue_ttm": {"amount": revenue, "currency": "CNY"}},
	"product": {"usage_growth_6m_pct": usage},
	"market": {"pilots": [{"paid": paid} | some paid in pilots]},
}
