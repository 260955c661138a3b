package rules.founders.founder_left_test

import data.rules.founders.founder_left as rule

test_outcome[note] if {
	some note, tc in {
		"still there": {"founder": {"left": false}, "want": set()},
		"left long ago with little": {"founder": _left("2024-06-29", 5), "want": set()},
		"kept more": {"founder": _left("2024-06-29", 5.1), "want": {"kept"}},
		"left a year ago": {"founder": _left("2024-06-30", 5), "want": {"recent"}},
		"left now with much": {"founder": _left("2025-06-01", 20), "want": {"recent", "kept"}},
	}

	found := rule.finding with input as _profile([tc.founder])
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile([tc.founder])
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile([tc.founder])
}

test_finding_whole if {
	profile := _profile([{"left": false}, object.union(_left("2025-06-01", 20), {"name": "Li"})])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "kept", "subject": "Li", "at": ["/team/founders/1/kept_pct"],
			"evidence": {"kept_pct": 20, "maximum_kept_pct": 5},
		},
		{
			"kind": "recent", "severity": "medium", "subject": "Li", "at": ["/team/founders/1/left_on"],
			"evidence": {"left_on": "2025-06-01", "recent_days": 365},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "buy_back", "values": {}, "subject": "Li"},
		{"action": "explain_departure", "values": {}, "subject": "Li"},
	}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/founders"}},
		"open list": {"input": json.remove(_profile([{"left": false}]), ["/complete"]), "want": {"/team/founders/-"}},
		"not said": {"input": _profile([{}]), "want": {"/team/founders/0/left"}},
		"nothing of it": {
			"input": _profile([{"left": true}]),
			"want": {"/team/founders/0/left_on", "/team/founders/0/kept_pct"},
		},
		"no day": {"input": json.remove(_profile([_left("2024-06-29", 5)]), ["/company"]), "want": {"/company/as_of"}},
		"an imprecise day": {"input": _profile([_left("2024", 5)]), "want": {"/team/founders/0/left_on"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_left(day, kept) := {"left": true, "left_on": day, "kept_pct": kept}

_profile(founders) := {
	"company": {"as_of": "2025-06-30"},
	"complete": ["/team/founders"],
	"team": {"founders": founders},
}
