# METADATA
# title: Technical ability missing among the founders
# description: |
#   Somebody among the founders must have built models with their own hands. One is enough for the team: years of such work, a model
#   brought into use, or a level assessed as sufficient with something that shows it.
# custom:
#   severity: high
#   chapters: ["8.1.1", "1.3.1"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/stage
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/years_ai
#     - /team/founders/*/shipped_models
#     - /team/founders/*/competencies/technical/level
#     - /team/founders/*/competencies/technical/evidence
#   optional:
#     /company/stage: "It only chooses among suggestions."
#   levers:
#     - {pointer: /team/founders/-, direction: add, actionable: true}
#     - {pointer: /team/founders/*/years_ai, direction: up, actionable: false}
#     - {pointer: /team/founders/*/shipped_models, direction: add, actionable: true}
#   title: {zh: 创始团队缺乏技术能力}
#   description:
#     zh: |
#       创始团队中至少应有一人亲手做过模型。一人具备即视为团队具备：有多年一线模型研发经验，或有已投入使用的模型，或经评估达到足够水平且有
#       佐证。
#   message:
#     en: "Founders on record: {founders}. None has {minimum_years} years of hands-on work on models, a model in use, or an assessed level with evidence."
#     zh: "已知创始人 {founders} 名，均无 {minimum_years} 年以上一线模型研发经验，也无已投入使用的模型或有佐证的能力评估。"
#   suggestion:
#     hire:
#       en: "Hire a technical lead who has taken a model from data to production, with equity and vesting like a founder's."
#       zh: "引进一名有模型从数据到上线完整经验的技术负责人，并给予与创始人同等兑现条件的股权。"
#     hire_part_time:
#       en: "At this stage a technical partner may start part-time, with a date agreed for joining full time."
#       zh: "现阶段可先请技术合伙人兼职加入，并约定转为全职的时间。"
#     adviser:
#       en: "Until then, have an adviser with shipped models review architecture and results every month; this does not replace the hire."
#       zh: "在此之前，可聘请有模型落地经验的顾问按月评审架构与结果，但不能替代引进人才。"
#     learn:
#       en: "Have somebody independent who has put models into use set candidates a practical task on the company's own data, and mark it."
#       zh: "请有模型落地经验的独立人士以公司自有数据出题并评分，检验候选人的实际能力。"
#   question:
#     /team/founders/*/years_ai:
#       en: "How many years has {subject} worked on models hands-on, and where?"
#       zh: "{subject} 有多少年一线模型研发经验，分别在哪些机构？"
#     /team/founders/*/shipped_models:
#       en: "Which models has {subject} brought into use? If none, please say so."
#       zh: "{subject} 主导过哪些已投入使用的模型？没有也请说明。"
#     /team/founders/*/competencies/technical/level:
#       en: "How strong is {subject} technically: none, basic, working or strong?"
#       zh: "{subject} 的技术能力如何：无、初步、胜任还是突出？"
#     /team/founders/*/competencies/technical/evidence:
#       en: "What shows the technical ability of {subject}: a repository, a paper, a product, a reference?"
#       zh: "{subject} 的技术能力有何佐证，如代码仓库、论文、产品或推荐人？"
package rules.founders.technical_ability_missing

import data.lib.facts
import data.lib.founders
import data.lib.given
import data.rules.founders.technical_ability_missing.params

missing contains pointer if {
	not _covered
	some pointer in facts.not_whole({"/team/founders"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	not _lacks(founder)
	some missing_here in facts.lacking(pointer, founder, {"years_ai", "shipped_models"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	some missing_here in founders.unproven(pointer, founder, "technical", params.sufficient_levels)
}

pass if _covered

finding contains {
	"at": founders.pointers,
	"evidence": {"founders": count(input.team.founders), "minimum_years": params.minimum_years},
} if {
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

_has(founder) if given.fact(founder.years_ai) >= params.minimum_years

_has(founder) if count(given.fact(founder.shipped_models)) > 0

_has(founder) if founders.shows(founder, "technical", params.sufficient_levels)

# Assessed as too low and without experience, or with neither the years nor a model nor a claim that could still be shown.
_lacks(founder) if {
	not _has(founder)
	facts.lacking("", founder, {"years_ai", "shipped_models"}) == set()
	founders.falls_short(founder, "technical", params.sufficient_levels)
}

_lacks(founder) if {
	given.fact(founder.years_ai) < params.minimum_years
	founder.shipped_models == []
	founders.unassessed(founder, "technical")
}
