package rules.investor_relations.investor_updates_rare_test

import data.rules.investor_relations.investor_updates_rare as rule

test_updates[note] if {
	some note, tc in {
		"just too few": {"updates": 3.9, "want": true},
		"enough": {"updates": 4, "want": false},
		"none": {"updates": 0, "want": true},
	}

	found := rule.finding with input as _profile(true, tc.updates)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(true, tc.updates)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(true, tc.updates)
}

test_finding_whole if {
	found := rule.finding with input as _profile(true, 1)
	found == {{
		"at": ["/investor_relations/updates_per_year"],
		"evidence": {"updates_per_year": 1, "minimum_updates_per_year": 4},
	}}
	suggested := rule.suggestion with input as _profile(true, 1)
	suggested == {{"action": "write_regularly", "values": {"minimum_updates_per_year": 4}}}
	rule.suggestion == set() with input as _profile(true, 4)
}

test_not_applicable if {
	rule.not_applicable with input as _profile(false, 0)
	rule.finding == set() with input as _profile(false, 0)
	not rule.not_applicable with input as _profile(true, 0)
	not rule.not_applicable with input as _profile(null, 0)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/investor_relations/has_outside_investors", "/investor_relations/updates_per_year"},
		},
		"unknown investors, bad": {"input": _profile(null, 0), "want": {"/investor_relations/has_outside_investors"}},
		"unknown investors, good": {"input": _profile(null, 4), "want": {"/investor_relations/has_outside_investors"}},
		"unknown updates": {"input": _profile(true, null), "want": {"/investor_relations/updates_per_year"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(outside, updates) := {"investor_relations": {
	"has_outside_investors": outside,
	"updates_per_year": updates,
}}
