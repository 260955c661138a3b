# METADATA
# title: Market not tested by the founders
# description: |
#   Business insight shows in what was done with buyers: interviews held at the start-up stage, revenue later.
# custom:
#   severity: high
#   chapters: ["8.1.2"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /market/customer_interviews, /financials/revenue_ttm]
#   levers:
#     - {pointer: /market/customer_interviews, direction: up, actionable: true}
#     - {pointer: /financials/revenue_ttm, direction: up, actionable: true}
#   title: {zh: 创始团队尚未验证市场}
#   description:
#     zh: |
#       商业洞察力体现在与客户的实际接触中：初创期看客户访谈，其后看收入。
#   message:
#     few_interviews:
#       en: "Interviews held with possible buyers: {customer_interviews}. At the start-up stage at least {minimum_interviews} are needed."
#       zh: "潜在客户访谈仅 {customer_interviews} 次，初创期至少应有 {minimum_interviews} 次。"
#     no_revenue:
#       en: "The company is past the start-up stage and had no revenue in the last twelve months."
#       zh: "公司已过初创期，但近十二个月没有营业收入。"
#   suggestion:
#     interview:
#       en: "Hold {further_interviews} more interviews with people who decide on the purchase, before more is built; keep notes of each."
#       zh: "在继续开发之前，再访谈 {further_interviews} 位有采购决策权的人，并逐次记录。"
#     sell:
#       en: "Sign a first paying customer, even for a small scope, before the growth plan is funded."
#       zh: "在为增长计划融资之前，先签下第一家付费客户，范围小也可。"
#   question:
#     /market/customer_interviews:
#       en: "How many possible buyers have you interviewed, with notes, and what changed in the plan after that?"
#       zh: "已完成多少次有记录的潜在客户访谈？访谈后方案做了哪些调整？"
package rules.founders.market_untested

import data.lib.facts
import data.lib.given
import data.rules.founders.market_untested.params

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	_minimum
	some pointer in facts.absent({"/market/customer_interviews"})
}

missing contains pointer if {
	_sells
	some pointer in facts.absent({"/financials/revenue_ttm"})
}

pass if _interviews >= _minimum

pass if {
	_sells
	_revenue > 0
}

finding contains {
	"kind": "few_interviews",
	"at": ["/market/customer_interviews"],
	"evidence": {"customer_interviews": _interviews, "minimum_interviews": _minimum},
} if {
	_interviews < _minimum
}

finding contains {
	"kind": "no_revenue",
	"at": ["/financials/revenue_ttm"],
	"evidence": {"revenue_ttm": input.financials.revenue_ttm},
} if {
	_sells
	_revenue == 0
}

suggestion contains {"action": "interview", "values": {"further_interviews": _minimum - _interviews}} if {
	_interviews < _minimum
}

suggestion contains {"action": "sell", "values": {}} if {
	_sells
	_revenue == 0
}

# Interviews are asked for at the stages that have a minimum; at the others revenue is.
_minimum := params.minimum_interviews[input.company.stage]

_sells if input.company.stage in params.revenue_stages

_interviews := given.fact(input.market.customer_interviews)

_revenue := given.fact(input.financials.revenue_ttm).amount
