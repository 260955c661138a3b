# METADATA
# title: Very large round before product and revenue
# description: |
#   Much money does not make a company survive; before there is a product or a sale, nothing corrects the plan it is spent on. Where neither
#   is there, the round is held against the time it is to last and the people who are to spend it. This check is not in the article.
# related_resources:
#   - ref: S24
# custom:
#   severity: medium
#   chapters: ["X-08"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/headcount
#     - /product/launched
#     - /financials/revenue_ttm
#     - /financing_plan/amount
#     - /financing_plan/plan_months
#   levers:
#     - {pointer: /product/launched, direction: set, actionable: true}
#     - {pointer: /financials/revenue_ttm, direction: up, actionable: true}
#     - {pointer: /financing_plan/amount, direction: down, actionable: true}
#     - {pointer: /financing_plan/plan_months, direction: down, actionable: true}
#   title: {zh: 尚无产品和收入即计划巨额融资}
#   description:
#     zh: |
#       资金多并不等于能够存活；在产品上线、取得收入之前，花钱的计划得不到任何市场校正。两者皆无时，本规则以资金使用期限和人均金额衡量融资规模。
#       本项检查原文未涉及。
#   message:
#     long:
#       en: "Without a launched product or revenue, money for {plan_months:1+} months is asked for; more than {maximum_plan_months} is hard to plan."
#       zh: "产品尚未上线、亦无收入，却拟一次融足 {plan_months:1+} 个月的资金；超过 {maximum_plan_months} 个月的计划难以令人信服。"
#     large:
#       en: "Without a launched product or revenue, {ask:money} is asked for a team of {headcount}; more than {maximum_per_head:money} a head needs a reason."
#       zh: "产品尚未上线、亦无收入，团队 {headcount} 人拟融资 {ask:money}；人均超过 {maximum_per_head:money}，需说明理由。"
#   suggestion:
#     tie_to_proof:
#       en: "Tie the greater part to two proofs, a launched product and a first paying customer, and show what compute and hiring the first part buys."
#       zh: "将大部分资金与两项验证挂钩：产品上线、首个付费客户；并列明首期资金用于多少算力与人员。"
package rules.financing_plan.mega_round_without_substance

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.financing_plan.mega_round_without_substance.params

missing contains pointer if {
	not _substance
	some pointer in facts.absent({
		"/company/headcount", "/product/launched", "/financials/revenue_ttm",
		"/financing_plan/amount", "/financing_plan/plan_months",
	})
}

missing contains pointer if {
	not _substance
	some pointer in money.unrated({_ask}, params.maximum_per_head.currency)
}

rates contains rate if {
	not _substance
	some rate in money.used({_ask}, params.maximum_per_head.currency)
}

pass if _substance

pass if {
	_neither
	_plan_months <= params.maximum_plan_months
	_amount <= _most
}

finding contains {
	"kind": "long",
	"at": ["/financing_plan/plan_months", "/product/launched", "/financials/revenue_ttm"],
	"evidence": {"plan_months": _plan_months, "maximum_plan_months": params.maximum_plan_months},
} if {
	_neither
	_plan_months > params.maximum_plan_months
}

finding contains {
	"kind": "large",
	"at": ["/financing_plan/amount", "/company/headcount", "/product/launched", "/financials/revenue_ttm"],
	"evidence": {
		"ask": _ask,
		"headcount": input.company.headcount,
		"maximum_per_head": params.maximum_per_head,
	},
} if {
	_neither
	_amount > _most
}

suggestion contains {"action": "tie_to_proof", "values": {}} if count(finding) > 0

_substance if input.product.launched == true

_substance if _revenue.amount > 0

_neither if {
	input.product.launched == false
	_revenue.amount == 0
}

_most := params.maximum_per_head.amount * given.fact(input.company.headcount)

_amount := money.converted(_ask, params.maximum_per_head.currency)

_ask := given.fact(input.financing_plan.amount)

_plan_months := given.fact(input.financing_plan.plan_months)

_revenue := given.fact(input.financials.revenue_ttm)
