# METADATA
# title: Founders own too little
# description: |
#   Founders who hold little after a few rounds have little reason to stay for the next ones, and new investors will ask who drives the
#   company. Shares are counted fully diluted: on an issued basis the true share is lower still.
# related_resources:
#   - ref: S29
# custom:
#   severity: medium
#   chapters: ["3.2.4"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/stage
#     - /cap_table/basis
#     - /cap_table/holders
#     - /cap_table/holders/-
#     - /cap_table/holders/*/class
#     - /cap_table/holders/*/pct
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
#     - {pointer: /cap_table/holders/*/pct, direction: up, actionable: true}
#   title: {zh: 创始团队持股过低}
#   description:
#     zh: |
#       创始人持股经几轮融资后若已很低，继续投入的动力不足，新投资人也会追问公司由谁主导。持股按完全稀释口径计算；
#       若股权结构表为已发行口径，实际比例只会更低。
#   message:
#     en: "The founders hold {founders_pct:percent-} together; at the {stage:term} stage at least {minimum_founders_pct}% is expected."
#     zh: "创始团队合计持股 {founders_pct:percent-}，{stage:term}应不低于 {minimum_founders_pct}%。"
#   suggestion:
#     rebuild_share:
#       en: "Win back {gap_pct:1+} percentage points for the founders: a vesting refresh grant agreed with the next investor, or a buy-back from inactive holders."
#       zh: "为创始团队恢复 {gap_pct:1+} 个百分点的持股：可与新投资人约定附兑现条件的追加授予，或回购已不参与经营的股东所持股份。"
#     spare_dilution:
#       en: "Meet part of the plan with grants or customer prepayments, so that the next round sells less of the company."
#       zh: "部分资金改由政府补贴或客户预付款解决，减少下一轮出让的股份。"
package rules.capital_structure.founders_own_too_little

import data.lib.entries
import data.lib.facts
import data.lib.ownership
import data.rules.capital_structure.founders_own_too_little.params

missing contains pointer if some pointer in facts.absent({"/company/stage"})

# The founders who are named may hold enough whoever else there is.
missing contains pointer if {
	not _enough
	some pointer in (ownership.hidden | entries.lacking(_founders, {"pct"}))
}

missing contains "/cap_table/basis" if {
	_enough
	not _fully_diluted
}

derived contains fact if some fact in ownership.derivations(_founders)

pass if {
	_enough
	_fully_diluted
}

finding contains {
	"at": _at,
	"evidence": {
		"founders_pct": _founders_pct,
		"minimum_founders_pct": _minimum_pct,
		"stage": input.company.stage,
	},
} if {
	missing == set()
	_founders_pct < _minimum_pct
}

suggestion contains {"action": "rebuild_share", "values": {"gap_pct": _minimum_pct - _founders_pct}} if {
	count(finding) > 0
}

suggestion contains {"action": "spare_dilution", "values": {}} if count(finding) > 0

_at := [concat("/", [pointer, "pct"]) | some pointer, _ in _founders] if {
	count(_founders) > 0
} else := ["/cap_table/holders"]

_enough if _founders_pct >= _minimum_pct

# On an issued basis the pool and the convertibles are still to come.
_fully_diluted if input.cap_table.basis == "fully_diluted"

_minimum_pct := params.minimum_founders_pct[input.company.stage]

_founders_pct := ownership.total_pct(_founders)

_founders := ownership.of("founder")
