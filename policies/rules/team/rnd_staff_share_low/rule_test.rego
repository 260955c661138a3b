package rules.team.rnd_staff_share_low_test

import data.rules.team.rnd_staff_share_low as rule

test_share[note] if {
	some note, tc in {
		"at the floor": {"rnd": 2, "all": 20, "want": false},
		"below": {"rnd": 1, "all": 11, "want": true},
		"nobody works here": {"rnd": 0, "all": 0, "want": false},
	}

	found := rule.finding with input as _profile(tc.rnd, tc.all)
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.rnd, tc.all)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.rnd, tc.all)
}

test_finding_whole if {
	found := rule.finding with input as _profile(2, 55)
	found == {{
		"at": ["/team/headcount_rnd", "/company/headcount"],
		"evidence": {"headcount_rnd": 2, "headcount": 55, "minimum_rnd_pct": 10},
	}}
	suggested := rule.suggestion with input as _profile(2, 55)
	suggested == {{"action": "shift_hiring", "values": {"needed_rnd": 6}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/headcount", "/team/headcount_rnd"}},
		"research unknown": {"input": _profile(null, 10), "want": {"/team/headcount_rnd"}},
		"all unknown": {"input": _profile(3, null), "want": {"/company/headcount"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(rnd, all) := {"company": {"headcount": all}, "team": {"headcount_rnd": rnd}}
