package rules.consistency.use_of_funds_shares_do_not_add_up_test

import data.rules.consistency.use_of_funds_shares_do_not_add_up as rule

test_outcome[note] if {
	some note, tc in {
		"full": {"lines": [_share(60), _share(40)], "want": ["pass"]},
		"upper tolerance": {"lines": [_share(60), _share(40.5)], "want": ["pass"]},
		"over": {"lines": [_share(60), _share(40.6)], "want": ["over"]},
		"lower tolerance": {"lines": [_share(60), _share(39.5)], "want": ["pass"]},
		"under": {"lines": [_share(60), _share(39.4)], "want": ["under"]},
		"amounts that fit": {"lines": [_both(60, 600), _both(40, 400)], "want": ["pass"]},
		"an amount at the tolerance": {"lines": [_both(60, 590), _both(40, 400)], "want": ["pass"]},
		"an amount off": {"lines": [_both(60, 580), _share(40)], "want": ["line"]},
		"an amount that fits the total of the lines": {"lines": [_both(60, 1200), _both(40, 800)], "want": ["pass"]},
		"amounts only": {"lines": [_amount(600), _amount(400)], "want": ["not_applicable"]},
		"no line": {"lines": [], "want": ["not_applicable"]},
		"a share missing beside others": {"lines": [_share(60), _amount(400)], "want": ["unknown", "/use_of_funds/1/share_pct"]},
		"a line without figures": {"lines": [_amount(600), {}], "want": ["unknown", "/use_of_funds/1/share_pct"]},
	}

	_outcome(_profile(tc.lines, 1000)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile([_both(60, 580), _share(41)], 1000)
	found == {
		{"kind": "over", "at": ["/use_of_funds"], "evidence": {"total_pct": 101, "tolerance_pct": 0.5}},
		{
			"kind": "line",
			"subject": "rnd",
			"at": ["/use_of_funds/0/share_pct", "/use_of_funds/0/amount"],
			"evidence": {"category": "rnd", "share_pct": 60, "amount": _cny(580), "share_of_amount_pct": 58, "line_tolerance_pct": 1},
		},
	}
	suggested := rule.suggestion with input as _profile([_both(60, 580), _share(41)], 1000)
	suggested == {
		{"action": "cut_uses", "values": {"excess_pct": 1}},
		{"action": "settle_budget", "subject": "rnd", "values": {"category": "rnd", "share_pct": 60, "amount": _cny(580)}},
	}
	assigned := rule.suggestion with input as _profile([_share(90)], 1000)
	assigned == {{"action": "assign_rest", "values": {"gap_pct": 10}}}
}

test_open_list[note] if {
	some note, tc in {
		"over": {"lines": [_share(101)], "want": ["over"]},
		"under": {"lines": [_share(90)], "want": ["unknown", "/use_of_funds/-"]},
		"amounts only": {"lines": [_amount(900)], "want": ["unknown", "/use_of_funds/-"]},
	}

	_outcome(json.remove(_profile(tc.lines, 1000), ["/complete"])) == tc.want
}

test_missing[note] if {
	usd := {"share_pct": 50, "amount": {"amount": 9, "currency": "USD"}}
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/use_of_funds"}},
		"no whole": {
			"input": _profile([_both(60, 600), _share(40)], null),
			"want": {"/financing_plan/amount"},
		},
		"the lines are the whole": {"input": _profile([_both(60, 600), _both(40, 400)], null), "want": set()},
		"another currency": {"input": _profile([usd, _share(50)], 1000), "want": {"/rates/CNY/USD"}},
		"nothing to raise": {"input": _profile([_both(100, 0)], 0), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input)[0] == {true: "pass", false: "unknown"}[tc.want == set()]
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(lines, ask) := {
	"complete": ["/use_of_funds"],
	"use_of_funds": [object.union({"category": "rnd"}, line) | some line in lines],
	"financing_plan": {"amount": _cny(ask)},
}

_share(pct) := {"share_pct": pct}

_amount(amount) := {"amount": _cny(amount)}

_both(pct, amount) := {"share_pct": pct, "amount": _cny(amount)}

_cny(amount) := {"amount": amount, "currency": "CNY"}
