# METADATA
# title: Priced round without a lead
# description: |
#   From series A on somebody should have led: set the price, done the work and taken a seat. A round that nobody led leaves the price
#   untested and nobody to call when money is short.
# custom:
#   severity: low
#   chapters: ["4.3.2"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/lead
#   optional:
#     /rounds/*/name: names the finding only
#   levers:
#     - {pointer: /rounds/*/lead, direction: set, actionable: false}
#   title: {zh: 定价轮次无领投方}
#   description:
#     zh: |
#       自 A 轮起，应有机构领投：确定价格、完成尽调并出任董事。无人领投的轮次，价格未经检验，资金紧张时也无人牵头。
#   message:
#     en: "Nobody led the {subject} round."
#     zh: "“{subject}”没有领投方。"
#   suggestion:
#     win_lead:
#       en: "Open the next round with a lead: agree the price with one fund that does its own diligence, then fill the round around it."
#       zh: "下一轮先落实领投方：与一家独立完成尽调的机构谈定价格，再组织跟投。"
package rules.financing_plan.priced_round_without_lead

import data.lib.entries
import data.lib.facts
import data.lib.rounds
import data.lib.words
import data.rules.financing_plan.priced_round_without_lead.params

not_applicable if input.company.stage == "start_up"

not_applicable if {
	_hidden == set()
	_led == {}
}

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | _hidden)

missing contains pointer if some pointer in entries.lacking(_led, {"lead"})

pass if {
	_late
	missing == set()
	_led != {}
	every round in _led { words.says_something(round, "lead") }
}

finding contains {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", i), "lead"])],
	"evidence": {"lead": round.lead},
} if {
	_late
	some i, round in input.rounds
	round.label in params.led_labels
	words.says_none(round, "lead")
}

suggestion contains {"action": "win_lead", "values": {}} if count(finding) > 0

_late if input.company.stage in {"growth", "expansion"}

_hidden := facts.not_whole({"/rounds"}) | entries.lacking(_rounds, {"label"})

_led := {pointer: round | some pointer, round in _rounds; round.label in params.led_labels}

_rounds := entries.at("/rounds", object.get(input, ["rounds"], null))
