package rules.investor_relations.investor_update_overdue_test

import data.rules.investor_relations.investor_update_overdue as rule

test_age[note] if {
	some note, tc in {
		"the last day": {"last": "2026-09-22", "want": set()},
		"a day older": {"last": "2026-09-21", "want": {101}},
		"a month that decides": {"last": "2026-08", "want": {122}},
	}

	found := rule.finding with input as _profile(true, tc.last)
	{f.evidence.age_days | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(true, tc.last)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(true, tc.last)
}

test_finding_whole if {
	found := rule.finding with input as _profile(true, "2026-06-30")
	found == {{
		"at": ["/investor_relations/last_update_on"],
		"evidence": {"last_update_on": "2026-06-30", "age_days": 184, "maximum_age_days": 100},
	}}
	suggested := rule.suggestion with input as _profile(true, "2026-06-30")
	suggested == {{"action": "send_update", "values": {}}}
	rule.suggestion == set() with input as _profile(true, "2026-12-01")
}

test_not_applicable if {
	rule.not_applicable with input as _profile(false, "2020-01-01")
	rule.finding == set() with input as _profile(false, "2020-01-01")
	not rule.not_applicable with input as _profile(true, "2020-01-01")
	not rule.not_applicable with input as _profile(null, "2020-01-01")
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {
				"/company/as_of",
				"/investor_relations/has_outside_investors",
				"/investor_relations/last_update_on",
			},
		},
		"unknown investors": {
			"input": _profile(null, "2020-01-01"),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"unknown date": {"input": _profile(true, null), "want": {"/investor_relations/last_update_on"}},
		"a month that does not decide": {
			"input": _profile(true, "2026-09"),
			"want": {"/investor_relations/last_update_on"},
		},
		"no as-of date": {
			"input": json.remove(_profile(true, "2020-01-01"), ["/company"]),
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(outside, last) := {
	"company": {"as_of": "2026-12-31"},
	"investor_relations": {"has_outside_investors": outside, "last_update_on": last},
}
