# METADATA
# title: Key persons
# description: |
#   The people whom the company could not lose, and what is there for each of them: a deputy, something that binds them.
package lib.key_persons

import data.lib.facts
import data.lib.subjects

# missing is the set of pointers of what must be known to tell whether all key persons have these.
missing(members) := facts.not_whole({"/team/key_persons"}) | {pointer |
	some i, person in input.team.key_persons
	some pointer in facts.lacking(facts.entry("/team/key_persons", i), person, members)
}

# without is the pointers of that member of those who are known not to have it.
without(member) := [at(i, member) |
	some i, person in input.team.key_persons
	person[member] == false
]

# all_have is true when every key person is named and has it.
all_have(member) if {
	facts.whole("/team/key_persons")
	every person in input.team.key_persons { person[member] == true }
}

# at is the pointer of that member of key person i.
at(i, member) := concat("/", [facts.entry("/team/key_persons", i), member])

# subject is the name by which findings speak of key person i and waivers find it again.
subject(i) := subjects.of(input.team.key_persons, i, "name")
