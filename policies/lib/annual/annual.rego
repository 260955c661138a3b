# METADATA
# title: Financial years
# description: |
#   The latest three closed financial years, which rules of listing markets count by. They must follow one another, and each must carry the
#   amounts that are asked for.
package lib.annual

import data.lib.entries
import data.lib.facts

# missing is the set of pointers of what is lacking to know the amounts of a member in currency in three years in a row.
missing(member, currency) := union({
	facts.absent({"/financials/annual"}),
	entries.lacking(_annual, {"year", member}),
	entries.unrated(_column(member), currency),
	{"/financials/annual/-" | is_array(input.financials.annual); not _in_a_row},
})

# used is the set of quotes that counting a member of all years in currency takes.
used(member, currency) := entries.used(_column(member), currency)

# amounts is the amounts of a member in the latest three years, latest first, in currency; undefined until they are known.
amounts(member, currency) := [amount |
	some entry in array.reverse(_last)
	amount := entries.converted(object.union(entry, {"amount": entry[member]}), currency)
] if {
	missing(member, currency) == set()
}

# latest is the entry of the latest year, by its pointer; nothing until there is one.
latest := {pointer: entry |
	year := max({entry.year | some entry in _annual; is_number(entry.year)})
	some pointer, entry in _annual
	entry.year == year
}

_in_a_row if {
	years := {entry.year | some entry in _last}
	count(years) == 3
	max(years) - min(years) == 2
}

_last := array.slice(_by_year, count(_by_year) - 3, count(_by_year)) if count(_by_year) >= 3

_by_year := [entry |
	some year in sort({entry.year | some entry in _annual; is_number(entry.year)})
	some entry in _annual
	entry.year == year
]

_column(member) := {pointer: object.union(entry, {"amount": object.get(entry, member, null)}) | some pointer, entry in _annual}

_annual := entries.at("/financials/annual", object.get(input, ["financials", "annual"], null))
