# METADATA
# title: Rounds
# description: |
#   The financings of a company: their order, their stage and their kind.
package lib.rounds

import data.lib.facts
import data.lib.subjects

# all is the rounds by their pointers, each with the date that counts: its own, else that of its closing, else that of its signing.
all[pointer] := object.union(round, _date(round)) if {
	some i, round in input.rounds
	pointer := facts.entry("/rounds", i)
}

# date_at is the pointer of the date that counts of the round at pointer; of its own date when it has none.
date_at(pointer) := concat("/", [pointer, _members[pointer]])

_members[facts.entry("/rounds", i)] := _dated_by(round) if some i, round in input.rounds

_date(round) := {"date": round[_dated_by(round)]} if {
	facts.known(round, _dated_by(round))
} else := {}

_dated_by(round) := [member | some member in ["date", "closed_on", "signed_on"]; facts.known(round, member)][0]

_dated_by(round) := "date" if {
	every member in ["date", "closed_on", "signed_on"] { not facts.known(round, member) }
}

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
subject(i, round) := subjects.distinct(_name(i, round), i, _names)

_names := sort([[_name(i, round), i] | some i, round in input.rounds])

_name(i, round) := round.name if {
	facts.known(round, "name")
} else := round.label if {
	facts.known(round, "label")
} else := format_int(i + 1, 10)
