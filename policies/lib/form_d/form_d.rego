# METADATA
# title: Form D
# description: |
#   The rounds for which a US notice of an exempt offering (17 CFR 230.503) is to be looked at: those that have one, and the equity rounds of a
#   company that operates or is incorporated in the United States, loans, grants and public offerings apart.
package lib.form_d

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds

# notices is the rounds with a notice, by pointer.
notices := {at: round |
	some at, round in _rounds
	is_object(object.get(round, "form_d", null))
}

# expected is the rounds of an American company that may need a notice and have none.
expected := {at: round |
	_american
	some at, round in _rounds
	not notices[at]
	not _outside(round)
}

# none is true when the facts show that no round needs a notice.
none if {
	notices == {}
	facts.known(input, "company/country")
	facts.known(input, "company/jurisdiction")
	not _american
}

none if {
	notices == {}
	facts.whole("/rounds")
	every round in _rounds { _outside(round) }
}

# unplaced is the set of pointers of what may hide that a notice is needed, where there is none and none is expected.
unplaced contains pointer if {
	_nothing_to_see
	some pointer in facts.not_whole({"/rounds"})
}

unplaced contains pointer if {
	_nothing_to_see
	not _american
	some pointer in facts.absent({"/company/country", "/company/jurisdiction"})
}

_nothing_to_see if {
	not none
	notices == {}
	expected == {}
}

_american if input.company.country == "US"

_american if startswith(given.fact(input.company.jurisdiction), "US")

_outside(round) if rounds.is_debt(round)

_outside(round) if round.channel in data.lib.form_d.outside_channels

_rounds := entries.at("/rounds", object.get(input, "rounds", null))
