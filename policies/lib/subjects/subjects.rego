# METADATA
# title: Subjects
# description: |
#   What a finding about one entry of a list calls that entry, so that waivers find it again: its name, else its place in the
#   list. Where several entries have one name, each but the first has its place behind it, as for rounds.
package lib.subjects

import data.lib.facts

# of is the subject of entry i of list by its member.
of(list, i, member) := name if {
	name := _name(list[i], i, member)
	not name in {_name(other, k, member) | some k, other in list; k < i}
} else := sprintf("%s (%d)", [_name(list[i], i, member), i + 1])

_name(entry, i, member) := entry[member] if {
	facts.known(entry, member)
} else := format_int(i + 1, 10)
