package rules.capital_operation.round_not_closed_test

import data.rules.capital_operation.round_not_closed as rule

test_closing[note] if {
	some note, tc in {
		"on the as-of date": {"closed_on": "2026-06-30", "want": false},
		"the day after": {"closed_on": "2026-07-01", "want": true},
		"the month after": {"closed_on": "2026-07", "want": true},
		"the year before": {"closed_on": "2025", "want": false},
	}

	profile := _profile([{"closed_on": tc.closed_on}])
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile([
		{"label": "a", "closed_on": "2025-01-01"},
		{"label": "a", "closed_on": "2026-08-01"},
	])
	found := rule.finding with input as profile
	found == {{
		"subject": "a (2)",
		"at": ["/rounds/1/closed_on"],
		"evidence": {"closed_on": "2026-08-01", "as_of": "2026-06-30"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "count_when_paid", "subject": "a (2)", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as {"rounds": []}
	not rule.not_applicable with input as _profile([{}])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of", "/rounds"}},
		"open list": {
			"input": object.union(_profile([{"closed_on": "2025"}]), {"complete": []}),
			"want": {"/rounds/-"},
		},
		"no closing date": {
			"input": _profile([{"closed_on": null}, {}]),
			"want": {"/rounds/0/closed_on", "/rounds/1/closed_on"},
		},
		"imprecise": {"input": _profile([{"closed_on": "2026"}]), "want": {"/rounds/0/closed_on"}},
		"no as-of date": {
			"input": json.remove(_profile([{"closed_on": "2026-06-01"}]), ["/company"]),
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(list) := {"complete": ["/rounds"], "company": {"as_of": "2026-06-30"}, "rounds": list}
