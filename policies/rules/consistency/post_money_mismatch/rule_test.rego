package rules.consistency.post_money_mismatch_test

import data.rules.consistency.post_money_mismatch as rule

test_outcome[note] if {
	some note, tc in {
		"fits": {"round": _round(80, 20, 100), "want": ["pass"]},
		"upper tolerance": {"round": _round(79.5, 20, 100), "want": ["pass"]},
		"lower tolerance": {"round": _round(80.5, 20, 100), "want": ["pass"]},
		"above, conversions unknown": {"round": _round(79, 20, 100), "want": ["unknown", "/rounds/0/converted"]},
		"above, none converted": {"round": _with(_round(79, 20, 100), {"converted": 0}), "want": ["above"]},
		"above, conversions on top": {"round": _with(_round(70, 20, 100), {"converted": 10}), "want": ["pass"]},
		"conversions within the pre-money": {"round": _with(_round(80, 20, 100), {"converted": 10}), "want": ["pass"]},
		"above even so": {"round": _with(_round(60, 20, 100), {"converted": 10}), "want": ["above"]},
		"between the readings, sale unknown": {
			"round": _with(_round(75, 20, 100), {"converted": 10}),
			"want": ["unknown", "/rounds/0/secondary"],
		},
		"between the readings, nothing sold": {
			"round": _with(_round(75, 20, 100), {"converted": 10, "secondary": 0}),
			"want": ["below"],
		},
		"below, sale unknown": {"round": _round(90, 20, 100), "want": ["unknown", "/rounds/0/secondary"]},
		"below, nothing sold": {"round": _with(_round(90, 20, 100), {"secondary": 0}), "want": ["below"]},
		"below, half sold": {"round": _with(_round(90, 20, 100), {"secondary": 10}), "want": ["pass"]},
		"below the pre-money": {"round": _round(101, 20, 100), "want": ["below"]},
		"all sold": {"round": object.union(_round(100, 20, 100), {"channel": "secondary"}), "want": ["pass"]},
		"all sold, but counted": {
			"round": object.union(_with(_round(80, 20, 100), {"converted": 0}), {"channel": "secondary"}),
			"want": ["above"],
		},
	}

	_outcome({"rounds": [tc.round]}) == tc.want
}

test_long_past[note] if {
	some note, tc in {
		"the third last": {"dates": ["2020", "2021", "2022"], "want": set()},
		"the second last": {"dates": ["2021", "2020", "2022"], "want": {"/rounds/0/pre_money"}},
		"no date": {"dates": [null, "2021", "2022"], "want": {"/rounds/0/pre_money"}},
		"of one year": {"dates": ["2021", "2021", "2022"], "want": {"/rounds/0/pre_money"}},
	}
	unpriced := json.remove(_round(80, 20, 100), ["/pre_money"])
	list := [object.union(round, {"date": tc.dates[i]}) |
		some i, round in [unpriced, _round(80, 20, 100), _round(80, 20, 100)]
	]
	profile := {"rounds": list}

	rule.missing == tc.want with input as profile
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := {"rounds": [
		_round(80, 20, 100),
		object.union(_with(_round(60, 20, 100), {"converted": 10}), {"label": "a"}),
	]}
	found := rule.finding with input as profile
	found == {{
		"kind": "above",
		"subject": "a",
		"at": ["/rounds/1/pre_money", "/rounds/1/amount", "/rounds/1/converted", "/rounds/1/post_money"],
		"evidence": {
			"pre_money": _cny(60),
			"new_money": _cny(30),
			"post_money": _cny(100),
			"tolerance_pct": 0.5,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "settle_valuation", "subject": "a", "values": {"expected": _cny(90)}}}
}

test_not_applicable[note] if {
	some note, tc in {
		"no round": {"rounds": [], "complete": ["/rounds"], "want": true},
		"open list": {"rounds": [], "complete": [], "want": false},
		"a loan and a grant": {
			"rounds": [{"channel": "bank"}, {"channel": "government"}, {"instrument": "safe"}],
			"complete": ["/rounds"],
			"want": true,
		},
		"channel unknown": {"rounds": [{"channel": null}], "complete": ["/rounds"], "want": false},
		"venture money": {"rounds": [{"channel": "venture"}], "complete": ["/rounds"], "want": false},
	}

	found := [true | rule.not_applicable] with input as object.remove(tc, ["want"])
	found == [true | tc.want]
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds"}},
		"only a loan, open list": {"input": {"rounds": [{"channel": "bank"}]}, "want": {"/rounds/-"}},
		"a round of which nothing is known": {
			"input": {"rounds": [{}]},
			"want": {"/rounds/0/pre_money", "/rounds/0/post_money", "/rounds/0/amount"},
		},
		"an amount in words": {
			"input": {"rounds": [object.union(_round(80, 20, 100), {"amount": {"amount": null, "amount_text": "x"}})]},
			"want": {"/rounds/0/amount"},
		},
		"another currency": {
			"input": {"rounds": [object.union(_round(80, 20, 100), {"amount": {"currency": "USD"}})]},
			"want": {"/rates/USD/CNY"},
		},
		"all there": {"input": {"rounds": [_round(80, 20, 100)]}, "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
}

test_no_suggestion_without_finding if rule.suggestion == set() with input as {"rounds": [_round(80, 20, 100)]}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_round(pre, amount, post) := {
	"channel": "venture",
	"pre_money": _cny(pre),
	"amount": _cny(amount),
	"post_money": _cny(post),
}

_with(round, amounts) := object.union(round, {name: _cny(amount) | some name, amount in amounts})

_cny(amount) := {"amount": amount, "currency": "CNY"}
