# METADATA
# title: Too few people in research and development
# description: |
#   A company that lives on its own models needs people who build them. The floor is borrowed from what the STAR Market asks of
#   applicants; it counts heads, not ability.
# related_resources:
#   - ref: S16
# custom:
#   severity: medium
#   chapters: ["1.3.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/headcount, /team/headcount_rnd]
#   levers:
#     - {pointer: /team/headcount_rnd, direction: up, actionable: true}
#   title: {zh: 研发人员占比过低}
#   description:
#     zh: |
#       以自有模型立身的公司，须有足够的人做研发。下限参照科创板对研发人员占比的要求；只数人头，不衡量能力。
#   message:
#     en: "Research and development has {headcount_rnd} of {headcount} people, less than {minimum_rnd_pct:percent}."
#     zh: "公司 {headcount} 人中研发人员 {headcount_rnd} 人，占比低于 {minimum_rnd_pct:percent}。"
#   suggestion:
#     shift_hiring:
#       en: "At the present headcount {needed_rnd} people should build models or data; fill the next openings there before sales and administration."
#       zh: "按现有人数，应有 {needed_rnd} 人从事模型或数据研发；新增编制宜优先投向研发，而非销售与行政。"
package rules.team.rnd_staff_share_low

import data.lib.facts
import data.lib.given
import data.rules.team.rnd_staff_share_low.params

missing contains pointer if some pointer in facts.absent({"/company/headcount", "/team/headcount_rnd"})

pass if _rnd * 100 >= params.minimum_rnd_pct * _headcount

finding contains {
	"at": ["/team/headcount_rnd", "/company/headcount"],
	"evidence": {"headcount_rnd": _rnd, "headcount": _headcount, "minimum_rnd_pct": params.minimum_rnd_pct},
} if {
	_rnd * 100 < params.minimum_rnd_pct * _headcount
}

suggestion contains {
	"action": "shift_hiring",
	"values": {"needed_rnd": ceil((params.minimum_rnd_pct * _headcount) / 100)},
} if {
	count(finding) > 0
}

_rnd := given.fact(input.team.headcount_rnd)

_headcount := given.fact(input.company.headcount)
