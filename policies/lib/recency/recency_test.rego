package lib.recency_test

import data.lib.recency

test_age_and_bounds[note] if {
	some note, tc in {
		"the last day that counts": {"d": "2026-06-21", "age": 10, "older": false, "recent": true, "undecided": set()},
		"a day too old": {"d": "2026-06-20", "age": 11, "older": true, "recent": false, "undecided": set()},
		"ahead": {"d": "2026-07-02", "age": -1, "older": false, "recent": true, "undecided": set()},
		"a month that decides": {"d": "2026-05", "age": 31, "older": true, "recent": false, "undecided": set()},
		"a month that does not": {"d": "2026-06", "age": 1, "older": false, "recent": false, "undecided": {"/x"}},
	}

	recency.age(tc.d) == tc.age with input as _as_of("2026-07-01")
	older := [true | recency.older(tc.d, 10)] with input as _as_of("2026-07-01")
	older == [true | tc.older]
	recent := [true | recency.recent(tc.d, 10)] with input as _as_of("2026-07-01")
	recent == [true | tc.recent]
	recency.undecided("/x", tc.d, 10) == tc.undecided with input as _as_of("2026-07-01")
}

test_imprecise_as_of if {
	recency.undecided("/x", "2026-06-25", 10) == {"/company/as_of"} with input as _as_of("2026-07")
	recency.undecided("/x", "2026-06", 10) == {"/x", "/company/as_of"} with input as _as_of("2026-07")
}

test_absent_dates if {
	not recency.older(null, 10) with input as _as_of("2026-07-01")
	not recency.recent(null, 10) with input as _as_of("2026-07-01")
	not recency.older("2026-06-01", 10) with input as _as_of(null)
	not recency.recent("2026-06-30", 10) with input as _as_of(null)
	recency.undecided("/x", "2026-06", 10) == set() with input as _as_of(null)
	recency.undecided("/x", null, 10) == set() with input as _as_of("2026-07-01")
}

test_list[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "missing": {"/company/as_of", "/l"}},
		"null": {"input": {"company": {"as_of": "2026-07-01"}, "l": null, "complete": ["/l"]}, "missing": {"/l"}},
		"empty and open": {"input": _list([], []), "missing": {"/l/-"}},
		"empty and whole": {"input": _list([], ["/l"]), "older": true, "missing": set()},
		"an old one in an open list": {"input": _list(["2026-01-01"], []), "missing": {"/l/-"}},
		"an old one in a whole list": {"input": _list(["2026-01-01"], ["/l"]), "older": true, "missing": set()},
		"a recent one in an open list": {
			"input": _list(["2026-01-01", "2026-06-30"], []),
			"recent": true,
			"missing": set(),
		},
		"an undated one": {"input": _list([null, "2026-01-01"], ["/l"]), "missing": {"/l/0/date"}},
		"one without date": {
			"input": {"company": {"as_of": "2026-07-01"}, "l": [{}], "complete": ["/l"]},
			"missing": {"/l/0/date"},
		},
		"an imprecise one": {"input": _list(["2026", "2026-01-01"], ["/l"]), "missing": {"/l/0/date"}},
		"whole, but as of which day": {
			"input": {"l": [], "complete": ["/l"]},
			"missing": {"/company/as_of"},
		},
	}

	recent := [true | recency.any_recent("/l", 10)] with input as tc.input
	recent == [true | tc.recent]
	older := [true | recency.all_older("/l", 10)] with input as tc.input
	older == [true | tc.older]
	recency.unsettled("/l", 10) == tc.missing with input as tc.input
}

test_latest if {
	recency.latest("/l") == "2026-06-30" with input as _list(["2026-06-30", null, "2026-01-01"], [])
	not recency.latest("/l") with input as _list([null], [])
}

_as_of(date) := {"company": {"as_of": date}}

_list(days, complete) := {
	"complete": complete,
	"company": {"as_of": "2026-07-01"},
	"l": [{"date": day} | some day in days],
}
