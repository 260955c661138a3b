# METADATA
# title: Payback of customer acquisition too long
# description: |
#   Until gross profit has repaid what a customer cost to win, growth eats cash; the longer that takes, the more of each round finances
#   customers and not the product. The measure is not in the article.
# related_resources:
#   - ref: S6
# custom:
#   severity: medium
#   chapters: ["6.3.5", "X-04"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /financials/cac_payback_months]
#   levers:
#     - {pointer: /financials/cac_payback_months, direction: down, actionable: true}
#   title: {zh: 获客成本回收期过长}
#   description:
#     zh: |
#       客户贡献的毛利收回获客成本之前，增长本身就在消耗现金；回收期越长，融资款中用于垫付获客的部分越多。该指标原文未涉及。
#   message:
#     en: "Gross profit takes {cac_payback_months} months to repay the cost of a customer; {maximum_months} is the limit."
#     zh: "获客成本回收期为 {cac_payback_months} 个月，超过 {maximum_months} 个月的上限。"
#   suggestion:
#     shorten_payback:
#       en: "Offer annual prepayment, and cut the channels whose own payback exceeds {maximum_months} months, before spending more on sales."
#       zh: "在追加销售投入之前，先推行年费预付，并停止回收期超过 {maximum_months} 个月的渠道。"
#   question:
#     /financials/cac_payback_months:
#       en: "How many months of gross profit repay the cost of winning a customer, and how was that measured?"
#       zh: "获客成本需要多少个月的毛利才能收回？如何测算？"
package rules.capital_operation.cac_payback_long

import data.lib.facts
import data.lib.given
import data.rules.capital_operation.cac_payback_long.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/cac_payback_months"})

pass if _months <= params.maximum_months

finding contains {
	"at": ["/financials/cac_payback_months"],
	"evidence": {"cac_payback_months": _months, "maximum_months": params.maximum_months},
} if {
	_months > params.maximum_months
}

suggestion contains {
	"action": "shorten_payback",
	"values": {"maximum_months": params.maximum_months},
} if {
	count(finding) > 0
}

# Undefined where the stage is not one of those that are judged.
_months := given.fact(input.financials.cac_payback_months) if input.company.stage in {"growth", "expansion"}
