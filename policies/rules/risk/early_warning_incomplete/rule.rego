# METADATA
# title: Early warning incomplete
# description: |
#   An early-warning system is a few indicators, each with the value at which the alarm sounds, and the cash runway among them.
# custom:
#   severity: high
#   chapters: ["6.3.2"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /risk/early_warning/indicators
#     - /risk/early_warning/indicators/-
#     - /risk/early_warning/indicators/*/threshold
#     - /risk/early_warning/indicators/*/runway
#   levers:
#     - {pointer: /risk/early_warning/indicators/-, direction: add, actionable: true}
#     - {pointer: /risk/early_warning/indicators/*/runway, direction: set, actionable: true}
#   title: {zh: 风险预警指标不完整}
#   description:
#     zh: |
#       风险预警机制由若干设有警戒值的指标构成，其中应包括现金跑道。读数与处置由另两条规则判断。
#   message:
#     few:
#       en: "Early-warning indicators: {indicators}. At least {minimum_indicators} are expected, each with an alarm value."
#       zh: "风险预警指标仅 {indicators} 项，至少应有 {minimum_indicators} 项，且各有警戒值。"
#     runway_unwatched:
#       en: "None of the early-warning indicators watches the cash runway."
#       zh: "预警指标中没有一项监测现金跑道。"
#   suggestion:
#     add_indicators:
#       en: "Start with three that exist already in the books: months of runway, share of the largest customer, people who gave notice; put an alarm value on each."
#       zh: "可先从账面上已有的三项做起：现金跑道月数、第一大客户占比、提出离职人数，并分别设定警戒值。"
#     watch_runway:
#       en: "Read the months of cash left at every month-end, and set the alarm where a round could still be closed in time."
#       zh: "每月末测算剩余现金可支撑的月数，警戒值应设在仍来得及完成一轮融资的水平。"
#   question:
#     /risk/early_warning/indicators/*/runway:
#       en: "Does early-warning indicator {n} watch the cash runway?"
#       zh: "第 {n} 项预警指标是否用于监测现金跑道？"
package rules.risk.early_warning_incomplete

import data.lib.early_warning
import data.lib.entries
import data.lib.facts
import data.rules.risk.early_warning_incomplete.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _satisfied
	some pointer in (early_warning.unlisted | entries.lacking(early_warning.indicators, {"threshold", "runway"}))
}

pass if {
	early_warning.expected
	_satisfied
}

finding contains {
	"kind": "few",
	"at": [_list],
	"evidence": {"indicators": count(early_warning.indicators), "minimum_indicators": params.minimum_indicators},
} if {
	early_warning.expected
	early_warning.unlisted == set()
	count(early_warning.indicators) < params.minimum_indicators
}

finding contains {
	"kind": "runway_unwatched",
	"severity": "medium",
	"at": [_list],
	"evidence": {"indicators": count(early_warning.indicators)},
} if {
	early_warning.expected
	early_warning.unlisted == set()
	every indicator in early_warning.indicators { indicator.runway == false }
}

suggestion contains {"action": action, "values": {}} if {
	some found in finding
	action := {"few": "add_indicators", "runway_unwatched": "watch_runway"}[found.kind]
}

# Enough indicators with an alarm value, one of them on the runway: what is left out can't change that.
_satisfied if {
	count(_armed) >= params.minimum_indicators
	some indicator in _armed
	indicator.runway == true
}

_armed := [indicator | some indicator in early_warning.indicators; facts.known(indicator, "threshold")]

_list := "/risk/early_warning/indicators"
