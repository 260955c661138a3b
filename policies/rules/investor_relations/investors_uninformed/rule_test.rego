package rules.investor_relations.investors_uninformed_test

import data.rules.investor_relations.investors_uninformed as rule

# As of 2026-12-31.
test_outcome[note] if {
	some note, tc in {
		"well informed": {"facts": {}, "want": set()},
		"updates just too few": {"facts": {"updates_per_year": 3.9}, "want": {"rare"}},
		"updates enough": {"facts": {"updates_per_year": 4}, "want": set()},
		"no updates": {"facts": {"updates_per_year": 0}, "want": {"rare"}},
		"the last day of an update": {"facts": {"last_update_on": "2026-09-22"}, "want": set()},
		"an update a day older": {"facts": {"last_update_on": "2026-09-21"}, "want": {"overdue"}},
		"a month that decides": {"facts": {"last_update_on": "2026-08"}, "want": {"overdue"}},
		"the last day of a contact": {"facts": {"calendar": _dates(["2020", "2026-09-22"])}, "want": set()},
		"a contact a day older": {"facts": {"calendar": _dates(["2020", "2026-09-21"])}, "want": {"lapsed"}},
		"a contact ahead": {"facts": {"calendar": _dates(["2027-01-15"])}, "want": set()},
		"no contact": {"facts": {"calendar": []}, "want": {"none"}},
		"nothing done": {
			"facts": {"updates_per_year": 0, "last_update_on": "2020", "calendar": []},
			"want": {"rare", "overdue", "none"},
		},
	}

	profile := _profile(tc.facts)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile({
		"updates_per_year": 1,
		"last_update_on": "2026-06-30",
		"calendar": _dates(["2024-05-01", "2025-03-15"]),
	})
	found := rule.finding with input as profile
	found == {
		{
			"kind": "rare",
			"subject": "frequency",
			"at": ["/investor_relations/updates_per_year"],
			"evidence": {"updates_per_year": 1, "minimum_updates_per_year": 4},
		},
		{
			"kind": "overdue",
			"subject": "last_update",
			"at": ["/investor_relations/last_update_on"],
			"evidence": {"last_update_on": "2026-06-30", "age_days": 184, "maximum_update_age_days": 100},
		},
		{
			"kind": "lapsed",
			"severity": "low",
			"subject": "calendar",
			"at": ["/investor_relations/calendar"],
			"evidence": {"last_on": "2025-03-15", "maximum_contact_age_days": 100},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "write_regularly", "subject": "frequency", "values": {"minimum_updates_per_year": 4}},
		{"action": "send_update", "subject": "last_update", "values": {}},
		{"action": "set_dates", "subject": "calendar", "values": {}},
	}
	rule.suggestion == set() with input as _profile({})
}

test_empty_calendar if {
	found := rule.finding with input as _profile({"calendar": []})
	found == {{
		"kind": "none",
		"severity": "low",
		"subject": "calendar",
		"at": ["/investor_relations/calendar"],
		"evidence": {"maximum_contact_age_days": 100},
	}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile({"has_outside_investors": false, "updates_per_year": 0})
	rule.finding == set() with input as _profile({"has_outside_investors": false, "updates_per_year": 0})
	not rule.not_applicable with input as _profile({})
	not rule.not_applicable with input as _profile({"has_outside_investors": null})
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/as_of",
			"/investor_relations/has_outside_investors",
			"/investor_relations/updates_per_year",
			"/investor_relations/last_update_on",
			"/investor_relations/calendar",
		}},
		"unknown investors": {
			"input": _profile({"has_outside_investors": null}),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"unknown updates": {
			"input": _profile({"updates_per_year": null}),
			"want": {"/investor_relations/updates_per_year"},
		},
		"unknown date": {
			"input": _profile({"last_update_on": null}),
			"want": {"/investor_relations/last_update_on"},
		},
		"a month that does not decide": {
			"input": _profile({"last_update_on": "2026-09"}),
			"want": {"/investor_relations/last_update_on"},
		},
		"no as-of date": {"input": json.remove(_profile({}), ["/company"]), "want": {"/company/as_of"}},
		"open list": {
			"input": json.remove(_profile({"calendar": _dates(["2020-01-01"])}), ["/complete"]),
			"want": {"/investor_relations/calendar/-"},
		},
		"undated": {
			"input": _profile({"calendar": _dates([null])}),
			"want": {"/investor_relations/calendar/0/date"},
		},
		"imprecise": {
			"input": _profile({"calendar": _dates(["2026"])}),
			"want": {"/investor_relations/calendar/0/date"},
		},
	}

	missing := rule.missing with input as tc.input
	missing == tc.want
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(changed) := {
	"complete": ["/investor_relations/calendar"],
	"company": {"as_of": "2026-12-31"},
	"investor_relations": object.union(
		{
			"has_outside_investors": true,
			"updates_per_year": 12,
			"last_update_on": "2026-12-01",
			"calendar": _dates(["2026-12-01"]),
		},
		changed,
	),
}

_dates(days) := [{"date": day} | some day in days]
