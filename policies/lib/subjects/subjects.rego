# METADATA
# title: Subjects
# description: |
#   What a finding about one entry of a list calls that entry, so that waivers find it again: its name, else its place in the
#   list. Where several entries have one name, each but the first has its place behind it, as for rounds.
package lib.subjects

import data.lib.facts

# of is the subject of entry i of list by its member.
of(list, i, member) := distinct(_name(list[i], i, member), i, _names(list, member))

# distinct is the name of entry i, with its place behind it when an earlier entry has that name. The names are those of all entries,
# each with its place, in order.
distinct(name, i, names) := name if i in first(names)

distinct(name, i, names) := sprintf("%s (%d)", [name, i + 1]) if not i in first(names)

# first is the set of the places at which each name stands first. The names must be in order, so that only neighbours are compared.
first(names) := {pair[1] | some k, pair in names; _begins(names, k)}

_begins(_, 0)

_begins(names, k) if {
	k > 0
	names[k - 1][0] != names[k][0]
}

_names(list, member) := sort([[_name(entry, i, member), i] | some i, entry in list])

_name(entry, i, member) := entry[member] if {
	facts.known(entry, member)
} else := format_int(i + 1, 10)
