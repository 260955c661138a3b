# METADATA
# title: Control without the economics
# description: |
#   Whoever has the majority of votes on a small part of the shares decides over other people's money. Super-voting shares and proxies do it;
#   holders who act in concert count as one. A majority that owns about as much is not a fault.
# custom:
#   severity: medium
#   chapters: ["X-44"]
#   stages: [start_up, growth, expansion]
#   facts: [/cap_table/control/voting_pct, /cap_table/control/economic_pct]
#   levers:
#     - {pointer: /cap_table/control/voting_pct, direction: down, actionable: true}
#   title: {zh: 控制权与持股严重背离}
#   description:
#     zh: |
#       以较低持股掌握多数表决权，意味着以他人的资金作决策，常见于特别表决权股份与表决权委托；一致行动人合并计算。持股与表决权大体相当的，不视为问题。
#   message:
#     en: "The holder with the most votes has {voting_pct:percent} of them on {economic_pct:percent} of the shares, more than {maximum_times} times as much."
#     zh: "表决权最多的股东以 {economic_pct:percent} 的股份掌握 {voting_pct:percent} 的表决权，超过 {maximum_times} 倍。"
#   suggestion:
#     agree_sunset:
#       en: "Agree on a sunset for the extra votes (on transfer, on leaving, after some years) and on matters for which one share has one vote."
#       zh: "约定特别表决权的终止条件（转让、离职或届满一定年限），并列明按一股一票表决的事项。"
#   question:
#     /cap_table/control/voting_pct:
#       en: "What share of all votes has the holder (or group acting in concert) with the most votes?"
#       zh: "表决权最多的股东（或一致行动人）掌握多少表决权？"
#     /cap_table/control/economic_pct:
#       en: "What share of all shares has that holder or group?"
#       zh: "该股东或一致行动人合计持股比例是多少？"
package rules.capital_structure.control_without_economics

import data.lib.facts
import data.lib.given
import data.rules.capital_structure.control_without_economics.params

missing contains pointer if {
	not _no_majority
	some pointer in facts.absent({"/cap_table/control/voting_pct", "/cap_table/control/economic_pct"})
}

pass if _no_majority

pass if _voting <= params.maximum_times * _economic

finding contains {
	"at": ["/cap_table/control/voting_pct", "/cap_table/control/economic_pct"],
	"evidence": {"voting_pct": _voting, "economic_pct": _economic, "maximum_times": params.maximum_times},
} if {
	not _no_majority
	_voting > params.maximum_times * _economic
}

suggestion contains {"action": "agree_sunset", "values": {}} if count(finding) > 0

_no_majority if _voting <= params.majority_pct

_voting := given.fact(input.cap_table.control.voting_pct)

_economic := given.fact(input.cap_table.control.economic_pct)
