package rules.capital_needs.growth_needs_light_on_market_test

import data.rules.capital_needs.growth_needs_light_on_market as rule

test_share[note] if {
	some note, tc in {
		"30 %": {"needs": [["rnd", null, 70], ["marketing", null, 20], ["operations", null, 10]], "want": set()},
		"less": {"needs": [["rnd", null, 71], ["marketing", null, 19], ["operations", null, 10]], "want": {"low"}},
		"as before": {
			"needs": [["rnd", null, 60], ["marketing", "growth", 40], ["rnd", "start_up", 6], ["operations", "start_up", 4]],
			"want": set(),
		},
		"less than before": {
			"needs": [["rnd", null, 61], ["marketing", "growth", 39], ["rnd", "start_up", 6], ["operations", "start_up", 4]],
			"want": {"fallen"},
		},
		"both": {
			"needs": [["rnd", null, 80], ["marketing", null, 20], ["marketing", "start_up", 1]],
			"want": {"low", "fallen"},
		},
	}

	profile := _profile("growth", tc.needs)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

# A third now, a third before: no quotient decides.
test_more_of_sales_only_adds if {
	needs := [["marketing", null, 1], ["customers", null, null], ["rnd", null, 2], ["marketing", "start_up", 3], ["rnd", "start_up", 6]]
	profile := json.patch(_profile("growth", needs), [{"op": "replace", "path": "/capital_needs/1/category", "value": "marketing"}])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile("growth", [
		["rnd", null, 80], ["marketing", null, 20],
		["marketing", "start_up", 1], ["rnd", "start_up", 1], ["rnd", "expansion", 1],
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "low",
			"at": ["/capital_needs/0", "/capital_needs/1"],
			"evidence": {"share_pct": 20, "minimum_share_pct": 30},
		},
		{
			"kind": "fallen",
			"at": ["/capital_needs/0", "/capital_needs/1", "/capital_needs/2", "/capital_needs/3"],
			"evidence": {"share_pct": 20, "earlier_share_pct": 50},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "budget_sales", "values": {"market_at_least": _yuan(50)}}}
	none := rule.suggestion with input as _profile("growth", [["marketing", null, 1]])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as {"company": {"stage": "expansion"}}
	rule.not_applicable with input as _profile("growth", [["rnd", null, 0]])
	not rule.not_applicable with input as _profile("growth", [["rnd", null, 1]])
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	needs := [["marketing", null, 40], ["rnd", "start_up", 6]]
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/capital_needs"}},
		"open list": {"input": json.remove(_profile("growth", needs), ["/complete"]), "want": {"/capital_needs/-"}},
		"none of this stage": {"input": _profile("growth", [["rnd", "start_up", 6]]), "want": {"/capital_needs/-"}},
		"amounts": {
			"input": _profile("growth", [["marketing", null, 1], ["rnd", null, null], ["rnd", "start_up", null]]),
			"want": {"/capital_needs/1/amount", "/capital_needs/2/amount"},
		},
		"categories": {
			"input": _profile("growth", [["marketing", null, 1], [null, null, 1], [null, "start_up", 1]]),
			"want": {"/capital_needs/1/category", "/capital_needs/2/category"},
		},
		"rate": {
			"input": json.patch(
				_profile("growth", needs),
				[{"op": "replace", "path": "/capital_needs/1/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"rate of this stage": {
			"input": json.patch(
				_profile("growth", [["marketing", null, 1], ["rnd", null, 39], ["rnd", "start_up", 6]]),
				[{"op": "replace", "path": "/capital_needs/1/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"stage": {"input": json.remove(_profile("growth", needs), ["/company"]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, needs) := {
	"complete": ["/capital_needs"],
	"company": {"stage": stage},
	"capital_needs": [{"category": need[0], "stage": need[1], "amount": _yuan(need[2])} | some need in needs],
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
