# METADATA
# title: No first segment
# description: |
#   A company that sells to everyone has nobody to sell to first. The first segment should be narrow, with a buyer who can be named by job
#   title, and the next one should be in view.
# custom:
#   severity: medium
#   chapters: ["7.e"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /market/segments
#     - /market/segments/-
#     - /market/segments/*/name
#     - /market/segments/*/buyers
#   levers:
#     - {pointer: /market/segments, direction: add, actionable: true}
#     - {pointer: /market/segments/*/name, direction: set, actionable: true}
#     - {pointer: /market/segments/*/buyers, direction: set, actionable: true}
#   title: {zh: 未明确首个细分市场}
#   description:
#     zh: |
#       面向所有人，等于没有首批客户。首个细分市场应足够聚焦，买方具体到岗位，并已明确下一个市场。
#   message:
#     none:
#       en: "No segment of the market is named to start with."
#       zh: "未列明任何拟先进入的细分市场。"
#     everyone:
#       en: "The first segment is not narrowed down: {segment}, bought by {buyers}."
#       zh: "首个细分市场并未聚焦：{segment}，买方为{buyers}。"
#     no_next:
#       en: "A first segment is named, but none to follow it."
#       zh: "已有首个细分市场，但未明确下一个。"
#   suggestion:
#     name_first_segment:
#       en: "Name the job title that signs the first ten contracts and the task it pays for, and sell to nobody else until they are signed."
#       zh: "写明签下首批十份合同的岗位及其付费解决的任务，在签完之前不分散销售精力。"
#     name_next_segment:
#       en: "Name the segment that comes next and what must be true before it is opened, such as a number of reference customers."
#       zh: "明确下一个细分市场及进入条件，例如标杆客户达到一定数量。"
#   question:
#     /market/segments:
#       en: "Who buys first, by job title, for which task, and who is next?"
#       zh: "最先购买的是谁（具体到岗位）、用于什么任务？下一个目标市场是什么？"
#     /market/segments/-:
#       en: "Which segment comes after those named?"
#       zh: "在已列市场之后，下一个拟进入的细分市场是什么？"
#     /market/segments/*/name:
#       en: "What is segment {n} of the market called?"
#       zh: "第 {n} 个细分市场是什么？"
#     /market/segments/*/buyers:
#       en: "Who signs the contract in the segment {name}, by job title?"
#       zh: "在「{name}」市场中，由什么岗位的人签约？"
package rules.market.first_segment_missing

import data.lib.facts
import data.lib.given
import data.rules.market.first_segment_missing.params

missing contains pointer if {
	count(_named) < count(["first", "next"])
	some pointer in facts.not_whole({"/market/segments"})
}

missing contains pointer if {
	some pointer in facts.lacking("/market/segments/0", input.market.segments[0], {"name", "buyers"})
}

missing contains pointer if {
	some pointer in facts.lacking("/market/segments/1", input.market.segments[1], {"name"})
}

pass if {
	_is_narrow(_first.name)
	_is_narrow(_first.buyers)
	given.fact(input.market.segments[1].name)
}

finding contains {"kind": "none", "at": ["/market/segments"], "evidence": {"segments": 0}} if {
	facts.whole("/market/segments")
	count(input.market.segments) == 0
}

finding contains {
	"kind": "everyone",
	"at": ["/market/segments/0/name", "/market/segments/0/buyers"],
	"evidence": {"segment": _first.name, "buyers": _first.buyers},
} if {
	_first
	some text in [_first.name, _first.buyers]
	_is_too_broad(text)
}

finding contains {"kind": "no_next", "severity": "low", "at": ["/market/segments"], "evidence": {"segments": 1}} if {
	facts.whole("/market/segments")
	count(input.market.segments) == 1
}

suggestion contains {"action": "name_first_segment", "values": {}} if {
	some found in finding
	found.kind in {"none", "everyone"}
}

suggestion contains {"action": "name_next_segment", "values": {}} if {
	some found in finding
	found.kind == "no_next"
}

_named := {i | some i, _ in input.market.segments}

# The segment to start with; undefined until both of its facts are known.
_first := {"name": given.fact(segment.name), "buyers": given.fact(segment.buyers)} if {
	segment := input.market.segments[0]
}

_is_too_broad(text) if lower(trim_space(text)) in params.too_broad

_is_narrow(text) if {
	plain := lower(trim_space(text))
	not plain in params.too_broad
}
