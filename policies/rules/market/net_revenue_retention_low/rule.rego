# METADATA
# title: Revenue retention too low
# description: |
#   Net retention below 100% means that last year's customers pay less this year, expansions included; gross retention below 85% means that
#   growth first refills what leaks. Either is enough for a finding. A start-up has too few renewals for the figures to tell.
# custom:
#   severity: medium
#   chapters: ["X-32"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /market/nrr_pct, /market/grr_pct]
#   levers:
#     - {pointer: /market/nrr_pct, direction: up, actionable: true}
#     - {pointer: /market/grr_pct, direction: up, actionable: true}
#   title: {zh: 收入留存率偏低}
#   description:
#     zh: |
#       净收入留存率（NRR）低于 100%，说明老客户连同增购在内付费下降；毛收入留存率（GRR）低于 85%，说明增长首先用于填补流失。任一项不达标即提示。
#       初创期续约样本过少，不作判断。
#   message:
#     net:
#       en: "Net revenue retention is {nrr_pct:percent}, below {minimum_nrr_pct:percent}."
#       zh: "净收入留存率（NRR）为 {nrr_pct:percent}，低于 {minimum_nrr_pct:percent}。"
#     gross:
#       en: "Gross revenue retention is {grr_pct:percent}, below {minimum_grr_pct:percent}."
#       zh: "毛收入留存率（GRR）为 {grr_pct:percent}，低于 {minimum_grr_pct:percent}。"
#   suggestion:
#     show_cohorts:
#       en: "Show retention by quarterly cohort and segment, name the reasons of the ten largest losses, and stop selling to the segment that leaves."
#       zh: "按季度批次和客群列示留存，说明金额最大的十笔流失原因，并停止向流失严重的客群销售。"
#   question:
#     /market/nrr_pct:
#       en: "What was net revenue retention over the last twelve months (revenue today of those who were customers a year ago, over theirs then)?"
#       zh: "近十二个月净收入留存率（NRR）是多少（一年前客户当前收入 ÷ 其当时收入）？"
#     /market/grr_pct:
#       en: "What was gross revenue retention, expansions left out?"
#       zh: "不计增购的毛收入留存率（GRR）是多少？"
package rules.market.net_revenue_retention_low

import data.lib.facts
import data.lib.given
import data.rules.market.net_revenue_retention_low.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/market/nrr_pct", "/market/grr_pct"})

pass if {
	input.company.stage in {"growth", "expansion"}
	_net >= params.minimum_nrr_pct
	_gross >= params.minimum_grr_pct
}

finding contains {
	"kind": "net",
	"at": ["/market/nrr_pct"],
	"evidence": {"nrr_pct": _net, "minimum_nrr_pct": params.minimum_nrr_pct},
} if {
	input.company.stage in {"growth", "expansion"}
	_net < params.minimum_nrr_pct
}

finding contains {
	"kind": "gross",
	"at": ["/market/grr_pct"],
	"evidence": {"grr_pct": _gross, "minimum_grr_pct": params.minimum_grr_pct},
} if {
	input.company.stage in {"growth", "expansion"}
	_gross < params.minimum_grr_pct
}

suggestion contains {"action": "show_cohorts", "values": {}} if count(finding) > 0

_net := given.fact(input.market.nrr_pct)

_gross := given.fact(input.market.grr_pct)
