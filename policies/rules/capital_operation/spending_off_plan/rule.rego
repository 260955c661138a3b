# METADATA
# title: Spending off the plan
# description: |
#   Money was raised for named purposes. A line that is overspent takes from another one, and the investors who paid for that one learn of
#   it last. Spending less than planned so far is not judged, since the money may be still to come.
# custom:
#   severity: medium
#   chapters: ["6.1.4"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /use_of_funds_actual
#     - /use_of_funds_actual/-
#     - /use_of_funds_actual/*/category
#     - /use_of_funds_actual/*/planned
#     - /use_of_funds_actual/*/spent
#   levers:
#     - {pointer: /use_of_funds_actual/*/spent, direction: down, actionable: false}
#   title: {zh: 资金使用偏离计划}
#   description:
#     zh: |
#       融资款对应明确的用途，一项超支意味着另一项被挤占，而为后者出资的投资人往往最后才知道。
#       截至目前支出低于计划的不作评价，款项可能尚未支付。
#   message:
#     over:
#       en: "{spent:money+} went into {category:term} against {planned:money-} planned, {overrun_pct:percent+} over; {maximum_deviation_pct:percent} is the limit."
#       zh: "{category:term}：计划 {planned:money-}，实际支出 {spent:money+}，超支 {overrun_pct:percent+}，上限为 {maximum_deviation_pct:percent}。"
#     unplanned:
#       en: "{spent:money+} went into {category:term}, for which nothing was planned."
#       zh: "{category:term}：未列入计划，实际支出 {spent:money+}。"
#   suggestion:
#     explain_and_rebudget:
#       en: "Tell the investors which line pays for the {excess:money+} above plan for {category:term}, and have the board adopt the new budget."
#       zh: "{category:term}：向投资人说明超出计划的 {excess:money+} 由哪项预算承担，并由董事会批准调整后的预算。"
#   question:
#     /use_of_funds_actual:
#       en: "What was the money of the last round planned for, and what has been spent on each purpose so far?"
#       zh: "上一轮资金的计划用途分别是多少？截至目前各项实际支出多少？"
#     /use_of_funds_actual/-:
#       en: "Does the comparison of planned and actual use hold every line? Please add the others."
#       zh: "资金计划与实际使用对照表是否完整？如有遗漏，请补充。"
#     /use_of_funds_actual/*/category:
#       en: "Which purpose does line {n} of the actual use of funds stand for?"
#       zh: "资金实际使用表第 {n} 行属于什么用途？"
#     /use_of_funds_actual/*/planned:
#       en: "How much of the last round was planned for {category}?"
#       zh: "上一轮资金计划用于 {category} 的金额是多少？"
#     /use_of_funds_actual/*/spent:
#       en: "How much of the last round has been spent on {category} so far?"
#       zh: "上一轮资金截至目前用于 {category} 的实际支出是多少？"
package rules.capital_operation.spending_off_plan

import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.subjects
import data.rules.capital_operation.spending_off_plan.params

# No money of a round to follow.
not_applicable if {
	facts.whole("/use_of_funds_actual")
	count(input.use_of_funds_actual) == 0
}

missing contains pointer if some pointer in facts.not_whole({"/use_of_funds_actual"})

missing contains pointer if {
	some i, line in input.use_of_funds_actual
	some pointer in facts.lacking(facts.entry("/use_of_funds_actual", i), line, {"category", "planned", "spent"})
}

missing contains pointer if {
	some line in input.use_of_funds_actual
	some pointer in money.unrated({given.fact(line.spent)}, given.fact(line.planned).currency)
}

rates contains rate if {
	some line in input.use_of_funds_actual
	some rate in money.used({given.fact(line.spent)}, given.fact(line.planned).currency)
}

pass if {
	facts.whole("/use_of_funds_actual")
	every i, _ in input.use_of_funds_actual { _spent[i] <= _limit(i) }
}

finding contains {
	"kind": "over",
	"subject": _subject(i),
	"at": _at(i),
	"evidence": object.union(_evidence(i), {
		"planned": line.planned,
		"overrun_pct": ((_spent[i] / line.planned.amount) - 1) * 100,
		"maximum_deviation_pct": params.maximum_deviation_pct,
	}),
} if {
	some i, line in input.use_of_funds_actual
	_spent[i] > _limit(i)
	line.planned.amount > 0
}

finding contains {"kind": "unplanned", "subject": _subject(i), "at": _at(i), "evidence": _evidence(i)} if {
	some i, line in input.use_of_funds_actual
	_spent[i] > _limit(i)
	line.planned.amount == 0
}

suggestion contains {
	"action": "explain_and_rebudget",
	"subject": _subject(i),
	"values": {
		"category": line.category,
		"excess": {"amount": _spent[i] - line.planned.amount, "currency": line.planned.currency},
	},
} if {
	some i, line in input.use_of_funds_actual
	_spent[i] > _limit(i)
}

# By line, in the currency of the plan; undefined where the line is not known in full.
_spent[i] := money.converted(given.fact(line.spent), given.fact(line.planned).currency) if {
	some i, line in input.use_of_funds_actual
	facts.known(line, "category")
}

_limit(i) := (planned * (100 + params.maximum_deviation_pct)) / 100 if {
	planned := given.fact(input.use_of_funds_actual[i].planned).amount
}

_evidence(i) := {
	"category": input.use_of_funds_actual[i].category,
	"spent": {"amount": _spent[i], "currency": input.use_of_funds_actual[i].planned.currency},
}

_at(i) := [concat("/", [facts.entry("/use_of_funds_actual", i), member]) | some member in ["planned", "spent"]]

_subject(i) := subjects.of(input.use_of_funds_actual, i, "category")
