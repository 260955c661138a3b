# METADATA
# title: Largest customer too large
# description: |
#   When one customer brings most of the revenue, its budget decides on the company's. A young company may live with that for a while;
#   one that expands should not. A company without revenue has no customer to depend on.
# custom:
#   severity: high
#   chapters: ["6.2.1", "8.2.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts: [/company/stage, /financials/revenue_ttm, /financials/top_customer_share_pct]
#   levers:
#     - {pointer: /financials/top_customer_share_pct, direction: down, actionable: true}
#   title: {zh: 客户集中度过高}
#   description:
#     zh: |
#       若大部分收入来自同一客户，对方的预算就决定了公司的命运。早期尚可容忍，扩张期则不应如此。没有收入的公司不存在客户依赖问题。
#   message:
#     en: "The largest customer brings {top_customer_share_pct:percent+} of revenue, more than {maximum_top_customer_pct:percent}."
#     zh: "第一大客户收入占比 {top_customer_share_pct:percent+}，超过 {maximum_top_customer_pct:percent} 的上限。"
#   suggestion:
#     broaden_customers:
#       en: "With the largest customer unchanged, other customers must bring {other_revenue_growth_pct:percent+} more than today to reach {maximum_top_customer_pct:percent}."
#       zh: "在大客户收入不变的情况下，其他客户收入需较目前增长 {other_revenue_growth_pct:percent+}，才能将占比降至 {maximum_top_customer_pct:percent}。"
#     secure_contract:
#       en: "Meanwhile, extend the largest customer's contract beyond the cash runway, with notice of at least half a year."
#       zh: "在此期间，争取将大客户合同期延长至现金跑道之后，并约定至少半年的终止通知期。"
package rules.risk.customer_concentration

import data.lib.facts
import data.lib.given
import data.rules.risk.customer_concentration.params

not_applicable if _revenue == 0

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/top_customer_share_pct"})

pass if _share <= _maximum

finding contains object.union(_band, {
	"at": ["/financials/top_customer_share_pct"],
	"evidence": {"top_customer_share_pct": _share, "maximum_top_customer_pct": _maximum},
}) if {
	_share > _maximum
}

# The others have 100 - s of the revenue today; they would need s * (100 - m) / m beside an unchanged s.
suggestion contains {
	"action": "broaden_customers",
	"values": {
		"other_revenue_growth_pct": (100 * needed) / (100 - _share),
		"maximum_top_customer_pct": _maximum,
	},
} if {
	_share > _maximum
	_share < 100
	needed := ((_share * (100 - _maximum)) / _maximum) - (100 - _share)
}

suggestion contains {"action": "secure_contract", "values": {}} if _share > _maximum

# The first customers are few.
_band := {"severity": "medium"} if input.company.stage == "start_up"

_band := {} if input.company.stage != "start_up"

_share := given.fact(input.financials.top_customer_share_pct)

_maximum := params.maximum_top_customer_pct[input.company.stage]

_revenue := given.fact(input.financials.revenue_ttm).amount
