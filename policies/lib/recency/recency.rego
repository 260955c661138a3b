# METADATA
# title: Recency
# description: |
#   How long ago something happened, in days before the profile's as-of date. Dates may be partial or absent: nothing is older
#   and nothing is recent unless it is so on every day that the dates may stand for.
package lib.recency

import data.lib.dates
import data.lib.facts
import data.lib.given

# age is the least number of days that can lie between d and the as-of date, negative when d is later.
age(d) := dates.first_day(_as_of) - dates.last_day(given.fact(d))

# older is true when d surely lies more than so many days back.
older(d, days) if dates.older(given.fact(d), _as_of, days)

# recent is true when d surely lies at most so many days back, or ahead.
recent(d, days) if dates.within(given.fact(d), _as_of, days)

# undecided is the set of pointers to those dates, d at pointer and the as-of date, whose precision leaves open which it is.
undecided(pointer, d, days) := {imprecise |
	dates.undecided_age(given.fact(d), _as_of, days)
	some imprecise, date in {pointer: d, "/company/as_of": _as_of}
	count(date) < count("YYYY-MM-DD")
}

# any_recent is true when an entry of the list at pointer is recent.
any_recent(pointer, days) if {
	some entry in _entries(pointer)
	recent(entry.date, days)
}

# all_older is true when the list at pointer is whole and every entry is older.
all_older(pointer, days) if {
	facts.whole(pointer)
	is_string(_as_of)
	every entry in _entries(pointer) { older(entry.date, days) }
}

# unsettled is the set of pointers of what is missing to tell any_recent from all_older: nothing when one of them is true.
unsettled(pointer, days) := {missing |
	not any_recent(pointer, days)
	some missing in ((facts.absent({"/company/as_of"}) | facts.not_whole({pointer})) | _unsettled_entries(pointer, days))
}

# latest is the last of the dates in the list at pointer.
latest(pointer) := max({date | date := given.fact(_entries(pointer)[_].date)})

_unsettled_entries(pointer, days) := _undated(pointer) | {missing |
	some i, entry in _entries(pointer)
	some missing in undecided(concat("/", [facts.entry(pointer, i), "date"]), entry.date, days)
}

_undated(pointer) := {missing |
	some i, entry in _entries(pointer)
	some missing in facts.lacking(facts.entry(pointer, i), entry, {"date"})
}

_entries(pointer) := object.get(input, split(trim_left(pointer, "/"), "/"), [])

_as_of := given.fact(input.company.as_of)
