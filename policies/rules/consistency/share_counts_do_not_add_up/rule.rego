# METADATA
# title: Share counts do not add up
# description: |
#   Shares are whole things: the holders' shares make up the stated total exactly, apart from an option pool that stands beside the table,
#   and a holder's percentage is those shares over the total. Where they differ, one of the two figures is wrong. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-01"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /cap_table/holders
#     - /cap_table/holders/-
#     - /cap_table/holders/*/name
#     - /cap_table/holders/*/shares
#     - /cap_table/holders/*/pct
#     - /cap_table/total_fd_shares
#     - /cap_table/basis
#     - /cap_table/option_pool_unallocated_pct
#   optional:
#     /cap_table/holders/*/name: "A name only says which line a finding is about."
#     /cap_table/holders/*/pct: "A percentage that is not given can't contradict the shares."
#   levers:
#     - {pointer: /cap_table/holders/*/shares, direction: set, actionable: false}
#     - {pointer: /cap_table/total_fd_shares, direction: set, actionable: false}
#   title: {zh: 股数合计或比例不符}
#   description:
#     zh: |
#       股数应当精确相符：各方股数之和等于总股数（期权池单列的除外），各方比例等于其股数除以总股数。两者不一致，必有一处有误。原文未涉及。
#   message:
#     over:
#       en: "The holders have {listed_shares} shares between them, more than the stated total of {total_shares}."
#       zh: "各方股数合计 {listed_shares} 股，超过所列总股数 {total_shares} 股。"
#     under:
#       en: "The holders have {listed_shares} of {total_shares} shares; neither a holder nor the unallocated option pool accounts for the rest."
#       zh: "各方股数合计 {listed_shares} 股，少于总股数 {total_shares} 股，差额既无人持有，也不等于未授予期权。"
#     holder:
#       en: "{subject} is shown with {pct:3}%, but {shares} of {total_shares} shares are {pct_of_shares:3}% (tolerance {tolerance_pct} points)."
#       zh: "{subject} 所列持股比例为 {pct:3}%，而按 {total_shares} 股中的 {shares} 股计算应为 {pct_of_shares:3}%（容差 {tolerance_pct} 个百分点）。"
#     rounded:
#       en: "{subject} is shown with {pct:3}%, {shares} of {total_shares} shares are {pct_of_shares:3}%: probably rounded, by more than {tolerance_pct} points."
#       zh: "{subject} 所列比例 {pct:3}% 与按股数计算的 {pct_of_shares:3}%（{shares} 股 / {total_shares} 股）略有出入，或为四舍五入，但超过 {tolerance_pct} 个百分点。"
#   suggestion:
#     reconcile_register:
#       en: "Take the share register as the base and tie the total of {total_shares} shares to it issue by issue; the percentages follow from it."
#       zh: "以股东名册为准，逐次核对历次增发与转让，使总股数 {total_shares} 股有据可查，再据此推算各方比例。"
package rules.consistency.share_counts_do_not_add_up

import data.lib.facts
import data.lib.given
import data.lib.subjects
import data.rules.consistency.share_counts_do_not_add_up.params

missing contains pointer if some pointer in facts.absent({"/cap_table/total_fd_shares"})

missing contains pointer if some pointer in facts.not_whole({"/cap_table/holders"})

missing contains pointer if {
	some i, holder in input.cap_table.holders
	some pointer in facts.lacking(facts.entry("/cap_table/holders", i), holder, {"shares"})
}

# Shares that no holder has may be those of a pool beside the table.
missing contains pointer if {
	_listed < _total
	some pointer in facts.absent({"/cap_table/basis"})
}

missing contains pointer if {
	_listed < _total
	input.cap_table.basis == "fully_diluted"
	some pointer in facts.absent({"/cap_table/option_pool_unallocated_pct"})
}

pass if {
	facts.whole("/cap_table/holders")
	_filled
	every holder in input.cap_table.holders { _agrees(holder) }
}

finding contains {
	"kind": "over",
	"at": ["/cap_table/holders", "/cap_table/total_fd_shares"],
	"evidence": {"listed_shares": _known, "total_shares": _total},
} if {
	_known > _total
}

finding contains {
	"kind": "under",
	"at": ["/cap_table/holders", "/cap_table/total_fd_shares"],
	"evidence": {"listed_shares": _listed, "total_shares": _total},
} if {
	facts.whole("/cap_table/holders")
	_pool_settled
	_listed < _total
	not _filled
}

finding contains object.union(_holder(i, holder), {"kind": "holder"}) if {
	some i, holder in input.cap_table.holders
	_gap(holder) > params.rounding_pct * _total
}

finding contains object.union(_holder(i, holder), {"kind": "rounded", "severity": "low"}) if {
	some i, holder in input.cap_table.holders
	_gap(holder) > params.tolerance_pct * _total
	_gap(holder) <= params.rounding_pct * _total
}

suggestion contains {"action": "reconcile_register", "values": {"total_shares": _total}} if count(finding) > 0

_holder(i, holder) := {
	"subject": subjects.of(input.cap_table.holders, i, "name"),
	"at": [concat("/", [at, "pct"]), concat("/", [at, "shares"]), "/cap_table/total_fd_shares"],
	"evidence": {
		"pct": holder.pct,
		"shares": holder.shares,
		"total_shares": _total,
		"pct_of_shares": (100 * holder.shares) / _total,
		"tolerance_pct": params.tolerance_pct,
	},
} if {
	at := facts.entry("/cap_table/holders", i)
	_total > 0
}

_agrees(holder) if _gap(holder) <= params.tolerance_pct * _total

# A percentage that is not given follows from the shares.
_agrees(holder) if {
	not facts.known(holder, "pct")
	facts.known(holder, "shares")
}

# The points between the two figures, times the total: no division, so a total of 0 does no harm.
_gap(holder) := abs((given.fact(holder.pct) * _total) - (100 * given.fact(holder.shares)))

_filled if _listed == _total

# The pool beside the table takes the rest; its percentage may be rounded.
_filled if {
	input.cap_table.basis == "fully_diluted"
	_listed < _total
	abs((100 * (_total - _listed)) - (_pool_pct * _total)) <= params.rounding_pct * _total
}

_pool_settled if input.cap_table.basis == "issued"

_pool_settled if {
	input.cap_table.basis == "fully_diluted"
	_pool_pct >= 0
}

# Undefined until every holder's shares are known.
_listed := _known if count(_shares) == count([1 | some _ in input.cap_table.holders])

_known := sum(_shares)

_shares := [shares | some holder in input.cap_table.holders; shares := given.fact(holder.shares)]

_total := given.fact(input.cap_table.total_fd_shares)

_pool_pct := given.fact(input.cap_table.option_pool_unallocated_pct)
