# METADATA
# title: Early-warning reading overdue
# description: |
#   An indicator warns only when somebody reads it. Each has its own rhythm; a reading older than that has been skipped.
# custom:
#   severity: medium
#   chapters: ["6.3.2"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /risk/early_warning/indicators
#     - /risk/early_warning/indicators/-
#     - /risk/early_warning/indicators/*/metric
#     - /risk/early_warning/indicators/*/cadence_days
#     - /risk/early_warning/indicators/*/read_on
#   optional:
#     /risk/early_warning/indicators/*/metric: "It only names the indicator; without it the place in the list does."
#   levers:
#     - {pointer: /risk/early_warning/indicators/*/read_on, direction: up, actionable: true}
#   title: {zh: 预警指标未按期监测}
#   description:
#     zh: |
#       指标只有按期读取才起预警作用。每项指标有自己的频率，读数早于该频率即为漏读。
#   message:
#     en: "{subject} is to be read every {cadence_days} days and was last read on {read_on:date}."
#     zh: "{subject} 应每 {cadence_days} 天读取一次，最近一次读数为 {read_on:date}。"
#   suggestion:
#     read:
#       en: "Read {subject} now, and hand the reading to somebody who already closes books or dashboards at that rhythm."
#       zh: "立即更新“{subject}”读数，并指定负责人按同一频率跟踪。"
#   question:
#     /risk/early_warning/indicators/*/cadence_days:
#       en: "How many days may pass between two readings of early-warning indicator {n}?"
#       zh: "第 {n} 项预警指标每隔多少天读取一次？"
#     /risk/early_warning/indicators/*/read_on:
#       en: "On what date was early-warning indicator {n} last read?"
#       zh: "第 {n} 项预警指标最近一次读数是哪一天？"
package rules.risk.early_warning_overdue

import data.lib.early_warning
import data.lib.entries
import data.lib.facts
import data.lib.recency

not_applicable if input.company.stage == "start_up"

not_applicable if early_warning.none

missing contains pointer if some pointer in facts.absent({"/company/stage", "/company/as_of"})

missing contains pointer if {
	some pointer in (early_warning.unlisted | entries.lacking(early_warning.indicators, {"read_on"}))
}

missing contains pointer if {
	some at, indicator in early_warning.indicators
	not _on_time(indicator)
	some pointer in facts.lacking(at, indicator, {"cadence_days"})
}

missing contains pointer if {
	some at, indicator in early_warning.indicators
	facts.known(indicator, "cadence_days")
	some pointer in recency.undecided(concat("/", [at, "read_on"]), indicator.read_on, indicator.cadence_days)
}

pass if {
	facts.known(input, "company/stage")
	early_warning.unlisted == set()
	every indicator in early_warning.indicators { _on_time(indicator) }
}

finding contains {
	"subject": early_warning.subject(i),
	"at": [concat("/", [early_warning.pointer(i), "read_on"])],
	"evidence": {"read_on": indicator.read_on, "cadence_days": indicator.cadence_days},
} if {
	early_warning.expected
	some i, indicator in input.risk.early_warning.indicators
	facts.known(indicator, "cadence_days")
	recency.older(indicator.read_on, indicator.cadence_days)
}

# What was read on the day is late by no cadence.
_on_time(indicator) if recency.recent(indicator.read_on, 0)

_on_time(indicator) if {
	facts.known(indicator, "cadence_days")
	recency.recent(indicator.read_on, indicator.cadence_days)
}

suggestion contains {"action": "read", "values": {}, "subject": found.subject} if some found in finding
