# METADATA
# title: Entries
# description: |
#   Lists whose entries carry an amount: methods, rounds, uses, needs. A total is defined only when every amount is known and has a rate;
#   at_least counts what is known and so is a floor of the total, since no amount is negative.
package lib.entries

import data.lib.facts
import data.lib.money

# at is the entries of the list found at pointer, by their own pointers.
at(pointer, list) := {facts.entry(pointer, i): entry | some i, entry in list}

# lacking is the set of pointers of those members that any of the entries (by pointer) lacks.
lacking(entries, members) := {missing |
	some pointer, entry in entries
	some missing in facts.lacking(pointer, entry, members)
}

# total is the sum of the amounts in currency; undefined when one is unknown or has no rate.
total(entries, currency) := sum(amounts) if {
	amounts := _amounts(entries, currency)
	count(amounts) == count(entries)
}

# at_least is the sum of those amounts in currency that are known and have a rate.
at_least(entries, currency) := sum(_amounts(entries, currency))

# share_reached is true when what is known of a part of the entries, by their pointers, is to the whole at least as share[0] to share[1],
# whatever of that part is not known: all that is not of the part is known and has a rate, and it comes to something.
share_reached(entries, part, share, currency) if {
	rest := total(object.remove(entries, part), currency)
	known := at_least(object.filter(entries, part), currency)
	known + rest > 0
	known * share[1] >= share[0] * (known + rest)
}

# unrated is the set of pointers to the rates that are needed to count the known amounts in currency.
unrated(entries, currency) := {pointer |
	some entry in entries
	facts.known(entry, "amount")
	entry.amount.currency != currency
	some pointer in money.unrated_on({entry.amount}, currency, day(entry))
}

# used is the set of quotes that counting the known amounts in currency takes.
used(entries, currency) := {rate |
	some entry in entries
	facts.known(entry, "amount")
	entry.amount.currency != currency
	some rate in money.used_on({entry.amount}, currency, day(entry))
}

# converted is the amount of an entry in currency, at the rate of the day of the entry: its date or month, else the as-of date.
converted(entry, currency) := entry.amount.amount if entry.amount.currency == currency

converted(entry, currency) := money.converted_on(entry.amount, currency, day(entry)) if entry.amount.currency != currency

# day is the day whose rates an entry counts at, or the period of a year: the date that counts of a round, a month, the months of a year;
# but none after the as-of date, and that where the entry has no day.
day(entry) := money.known(date) if {
	date := [entry[member] | some member in ["date", "closed_on", "signed_on", "month"]; facts.known(entry, member)][0]
} else := [money.known(sprintf("%d-12-31", [entry.year])), 12] if {
	facts.known(entry, "year")
} else := object.get(input, ["company", "as_of"], "")

# currency is that of the first amount, for totals of a list that has no other measure; undefined when no amount is known.
currency(entries) := [entry.amount.currency | some entry in entries; facts.known(entry, "amount")][0]

_amounts(entries, currency) := [amount |
	some entry in entries
	facts.known(entry, "amount")
	amount := converted(entry, currency)
]
