package rules.legal.licence_not_held_test

import data.rules.legal.licence_not_held as rule

test_finding[note] if {
	some note, tc in {
		"held": {"licence": {}, "want": set()},
		"last day": {"licence": {"valid_until": "2026-07-01"}, "want": set()},
		"a day too late": {"licence": {"valid_until": "2026-06-30"}, "want": {"expired"}},
		"without term": {"licence": {"valid_until": "2099"}, "want": set()},
		"not held": {"licence": {"held": false, "valid_until": null}, "want": {"not_held"}},
	}

	found := rule.finding with input as _profile([tc.licence])
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile([tc.licence])
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile([tc.licence])
}

test_finding_whole if {
	profile := _profile([{"name": "ICP", "held": false}, {"name": "EDI", "valid_until": "2025"}, {"name": "SP"}])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "not_held",
			"subject": "ICP",
			"at": ["/legal/licences/0/held"],
			"evidence": {"held": false},
		},
		{
			"kind": "expired",
			"severity": "high",
			"subject": "EDI",
			"at": ["/legal/licences/1/valid_until"],
			"evidence": {"valid_until": "2025"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "obtain", "subject": "ICP", "values": {}},
		{"action": "renew", "subject": "EDI", "values": {}},
	}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/legal/licences"}},
		"open list": {"input": json.remove(_profile([{}]), ["/complete"]), "want": {"/legal/licences/-"}},
		"holding unknown": {"input": _profile([{"held": null}]), "want": {"/legal/licences/0/held"}},
		"term unknown": {"input": _profile([{"valid_until": null}]), "want": {"/legal/licences/0/valid_until"}},
		"a year that can't tell": {
			"input": _profile([{"valid_until": "2026"}]),
			"want": {"/legal/licences/0/valid_until"},
		},
		"no day": {"input": json.remove(_profile([{}]), ["/company"]), "want": {"/company/as_of"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_no_licence_needed if {
	rule.pass with input as _profile([])
	rule.missing == set() with input as _profile([])
}

_profile(licences) := {
	"company": {"as_of": "2026-07-01"},
	"complete": ["/legal/licences"],
	"legal": {"licences": [object.union({"name": "ICP", "held": true, "valid_until": "2027-01-01"}, licence) |
		some licence in licences
	]},
}
