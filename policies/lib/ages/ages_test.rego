package lib.ages_test

import data.lib.ages

test_overaged[note] if {
	some note, tc in {
		"of the day": {"profile": _profile({}), "want": {}},
		"as old as it may be": {"profile": _profile({"as_of": "2025-12-31"}), "want": {}},
		"a day older": {"profile": _profile({"as_of": "2026-01-01"}), "want": {"/financials/cash": false}},
		"twice as old": {"profile": _profile({"as_of": "2026-07-03"}), "want": {
			"/financials/cash": false,
			"/company/stage": false,
			"/team/founders": false,
			"/rounds/-": false,
		}},
		"more than twice": {"profile": _profile({"as_of": "2026-07-04"}), "want": {
			"/financials/cash": true,
			"/company/stage": false,
			"/team/founders": false,
			"/rounds/-": false,
		}},
		"a start-up": {"profile": _profile({"as_of": "2025-11-01", "stage": "start_up"}), "want": {"/financials/cash": false}},
		"no stage": {"profile": _profile({"as_of": "2026-01-01", "stage": null}), "want": {"/financials/cash": false}},
		"a month that decides": {
			"profile": _profile({"as_of": "2026-02", "facts_as_of": "2025-06"}),
			"want": {"/financials/cash": false},
		},
		"a month that does not": {"profile": _profile({"as_of": "2026-01-15", "facts_as_of": "2025-07"}), "want": {}},
		"no date": {"profile": _profile({"as_of": null}), "want": {}},
		"without facts_as_of they are of the day": {"profile": _profile({"as_of": "2030", "facts_as_of": null}), "want": {}},
	}

	found := ages.overaged with input as tc.profile
	{pointer: aged.expired | some pointer, aged in found} == tc.want
}

test_whole if {
	found := ages.overaged with input as _profile({"as_of": "2026-01-01"})
	found == {"/financials/cash": {"as_of": "2025-06-30", "maximum_days": 184, "expired": false}}
}

test_own_dates if {
	profile := object.union(_profile({"as_of": "2026-06-30"}), {
		"financials": {"period_end": "2026-06-29", "revenue_ttm": 1, "net_assets": 1},
		"cap_table": {"as_of": "2025-06-28", "holders": []},
	})
	found := ages.overaged with input as profile
	object.keys(found) == {"/financials/cash", "/cap_table/holders"}

	older := ages.overaged with input as object.union(profile, {"financials": {"period_end": "2025-12-27"}})
	object.keys(older) == {"/financials/cash", "/cap_table/holders", "/financials/net_assets"}
}

test_provenance[note] if {
	some note, tc in {
		"of the fact": {"says": {"/financials/cash": "2025-12-01"}, "want": set()},
		"of the fact, as old": {"says": {"/financials/cash": "2025-01-01"}, "want": {"/financials/cash"}},
		"of its number": {"says": {"/financials/cash/amount": "2025-12-01"}, "want": set()},
		"of both": {"says": {"/financials/cash": "2025-12-01", "/financials/cash/amount": "2025-01-01"}, "want": {"/financials/cash"}},
		"of its section": {"says": {"/financials": "2025-12-01"}, "want": set()},
		"of its section, as old": {"says": {"/financials": "2025-01-01"}, "want": {"/financials/cash"}},
		"nearer": {"says": {"/financials": "2025-01-01", "/financials/cash": "2025-12-01"}, "want": set()},
		"of another": {"says": {"/team": "2025-12-01", "/risk": "2025-12-01"}, "want": {"/financials/cash"}},
		"of a list of events": {"says": {"/rounds": "2024-01-01"}, "want": {"/financials/cash"}},
		"of a list of what there is": {"says": {"/team/founders": "2024-01-01"}, "want": {"/financials/cash", "/team/founders"}},
		"no date": {"says": {"/financials/cash": null}, "want": {"/financials/cash"}},
	}

	profile := object.union(_profile({"as_of": "2026-01-01"}), {"provenance": {at: {"as_of": day} | some at, day in tc.says}})
	found := ages.overaged with input as profile
	object.keys(found) == tc.want
}

test_current if {
	profile := _profile({"as_of": "2026-07-04"})
	ages.current == {
		"company": {"as_of": "2026-07-04", "facts_as_of": "2025-06-30"},
		"financials": {},
		"team": {},
		"rounds": [],
		"complete": ["/team/founders"],
	} with input as profile
	ages.without({"/rounds/-"}).complete == ["/team/founders"] with input as profile
	ages.without({"/a/b"}) == {"a": {"c": 1}} with input as {"a": {"b": 1, "c": 1}}
}

_profile(company) := {
	"company": object.union({"stage": "growth", "as_of": "2025-06-30", "facts_as_of": "2025-06-30"}, company),
	"financials": {"cash": {"amount": 1, "currency": "CNY"}},
	"team": {"founders": []},
	"rounds": [],
	"complete": ["/rounds", "/team/founders"],
}
