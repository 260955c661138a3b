# METADATA
# title: Subjects
# description: |
#   What a finding about one entry of a list calls that entry, so that waivers find it again: its name, else its place in the
#   list. Where several entries have one name, each but the first has its place behind it, as for rounds.
package lib.subjects

import data.lib.facts

# of is the subject of entry i of list by its member.
of(list, i, member) := distinct(
	_name(list[i], i, member), i,
	{_name(other, k, member) | some k, other in list; k < i},
)

# distinct is the name of entry i, with its place behind it when an earlier entry has that name.
distinct(name, _, earlier) := name if not name in earlier

distinct(name, i, earlier) := sprintf("%s (%d)", [name, i + 1]) if name in earlier

_name(entry, i, member) := entry[member] if {
	facts.known(entry, member)
} else := format_int(i + 1, 10)
