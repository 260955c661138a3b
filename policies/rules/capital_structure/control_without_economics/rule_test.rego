package rules.capital_structure.control_without_economics_test

import data.rules.capital_structure.control_without_economics as rule

test_outcome[note] if {
	some note, tc in {
		"half of the votes": {"voting": 50, "economic": 5, "want": 0},
		"a majority on a quarter": {"voting": 50.1, "economic": 25, "want": 1},
		"twice as many": {"voting": 60, "economic": 30, "want": 0},
		"a little more": {"voting": 60.1, "economic": 30, "want": 1},
		"as much": {"voting": 70, "economic": 70, "want": 0},
	}

	found := rule.finding with input as _profile(tc.voting, tc.economic)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile(tc.voting, tc.economic)
	passed == [true | tc.want == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(70, 10)
	found == {{
		"at": ["/cap_table/control/voting_pct", "/cap_table/control/economic_pct"],
		"evidence": {"voting_pct": 70, "economic_pct": 10, "maximum_times": 2},
	}}
	suggested := rule.suggestion with input as _profile(70, 10)
	suggested == {{"action": "agree_sunset", "values": {}}}
}

test_missing if {
	rule.missing == {"/cap_table/control/voting_pct", "/cap_table/control/economic_pct"} with input as {}
	rule.missing == {"/cap_table/control/economic_pct"} with input as {"cap_table": {"control": {"voting_pct": 60}}}
	rule.missing == set() with input as {"cap_table": {"control": {"voting_pct": 40}}}
	rule.pass with input as {"cap_table": {"control": {"voting_pct": 40}}}
	not rule.pass with input as {"cap_table": {"control": {"economic_pct": 40}}}
}

_profile(voting, economic) := {"cap_table": {"control": {"voting_pct": voting, "economic_pct": economic}}}
