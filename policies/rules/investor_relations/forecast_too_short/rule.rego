# METADATA
# title: Forecast too short
# description: |
#   Investors look for the path to the next two financings and to break-even; a forecast that ends before it cannot show it.
# custom:
#   severity: medium
#   chapters: ["5.2.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/forecast/years]
#   levers:
#     - {pointer: /forecast/years, direction: up, actionable: true}
#   title: {zh: 财务预测期过短}
#   description:
#     zh: |
#       投资人要看到后续两轮融资和盈亏平衡的路径，预测期太短则无从展示。
#   message:
#     en: "Years covered by the forecast: {years}; {minimum_years} are expected."
#     zh: "财务预测仅覆盖 {years} 年，通常要求 {minimum_years} 年。"
#   suggestion:
#     lengthen_forecast:
#       en: "Carry the forecast on to {minimum_years} years: the first by month, then by quarter, then by year."
#       zh: "将预测期延长至 {minimum_years} 年：第一年按月，第二年按季，之后按年。"
#   question:
#     /forecast/years:
#       en: "How many years does the financial forecast cover, and in which year does cash turn positive?"
#       zh: "财务预测覆盖几年？预计哪一年现金流转正？"
package rules.investor_relations.forecast_too_short

import data.lib.facts
import data.lib.given
import data.rules.investor_relations.forecast_too_short.params

missing contains pointer if some pointer in facts.absent({"/forecast/years"})

pass if _years >= params.minimum_years

finding contains {
	"at": ["/forecast/years"],
	"evidence": {"years": _years, "minimum_years": params.minimum_years},
} if {
	_years < params.minimum_years
}

suggestion contains {
	"action": "lengthen_forecast",
	"values": {"minimum_years": params.minimum_years},
} if {
	count(finding) > 0
}

_years := given.fact(input.forecast.years)
