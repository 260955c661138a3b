# METADATA
# title: Nobody for finance and capital
# description: |
#   Somebody must own the books, the cash forecast and the model of the round: at the start-up stage part-time, later full-time. And
#   somebody on the founders' side must know how a round is run and what its terms cost later: a founder who has closed a financing or
#   worked in finance, one whose level is assessed as sufficient with something that shows it, or a named adviser. The record shows that
#   the role is filled and the experience there, not how well.
# custom:
#   severity: medium
#   chapters: ["1.3.4", "8.1.4"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/stage
#     - /team/finance_lead/exists
#     - /team/finance_lead/part_time
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/prior_rounds_led
#     - /team/founders/*/finance_experience
#     - /team/founders/*/competencies/capital/level
#     - /team/founders/*/competencies/capital/evidence
#     - /team/advisers
#     - /team/advisers/-
#     - /team/advisers/*/covers
#   replaces:
#     founders/finance_lead_missing: lead
#     founders/capital_skill_missing: skill
#   levers:
#     - {pointer: /team/finance_lead/exists, direction: set, actionable: true}
#     - {pointer: /team/finance_lead/part_time, direction: set, actionable: true}
#     - {pointer: /team/advisers/-, direction: add, actionable: true}
#     - {pointer: /team/founders/-, direction: add, actionable: true}
#     - {pointer: /team/founders/*/prior_rounds_led, direction: up, actionable: false}
#   title: {zh: 财务与资本运作无人负责}
#   description:
#     zh: |
#       账务、资金预测和融资模型须有专人负责，初创期可为兼职，其后应为全职。创始团队一侧还须有人懂得如何推进一轮融资以及条款日后的代价：
#       有创始人主导过融资或从事过财务投资工作，或经评估达到足够水平且有佐证，或有具名的财务顾问。
#       记录只说明岗位有人、经历存在，不说明履职质量。
#   message:
#     vacant:
#       en: "Nobody owns the finances."
#       zh: "公司尚无人负责财务。"
#     part_time:
#       en: "The finance lead works part-time; at this stage the role fills a full week."
#       zh: "财务负责人为兼职；公司已过初创期，该岗位应为全职。"
#     unskilled:
#       en: "Founders on record: {founders}. None has closed a financing, worked in finance or has an assessed level with evidence, and no adviser covers it."
#       zh: "已知创始人 {founders} 名，均未主导过融资、未从事过财务投资工作，也无有佐证的能力评估，且无顾问补位。"
#   suggestion:
#     appoint_part_time:
#       en: "Contract a part-time finance lead before the round opens: monthly closing, a rolling cash forecast, one owner for investors' figures."
#       zh: "在启动融资前聘请兼职财务负责人，负责月度结账、滚动资金预测，并统一对外口径的财务数据。"
#     appoint_full_time:
#       en: "Appoint a full-time finance lead who closes the books within ten working days and owns the model of the round."
#       zh: "聘任全职财务负责人，做到月结后十个工作日内出表，并负责融资财务模型。"
#     hire:
#       en: "Look for a finance lead who has taken a company through a priced round; at the start-up stage, part-time for the months of the round is enough."
#       zh: "物色主导过定价轮融资的财务负责人；初创期在融资期间兼职即可。"
#     adviser:
#       en: "Name an adviser who has closed rounds, and go through every term sheet with that person and counsel before signing."
#       zh: "聘请有融资成交经验的顾问，签署前与其及律师逐条审阅投资条款清单。"
#     learn:
#       en: "Have the founders model the cap table over the next two rounds themselves, with the option pool and convertibles in it."
#       zh: "由创始人自行测算未来两轮的股权稀释，并计入期权池和可转换借款。"
#   question:
#     /team/finance_lead/exists:
#       en: "Who closes the books each month, and who builds the model of the round?"
#       zh: "每月由谁结账？融资财务模型由谁负责？"
#     /team/finance_lead/part_time:
#       en: "Does the finance lead work full-time for the company?"
#       zh: "财务负责人是否全职？"
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
package rules.founders.finance_uncovered

import data.lib.entries
import data.lib.facts
import data.lib.founders
import data.lib.given
import data.rules.founders.finance_uncovered.params

missing contains pointer if some pointer in facts.absent({"/company/stage", "/team/finance_lead/exists"})

missing contains pointer if {
	_full_time_needed
	some pointer in facts.absent({"/team/finance_lead/part_time"})
}

missing contains pointer if {
	not _skilled
	some pointer in facts.not_whole({"/team/founders", "/team/advisers"})
}

missing contains missing_here if {
	not _skilled
	some pointer, founder in founders.all
	not _lacks(founder)
	some missing_here in facts.lacking(pointer, founder, {"prior_rounds_led", "finance_experience"})
}

missing contains missing_here if {
	not _skilled
	some pointer, founder in founders.all
	some missing_here in founders.unproven(pointer, founder, "capital", params.sufficient_levels)
}

missing contains pointer if {
	not _skilled
	some pointer in entries.lacking(_advisers, {"covers"})
}

pass if {
	_skilled
	input.company.stage in params.part_time_stages
	input.team.finance_lead.exists == true
}

pass if {
	_skilled
	_full_time_needed
	input.team.finance_lead.exists == true
	input.team.finance_lead.part_time == false
}

finding contains {
	"kind": "vacant",
	"subject": "lead",
	"at": ["/team/finance_lead/exists"],
	"evidence": {"exists": false},
} if {
	input.team.finance_lead.exists == false
}

finding contains {
	"kind": "part_time",
	"severity": "low",
	"subject": "lead",
	"at": ["/team/finance_lead/part_time"],
	"evidence": {"part_time": true},
} if {
	_full_time_needed
	input.team.finance_lead.exists == true
	input.team.finance_lead.part_time == true
}

finding contains {
	"kind": "unskilled",
	"subject": "skill",
	"at": array.concat(founders.pointers, ["/team/advisers"]),
	"evidence": {"founders": count(input.team.founders)},
} if {
	_unskilled
}

suggestion contains {"action": "appoint_part_time", "subject": "lead", "values": {}} if {
	input.team.finance_lead.exists == false
	input.company.stage in params.part_time_stages
}

suggestion contains {"action": "appoint_full_time", "subject": "lead", "values": {}} if {
	_full_time_needed
	some found in finding
	found.subject == "lead"
}

suggestion contains {"action": action, "subject": "skill", "values": {}} if {
	_unskilled
	some action in ["hire", "adviser", "learn"]
}

_full_time_needed if input.company.stage in params.full_time_stages

_unskilled if {
	not _skilled
	facts.whole("/team/founders")
	every founder in input.team.founders { _lacks(founder) }
	facts.whole("/team/advisers")
	entries.lacking(_advisers, {"covers"}) == set()
}

_skilled if {
	some founder in input.team.founders
	_has(founder)
}

_skilled if {
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
