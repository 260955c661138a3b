# METADATA
# title: Cash flow
# description: |
#   The operating cash flow of the latest months. They count only when they follow each other without a gap: a month that is left out may
#   be the bad one.
package lib.cash_flow

import data.lib.dates
import data.lib.entries
import data.lib.facts

# latest is the amounts of the latest n months in currency, oldest first, whatever the order of the list; undefined unless there are
# n months in a row and each of them is known.
latest(n, currency) := amounts if {
	missing(n) == set()
	amounts := [amount | some entry in _last(n); amount := entries.converted(entry, currency)]
	count(amounts) == n
}

# missing is the set of pointers of what is needed to know the latest n months.
missing(n) := union({
	facts.absent({"/financials/operating_cash_flow"}),
	entries.lacking(_entries, {"month", "amount"}),
	{"/financials/operating_cash_flow/-" | _short(n)},
})

# currency is that of the first month whose amount is known.
currency := entries.currency(_entries)

# unrated is the set of pointers to the rates that are needed to count the months in currency.
unrated(currency) := entries.unrated(_entries, currency)

# used is the set of quotes that counting the months in currency takes.
used(currency) := entries.used(_entries, currency)

_short(n) if {
	is_array(input.financials.operating_cash_flow)
	not _in_a_row(n)
}

_in_a_row(n) if {
	places := {_place(entry.month) | some entry in _last(n)}
	count(places) == n
	max(places) - min(places) == n - 1
}

_last(n) := array.slice(_by_month, count(_by_month) - n, count(_by_month)) if count(_by_month) >= n

_by_month := [entry |
	some month in sort({entry.month | some entry in _entries})
	some entry in _entries
	entry.month == month
]

# The number of months since the year 0; undefined for a date that names no month.
_place(month) := (date[0] * 12) + date[1] if {
	is_string(month)
	count(month) >= count("YYYY-MM")
	date := time.date(dates.first_day(month) * 86400000000000)
}

_entries := entries.at(
	"/financials/operating_cash_flow",
	object.get(input, ["financials", "operating_cash_flow"], null),
)
