# METADATA
# title: Early warning without action
# description: |
#   An alarm that nobody acts on is worse than none: the board believes that somebody watches. An indicator past its own alarm value needs
#   an action on record.
# custom:
#   severity: high
#   chapters: ["6.3.2"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /risk/early_warning/indicators
#     - /risk/early_warning/indicators/-
#     - /risk/early_warning/indicators/*/metric
#     - /risk/early_warning/indicators/*/threshold
#     - /risk/early_warning/indicators/*/alarm
#     - /risk/early_warning/indicators/*/current
#     - /risk/early_warning/indicators/*/action
#   optional:
#     /risk/early_warning/indicators/*/metric: "It only names the indicator; without it the place in the list does."
#   levers:
#     - {pointer: /risk/early_warning/indicators/*/action, direction: set, actionable: true}
#   title: {zh: 预警触发后未处置}
#   description:
#     zh: |
#       预警响了却无人处置，比没有预警更糟：董事会会误以为有人盯着。指标越过自身警戒值，须有处置记录。
#   message:
#     above:
#       en: "{subject} stands at {current}, above its alarm value of {threshold}, and no action is on record."
#       zh: "{subject} 当前为 {current}，高于警戒值 {threshold}，但无处置记录。"
#     below:
#       en: "{subject} stands at {current}, below its alarm value of {threshold}, and no action is on record."
#       zh: "{subject} 当前为 {current}，低于警戒值 {threshold}，但无处置记录。"
#   suggestion:
#     act:
#       en: "Put {subject} on the agenda of the next board meeting with one decision to take, and note who does it by when."
#       zh: "将 {subject} 列入下次董事会议程，形成一项决定，并记录责任人和完成时间。"
#   question:
#     /risk/early_warning/indicators/*/alarm:
#       en: "Does early-warning indicator {n} sound its alarm above or below its alarm value?"
#       zh: "第 {n} 项预警指标是高于还是低于警戒值时触发？"
#     /risk/early_warning/indicators/*/current:
#       en: "What is the present value of early-warning indicator {n}?"
#       zh: "第 {n} 项预警指标的当前值是多少？"
#     /risk/early_warning/indicators/*/action:
#       en: "What has been done since early-warning indicator {n} passed its alarm value? \"None\" is an answer too."
#       zh: "第 {n} 项预警指标越过警戒值后采取了哪些措施？如无，请填写“无”。"
package rules.risk.early_warning_unheeded

import data.lib.early_warning
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.words

not_applicable if input.company.stage == "start_up"

not_applicable if early_warning.none

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	some pointer in early_warning.unlisted
}

# Whether the alarm sounds matters where nothing may have been done.
missing contains pointer if {
	some at, indicator in early_warning.indicators
	not words.says_something(indicator, "action")
	some pointer in facts.lacking(at, indicator, {"threshold", "alarm", "current"})
}

missing contains pointer if {
	some at, indicator in early_warning.indicators
	_sounds(indicator)
	some pointer in facts.lacking(at, indicator, {"action"})
}

pass if {
	facts.known(input, "company/stage")
	early_warning.unlisted == set()
	every indicator in early_warning.indicators { _in_hand(indicator) }
}

finding contains {
	"kind": indicator.alarm,
	"subject": early_warning.subject(i),
	"at": [concat("/", [early_warning.pointer(i), member]) | some member in ["current", "threshold", "action"]],
	"evidence": {"current": indicator.current, "threshold": indicator.threshold},
} if {
	early_warning.expected
	some i, indicator in input.risk.early_warning.indicators
	_sounds(indicator)
	words.says_none(indicator, "action")
}

suggestion contains {"action": "act", "values": {}, "subject": found.subject} if some found in finding

_sounds(indicator) if {
	indicator.alarm == "above"
	given.fact(indicator.current) > given.fact(indicator.threshold)
}

_sounds(indicator) if {
	indicator.alarm == "below"
	given.fact(indicator.current) < given.fact(indicator.threshold)
}

_in_hand(indicator) if {
	entries.lacking({"/": indicator}, {"threshold", "alarm", "current"}) == set()
	not _sounds(indicator)
}

_in_hand(indicator) if words.says_something(indicator, "action")
