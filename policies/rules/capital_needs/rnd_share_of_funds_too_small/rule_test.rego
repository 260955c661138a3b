package rules.capital_needs.rnd_share_of_funds_too_small_test

import data.rules.capital_needs.rnd_share_of_funds_too_small as rule

test_share_by_stage[note] if {
	some note, tc in {
		"start-up, enough": {"stage": "start_up", "research": 40, "want": false},
		"start-up, too little": {"stage": "start_up", "research": 39, "want": true},
		"growth, enough": {"stage": "growth", "research": 25, "want": false},
		"growth, too little": {"stage": "growth", "research": 24, "want": true},
		"expansion, enough": {"stage": "expansion", "research": 15, "want": false},
		"expansion, too little": {"stage": "expansion", "research": 14, "want": true},
	}

	profile := _profile(tc.stage, [["hardware", 5], ["data", 5], ["rnd", tc.research - 10], ["other", 100 - tc.research]])
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_more_of_research_only_adds if {
	profile := _profile("growth", [["rnd", 25], ["data", null], ["marketing", 75]])
	rule.pass with input as profile
	rule.missing == set() with input as profile

	less := _profile("growth", [["rnd", 24], ["data", null], ["marketing", 75]])
	rule.missing == {"/use_of_funds/1/amount"} with input as less
	not rule.pass with input as less
}

test_finding_whole if {
	profile := _profile("growth", [["rnd", 20], ["marketing", 80]])
	found := rule.finding with input as profile
	found == {{
		"at": ["/use_of_funds/0", "/use_of_funds/1"],
		"evidence": {
			"share_pct": 20,
			"minimum_share_pct": 25,
			"stage": "growth",
			"research": _yuan(20),
			"total": _yuan(100),
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "shift_to_research", "values": {"shortfall": _yuan(5)}}}
	none := rule.suggestion with input as _profile("growth", [["rnd", 1]])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile("growth", [])
	rule.not_applicable with input as _profile("growth", [["rnd", 0]])
	not rule.not_applicable with input as _profile("growth", [["rnd", 1]])
	not rule.not_applicable with input as {"use_of_funds": []}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	uses := [["rnd", 50], ["other", 50]]
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/use_of_funds"}},
		"open list": {"input": json.remove(_profile("growth", uses), ["/complete"]), "want": {"/use_of_funds/-"}},
		"category": {"input": _profile("growth", [[null, 50]]), "want": {"/use_of_funds/0/category"}},
		"amount": {"input": _profile("growth", [["rnd", 1], ["other", null]]), "want": {"/use_of_funds/1/amount"}},
		"rate": {
			"input": json.patch(
				_profile("growth", uses),
				[{"op": "replace", "path": "/use_of_funds/1/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"stage": {"input": _profile(null, uses), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, uses) := {
	"complete": ["/use_of_funds"],
	"company": {"stage": stage},
	"use_of_funds": [{"category": use[0], "amount": _yuan(use[1])} | some use in uses],
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
