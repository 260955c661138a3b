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
first_day(d) := _number(parts[0], parts[1], parts[2]) if parts := _parts(d)

# last_day is the number of the last day that d may be.
last_day(d) := first_day(d) if count(d) == 10

last_day(d) := _number(parts[0], parts[1] + 1, 1) - 1 if {
	count(d) == 7
	parts := _parts(d)
}

last_day(d) := _number(parts[0] + 1, 1, 1) - 1 if {
	count(d) == 4
	parts := _parts(d)
}

# year is the year of a date.
year(d) := _parts(d)[0]

# month is the month of a date, from 1; January where it is not written.
month(d) := _parts(d)[1]

# registered is a date without the day that registers write where only the year is known: the first of January stands for its year.
registered(d) := substring(d, 0, 4) if endswith(d, "-01-01")

registered(d) := d if not endswith(d, "-01-01")

# weekday of a day number: 0 is Monday.
weekday(day) := (day + 3) % 7

# Year, month and day of a date; what is not written is 1.
_parts(d) := [_whole(n, 10000) - 10000, _whole(n % 10000, 100), n % 100] if {
	count(d) == 10
	n := _digits(d)
}

_parts(d) := [_whole(n, 100) - 10000, n % 100, 1] if {
	count(d) == 7
	n := _digits(d)
}

_parts(d) := [_digits(d) - 10000, 1, 1] if count(d) == 4

# All digits of a date as one number. A number must not start with 0, so a 1 is put before it.
_digits(d) := to_number(concat("", ["1", replace(d, "-", "")]))

# The number of a day of the Gregorian calendar, in whole numbers, so that any year of four digits will do (the clock's built-ins
# end in 2262). Years are counted from March, so that the leap day is the last; 153 days are five months from March on. Month 13
# is January of the next year. 400 years more keep all numbers positive.
_number(year, month, day) := sum([
	365 * y, _whole(y, 4), 0 - _whole(y, 100), _whole(y, 400), # days of whole years
	_whole((153 * m) + 2, 5), # of whole months
	day, -865566,
]) if {
	m := (month + 9) % 12
	y := ((400 + year) - _whole(m, 10)) + _whole(month, 13)
}

# How often b goes into a.
_whole(a, b) := (a - (a % b)) / b
