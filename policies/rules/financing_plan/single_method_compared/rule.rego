# METADATA
# title: Only one way of financing compared
# description: |
#   Money has a price in every form: ownership, interest, warrants, covenants. Whoever compares one way only has not chosen. Two ways,
#   each with its cost and main risk, are the least. A public offering has no second way of the same size and is not judged.
# custom:
#   severity: medium
#   chapters: ["4.1.4"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/annual_cost_pct
#     - /financing_plan/methods/*/dilution_pct
#     - /financing_plan/methods/*/risk
#   optional:
#     /financing_plan/methods/*/channel: "where two ways are priced, it tells nothing more"
#   levers:
#     - {pointer: /financing_plan/methods, direction: add, actionable: true}
#     - {pointer: /financing_plan/methods/*/annual_cost_pct, direction: set, actionable: true}
#     - {pointer: /financing_plan/methods/*/dilution_pct, direction: set, actionable: true}
#   title: {zh: 仅比较了一种融资方式}
#   description:
#     zh: |
#       任何资金都有成本：股权稀释、利息、认股权、限制性条款。只看一种方式，等于没有选择。至少应有两种方式，各列成本与主要风险。公开发行没
#       有同等规模的替代方式，不予判断。
#   message:
#     en: "The plan holds one way of raising the money; at least {minimum_methods} should be compared by cost and risk."
#     zh: "融资计划仅列出一种融资方式，至少应对 {minimum_methods} 种方式的成本与风险进行比较。"
#   suggestion:
#     price_alternative:
#       en: "Price a second way for the same sum: the ownership sold times the value expected at exit on one side, interest, fees and warrants on the other."
#       zh: "就同等金额再测算一种方式：一方面是出让股权比例乘以预期退出估值，另一方面是利息、费用及认股权成本。"
package rules.financing_plan.single_method_compared

import data.lib.entries
import data.lib.facts
import data.lib.rounds
import data.rules.financing_plan.single_method_compared.params

# The plan names no way of raising money, so there is none to compare.
not_applicable if {
	facts.whole("/financing_plan/methods")
	_methods == {}
}

# A public offering alone is planned.
not_applicable if {
	facts.whole("/financing_plan/methods")
	_methods != {}
	every method in _methods { method.channel in params.public_channels }
}

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	count(_methods) == 1
	some pointer in entries.lacking(_methods, {"channel"})
}

missing contains pointer if {
	count(_methods) < params.minimum_methods
	some pointer in facts.not_whole({"/financing_plan/methods"})
}

missing contains pointer if {
	count(_priced) < params.minimum_methods
	some place, method in _methods
	some pointer in facts.lacking(place, method, {_cost(method), "risk"})
}

pass if {
	input.company.stage
	count(_priced) >= params.minimum_methods
}

finding contains object.union(_band, {
	"at": ["/financing_plan/methods"],
	"evidence": {"methods": count(_methods), "minimum_methods": params.minimum_methods},
}) if {
	input.company.stage
	facts.whole("/financing_plan/methods")
	_methods != {}
	every method in _methods { facts.known(method, "channel") }
	count(_methods) < params.minimum_methods
}

suggestion contains {"action": "price_alternative", "values": {}} if count(finding) > 0

_band := {"severity": params.severity_at_start_up} if input.company.stage == "start_up"

_band := {} if input.company.stage in {"growth", "expansion"}

_priced := {place | some place, method in _methods; facts.lacking("", method, {_cost(method), "risk"}) == set()}

# Either cost will do; what to ask for where there is none goes by the channel.
_cost(method) := "annual_cost_pct" if {
	facts.known(method, "annual_cost_pct")
} else := "dilution_pct" if {
	facts.known(method, "dilution_pct")
} else := "annual_cost_pct" if {
	rounds.is_debt(method)
} else := "dilution_pct"

_methods := entries.at("/financing_plan/methods", object.get(input, ["financing_plan", "methods"], null))
