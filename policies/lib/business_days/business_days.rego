# METADATA
# title: Business days
# description: |
#   Days on which federal offices of the United States are open. Days are numbers counted from 1970-01-01, as in lib.dates.
package lib.business_days

import data.lib.dates

# on_or_after is the first business day that is not earlier than day.
on_or_after(day) := min({candidate |
	some n in numbers.range(0, 6)
	candidate := day + n
	_open(candidate)
})

# date is the day written YYYY-MM-DD.
date(day) := substring(time.format(day * 86400000000000), 0, 10)

_open(day) if {
	dates.weekday(day) < 5
	not _holiday(day)
}

_holiday(day) if date(day) in data.lib.business_days.closed

_holiday(day) if data.lib.business_days.fixed[_of_year(day)]

_holiday(day) if {
	dates.weekday(day) == 0
	data.lib.business_days.fixed[_of_year(day - 1)]
}

_holiday(day) if {
	dates.weekday(day) == 4
	data.lib.business_days.fixed[_of_year(day + 1)]
}

_holiday(day) if {
	[_, month, day_of_month] := time.date(day * 86400000000000)
	some holiday in data.lib.business_days.floating
	holiday.month == month
	holiday.weekday == dates.weekday(day)
	day_of_month >= holiday.first
	day_of_month <= holiday.first + 6
}

_of_year(day) := substring(date(day), 5, 5)
