package rules.capital_operation.spending_off_plan_test

import data.rules.capital_operation.spending_off_plan as rule

test_line[note] if {
	some note, tc in {
		"as planned": {"planned": 100, "spent": 100, "want": set()},
		"at the limit": {"planned": 100, "spent": 120, "want": set()},
		"above it": {"planned": 100, "spent": 121, "want": {"over"}},
		"not spent yet": {"planned": 100, "spent": 0, "want": set()},
		"neither planned nor spent": {"planned": 0, "spent": 0, "want": set()},
		"not planned": {"planned": 0, "spent": 1, "want": {"unplanned"}},
	}

	profile := _profile([_line("rnd", tc.planned, tc.spent)])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile([_line("rnd", 100, 150), _line("marketing", 0, 40), _line("data", 100, 0)])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "over",
			"subject": "rnd",
			"at": ["/use_of_funds_actual/0/planned", "/use_of_funds_actual/0/spent"],
			"evidence": {
				"category": "rnd",
				"planned": _yuan(100),
				"spent": _yuan(150),
				"overrun_pct": 50,
				"maximum_deviation_pct": 20,
			},
		},
		{
			"kind": "unplanned",
			"subject": "marketing",
			"at": ["/use_of_funds_actual/1/planned", "/use_of_funds_actual/1/spent"],
			"evidence": {"category": "marketing", "spent": _yuan(40)},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{
			"action": "explain_and_rebudget", "subject": "rnd",
			"values": {"category": "rnd", "excess": _yuan(50)},
		},
		{
			"action": "explain_and_rebudget", "subject": "marketing",
			"values": {"category": "marketing", "excess": _yuan(40)},
		},
	}
	rule.suggestion == set() with input as {}
}

test_two_lines_of_one_category if {
	found := rule.finding with input as _profile([_line("rnd", 1, 9), _line("rnd", 1, 9)])
	{f.subject | some f in found} == {"rnd", "rnd (2)"}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as {"use_of_funds_actual": []}
	not rule.not_applicable with input as _profile([_line("rnd", 1, 1)])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/use_of_funds_actual"}},
		"open list": {
			"input": object.union(_profile([_line("rnd", 1, 1)]), {"complete": []}),
			"want": {"/use_of_funds_actual/-"},
		},
		"an empty line": {"input": _profile([{}]), "want": {
			"/use_of_funds_actual/0/category",
			"/use_of_funds_actual/0/planned",
			"/use_of_funds_actual/0/spent",
		}},
		"overspent, but on what": {
			"input": _profile([_line(null, 1, 9)]),
			"want": {"/use_of_funds_actual/0/category"},
		},
		"in words": {
			"input": _profile([object.union(
				_line("rnd", 1, 9),
				{"planned": {"amount": null, "amount_text": "some", "currency": "CNY"}},
			)]),
			"want": {"/use_of_funds_actual/0/planned"},
		},
		"no rate": {
			"input": _profile([object.union(_line("rnd", 1, 9), {"spent": {"amount": 9, "currency": "SEK"}})]),
			"want": {"/rates/SEK/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(lines) := {"complete": ["/use_of_funds_actual"], "use_of_funds_actual": lines}

_line(category, planned, spent) := {"category": category, "planned": _yuan(planned), "spent": _yuan(spent)}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
