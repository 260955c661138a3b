# METADATA
# title: Disputes
# description: |
#   The disputes of a company that are still open: those over intellectual property, and what all of them together claim.
package lib.disputes

import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.subjects

# open_ip is the pointers of the disputes over intellectual property that are open.
open_ip := [pointer_of(i) | some i, dispute in input.legal.litigation; dispute.kind == "ip"; dispute.status == "open"]

# missing_ip is the set of pointers of what must be known before one can say that no such dispute is open.
missing_ip := facts.not_whole({"/legal/litigation"}) | {pointer |
	some i, dispute in input.legal.litigation
	not _over(dispute)
	not _of_another_kind(dispute)
	some pointer in facts.lacking(pointer_of(i), dispute, {"kind", "status"})
}

# open_claims is the pointers of the open disputes whose sum is known.
open_claims := [pointer_of(i) |
	some i, dispute in input.legal.litigation
	dispute.status == "open"
	facts.known(dispute, "amount")
]

# claimed is what those claim together in currency; undefined when a rate is missing.
claimed(currency) := money.total(_sums, currency)

# missing_claims is the set of pointers of what must be known before claimed stands for all open disputes.
missing_claims(currency) := union({
	facts.not_whole({"/legal/litigation"}),
	{p |
		some i, dispute in input.legal.litigation
		not _over(dispute)
		some p in facts.lacking(pointer_of(i), dispute, {"status", "amount"})
	},
	money.unrated({m | some m in _sums}, currency),
})

# used is the set of quotes that claimed takes.
used(currency) := money.used({m | some m in _sums}, currency)

# pointer_of is the pointer of the dispute at that place.
pointer_of(i) := facts.entry("/legal/litigation", i)

# subject is the name by which findings speak of the dispute at that place and waivers find it again.
subject(i) := subjects.of(input.legal.litigation, i, "title")

_sums := [sum_ |
	some dispute in input.legal.litigation
	dispute.status == "open"
	sum_ := given.fact(dispute.amount)
]

_over(dispute) if dispute.status in {"settled", "closed"}

_of_another_kind(dispute) if dispute.kind in {"contract", "labour", "regulatory", "other"}
