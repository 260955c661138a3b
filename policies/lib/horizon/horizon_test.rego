package lib.horizon_test

import data.lib.horizon

test_horizon[note] if {
	some note, tc in {
		"the as-of date": {"d": "2026-01-31", "within": true},
		"the day before": {"d": "2026-01-30", "outside": true},
		"the last day": {"d": "2026-07-31", "within": true},
		"the day after": {"d": "2026-08-01", "outside": true},
		"a month inside": {"d": "2026-07", "within": true},
		"a month outside": {"d": "2026-08", "outside": true},
		"a month that does not decide": {"d": "2026-01", "undecided": {"/x"}},
		"a year that does not decide": {"d": "2026", "undecided": {"/x"}},
		"no date": {"d": null},
	}

	within := [true | horizon.within(tc.d, 6)] with input as _as_of("2026-01-31")
	within == [true | tc.within]
	outside := [true | horizon.outside(tc.d, 6)] with input as _as_of("2026-01-31")
	outside == [true | tc.outside]
	horizon.undecided("/x", tc.d, 6) == object.get(tc, "undecided", set()) with input as _as_of("2026-01-31")
}

test_as_of[note] if {
	some note, tc in {
		"absent": {"as_of": null, "undecided": set()},
		"imprecise": {"as_of": "2026", "undecided": {"/company/as_of"}},
	}

	not horizon.within("2026-03-01", 6) with input as _as_of(tc.as_of)
	not horizon.outside("2026-03-01", 6) with input as _as_of(tc.as_of)
	horizon.undecided("/x", "2026-03-01", 6) == tc.undecided with input as _as_of(tc.as_of)
}

_as_of(date) := {"company": {"as_of": date}}
