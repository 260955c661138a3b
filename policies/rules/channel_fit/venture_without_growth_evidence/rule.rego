# METADATA
# title: Venture capital without evidence of growth
# description: |
#   Venture investors past the start-up stage buy growth. Revenue, paying pilots or rising usage: one of them is enough.
# custom:
#   severity: medium
#   chapters: ["4.2.2", "4.1.2"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financials/revenue_ttm
#     - /market/pilots
#     - /market/pilots/-
#     - /market/pilots/*/paid
#     - /product/usage_growth_6m_pct
#   levers:
#     - {pointer: /financials/revenue_ttm, direction: up, actionable: true}
#     - {pointer: /market/pilots/*/paid, direction: set, actionable: true}
#     - {pointer: /product/usage_growth_6m_pct, direction: up, actionable: true}
#   title: {zh: 拟引入风险投资但缺少增长证据}
#   description:
#     zh: |
#       初创期之后，风险投资买的是增长。营业收入、付费试点、用量上升，三者有其一即可。
#   message:
#     en: "Venture capital is planned, but there is no revenue, usage changed by {usage_growth_pct:1-}% in six months, and {paid_pilots} pilots are paid for, fewer than {minimum_paid_pilots}."
#     zh: "拟引入风险投资，但尚无营业收入，近六个月用量变动 {usage_growth_pct:1-}%，付费试点 {paid_pilots} 家，不足 {minimum_paid_pilots} 家。"
#   suggestion:
#     sign_paid_pilots:
#       en: "Turn {pilots_to_sign} more pilots into paid contracts before the priced round opens, or show that usage rises month by month."
#       zh: "在启动定价融资之前，再将 {pilots_to_sign} 家试点转为付费合同，或以逐月数据证明用量持续上升。"
package rules.channel_fit.venture_without_growth_evidence

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.rules.channel_fit.venture_without_growth_evidence.params

not_applicable if input.company.stage == "start_up"

not_applicable if channels.none_planned({"venture"})

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	_venture == {}
	some pointer in channels.planned_hidden
}

missing contains pointer if {
	_venture != {}
	not _growing
	some pointer in union({
		facts.absent({"/financials/revenue_ttm", "/product/usage_growth_6m_pct"}),
		facts.not_whole({"/market/pilots"}),
		entries.lacking(_pilots, {"paid"}),
	})
}

pass if {
	input.company.stage in {"growth", "expansion"}
	_venture != {}
	_growing
}

finding contains {
	"at": [pointer | some pointer, _ in _venture],
	"evidence": {
		"revenue_ttm": _revenue,
		"usage_growth_pct": _usage_growth,
		"minimum_usage_growth_pct": params.minimum_usage_growth_pct,
		"paid_pilots": count(_paid),
		"minimum_paid_pilots": params.minimum_paid_pilots,
	},
} if {
	input.company.stage in {"growth", "expansion"}
	_venture != {}
	_revenue.amount == 0
	_usage_growth <= params.minimum_usage_growth_pct
	facts.whole("/market/pilots")
	entries.lacking(_pilots, {"paid"}) == set()
	count(_paid) < params.minimum_paid_pilots
}

suggestion contains {
	"action": "sign_paid_pilots",
	"values": {"pilots_to_sign": params.minimum_paid_pilots - count(_paid)},
} if {
	count(finding) > 0
}

_growing if _revenue.amount > 0

_growing if count(_paid) >= params.minimum_paid_pilots

_growing if _usage_growth > params.minimum_usage_growth_pct

_venture := channels.planned({"venture"})

_revenue := given.fact(input.financials.revenue_ttm)

_usage_growth := given.fact(input.product.usage_growth_6m_pct)

_paid := [pointer | some pointer, pilot in _pilots; pilot.paid == true]

_pilots := entries.at("/market/pilots", object.get(input, ["market", "pilots"], null))
