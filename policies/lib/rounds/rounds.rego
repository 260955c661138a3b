# METADATA
# title: Rounds
# description: |
#   The financings of a company: their order, their stage and their kind.
package lib.rounds

import data.lib.facts
import data.lib.subjects

# place is the position of a round's label in the series; undefined for labels outside it, such as bridge.
place(round) := i if {
	some i, label in data.lib.rounds.series
	label == round.label
}

# stage is the stage that a round belongs to: as the profile says, else as its label says.
stage(round) := round.stage if round.stage != null

stage(round) := found if {
	object.get(round, "stage", null) == null
	some found, labels in data.lib.rounds.stages
	round.label in labels
}

# is_equity is true when the round sold shares or rights to shares.
is_equity(round) if round.channel in data.lib.rounds.equity

# is_debt is true when the round is owed back.
is_debt(round) if round.channel in data.lib.rounds.debt

# subject is the name by which findings speak of a round and waivers find it again: its name, else its label, else its place in
# the list. Where several rounds have one name, each but the first has its place behind it.
subject(i, round) := subjects.distinct(_name(i, round), i, {_name(k, other) | some k, other in input.rounds; k < i})

_name(i, round) := round.name if {
	facts.known(round, "name")
} else := round.label if {
	facts.known(round, "label")
} else := format_int(i + 1, 10)
