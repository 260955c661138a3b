package rules.legal.ip_assignment_incomplete_test

import data.rules.legal.ip_assignment_incomplete as rule

test_share[note] if {
	some note, tc in {
		"all": {"pct": 100, "want": false},
		"not all": {"pct": 99.9, "want": true},
		"none": {"pct": 0, "want": true},
	}

	found := rule.finding with input as _profile(tc.pct)
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.pct)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.pct)
}

test_finding_whole if {
	found := rule.finding with input as _profile(80)
	found == {{
		"at": ["/legal/ip_assigned_pct"],
		"evidence": {"ip_assigned_pct": 80, "required_ip_assigned_pct": 100},
	}}
	suggested := rule.suggestion with input as _profile(80)
	suggested == {{"action": "collect_signatures", "values": {}}}
}

test_missing[note] if {
	some note, profile in {"absent": {}, "null": _profile(null)}

	rule.missing == {"/legal/ip_assigned_pct"} with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

_profile(pct) := {"legal": {"ip_assigned_pct": pct}}
