# METADATA
# title: Commercial experience missing among the founders
# description: |
#   Business insight needs somebody who has sold something or run a business. One founder is enough for the team: by experience, or by a
#   level assessed as sufficient with something that shows it. Whether buyers were asked is judged by founders/market_untested.
# custom:
#   severity: medium
#   chapters: ["8.1.2"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/stage
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/commercial_experience
#     - /team/founders/*/competencies/business/level
#     - /team/founders/*/competencies/business/evidence
#   optional:
#     /company/stage: "It only chooses among suggestions."
#   levers:
#     - {pointer: /team/founders/-, direction: add, actionable: true}
#     - {pointer: /team/founders/*/commercial_experience, direction: set, actionable: false}
#   title: {zh: 创始团队缺乏商业经验}
#   description:
#     zh: |
#       商业洞察力需要有人真正卖过产品或经营过企业。创始人中一人具备即视为团队具备：有相关经历，或经评估达到足够水平且有佐证。是否访谈过客
#       户由 founders/market_untested 判断。
#   message:
#     en: "Founders on record: {founders}. None has sold a product or run a business before, or an assessed level of business insight with evidence."
#     zh: "已知创始人 {founders} 名，均无销售产品或经营企业的经历，也无有佐证的商业能力评估。"
#   suggestion:
#     hire:
#       en: "Bring in a commercial co-founder or a head of sales who has sold to this kind of buyer."
#       zh: "引进一名熟悉同类客户的商务合伙人或销售负责人。"
#     hire_part_time:
#       en: "At this stage somebody experienced in sales may help part-time, paid by results."
#       zh: "现阶段可请有销售经验的人士兼职协助，按业绩计酬。"
#     adviser:
#       en: "Ask an adviser from the buyers' side to open doors and to sit in on the first ten talks."
#       zh: "聘请来自客户行业的顾问，协助引荐，并陪同前十次客户沟通。"
#     learn:
#       en: "Until somebody joins, have the founders sell in person and keep notes of every conversation."
#       zh: "在此之前，由创始人亲自销售，并逐次记录客户沟通情况。"
#   question:
#     /team/founders/*/commercial_experience:
#       en: "Has {subject} sold a product or run a business before? Which one?"
#       zh: "{subject} 此前是否有销售产品或经营企业的经历？具体是哪家？"
#     /team/founders/*/competencies/business/level:
#       en: "How well does {subject} know buyers and market: none, basic, working or strong?"
#       zh: "{subject} 对客户与市场的把握如何：无、初步、胜任还是突出？"
#     /team/founders/*/competencies/business/evidence:
#       en: "What shows the business insight of {subject}: customers won, a business built, a reference?"
#       zh: "{subject} 的商业洞察力有何佐证，如签下的客户、创办的业务或推荐人？"
package rules.founders.commercial_experience_missing

import data.lib.facts
import data.lib.founders
import data.rules.founders.commercial_experience_missing.params

missing contains pointer if {
	not _covered
	some pointer in facts.not_whole({"/team/founders"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	not _lacks(founder)
	some missing_here in facts.lacking(pointer, founder, {"commercial_experience"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	some missing_here in founders.unproven(pointer, founder, "business", params.sufficient_levels)
}

pass if _covered

finding contains {"at": founders.pointers, "evidence": {"founders": count(input.team.founders)}} if {
	facts.whole("/team/founders")
	every founder in input.team.founders { _lacks(founder) }
}

suggestion contains {"action": "hire", "values": {}} if count(finding) > 0

suggestion contains {"action": "hire_part_time", "values": {}} if {
	count(finding) > 0
	input.company.stage in params.part_time_stages
}

suggestion contains {"action": "adviser", "values": {}} if count(finding) > 0

suggestion contains {"action": "learn", "values": {}} if count(finding) > 0

_covered if {
	some founder in input.team.founders
	_has(founder)
}

_has(founder) if founder.commercial_experience == true

_has(founder) if founders.shows(founder, "business", params.sufficient_levels)

# Assessed as too low and without experience, or without the experience and without a claim that could still be shown.
_lacks(founder) if {
	not _has(founder)
	facts.lacking("", founder, {"commercial_experience"}) == set()
	founders.falls_short(founder, "business", params.sufficient_levels)
}

_lacks(founder) if {
	founder.commercial_experience == false
	founders.unassessed(founder, "business")
}
