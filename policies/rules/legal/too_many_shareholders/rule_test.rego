package rules.legal.too_many_shareholders_test

import data.rules.legal.too_many_shareholders as rule

test_outcome[note] if {
	some note, tc in {
		"few": {"form": "limited_liability", "registered": 50, "through": 200, "want": set()},
		"one registered too many": {"form": "limited_liability", "registered": 51, "through": 200, "want": {"registered"}},
		"limited by shares": {"form": "limited_by_shares", "registered": 51, "through": 200, "want": set()},
		"one person too many": {"form": "limited_by_shares", "registered": 51, "through": 201, "want": {"public"}},
		"both": {"form": "limited_liability", "registered": 51, "through": 201, "want": {"registered", "public"}},
	}

	profile := _profile("CN", tc.form, tc.registered, tc.through)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile("CN", "limited_liability", 60, 240)
	found := rule.finding with input as profile
	found == {
		{
			"kind": "public", "subject": "public", "at": ["/cap_table/looked_through_holders"],
			"evidence": {"looked_through_holders": 240, "maximum_looked_through": 200},
		},
		{
			"kind": "registered", "subject": "registered", "severity": "high", "at": ["/cap_table/registered_holders", "/company/legal_form"],
			"evidence": {"registered_holders": 60, "maximum_registered": 50},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "reduce_holders", "subject": "public", "values": {"maximum_looked_through": 200}},
		{"action": "change_form", "subject": "registered", "values": {"maximum_registered": 50}},
	}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("US", "limited_liability", 60, 240)
	rule.finding == set() with input as _profile("US", "limited_liability", 60, 240)
	not rule.not_applicable with input as _profile("CN", null, null, null)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/country", "/company/legal_form", "/cap_table/registered_holders", "/cap_table/looked_through_holders"},
		},
		"few registered, form not known": {"input": _profile("CN", null, 50, null), "want": {"/cap_table/looked_through_holders"}},
		"many registered, form not known": {"input": _profile("CN", null, 51, 60), "want": {"/company/legal_form"}},
		"limited by shares": {"input": _profile("CN", "limited_by_shares", null, null), "want": {"/cap_table/looked_through_holders"}},
		"registered": {"input": _profile("CN", "limited_liability", null, 10), "want": {"/cap_table/registered_holders"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(country, form, registered, through) := {
	"company": {"country": country, "legal_form": form},
	"cap_table": {"registered_holders": registered, "looked_through_holders": through},
}
