# METADATA
# title: Dates
# description: |
#   Dates are written YYYY, YYYY-MM or YYYY-MM-DD. A date of lower precision stands for every day that it may be, so a
#   comparison is true only when it holds for all of them; what the precision can't decide is neither true nor false, and the
#   rule that asked says so with undecided.
package lib.dates

# before is true when a is surely earlier than b.
before(a, b) if last_day(a) < first_day(b)

# not_after is true when a is surely the same day as b or earlier, or when both are written alike.
not_after(a, b) if last_day(a) <= first_day(b)

not_after(a, b) if a == b

# older is true when d surely lies more than so many days before as_of.
older(d, as_of, days) if first_day(as_of) - last_day(d) > days

# within is true when d surely lies at most so many days before as_of, or later.
within(d, as_of, days) if last_day(as_of) - first_day(d) <= days

# undecided_age is true when the precision of the dates can't tell whether d lies more than so many days before as_of.
undecided_age(d, as_of, days) if {
	not older(d, as_of, days)
	not within(d, as_of, days)
}

# days_between is the number of days from a to b, counted between the first days that they may be.
days_between(a, b) := first_day(b) - first_day(a)

# first_day is the number, counted from 1970-01-01, of the first day that d may be.
first_day(d) := _day(concat("", [d, substring("0000-01-01", count(d), -1)]))

# last_day is the number of the last day that d may be.
last_day(d) := _day(d) if count(d) == 10

last_day(d) := _day_after(d, [0, 1, 0]) - 1 if count(d) == 7

last_day(d) := _day_after(d, [1, 0, 0]) - 1 if count(d) == 4

# weekday of a day number: 0 is Monday.
weekday(day) := (day + 3) % 7

_day(date) := time.parse_rfc3339_ns(concat("", [date, "T00:00:00Z"])) / 86400000000000

_day_after(d, step) := time.add_date(first_day(d) * 86400000000000, step[0], step[1], step[2]) / 86400000000000
