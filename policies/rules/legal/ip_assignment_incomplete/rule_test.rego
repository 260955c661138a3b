package rules.legal.ip_assignment_incomplete_test

import data.rules.legal.ip_assignment_incomplete as rule

test_share[note] if {
	some note, tc in {
		"all": {"pct": 100, "want": set()},
		"enough, founders included": {"pct": 95, "founders": [true, true], "want": set()},
		"no founders on the team": {"pct": 95, "founders": [], "want": set()},
		"enough, but not a founder": {"pct": 99, "founders": [true, false], "want": {"founder"}},
		"all, they say, but not a founder": {"pct": 100, "founders": [false], "want": {"founder"}},
		"not enough": {"pct": 94.9, "want": {"others"}},
		"not enough, nor a founder": {"pct": 0, "founders": [false], "want": {"others", "founder"}},
	}

	profile := _profile(tc.pct, object.get(tc, "founders", null))
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(80, [true, false])
	found == {
		{
			"kind": "others",
			"severity": "medium",
			"at": ["/legal/ip_assigned_pct"],
			"evidence": {"ip_assigned_pct": 80, "required_ip_assigned_pct": 95},
		},
		{
			"kind": "founder",
			"subject": "founder 2",
			"at": ["/team/founders/1/ip_assigned"],
			"evidence": {"founder": "founder 2"},
		},
	}
	suggested := rule.suggestion with input as _profile(80, [])
	suggested == {{"action": "collect_signatures", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"absent": {"input": {}, "want": {"/legal/ip_assigned_pct"}},
		"null": {"input": _profile(null, null), "want": {"/legal/ip_assigned_pct"}},
		"founders": {"input": _profile(97, null), "want": {"/team/founders"}},
		"open founders": {
			"input": json.remove(_profile(97, [true]), ["/complete"]),
			"want": {"/team/founders/-"},
		},
		"a founder": {"input": _profile(97, [true, null]), "want": {"/team/founders/1/ip_assigned"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(pct, assigned) := {
	"complete": ["/team/founders"],
	"legal": {"ip_assigned_pct": pct},
	"team": {"founders": [founder |
		some i, signed in assigned
		founder := {"name": sprintf("founder %d", [i + 1]), "ip_assigned": signed}
	]},
} if {
	is_array(assigned)
}

_profile(pct, null) := {"legal": {"ip_assigned_pct": pct}}
