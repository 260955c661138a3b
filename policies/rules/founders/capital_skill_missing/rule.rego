# METADATA
# title: Capital skill missing among the founders
# description: |
#   Somebody on the founders' side must know how a round is run and what its terms cost later. A founder who has closed a financing or
#   worked in finance covers it, and so does one whose level is assessed as sufficient with something that shows it, or a named
#   adviser. The record proves the experience, not the judgement.
# custom:
#   severity: medium
#   chapters: ["8.1.4"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/stage
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/prior_rounds_led
#     - /team/founders/*/finance_experience
#     - /team/founders/*/competencies/capital/level
#     - /team/founders/*/competencies/capital/evidence
#     - /team/advisers
#     - /team/advisers/-
#     - /team/advisers/*/covers
#   optional:
#     /company/stage: "It only chooses among suggestions."
#   levers:
#     - {pointer: /team/advisers/-, direction: add, actionable: true}
#     - {pointer: /team/founders/-, direction: add, actionable: true}
#     - {pointer: /team/founders/*/prior_rounds_led, direction: up, actionable: false}
#   title: {zh: 创始团队缺乏资本运作能力}
#   description:
#     zh: |
#       创始团队一侧须有人懂得如何推进一轮融资，以及条款日后的代价。有创始人主导过融资或从事过财务投资工作，
#       或经评估达到足够水平且有佐证，或有具名的财务顾问，均视为具备。记录只证明有经历，不证明判断力。
#   message:
#     en: "Founders on record: {founders}. None has closed a financing, worked in finance or has an assessed level with evidence, and no adviser covers it."
#     zh: "已知创始人 {founders} 名，均未主导过融资、未从事过财务投资工作，也无有佐证的能力评估，且无顾问补位。"
#   suggestion:
#     hire:
#       en: "Hire a finance lead who has taken a company through a priced round, before the next one opens."
#       zh: "在启动下一轮融资前，引进一名主导过定价轮融资的财务负责人。"
#     hire_part_time:
#       en: "A part-time finance lead for the months of the round is enough at this stage."
#       zh: "现阶段在融资期间聘请兼职财务负责人即可。"
#     adviser:
#       en: "Name an adviser who has closed rounds, and go through every term sheet with that person and counsel before signing."
#       zh: "聘请有融资成交经验的顾问，签署前与其及律师逐条审阅投资条款清单。"
#     learn:
#       en: "Model the cap table over the next two rounds yourselves; for the founder's side of raising under pressure, read \"The Hard Thing About Hard Things\"."
#       zh: "自行测算未来两轮的股权稀释；关于压力下融资的创始人视角，可阅读《创业维艰》。"
#   question:
#     /team/founders/*/prior_rounds_led:
#       en: "How many financings has {subject} closed as the person in charge, and which?"
#       zh: "{subject} 主导完成过几次融资，分别是哪些？"
#     /team/founders/*/finance_experience:
#       en: "Has {subject} worked in finance or investment? Where?"
#       zh: "{subject} 是否从事过财务或投资工作？在哪家机构？"
#     /team/founders/*/competencies/capital/level:
#       en: "How well does {subject} know capital markets and deal terms: none, basic, working or strong?"
#       zh: "{subject} 对资本市场与交易条款的掌握程度如何：无、初步、胜任还是突出？"
#     /team/founders/*/competencies/capital/evidence:
#       en: "What shows the capital skill of {subject}: a round closed, a transaction, a reference?"
#       zh: "{subject} 的资本运作能力有何佐证，如完成的融资、参与的交易或推荐人？"
#     /team/advisers:
#       en: "Who advises the founders, and on what: technology, business, team, capital, law?"
#       zh: "创始团队有哪些顾问？分别负责技术、商业、团队、资本还是法律？"
#     /team/advisers/-:
#       en: "Are these all the advisers? Please name the others."
#       zh: "以上是否为全部顾问？如有其他，请补充。"
#     /team/advisers/*/covers:
#       en: "On what does adviser {name} advise the company?"
#       zh: "顾问 {name} 就哪些方面提供意见？"
package rules.founders.capital_skill_missing

import data.lib.entries
import data.lib.facts
import data.lib.founders
import data.lib.given
import data.rules.founders.capital_skill_missing.params

missing contains pointer if {
	not _covered
	some pointer in facts.not_whole({"/team/founders", "/team/advisers"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	not _lacks(founder)
	some missing_here in facts.lacking(pointer, founder, {"prior_rounds_led", "finance_experience"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	some missing_here in founders.unproven(pointer, founder, "capital", params.sufficient_levels)
}

missing contains pointer if {
	not _covered
	some pointer in entries.lacking(_advisers, {"covers"})
}

pass if _covered

finding contains {
	"at": array.concat(founders.pointers, ["/team/advisers"]),
	"evidence": {"founders": count(input.team.founders)},
} if {
	not _covered
	facts.whole("/team/founders")
	every founder in input.team.founders { _lacks(founder) }
	facts.whole("/team/advisers")
	entries.lacking(_advisers, {"covers"}) == set()
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

_covered if {
	some adviser in input.team.advisers
	"capital" in adviser.covers
}

_has(founder) if given.fact(founder.prior_rounds_led) >= params.minimum_rounds_led

_has(founder) if founder.finance_experience == true

_has(founder) if founders.shows(founder, "capital", params.sufficient_levels)

# Assessed as too low and without experience, or with neither experience and without a claim that could still be shown.
_lacks(founder) if {
	not _has(founder)
	facts.lacking("", founder, {"prior_rounds_led", "finance_experience"}) == set()
	founders.falls_short(founder, "capital", params.sufficient_levels)
}

_lacks(founder) if {
	given.fact(founder.prior_rounds_led) < params.minimum_rounds_led
	founder.finance_experience == false
	founders.unassessed(founder, "capital")
}

_advisers := entries.at("/team/advisers", object.get(input, ["team", "advisers"], null))
