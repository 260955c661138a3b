# METADATA
# title: Last priced rounds
# description: |
#   The last two rounds that may have put a price on the whole company, by their places in the list. Rounds of one day are closings of one
#   round; the highest valuation among them counts. Which were last is known only when all rounds are, each with a date that is precise enough.
package lib.last_priced

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.priced_rounds
import data.lib.rounds

# missing is the set of pointers of what is needed to tell the last two priced rounds apart.
missing := (facts.not_whole({"/rounds"}) | _undated) | _undecided

# none is true when there surely was no priced round.
none if {
	facts.whole("/rounds")
	count(priced_rounds.primary) == 0
}

# only is true when there surely was just one.
only if {
	missing == set()
	count(priced_rounds.primary) > 0
	count(previous) == 0
}

# last is the round that closed last, as the set of the places of its closings.
last := _latest(_dated)

# previous is the one before it.
previous := _latest(_earlier)

# highest is the highest post-money valuation among those of these rounds that are known and have a rate, in currency.
highest(places, currency) := max(amounts) if {
	amounts := [amount | some closing in _closings(places); amount := entries.converted(closing, currency)]
	count(amounts) > 0
}

# currency is that of the first known valuation among those of these rounds.
currency(places) := entries.currency(_closings(places))

# unrated is the set of pointers to the rates that are needed to compare these valuations in currency, each at the day of its round.
unrated(places, currency) := entries.unrated(_closings(places), currency)

# used is the set of quotes that comparing them takes.
used(places, currency) := entries.used(_closings(places), currency)

# The valuations of these rounds that are known, as entries.
_closings(places) := [{"amount": round.post_money, "date": round.date} |
	some i in places
	round := _dated[i]
	facts.known(round, "post_money")
]

# lacking is the set of pointers of those members that any of these rounds lacks.
lacking(places, members) := {pointer |
	some i in places
	some pointer in facts.lacking(facts.entry("/rounds", i), input.rounds[i], members)
}

_dated := {i: round | some i, round in priced_rounds.primary; facts.known(round, "date")}

_earlier := {i: round | some i, round in _dated; not i in last}

# Those that no other surely followed.
_latest(dated) := {i |
	newest := max([dates.first_day(round.date) | some round in dated])
	some i, round in dated
	dates.last_day(round.date) >= newest
}

_undated := {rounds.date_at(facts.entry("/rounds", i)) | some i, _ in priced_rounds.primary; not _dated[i]}

# A date that is too imprecise to tell which of two rounds came later.
_undecided := {rounds.date_at(facts.entry("/rounds", i)) |
	some places in [last, previous]
	count(places) > 1
	some i in places
	count(_dated[i].date) < count("YYYY-MM-DD")
}
