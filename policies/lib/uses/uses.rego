# METADATA
# title: Uses of funds
# description: |
#   The lines of what money is raised for. They are all there are when the profile says so, and also when they come to what is asked for: then
#   nothing is left for another line.
package lib.uses

import data.lib.entries
import data.lib.facts
import data.lib.given

# all is every line by its pointer.
all := entries.at("/use_of_funds", object.get(input, ["use_of_funds"], null))

# not_whole is the set of pointers of what may hide a further line.
not_whole := set() if {
	adds_up
} else := facts.not_whole({"/use_of_funds"})

# adds_up is true when the lines come to what is asked for, within the tolerance.
adds_up if {
	ask := given.fact(input.financing_plan.amount)
	total := entries.total(all, ask.currency)
	100 * abs(total - ask.amount) <= data.lib.uses.tolerance_pct * ask.amount
	total > 0
}
