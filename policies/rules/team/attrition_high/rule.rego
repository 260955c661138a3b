# METADATA
# title: Too many people leave
# description: |
#   Knowledge of a model sits in heads. When more than a quarter of the staff leaves within a year, deadlines slip and those who stay
#   start to look around.
# custom:
#   severity: high
#   chapters: ["8.2.4", "6.2.5", "8.1.3"]
#   stages: [start_up, growth, expansion]
#   facts: [/team/attrition_12m_pct]
#   levers:
#     - {pointer: /team/attrition_12m_pct, direction: down, actionable: true}
#   title: {zh: 员工流失率过高}
#   description:
#     zh: |
#       模型的知识在人脑中。一年内流失超过四分之一，进度必然拖延，留下的人也会动摇。
#   message:
#     high:
#       en: "{attrition_12m_pct:percent+} of the staff left within twelve months, {severe_attrition_pct:percent} or more."
#       zh: "近十二个月员工流失率 {attrition_12m_pct:percent+}，已达 {severe_attrition_pct:percent} 或以上。"
#     raised:
#       en: "{attrition_12m_pct:percent+} of the staff left within twelve months, more than {maximum_attrition_pct:percent}."
#       zh: "近十二个月员工流失率 {attrition_12m_pct:percent+}，超过 {maximum_attrition_pct:percent} 的上限。"
#   suggestion:
#     hold_people:
#       en: "Sort the departures by team and manager, talk to those whom you can't lose before the next pay round, and refresh options that have vested."
#       zh: "按团队和管理者梳理离职原因，在下次调薪前与关键员工逐一沟通，并为期权已兑现完毕的骨干补充授予。"
package rules.team.attrition_high

import data.lib.facts
import data.lib.given
import data.rules.team.attrition_high.params

missing contains pointer if some pointer in facts.absent({"/team/attrition_12m_pct"})

pass if _attrition <= params.maximum_attrition_pct

finding contains {
	"kind": "high",
	"at": ["/team/attrition_12m_pct"],
	"evidence": {"attrition_12m_pct": _attrition, "severe_attrition_pct": params.severe_attrition_pct},
} if {
	_attrition > params.maximum_attrition_pct
	_attrition >= params.severe_attrition_pct
}

finding contains {
	"kind": "raised",
	"severity": "medium",
	"at": ["/team/attrition_12m_pct"],
	"evidence": {"attrition_12m_pct": _attrition, "maximum_attrition_pct": params.maximum_attrition_pct},
} if {
	_attrition > params.maximum_attrition_pct
	_attrition < params.severe_attrition_pct
}

suggestion contains {"action": "hold_people", "values": {}} if count(finding) > 0

_attrition := given.fact(input.team.attrition_12m_pct)
