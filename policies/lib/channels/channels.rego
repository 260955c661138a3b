# METADATA
# title: Channels
# description: |
#   Through which channels money is planned or was raised. Entries come by their pointers. That no money comes through a channel is known
#   only when the list is whole and every entry in it names its channel; hidden is what stands in the way.
package lib.channels

import data.lib.entries
import data.lib.facts
import data.lib.rounds

# planned is the methods of the financing plan that go through one of these channels.
planned(channels) := _through(_methods, channels)

# planned_hidden is the set of pointers of what may hide a further planned method.
planned_hidden := facts.not_whole({"/financing_plan/methods"}) | entries.lacking(_methods, {"channel"})

# none_planned is true when the plan is known in full and goes through none of these channels.
none_planned(channels) if {
	planned_hidden == set()
	planned(channels) == {}
}

# closed is the closed rounds that came through one of these channels.
closed(channels) := _through(_rounds, channels)

# closed_hidden is the set of pointers of what may hide a further closed round.
closed_hidden := facts.not_whole({"/rounds"}) | entries.lacking(_rounds, {"channel"})

# none_closed is true when all rounds are known and none came through one of these channels.
none_closed(channels) if {
	closed_hidden == set()
	closed(channels) == {}
}

_through(list, channels) := {pointer: entry | some pointer, entry in list; entry.channel in channels}

_methods := entries.at("/financing_plan/methods", object.get(input, ["financing_plan", "methods"], null))

_rounds := rounds.all
