package rules.capital_needs.start_up_needs_light_on_rnd_test

import data.rules.capital_needs.start_up_needs_light_on_rnd as rule

test_share[note] if {
	some note, tc in {
		"half": {"needs": [["rnd", 30], ["data", 10], ["hardware", 10], ["marketing", 50]], "want": false},
		"less than half": {"needs": [["rnd", 30], ["data", 10], ["hardware", 9], ["marketing", 51]], "want": true},
		"nothing for R&D": {"needs": [["rnd", 0], ["operations", 1], ["marketing", 50]], "want": true},
	}

	profile := _profile("start_up", tc.needs)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_finding_whole if {
	profile := _profile("start_up", [["rnd", 40], ["marketing", 50], ["operations", 10]])
	found := rule.finding with input as profile
	found == {{
		"at": ["/capital_needs/0", "/capital_needs/1", "/capital_needs/2"],
		"evidence": {
			"share_pct": 40,
			"minimum_share_pct": 50,
			"research": _yuan(40),
			"total": _yuan(100),
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "postpone_the_rest", "values": {"rest_at_most": _yuan(40)}}}
	none := rule.suggestion with input as _profile("start_up", [["rnd", 1], ["data", 1], ["marketing", 1]])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "growth"}}
	rule.not_applicable with input as {"company": {"stage": "expansion"}}
	rule.not_applicable with input as _profile("start_up", [["rnd", 0]])
	not rule.not_applicable with input as _profile("start_up", [])
	not rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {}
}

# Of 60% and more for research nothing else of research can take away.
test_research_that_is_not_known_only_adds[note] if {
	some note, tc in {
		"no amount": {"amount": null, "passes": true},
		"no rate": {"amount": {"amount": 1, "currency": "XAF"}, "passes": true},
	}

	profile := json.patch(
		_profile("start_up", [["rnd", 10], ["data", 1], ["marketing", 1]]),
		[{"op": "replace", "path": "/capital_needs/1/amount", "value": tc.amount}],
	)
	rule.pass with input as profile
	rule.missing == set() with input as profile

	little := json.patch(profile, [{"op": "replace", "path": "/capital_needs/0/amount/amount", "value": 0}])
	count(rule.missing) == 1 with input as little
	not rule.pass with input as little
}

test_missing[note] if {
	three := [["rnd", 10], ["data", 1], ["marketing", 1]]
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/capital_needs"}},
		"open list": {"input": json.remove(_profile("start_up", three), ["/complete"]), "want": {"/capital_needs/-"}},
		"too few categories": {
			"input": _profile("start_up", [["rnd", 10], ["rnd", 1], ["marketing", 1]]),
			"want": {"/capital_needs/-"},
		},
		"category": {
			"input": _profile("start_up", array.concat(three, [[null, 1]])),
			"want": {"/capital_needs/3/category"},
		},
		"amount": {
			"input": _profile("start_up", array.concat(three, [["operations", null]])),
			"want": {"/capital_needs/3/amount"},
		},
		"rate": {
			"input": json.patch(
				_profile("start_up", three),
				[{"op": "replace", "path": "/capital_needs/2/amount/currency", "value": "JPY"}],
			),
			"want": {"/rates/JPY/CNY"},
		},
		"stage": {"input": json.remove(_profile("start_up", three), ["/company"]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, needs) := {
	"complete": ["/capital_needs"],
	"company": {"stage": stage},
	"capital_needs": [{"category": need[0], "amount": _yuan(need[1])} | some need in needs],
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
