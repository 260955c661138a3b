# METADATA
# title: Needs
# description: |
#   What the company needs money for. An entry without a stage belongs to the present one; whether an entry with a stage does is known only
#   when the company's stage is.
package lib.needs

import data.lib.entries
import data.lib.facts

# all is every entry by its pointer.
all := entries.at("/capital_needs", object.get(input, ["capital_needs"], null))

# present is the entries of the present stage.
present := {pointer: need | some pointer, need in all; _now(need)}

# present_of is those of them in one of these categories.
present_of(categories) := {pointer: need | some pointer, need in present; need.category in categories}

# of_stage is the entries that name that stage.
of_stage(stage) := {pointer: need | some pointer, need in all; need.stage == stage}

# categories is the categories that the present stage names.
categories := {need.category | some need in present; facts.known(need, "category")}

# hidden is the set of pointers of what may hide a further need of the present stage.
hidden := union({
	facts.not_whole({"/capital_needs"}),
	entries.lacking(present, {"category"}),
	unplaced,
})

# unplaced is the company's stage where an entry needs it to be placed.
unplaced := {pointer |
	some need in all
	facts.known(need, "stage")
	some pointer in facts.absent({"/company/stage"})
}

_now(need) if not facts.known(need, "stage")

_now(need) if {
	facts.known(need, "stage")
	need.stage == input.company.stage
}
