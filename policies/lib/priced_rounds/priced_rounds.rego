# METADATA
# title: Priced rounds
# description: |
#   The rounds that may have put a price on the whole company, by their place in the list, with the date that counts: all but loans, grants and instruments that leave
#   the price open. A round of which neither channel nor instrument is known is one of them, so its valuation is asked for.
package lib.priced_rounds

import data.lib.facts
import data.lib.rounds

all := {i: round |
	some i, _ in input.rounds
	round := rounds.all[facts.entry("/rounds", i)]
	not _unpriced(round)
}

# primary is those that may have sold new shares.
primary := {i: round |
	some i, round in all
	object.get(round, "channel", null) != "secondary"
}

_unpriced(round) if rounds.is_debt(round)

_unpriced(round) if round.channel in data.lib.rounds.grant

_unpriced(round) if round.instrument in data.lib.priced_rounds.unpriced_instruments
