# METADATA
# title: Last equity round
# description: |
#   What the equity round that closed last brought in. Rounds of one day are closings of one round. Which was the last is known only
#   when all rounds are, each with its channel, and each equity round with a date that is precise enough.
package lib.last_equity

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.rounds

# missing is the set of pointers of what is needed to tell the last equity round and its amount.
missing := union({
	facts.not_whole({"/rounds"}),
	entries.lacking(_rounds, {"channel"}),
	entries.lacking(_equity, {"date"}),
	entries.lacking(_last, {"amount"}),
	_undecided,
})

# amount is what the last equity round brought in, in currency; 0 when there was none, undefined while anything is missing.
amount(currency) := entries.total(_last, currency) if missing == set()

# unrated is the set of pointers to the rates that are needed to count it in currency.
unrated(currency) := entries.unrated(_last, currency)

# used is the set of quotes that counting it in currency takes.
used(currency) := entries.used(_last, currency)

# at is the pointers of its amounts.
at := [concat("/", [pointer, "amount"]) | some pointer, _ in _last]

_rounds := rounds.all

_equity := {pointer: round | some pointer, round in _rounds; rounds.is_equity(round)}

_dated := {pointer: round | some pointer, round in _equity; facts.known(round, "date")}

# More than one when they closed on one day, or when a date is too imprecise to tell.
_last := {pointer: round | some pointer, round in _dated; not _followed(round)}

_followed(round) if {
	some other in _dated
	dates.before(round.date, other.date)
}

_undecided := {rounds.date_at(pointer) |
	count(_last) > 1
	some pointer, round in _last
	count(round.date) < count("YYYY-MM-DD")
}
