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

# post is the highest post-money valuation of those rounds; undefined unless each of them is known, in one currency.
post(places) := {"amount": max(amounts), "currency": currency} if {
	posts := [input.rounds[i].post_money | some i in places; facts.known(input.rounds[i], "post_money")]
	count(posts) == count(places)
	currency := posts[0].currency
	amounts := [p.amount | some p in posts; p.currency == currency]
	count(amounts) == count(posts)
}

# day is the day whose exchange rates their valuations count at.
day(places) := max([entries.day(_dated[i]) | some i in places])

# lacking is the set of pointers of those members that any of these rounds lacks.
lacking(places, members) := {pointer |
	some i in places
	some pointer in facts.lacking(facts.entry("/rounds", i), input.rounds[i], members)
}

_dated := {i: round | some i, round in priced_rounds.primary; facts.known(round, "date")}

_earlier := {i: round | some i, round in _dated; not i in last}

_latest(dated) := {i | some i, round in dated; not _followed(round, dated)}

_followed(round, dated) if {
	some other in dated
	dates.before(round.date, other.date)
}

_undated := {rounds.date_at(facts.entry("/rounds", i)) | some i, _ in priced_rounds.primary; not _dated[i]}

# A date that is too imprecise to tell which of two rounds came later.
_undecided := {rounds.date_at(facts.entry("/rounds", i)) |
	some places in [last, previous]
	count(places) > 1
	some i in places
	count(_dated[i].date) < count("YYYY-MM-DD")
}
