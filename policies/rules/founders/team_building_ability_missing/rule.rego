# METADATA
# title: Team building ability missing among the founders
# description: |
#   From the growth stage on, somebody among the founders must have led a team of some size. One is enough: by the largest team led, or by
#   a level assessed as sufficient with something that shows it. Turnover of staff is judged by team/attrition_high.
# custom:
#   severity: medium
#   chapters: ["8.1.3"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/managed_people
#     - /team/founders/*/competencies/team_building/level
#     - /team/founders/*/competencies/team_building/evidence
#   levers:
#     - {pointer: /team/founders/*/managed_people, direction: up, actionable: true}
#     - {pointer: /team/founders/-, direction: add, actionable: true}
#   title: {zh: 创始团队缺乏团队管理能力}
#   description:
#     zh: |
#       进入成长期后，创始人中至少应有一人带过一定规模的团队。一人具备即可：以带过的最大团队人数为准，或经评估达到足够水平且有佐证。员工流
#       失由 team/attrition_high 判断。
#   message:
#     en: "Founders on record: {founders}. None has led {minimum_people} people or more, or has an assessed level of team building with evidence."
#     zh: "已知创始人 {founders} 名，均未带过 {minimum_people} 人及以上的团队，也无有佐证的团队管理能力评估。"
#   suggestion:
#     hire:
#       en: "Hire a head of engineering or operations who has led {minimum_people} people or more, and let founders report on hiring to the board."
#       zh: "引进带过 {minimum_people} 人以上团队的研发或运营负责人，并就招聘进展向董事会汇报。"
#     adviser:
#       en: "Give the founder who leads the team a coach who has grown a company from ten to a hundred people."
#       zh: "为负责团队的创始人配备曾带领企业从十人发展到百人的管理教练。"
#     learn:
#       en: "Start with one-to-ones every two weeks and written goals for each person."
#       zh: "先从双周一对一沟通和每人的书面目标做起。"
#   question:
#     /team/founders/*/managed_people:
#       en: "How large was the largest team that {subject} has led, and for how long?"
#       zh: "{subject} 带过的最大团队有多少人，为期多久？"
#     /team/founders/*/competencies/team_building/level:
#       en: "How strong is {subject} in building and leading a team: none, basic, working or strong?"
#       zh: "{subject} 组建和管理团队的能力如何：无、初步、胜任还是突出？"
#     /team/founders/*/competencies/team_building/evidence:
#       en: "What shows that {subject} can build a team: people who followed, a team grown, a reference?"
#       zh: "{subject} 的团队管理能力有何佐证，如追随的旧部、带大的团队或推荐人？"
package rules.founders.team_building_ability_missing

import data.lib.facts
import data.lib.founders
import data.lib.given
import data.rules.founders.team_building_ability_missing.params

# Before the growth stage a team is still to be built.
not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _covered
	some pointer in facts.not_whole({"/team/founders"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	not _lacks(founder)
	some missing_here in facts.lacking(pointer, founder, {"managed_people"})
}

missing contains missing_here if {
	not _covered
	some pointer, founder in founders.all
	some missing_here in founders.unproven(pointer, founder, "team_building", params.sufficient_levels)
}

pass if {
	input.company.stage in {"growth", "expansion"}
	_covered
}

finding contains {
	"at": founders.pointers,
	"evidence": {"founders": count(input.team.founders), "minimum_people": params.minimum_people},
} if {
	input.company.stage in {"growth", "expansion"}
	facts.whole("/team/founders")
	every founder in input.team.founders { _lacks(founder) }
}

suggestion contains {"action": "hire", "values": {"minimum_people": params.minimum_people}} if count(finding) > 0

suggestion contains {"action": "adviser", "values": {}} if count(finding) > 0

suggestion contains {"action": "learn", "values": {}} if count(finding) > 0

_covered if {
	some founder in input.team.founders
	_has(founder)
}

_has(founder) if given.fact(founder.managed_people) >= params.minimum_people

_has(founder) if founders.shows(founder, "team_building", params.sufficient_levels)

# Assessed as too low and without experience, or without the people led and without a claim that could still be shown.
_lacks(founder) if {
	not _has(founder)
	facts.lacking("", founder, {"managed_people"}) == set()
	founders.falls_short(founder, "team_building", params.sufficient_levels)
}

_lacks(founder) if {
	given.fact(founder.managed_people) < params.minimum_people
	founders.unassessed(founder, "team_building")
}
