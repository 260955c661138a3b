package rules.founders.founder_bound_elsewhere_test

import data.rules.founders.founder_bound_elsewhere as rule

test_finding[note] if {
	some note, tc in {
		"free": {"founder": {"ip_claimed_by": "none"}, "want": set()},
		"claimed": {"founder": {"ip_claimed_by": "X Lab"}, "want": {"claim"}},
		"ends today": {"founder": {"ip_claimed_by": "none", "non_compete_until": "2025-06-30"}, "want": set()},
		"ends tomorrow": {"founder": {"ip_claimed_by": "none", "non_compete_until": "2025-07-01"}, "want": {"non_compete"}},
	}

	found := rule.finding with input as _profile(tc.founder)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.founder)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	profile := _profile({"name": "A", "ip_claimed_by": "X Lab", "non_compete_until": "2026-01-01"})
	found := rule.finding with input as profile
	found == {
		{
			"kind": "claim",
			"subject": "A",
			"at": ["/team/founders/0/ip_claimed_by"],
			"evidence": {"ip_claimed_by": "X Lab"},
		},
		{
			"kind": "non_compete",
			"subject": "A",
			"at": ["/team/founders/0/non_compete_until"],
			"evidence": {"non_compete_until": "2026-01-01"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "get_release", "values": {}, "subject": "A"}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/founders"}},
		"nothing of a founder": {"input": _profile({}), "want": {"/team/founders/0/ip_claimed_by"}},
		"this year": {
			"input": _profile({"ip_claimed_by": "none", "non_compete_until": "2025"}),
			"want": {"/team/founders/0/non_compete_until"},
		},
		"no day": {
			"input": json.remove(_profile({"ip_claimed_by": "none", "non_compete_until": "2026"}), ["/company"]),
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(founder) := {
	"company": {"as_of": "2025-06-30"},
	"complete": ["/team/founders"],
	"team": {"founders": [founder]},
}
