package rules.channel_fit.grant_conditions_untracked_test

import data.rules.channel_fit.grant_conditions_untracked as rule

test_finding_whole if {
	profile := _profile([
		_received("Torch", false),
		_received("Spark", true),
		{"status": "received", "conditions_tracked": false},
	])
	found := rule.finding with input as profile
	found == {
		{
			"subject": "Torch",
			"at": ["/grants/0/conditions_tracked"],
			"evidence": {"conditions_tracked": false},
		},
		{
			"subject": "3",
			"at": ["/grants/2/conditions_tracked"],
			"evidence": {"conditions_tracked": false},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "appoint_owner", "subject": "Torch", "values": {}},
		{"action": "appoint_owner", "subject": "3", "values": {}},
	}
}

test_outcome[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "missing": {"/grants"}, "pass": false, "not_applicable": false},
		"no grant": {"input": _profile([]), "missing": set(), "pass": false, "not_applicable": true},
		"only applied for": {
			"input": _profile([{"status": "applied"}]),
			"missing": set(),
			"pass": false,
			"not_applicable": true,
		},
		"open list": {
			"input": {"grants": [_received("x", true)]},
			"missing": {"/grants/-"},
			"pass": false,
			"not_applicable": false,
		},
		"status unknown": {
			"input": _profile([{"conditions_tracked": true}]),
			"missing": {"/grants/0/status"},
			"pass": false,
			"not_applicable": false,
		},
		"tracking unknown": {
			"input": _profile([_received("x", null)]),
			"missing": {"/grants/0/conditions_tracked"},
			"pass": false,
			"not_applicable": false,
		},
		"tracked": {
			"input": _profile([_received("x", true), {"status": "rejected"}]),
			"missing": set(),
			"pass": true,
			"not_applicable": false,
		},
		"untracked": {
			"input": _profile([_received("x", false)]),
			"missing": set(),
			"pass": false,
			"not_applicable": false,
		},
	}

	rule.missing == tc.missing with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.pass]
	not_applicable := [true | rule.not_applicable] with input as tc.input
	not_applicable == [true | tc.not_applicable]
}

_profile(grants) := {"complete": ["/grants"], "grants": grants}

_received(name, tracked) := {"name": name, "status": "received", "conditions_tracked": tracked}
