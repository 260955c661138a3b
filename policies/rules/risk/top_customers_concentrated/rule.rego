# METADATA
# title: Five customers carry the company
# description: |
#   Where five customers pay most of the revenue, the loss of one or two changes the plan, though none of them alone is large. A start-up has
#   too few customers for the figure to tell.
# custom:
#   severity: low
#   chapters: ["X-53"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /financials/top5_customers_share_pct]
#   levers:
#     - {pointer: /financials/top5_customers_share_pct, direction: down, actionable: true}
#   title: {zh: 前五大客户占比过高}
#   description:
#     zh: |
#       前五大客户贡献大部分收入时，即便单一客户占比不高，流失一两家也足以改变经营计划。初创期客户过少，不作判断。
#   message:
#     en: "The five largest customers pay {top5_customers_share_pct:percent} of revenue, above {maximum_top5_customers_share_pct:percent}."
#     zh: "前五大客户贡献收入的 {top5_customers_share_pct:percent}，高于 {maximum_top5_customers_share_pct:percent}。"
#   suggestion:
#     spread_customers:
#       en: "Show contract ends and renewal odds of the five, stagger them, and name the pipeline that brings the share down."
#       zh: "列明前五大客户的合同到期日与续约可能，错开到期时间，并说明可降低集中度的在谈客户。"
#   question:
#     /financials/top5_customers_share_pct:
#       en: "What share of the revenue of the last twelve months came from the five largest customers?"
#       zh: "近十二个月收入中，前五大客户合计占比是多少？"
package rules.risk.top_customers_concentrated

import data.lib.facts
import data.lib.given
import data.rules.risk.top_customers_concentrated.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/top5_customers_share_pct"})

pass if {
	input.company.stage in {"growth", "expansion"}
	_top5_customers_share_pct <= params.maximum_top5_customers_share_pct
}

finding contains {
	"at": ["/financials/top5_customers_share_pct"],
	"evidence": {"top5_customers_share_pct": _top5_customers_share_pct, "maximum_top5_customers_share_pct": params.maximum_top5_customers_share_pct},
} if {
	input.company.stage in {"growth", "expansion"}
	_top5_customers_share_pct > params.maximum_top5_customers_share_pct
}

suggestion contains {"action": "spread_customers", "values": {}} if count(finding) > 0

_top5_customers_share_pct := given.fact(input.financials.top5_customers_share_pct)
