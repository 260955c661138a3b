package rules.technology.application_partner_concentrated_test

import data.rules.technology.application_partner_concentrated as rule

test_share[note] if {
	some note, tc in {
		"at the limit": {"share": 40, "substitute": false, "want": false},
		"above it": {"share": 40.1, "substitute": false, "want": true},
		"above it, with a second one": {"share": 40.1, "substitute": true, "want": false},
	}

	profile := _profile("data", "application", tc.share, tc.substitute)
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile("data", "application", 75, false)
	found := rule.finding with input as profile
	found == {{
		"subject": "Acme",
		"at": ["/dependencies/0/share_pct", "/dependencies/0/substitute"],
		"evidence": {"supplier": "Acme", "share_pct": 75, "maximum_share_pct": 40},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "open_second_channel", "subject": "Acme", "values": {"supplier": "Acme"}}}
	rule.suggestion == set() with input as {}
}

test_another_role_is_another_rule if {
	rule.pass with input as _profile("data", "data", 99, false)
}

test_not_applicable if {
	rule.not_applicable with input as _profile("application", "application", 99, false)
	not rule.not_applicable with input as _profile("data", "application", 99, false)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/strategy/ecosystem_role", "/dependencies"}},
		"unknown place": {
			"input": _profile(null, "application", 99, false),
			"want": {"/strategy/ecosystem_role"},
		},
		"open list": {
			"input": object.union(_profile("data", "application", 1, false), {"complete": []}),
			"want": {"/dependencies/-"},
		},
		"unknown role": {"input": _profile("data", null, 99, false), "want": {"/dependencies/0/role"}},
		"unknown share": {
			"input": _profile("data", "application", null, false),
			"want": {"/dependencies/0/share_pct"},
		},
		"unknown second one": {
			"input": _profile("data", "application", 99, null),
			"want": {"/dependencies/0/substitute"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(own, role, share, substitute) := {
	"complete": ["/dependencies"],
	"strategy": {"ecosystem_role": own},
	"dependencies": [{"role": role, "supplier": "Acme", "share_pct": share, "substitute": substitute}],
}
