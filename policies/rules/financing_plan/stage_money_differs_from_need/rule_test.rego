package rules.financing_plan.stage_money_differs_from_need_test

import data.rules.financing_plan.stage_money_differs_from_need as rule

test_cover[note] if {
	some note, tc in {
		"80 %": {"raised": 80, "want": set()},
		"below 80 %": {"raised": 79, "want": {"short"}},
		"150 %": {"raised": 150, "want": set()},
		"above 150 %": {"raised": 151, "want": {"over"}},
	}

	profile := _profile("growth", [_need("start_up", 100), _need(null, 500)], [_round("seed", tc.raised)])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile(
		"expansion",
		[_need("start_up", 60), _need("start_up", 40), _need("growth", 100), _need("expansion", 900)],
		[_round("angel", 20), _round("a", 100), _round("b", 100), _round("c", 1)],
	)
	found := rule.finding with input as profile
	found == {
		{
			"kind": "short",
			"subject": "start_up",
			"at": ["/capital_needs/0", "/capital_needs/1", "/rounds/0"],
			"evidence": {"stage": "start_up", "raised": _yuan(20), "needed": _yuan(100), "minimum_cover": 0.8},
		},
		{
			"kind": "over",
			"subject": "growth",
			"at": ["/capital_needs/2", "/rounds/1", "/rounds/2"],
			"evidence": {"stage": "growth", "raised": _yuan(200), "needed": _yuan(100), "maximum_cover": 1.5},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "explain_gap", "subject": "start_up", "values": {"gap": _yuan(80)}},
		{"action": "explain_gap", "subject": "growth", "values": {"gap": _yuan(100)}},
	}
}

test_open_rounds_can_only_be_over if {
	over := rule.finding with input as json.patch(
		_profile("growth", [_need("start_up", 100)], [_round("seed", 151), {}]),
		[{"op": "replace", "path": "/complete", "value": ["/capital_needs"]}],
	)
	{f.kind | some f in over} == {"over"}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile("growth", [_need(null, 1), _need("growth", 1)], [])
	not rule.not_applicable with input as _profile("growth", [_need("start_up", 1)], [])
	not rule.not_applicable with input as _profile(null, [_need("start_up", 1)], [])
	not rule.not_applicable with input as {"company": {"stage": "growth"}, "capital_needs": []}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	needs := [_need("start_up", 100)]
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/capital_needs", "/rounds"}},
		"open lists": {
			"input": json.remove(_profile("growth", needs, [_round("seed", 100)]), ["/complete"]),
			"want": {"/capital_needs/-", "/rounds/-"},
		},
		"amounts": {
			"input": _profile("growth", [_need("start_up", 100), _need("start_up", null)], [_round("seed", null)]),
			"want": {"/capital_needs/1/amount", "/rounds/0/amount"},
		},
		"stage of a round": {
			"input": _profile("growth", needs, [_round("seed", 10), _round("bridge", 10)]),
			"want": {"/rounds/1/stage"},
		},
		"rates": {
			"input": json.patch(_profile("growth", array.concat(needs, needs), [_round("seed", 100)]), [
				{"op": "replace", "path": "/rounds/0/amount/currency", "value": "JPY"},
				{"op": "replace", "path": "/capital_needs/1/amount/currency", "value": "KRW"},
			]),
			"want": {"/rates/JPY/CNY", "/rates/KRW/CNY"},
		},
		"stage": {"input": _profile(null, needs, [_round("seed", 1)]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
	suggested := rule.suggestion with input as tc.input
	suggested == set()
}

_profile(stage, needs, rounds) := {
	"complete": ["/capital_needs", "/rounds"],
	"company": {"stage": stage},
	"capital_needs": needs,
	"rounds": rounds,
}

_need(stage, amount) := {"category": "rnd", "stage": stage, "amount": _yuan(amount)}

_round(label, amount) := {"label": label, "amount": _yuan(amount)}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
