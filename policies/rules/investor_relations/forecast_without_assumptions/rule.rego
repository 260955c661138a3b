# METADATA
# title: Forecast without assumptions
# description: |
#   A forecast is as good as the assumptions under it: price, volume, churn, cost of computing. Without them an investor can neither test
#   nor vary it, and sets it aside.
# custom:
#   severity: high
#   chapters: ["5.2.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/forecast/assumptions, /forecast/assumptions/-]
#   levers:
#     - {pointer: /forecast/assumptions, direction: add, actionable: true}
#   title: {zh: 财务预测缺少假设}
#   description:
#     zh: |
#       预测的质量取决于背后的假设：价格、销量、流失率、算力成本。没有假设，投资人无法验证也无法做敏感性分析，只能不予采信。
#   message:
#     en: "Assumptions behind the forecast: {assumptions} named, at least {minimum_assumptions} needed to test it."
#     zh: "财务预测仅列明 {assumptions} 项假设，至少应有 {minimum_assumptions} 项方可验证。"
#   suggestion:
#     name_assumptions:
#       en: "Name the assumptions that move the result most, each with a value, a range and where it comes from; show the forecast with each one a fifth worse."
#       zh: "列出对结果影响最大的假设，逐项注明取值、区间和依据，并测算每项恶化两成时的结果。"
#   question:
#     /forecast/assumptions:
#       en: "Which assumptions carry the forecast, and what happens to cash if the boldest of them fails?"
#       zh: "财务预测依赖哪些关键假设？若最乐观的一项不成立，现金状况会怎样？"
#     /forecast/assumptions/-:
#       en: "Are these all the assumptions of the forecast? Please add the others."
#       zh: "以上是否为财务预测的全部假设？如有其他，请补充。"
package rules.investor_relations.forecast_without_assumptions

import data.lib.facts
import data.lib.given
import data.rules.investor_relations.forecast_without_assumptions.params

missing contains pointer if {
	not pass
	some pointer in facts.not_whole({"/forecast/assumptions"})
}

pass if _assumptions >= params.minimum_assumptions

finding contains {
	"at": ["/forecast/assumptions"],
	"evidence": {"assumptions": _assumptions, "minimum_assumptions": params.minimum_assumptions},
} if {
	facts.whole("/forecast/assumptions")
	_assumptions < params.minimum_assumptions
}

suggestion contains {"action": "name_assumptions", "values": {}} if count(finding) > 0

_assumptions := count(given.fact(input.forecast.assumptions))
