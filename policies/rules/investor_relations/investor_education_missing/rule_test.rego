package rules.investor_relations.investor_education_missing_test

import data.rules.investor_relations.investor_education_missing as rule

_pointer := "/investor_relations/education"

# As of 2026-12-31.
test_dates[note] if {
	some note, tc in {
		"the last day": {"dates": ["2020", "2025-12-30"], "whole": false, "want": set()},
		"a day older": {"dates": ["2020", "2025-12-29"], "whole": true, "want": {"old"}},
		"ahead": {"dates": ["2027-01-15"], "whole": false, "want": set()},
		"none": {"dates": [], "whole": true, "want": {"none"}},
	}

	found := rule.finding with input as _profile(true, tc.dates, tc.whole)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(true, tc.dates, tc.whole)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(true, tc.dates, tc.whole)
}

test_finding_whole if {
	found := rule.finding with input as _profile(true, ["2024-05-01", "2025-03-15"], true)
	found == {{
		"kind": "old",
		"at": [_pointer],
		"evidence": {"last_on": "2025-03-15", "maximum_age_days": 366},
	}}
	suggested := rule.suggestion with input as _profile(true, [], true)
	suggested == {{"action": "hold_session", "values": {}}}
	rule.suggestion == set() with input as _profile(true, ["2026-12-01"], true)
}

test_not_applicable[note] if {
	some note, tc in {
		"no outside investors": {"profile": _profile(false, [], true), "want": true},
		"outside investors": {"profile": _profile(true, [], true), "want": false},
		"unknown investors": {"profile": _profile(null, [], true), "want": false},
		"start-up": {"profile": object.union(_profile(true, [], true), {"company": {"stage": "start_up"}}), "want": true},
	}

	not_applicable := [true | rule.not_applicable] with input as tc.profile
	not_applicable == [true | tc.want]
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/stage", "/company/as_of", "/investor_relations/has_outside_investors", _pointer},
		},
		"unknown stage": {
			"input": json.remove(_profile(true, [], true), ["/company/stage"]),
			"want": {"/company/stage"},
		},
		"unknown investors": {
			"input": _profile(null, ["2026-12-01"], true),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"unknown investors, old date": {
			"input": _profile(null, ["2020-12-01"], true),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"open list": {"input": _profile(true, ["2020-01-01"], false), "want": {concat("/", [_pointer, "-"])}},
		"undated": {"input": _profile(true, [null], true), "want": {concat("/", [_pointer, "0/date"])}},
		"imprecise": {
			"input": _profile(true, ["2025"], true),
			"want": {concat("/", [_pointer, "0/date"])},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(outside, days, whole) := {
	"complete": [_pointer | whole],
	"company": {"as_of": "2026-12-31", "stage": "growth"},
	"investor_relations": {
		"has_outside_investors": outside,
		"education": [{"date": day} | some day in days],
	},
}
