# METADATA
# title: Horizon
# description: |
#   What lies ahead of the profile's as-of date, in calendar months. As with recency, nothing is within or outside unless it is so on
#   every day that the dates may stand for.
package lib.horizon

import data.lib.dates
import data.lib.given

# within is true when d surely lies on or after the as-of date and at most so many months after it.
within(d, months) if {
	dates.first_day(given.fact(d)) >= dates.last_day(_as_of)
	dates.last_day(given.fact(d)) <= _after(dates.first_day(_as_of), months)
}

# outside is true when d surely lies before the as-of date or more than so many months after it.
outside(d, _) if dates.last_day(given.fact(d)) < dates.first_day(_as_of)

outside(d, months) if dates.first_day(given.fact(d)) > _after(dates.last_day(_as_of), months)

# undecided is the set of pointers to those dates, d at pointer and the as-of date, whose precision leaves open which it is.
undecided(pointer, d, months) := {imprecise |
	date := given.fact(d)
	not within(date, months)
	not outside(date, months)
	some imprecise, written in {pointer: date, "/company/as_of": _as_of}
	count(written) < count("YYYY-MM-DD")
}

_as_of := given.fact(input.company.as_of)

_after(day, months) := time.add_date(day * 86400000000000, 0, months, 0) / 86400000000000
