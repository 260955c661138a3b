# METADATA
# title: Use of past money not stated
# description: |
#   For each closed round the company should be able to say what its money was used for. A round is unstated only where the profile says
#   that there is nothing to state; where it is silent, that is a question.
# custom:
#   severity: low
#   chapters: ["4.3.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/use_of_proceeds
#     - /rounds/*/use_of_proceeds/-
#   levers:
#     - {pointer: /rounds/*/use_of_proceeds, direction: add, actionable: true}
#   title: {zh: 历轮资金用途未说明}
#   description:
#     zh: |
#       每一轮已完成的融资，公司都应能说明资金实际用途。只有资料明确表示无可说明的才算缺失，未填写的列为待答问题。
#   message:
#     en: "{unstated} of {rounds} closed rounds have no stated use of their money; at least {minimum_stated_pct:percent} should state it."
#     zh: "已完成的 {rounds} 轮融资中，{unstated} 轮未说明资金用途；至少应有 {minimum_stated_pct:percent} 的轮次说明用途。"
#   suggestion:
#     reconstruct_use:
#       en: "Go through the bank statements after each of these closings and write one line a round: what was bought, and what it led to."
#       zh: "对照各轮到账后的银行流水，为每一轮写一行：钱花在哪里，取得了什么结果。"
package rules.financing_plan.use_of_proceeds_unstated

import data.lib.entries
import data.lib.facts
import data.rules.financing_plan.use_of_proceeds_unstated.params

not_applicable if {
	facts.whole("/rounds")
	_rounds == {}
}

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

missing contains pointer if {
	not _enough_stated
	some round in (object.keys(_rounds) - (_stated | _unstated))
	some pointer in facts.not_whole({_use(round)})
}

pass if {
	facts.whole("/rounds")
	_rounds != {}
	_enough_stated
}

finding contains {
	"at": sort([_use(round) | some round in _unstated]),
	"evidence": {
		"unstated": count(_unstated),
		"rounds": count(_rounds),
		"minimum_stated_pct": params.minimum_stated_pct,
	},
} if {
	facts.whole("/rounds")
	count(_unstated) * 100 > (100 - params.minimum_stated_pct) * count(_rounds)
}

suggestion contains {"action": "reconstruct_use", "values": {}} if count(finding) > 0

_enough_stated if count(_stated) * 100 >= params.minimum_stated_pct * count(_rounds)

_stated := {pointer | some pointer, round in _rounds; is_array(round.use_of_proceeds); count(round.use_of_proceeds) > 0}

_unstated := {pointer | some pointer, round in _rounds; round.use_of_proceeds == []; facts.whole(_use(pointer))}

_use(round) := concat("/", [round, "use_of_proceeds"])

_rounds := entries.at("/rounds", object.get(input, ["rounds"], null))
