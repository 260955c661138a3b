# METADATA
# title: Financing plan incomplete
# description: |
#   A plan says how much, for what, by when and who sees to it. What is not stated yet is asked for; only what is stated as absent is a
#   finding.
# custom:
#   severity: high
#   chapters: ["4.1.3"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /financing_plan/amount
#     - /financing_plan/owner
#     - /financing_plan/timetable
#     - /financing_plan/timetable/-
#     - /financing_plan/timetable/*/date
#     - /use_of_funds
#     - /use_of_funds/-
#   levers:
#     - {pointer: /financing_plan/timetable, direction: add, actionable: true}
#     - {pointer: /use_of_funds, direction: add, actionable: true}
#     - {pointer: /financing_plan/amount, direction: set, actionable: true}
#     - {pointer: /financing_plan/owner, direction: set, actionable: true}
#   title: {zh: 融资计划不完整}
#   description:
#     zh: |
#       一份融资计划应写明金额、用途、时间表和负责人。尚未说明的事项将列为待答问题，只有明确表示没有的才视为缺失。
#   message:
#     no_amount:
#       en: "A financing is planned for no amount."
#       zh: "融资计划的金额为零。"
#     no_uses:
#       en: "No use is named for the money to be raised."
#       zh: "未列明拟募资金的任何用途。"
#     no_timetable:
#       en: "The financing plan has no timetable."
#       zh: "融资计划没有时间表。"
#     no_owner:
#       en: "Nobody runs the financing."
#       zh: "融资工作没有负责人。"
#   suggestion:
#     write_plan:
#       en: "Put on one page: the amount, each use with its milestone, the dates of data room, term sheet, signing and closing, and the one person who runs it."
#       zh: "用一页纸写明：融资金额，每项用途及对应里程碑，资料室开放、投资意向书、签约与交割的日期，以及唯一负责人。"
package rules.financing_plan.financing_plan_incomplete

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.words

missing contains pointer if some pointer in facts.absent({"/financing_plan/amount", "/financing_plan/owner"})

# An entry proves that a list is not empty; only an empty list has to be whole.
missing contains pointer if {
	some list, found in {"/use_of_funds": _uses, "/financing_plan/timetable": _steps}
	found == {}
	some pointer in facts.not_whole({list})
}

missing contains pointer if {
	not _dated
	some pointer in entries.lacking(_steps, {"date"})
}

pass if {
	given.fact(input.financing_plan.amount).amount > 0
	_uses != {}
	_dated
	words.says_something(input.financing_plan, "owner")
}

finding contains {"kind": "no_amount", "at": ["/financing_plan/amount"], "evidence": {"amount": amount}} if {
	amount := given.fact(input.financing_plan.amount)
	amount.amount == 0
}

finding contains {"kind": "no_uses", "at": ["/use_of_funds"], "evidence": {"uses": 0}} if {
	_uses == {}
	facts.whole("/use_of_funds")
}

finding contains {"kind": "no_timetable", "at": ["/financing_plan/timetable"], "evidence": {"steps": 0}} if {
	_steps == {}
	facts.whole("/financing_plan/timetable")
}

finding contains {
	"kind": "no_owner",
	"at": ["/financing_plan/owner"],
	"evidence": {"owner": input.financing_plan.owner},
} if {
	words.says_none(input.financing_plan, "owner")
}

suggestion contains {"action": "write_plan", "values": {}} if count(finding) > 0

_dated if {
	some step in _steps
	facts.known(step, "date")
}

_uses := entries.at("/use_of_funds", object.get(input, ["use_of_funds"], null))

_steps := entries.at("/financing_plan/timetable", object.get(input, ["financing_plan", "timetable"], null))
