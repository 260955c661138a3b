# METADATA
# title: Lifetime value too low for the cost of a customer
# description: |
#   What a customer brings over time must exceed what winning it costs, the more so the more is spent on winning. Before a product fits
#   its market the ratio says nothing, so the start-up stage is not judged; there is no one ratio for all. The measure is not in the article.
# related_resources:
#   - ref: S6
#   - ref: S7
# custom:
#   severity: medium
#   chapters: ["6.3.5", "X-04"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /financials/ltv, /financials/cac]
#   levers:
#     - {pointer: /financials/ltv, direction: up, actionable: true}
#     - {pointer: /financials/cac, direction: down, actionable: true}
#   title: {zh: 客户终身价值与获客成本之比偏低}
#   description:
#     zh: |
#       客户带来的长期价值应高于获客成本，投放越多要求越高。产品尚未契合市场时该比值没有意义，故初创期不作评价；也不存在适用于所有公司的统一标准。
#       该指标原文未涉及。
#   message:
#     en: "A customer brings {ltv:money-} over its lifetime and costs {cac:money+} to win: a ratio of {ltv_cac:2-}, below {minimum_ratio} for this stage."
#     zh: "客户终身价值 {ltv:money-}，获客成本 {cac:money+}，比值 {ltv_cac:2-}，低于该阶段的 {minimum_ratio}。"
#   suggestion:
#     mend_unit_economics:
#       en: "At the present lifetime value, bring the cost of a customer to {cac_at_minimum:money-} or less, or at the present cost the lifetime value to {ltv_at_minimum:money+}; put no more money into the channels above that."
#       zh: "终身价值不变时，获客成本应降至 {cac_at_minimum:money-} 以内；成本不变时，终身价值应升至 {ltv_at_minimum:money+}。达标前不宜在超标渠道追加投放。"
#   question:
#     /financials/cac:
#       en: "What does it cost to win a customer, salaries of sales and marketing included?"
#       zh: "单个客户的获客成本是多少（含销售和市场人员薪酬）？"
package rules.capital_operation.ltv_cac_low

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_operation.ltv_cac_low.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/ltv", "/financials/cac"})

missing contains pointer if some pointer in money.unrated_of(_ltv, _cac.currency, "/financials/ltv")

rates contains rate if some rate in money.used_of(_ltv, _cac.currency, "/financials/ltv")

pass if _value >= _minimum * _cac.amount

# Lifetime value is never negative, so that the cost is above 0 here.
finding contains {
	"at": ["/financials/ltv", "/financials/cac"],
	"evidence": {
		"ltv": _ltv,
		"cac": _cac,
		"ltv_cac": _value / _cac.amount,
		"minimum_ratio": _minimum,
	},
} if {
	_cac.amount > 0
	_value < _minimum * _cac.amount
}

suggestion contains {
	"action": "mend_unit_economics",
	"values": {
		"cac_at_minimum": {"amount": _value / _minimum, "currency": _cac.currency},
		"ltv_at_minimum": {"amount": _minimum * _cac.amount, "currency": _cac.currency},
	},
} if {
	count(finding) > 0
}

_minimum := params.minimum_ratio[input.company.stage]

_value := money.converted_of(_ltv, _cac.currency, "/financials/ltv")

_ltv := given.fact(input.financials.ltv)

_cac := given.fact(input.financials.cac)
