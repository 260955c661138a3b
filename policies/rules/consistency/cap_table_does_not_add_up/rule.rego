# METADATA
# title: Cap table does not add up
# description: |
#   On one basis, issued or fully diluted, the holdings make up the whole company. Where they come to more, a share is promised twice; where
#   they come to less, a holder is not shown. The option pool counts once, as a line of the table or beside it. Not in the article.
# related_resources:
#   - ref: S28
# custom:
#   severity: critical
#   chapters: ["K-01"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /cap_table/holders
#     - /cap_table/holders/-
#     - /cap_table/holders/*/pct
#     - /cap_table/holders/*/class
#     - /cap_table/basis
#     - /cap_table/option_pool_unallocated_pct
#     - /cap_table/holders/*/shares
#     - /cap_table/total_fd_shares
#     - /cap_table/holders/*/name
#     - /team/founders/*/name
#   optional:
#     /cap_table/holders/*/shares: "Shares only stand in for a percentage that is not given."
#     /cap_table/total_fd_shares: "It only stands in for a percentage that is not given."
#     /cap_table/holders/*/pct: "It follows from the holder's shares where they and their total are known."
#     /cap_table/holders/*/class: "That of a founder follows from the founders' names."
#     /team/founders/*/name: "Names only stand in for a class that is not given."
#     /cap_table/holders/*/name: "A name only stands in for a class that is not given."
#   levers:
#     - {pointer: /cap_table/holders/*/pct, direction: set, actionable: false}
#     - {pointer: /cap_table/option_pool_unallocated_pct, direction: set, actionable: true}
#   title: {zh: 股权结构表合计不等于 100%}
#   description:
#     zh: |
#       在同一口径（已发行或完全稀释）下，各方持股之和即公司全部股权。合计超出，说明有股权被重复承诺；合计不足，说明有持有人未列示。
#       期权池只计一次，可列于表内，也可单列。原文未涉及。
#   message:
#     over:
#       en: "The holdings come to {total_pct:percent+} of the company, over 100% by more than the {tolerance_pct} points allowed for rounding."
#       zh: "各方持股合计 {total_pct:percent+}，超出 100%，且超过 {tolerance_pct} 个百分点的尾差容许范围。"
#     under:
#       en: "The holdings come to {total_pct:percent-} of the company; the rest is unaccounted for, more than {tolerance_pct} points of rounding."
#       zh: "各方持股合计 {total_pct:percent-}，其余股权无人认领，差额超过 {tolerance_pct} 个百分点的尾差容许范围。"
#   suggestion:
#     resolve_overlap:
#       en: "Go through the share register, the option plan and every conversion right: {excess_pct:2+} points of the company are promised more than once."
#       zh: "逐项核对股东名册、期权计划和各项转股权利，厘清被重复承诺的 {excess_pct:2+} 个百分点股权。"
#     trace_holders:
#       en: "Trace the missing {gap_pct:2+} points through the share register, the option plan, nominee holdings and side letters, and have the owners confirm them."
#       zh: "对照股东名册、期权计划、代持协议和补充协议，查明缺失的 {gap_pct:2+} 个百分点由谁持有，并取得持有人书面确认。"
package rules.consistency.cap_table_does_not_add_up

import data.lib.facts
import data.lib.given
import data.lib.ownership
import data.rules.consistency.cap_table_does_not_add_up.params

missing contains pointer if some pointer in facts.not_whole({"/cap_table/holders"})

missing contains pointer if {
	some at, holder in ownership.holders
	some pointer in facts.lacking(at, holder, {"pct"})
}

missing contains pointer if {
	not _adds_up
	some pointer in facts.absent({"/cap_table/basis"})
}

missing contains pointer if {
	not _adds_up
	_fully_diluted
	some pointer in facts.absent({"/cap_table/option_pool_unallocated_pct"})
}

missing contains pointer if {
	not _adds_up
	_fully_diluted
	not _pool_listed
	some pointer in _unclassed
}

derived contains fact if some fact in ownership.derivations(ownership.holders)

pass if {
	facts.whole("/cap_table/holders")
	_adds_up
}

# Nothing that is still unknown could bring the total down.
finding contains {
	"kind": "over",
	"at": _at,
	"evidence": {"total_pct": _shown_pct, "tolerance_pct": params.tolerance_pct},
} if {
	_shown_pct > 100 + params.tolerance_pct
}

finding contains {
	"kind": "under",
	"at": _at,
	"evidence": {"total_pct": _shown_pct, "tolerance_pct": params.tolerance_pct},
} if {
	facts.whole("/cap_table/holders")
	_pool_settled
	not _adds_up
	_listed_pct + _pool_beside < 100 - params.tolerance_pct
}

suggestion contains {"action": "resolve_overlap", "values": {"excess_pct": found.evidence.total_pct - 100}} if {
	some found in finding
	found.kind == "over"
}

suggestion contains {"action": "trace_holders", "values": {"gap_pct": 100 - found.evidence.total_pct}} if {
	some found in finding
	found.kind == "under"
}

_at := array.concat(
	["/cap_table/holders"],
	["/cap_table/option_pool_unallocated_pct" | _pool_beside > 0],
)

_adds_up if {
	some total_pct in _readings
	total_pct >= 100 - params.tolerance_pct
	total_pct <= 100 + params.tolerance_pct
}

# What the table may come to. A pool line may hold the whole pool or only what has been granted of it.
_readings contains _listed_pct if input.cap_table.basis == "issued"

_readings contains _listed_pct if _pool_listed

_readings contains _listed_pct + _pool_pct if _fully_diluted

# What is known for sure, open table or not.
_shown_pct := sum(_pcts) + _pool_beside

# Undefined until every holding is known.
_listed_pct := sum(_pcts) if count(_pcts) == count(ownership.holders)

_pcts := [pct | some holder in ownership.holders; pct := given.fact(holder.pct)]

_pool_beside := _pool_pct if {
	_fully_diluted
	not _pool_listed
	_unclassed == set()
} else := 0

_pool_settled if input.cap_table.basis == "issued"

_pool_settled if {
	_fully_diluted
	_pool_pct >= 0
	_pool_listed
}

_pool_settled if {
	_fully_diluted
	_pool_pct >= 0
	_unclassed == set()
}

_fully_diluted if input.cap_table.basis == "fully_diluted"

_pool_listed if {
	some holder in ownership.holders
	holder.class == "option_pool"
}

_unclassed := {pointer |
	some at, holder in ownership.holders
	some pointer in facts.lacking(at, holder, {"class"})
}

_pool_pct := given.fact(input.cap_table.option_pool_unallocated_pct)
