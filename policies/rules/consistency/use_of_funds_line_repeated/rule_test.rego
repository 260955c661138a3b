package rules.consistency.use_of_funds_line_repeated_test

import data.rules.consistency.use_of_funds_line_repeated as rule

test_outcome[note] if {
	some note, tc in {
		"alike": {"second": {}, "want": "fail"},
		"another milestone": {"second": {"milestone": "v3"}, "want": "pass"},
		"another category": {"second": {"category": "data"}, "want": "pass"},
		"another amount": {"second": {"amount": _cny(501)}, "want": "pass"},
		"another currency": {"second": {"amount": {"amount": 500, "currency": "USD"}}, "want": "pass"},
		"no milestone": {"second": {"milestone": null}, "want": "unknown"},
		"no amount": {"second": {"amount": {"amount": null, "currency": "CNY"}}, "want": "unknown"},
	}

	_outcome({"use_of_funds": [_line, object.union(_line, tc.second)]}) == tc.want
}

test_finding_whole if {
	lines := [_line, _line, {"category": "data", "amount": _cny(1)}, _line]
	found := rule.finding with input as {"use_of_funds": lines}
	found == {
		{
			"subject": "rnd (2)",
			"at": ["/use_of_funds/0", "/use_of_funds/1"],
			"evidence": {"first_line": 1, "second_line": 2, "category": "rnd", "amount": _cny(500)},
		},
		{
			"subject": "rnd (4)",
			"at": ["/use_of_funds/1", "/use_of_funds/3"],
			"evidence": {"first_line": 2, "second_line": 4, "category": "rnd", "amount": _cny(500)},
		},
	}
	suggested := rule.suggestion with input as {"use_of_funds": [_line, _line]}
	suggested == {{
		"action": "merge_lines",
		"subject": "rnd (2)",
		"values": {"category": "rnd", "amount": _cny(500)},
	}}
}

test_told_apart_from_the_line_between if {
	_outcome({"use_of_funds": [_line, object.union(_line, {"milestone": "v3"}), _line]}) == "fail"
}

test_nothing_planned_twice if _outcome({"use_of_funds": [_zero, _zero]}) == "pass"

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/use_of_funds"}},
		"an empty line": {
			"input": {"use_of_funds": [{}]},
			"want": {"/use_of_funds/0/category", "/use_of_funds/0/amount"},
		},
		"milestones of like lines": {
			"input": {"use_of_funds": [json.remove(_line, ["milestone"]), _line]},
			"want": {"/use_of_funds/0/milestone"},
		},
		"no lines": {"input": {"use_of_funds": []}, "want": set()},
		"one line": {"input": {"use_of_funds": [_line]}, "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input) == {true: "pass", false: "unknown"}[tc.want == set()]
}

_outcome(profile) := "fail" if {
	found := rule.finding with input as profile
	count(found) > 0
} else := "unknown" if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := "pass" if {
	rule.pass with input as profile
}

_line := {"category": "rnd", "amount": _cny(500), "milestone": "v2"}

_zero := {"category": "rnd", "amount": _cny(0)}

_cny(amount) := {"amount": amount, "currency": "CNY"}
