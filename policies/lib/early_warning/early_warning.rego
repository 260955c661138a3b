# METADATA
# title: Early warning
# description: |
#   The indicators of the early-warning system. They are expected from the growth stage on.
# custom:
#   question:
#     /risk/early_warning/indicators:
#       en: "Which figures warn you early, at which value does each sound the alarm, and who reads it how often?"
#       zh: "公司设有哪些风险预警指标？各自的警戒值、监测频率和责任人是什么？"
#     /risk/early_warning/indicators/-:
#       en: "Are these all the early-warning indicators in use? Please add the others."
#       zh: "以上是否为全部在用的预警指标？如有其他，请补充。"
#     /risk/early_warning/indicators/*/metric:
#       en: "What does early-warning indicator {n} measure?"
#       zh: "第 {n} 项预警指标监测什么？"
#     /risk/early_warning/indicators/*/threshold:
#       en: "At which value does early-warning indicator {n} sound the alarm?"
#       zh: "第 {n} 项预警指标的警戒值是多少？"
package lib.early_warning

import data.lib.entries
import data.lib.facts
import data.lib.subjects

# expected is true at the stages at which an early-warning system is expected.
expected if input.company.stage in {"growth", "expansion"}

# indicators is every indicator that the profile names, by pointer.
indicators := entries.at(_list, object.get(input, ["risk", "early_warning", "indicators"], null))

# unlisted is the set of pointers that stand for indicators that the profile may leave out.
unlisted := facts.not_whole({_list})

# none is true when the company is known to have no indicator.
none if {
	unlisted == set()
	count(indicators) == 0
}

# pointer is where indicator i stands.
pointer(i) := facts.entry(_list, i)

# subject is the name by which findings speak of indicator i and waivers find it again.
subject(i) := subjects.of(input.risk.early_warning.indicators, i, "metric")

_list := "/risk/early_warning/indicators"
