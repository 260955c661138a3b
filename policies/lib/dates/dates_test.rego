package lib.dates_test

import data.lib.dates

test_days[note] if {
	some note, tc in {
		"epoch": {"date": "1970-01-01", "want": [0, 0]},
		"a day": {"date": "2024-02-29", "want": [19782, 19782]},
		"a leap month": {"date": "2024-02", "want": [19754, 19782]},
		"a plain month": {"date": "2023-02", "want": [19389, 19416]},
		"December": {"date": "1970-12", "want": [334, 364]},
		"a year": {"date": "1970", "want": [0, 364]},
		"the last of all": {"date": "9999", "want": [2932532, 2932896]},
		"the first of all": {"date": "0000-01-01", "want": [-719528, -719528]},
		"the end of a leap century": {"date": "2000-02", "want": [10988, 11016]},
		"the end of a common century": {"date": "1900-02", "want": [-25536, -25509]},
		"before the epoch": {"date": "1969-12-31", "want": [-1, -1]},
	}

	[dates.first_day(tc.date), dates.last_day(tc.date)] == tc.want
}

test_before[note] if {
	some note, tc in {
		"a day earlier": {"a": "2012-03-01", "b": "2012-03-02", "want": true},
		"the same day": {"a": "2012-03-01", "b": "2012-03-01", "want": false},
		"year and month": {"a": "2012", "b": "2012-03", "want": false},
		"year before month": {"a": "2011", "b": "2012-03", "want": true},
		"month before day": {"a": "2012-02", "b": "2012-03-01", "want": true},
		"month around day": {"a": "2012-03", "b": "2012-03-31", "want": false},
	}

	[true | dates.before(tc.a, tc.b)] == [true | tc.want]
}

test_not_after if {
	dates.not_after("2012-03-01", "2012-03-01")
	dates.not_after("2012", "2012")
	dates.not_after("2011", "2012-01")
	dates.not_after("2012-03", "2012-03-31")
	not dates.not_after("2012", "2012-03")
	not dates.not_after("2012-03-02", "2012-03-01")
}

test_age[note] if {
	some note, tc in {
		"exactly the limit": {"d": "2024-01-01", "as_of": "2024-04-10", "want": "within"},
		"a day more": {"d": "2024-01-01", "as_of": "2024-04-11", "want": "older"},
		"the month can't tell": {"d": "2024-01", "as_of": "2024-04-11", "want": "undecided"},
		"the month is old anyway": {"d": "2024-01", "as_of": "2024-06-01", "want": "older"},
		"the month is new anyway": {"d": "2024-03", "as_of": "2024-04-11", "want": "within"},
		"later": {"d": "2025", "as_of": "2024-04-11", "want": "within"},
	}

	_age(tc.d, tc.as_of) == {tc.want}
}

test_days_between if dates.days_between("2024-01", "2024-02-03") == 33

test_weekday if {
	dates.weekday(dates.first_day("2015-12-19")) == 5
	dates.weekday(dates.first_day("2026-11-23")) == 0
}

_age(d, as_of) := union({
	{"older" | dates.older(d, as_of, 100)},
	{"within" | dates.within(d, as_of, 100)},
	{"undecided" | dates.undecided_age(d, as_of, 100)},
})

test_registered if {
	dates.registered("2012-01-01") == "2012"
	dates.registered("2012-01-02") == "2012-01-02"
	dates.registered("2012") == "2012"
}
