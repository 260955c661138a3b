# METADATA
# title: Too few measurable milestones
# description: |
#   A plan that can be followed says what is measured, which value is to be reached, and by when. A few of these within the next year and
#   a half show whether the money does what it was raised for.
# custom:
#   severity: medium
#   chapters: ["5.2.5"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /strategy/milestones
#     - /strategy/milestones/-
#     - /strategy/milestones/*/date
#     - /strategy/milestones/*/metric
#     - /strategy/milestones/*/target
#   levers:
#     - {pointer: /strategy/milestones, direction: add, actionable: true}
#     - {pointer: /strategy/milestones/*/metric, direction: set, actionable: true}
#     - {pointer: /strategy/milestones/*/target, direction: set, actionable: true}
#   title: {zh: 可衡量的里程碑不足}
#   description:
#     zh: |
#       可跟踪的规划应写明衡量什么、达到多少、何时完成。未来一年半内有若干此类里程碑，才能判断资金是否用在了该用之处。
#   message:
#     en: "Milestones of the next {window_months} months with a measure, a value and a date: at most {milestones}; {minimum_milestones} are needed."
#     zh: "未来 {window_months} 个月内，写明指标、目标值和日期的里程碑至多 {milestones} 个，至少应有 {minimum_milestones} 个。"
#   suggestion:
#     add_milestones:
#       en: "Write {milestones_short} more as one line each: the measure, the value with its unit, the day; one of them should be about revenue or use."
#       zh: "再补充 {milestones_short} 个里程碑，每个一行：指标、带单位的目标值、日期；其中至少一个与收入或使用量有关。"
#   question:
#     /strategy/milestones:
#       en: "Which milestones does the company plan for the next year and a half: what is measured, which value, by when?"
#       zh: "未来一年半公司规划了哪些里程碑？衡量指标、目标值和完成日期分别是什么？"
#     /strategy/milestones/-:
#       en: "Does the list hold all milestones of the plan? Please add the others."
#       zh: "里程碑清单是否完整？如有遗漏，请补充。"
#     /strategy/milestones/*/date:
#       en: "By which day is milestone {n} ({metric}) due?"
#       zh: "第 {n} 个里程碑（{metric}）应在哪一天之前完成？"
#     /strategy/milestones/*/metric:
#       en: "What will be measured to tell whether milestone {n}, due {date}, is reached?"
#       zh: "第 {n} 个里程碑（{date} 到期）以什么指标判断是否达成？"
#     /strategy/milestones/*/target:
#       en: "Which value of {metric} counts as reaching milestone {n}?"
#       zh: "第 {n} 个里程碑中，{metric} 达到多少视为完成？"
package rules.investor_relations.milestones_not_measurable

import data.lib.facts
import data.lib.horizon
import data.lib.words
import data.rules.investor_relations.milestones_not_measurable.params

missing contains pointer if {
	not pass
	some pointer in (facts.absent({"/company/as_of"}) | facts.not_whole({"/strategy/milestones"}))
}

missing contains pointer if {
	not pass
	some i in _possible
	at := facts.entry("/strategy/milestones", i)
	some pointer in facts.lacking(at, input.strategy.milestones[i], {"date", "metric", "target"})
}

missing contains pointer if {
	not pass
	some i in _possible
	at := concat("/", [facts.entry("/strategy/milestones", i), "date"])
	some pointer in horizon.undecided(at, input.strategy.milestones[i].date, params.window_months)
}

pass if count(_proven) >= params.minimum_milestones

finding contains {
	"at": ["/strategy/milestones"],
	"evidence": {
		"milestones": count(_possible),
		"minimum_milestones": params.minimum_milestones,
		"window_months": params.window_months,
	},
} if {
	facts.whole("/strategy/milestones")
	count(_possible) < params.minimum_milestones
}

suggestion contains {
	"action": "add_milestones",
	"values": {"milestones_short": params.minimum_milestones - count(_possible)},
} if {
	count(finding) > 0
}

_proven := {i |
	some i, milestone in input.strategy.milestones
	horizon.within(milestone.date, params.window_months)
	words.says_something(milestone, "metric")
	words.says_something(milestone, "target")
}

# Those that are measurable and due in time as far as the profile says.
_possible := {i | some i, milestone in input.strategy.milestones; not _fails(milestone)}

_fails(milestone) if horizon.outside(milestone.date, params.window_months)

_fails(milestone) if words.says_none(milestone, "metric")

_fails(milestone) if words.says_none(milestone, "target")
