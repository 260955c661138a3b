# METADATA
# title: Runway too short
# description: |
#   Cash divided by net burn is the time left before money runs out. Below half a year the next round can hardly be closed in
#   time; below a year it is negotiated against the clock. A company that takes in more than it spends has no runway to run out of; one
#   that neither earns nor spends is asked for the burn that it plans.
# related_resources:
#   - ref: S5
#   - ref: S6
# custom:
#   severity: critical
#   chapters: ["1.2.4", "8.2.3"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /financials/cash, /financials/monthly_net_burn, /financials/revenue_ttm]
#   levers:
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#   title: {zh: 现金跑道过短}
#   description:
#     zh: |
#       现金余额除以月净消耗，即资金耗尽前的剩余时间。不足半年，新一轮融资很难及时交割；不足一年，谈判将受时间所迫。
#       经营净流入的公司不存在跑道问题；既无收入也无支出的公司，须说明计划中的净消耗。
#   message:
#     empty:
#       en: "There is no cash; nothing was earned and nothing was spent."
#       zh: "公司账面无现金，亦无收入和支出。"
#     short:
#       en: "Cash lasts {runway_months:1-} months, less than the minimum of {minimum_months}."
#       zh: "账面现金仅够支撑 {runway_months:1-} 个月，低于 {minimum_months} 个月的底线。"
#     tight:
#       en: "Cash lasts {runway_months:1-} months; below {comfortable_months} the next round is negotiated against the clock."
#       zh: "账面现金可支撑 {runway_months:1-} 个月，不足 {comfortable_months} 个月，下一轮融资谈判将较为被动。"
#   suggestion:
#     show_funding:
#       en: "Show what the company will live on: the burn planned for the next 12 months, and the money committed to it."
#       zh: "说明公司后续的资金来源：未来 12 个月的计划净消耗，以及已承诺到位的资金。"
#     raise_cash:
#       en: "Raise at least {shortfall:money+} for {target_months} months of runway; with less than a month of cash left, cuts alone come too late."
#       zh: "至少补充资金 {shortfall:money+}，使现金跑道达到 {target_months} 个月；现金已不足一个月，仅靠压缩支出为时已晚。"
#     extend_runway:
#       en: "Raise at least {shortfall:money+}, or cut net burn to {burn_at_target:money-} a month, for {target_months} months of runway."
#       zh: "至少补充资金 {shortfall:money+}，或将月净消耗压降至 {burn_at_target:money-} 以内，使现金跑道达到 {target_months} 个月。"
package rules.runway.short_runway

import data.lib.facts
import data.lib.figures
import data.lib.money
import data.lib.self_funding
import data.rules.runway.short_runway.params

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | self_funding.missing)

# What comes in covers what goes out: cash need not be known.
missing contains pointer if {
	not self_funding.proven
	some pointer in facts.absent({"/financials/cash"})
}

missing contains pointer if {
	not self_funding.proven
	some pointer in money.unrated_of(input.financials.cash, _currency, "/financials/cash")
}

rates contains rate if {
	not self_funding.proven
	some rate in money.used_of(input.financials.cash, _currency, "/financials/cash")
}

pass if {
	input.company.stage
	self_funding.proven
}

# Proven, not assumed: both floors are reached.
pass if {
	_net_burn > 0
	_cash >= _minimum_months * _net_burn
	_cash >= params.comfortable_months * _net_burn
}

finding contains {
	"kind": "empty",
	"at": ["/financials/cash", "/financials/monthly_net_burn", "/financials/revenue_ttm"],
	"evidence": {
		"cash": input.financials.cash,
		"monthly_net_burn": input.financials.monthly_net_burn,
		"revenue_ttm": input.financials.revenue_ttm,
	},
} if {
	self_funding.idle
	_cash <= 0
}

# Compared as amounts, not as a quotient: the threshold must not depend on rounding.
finding contains {
	"kind": "short",
	"at": ["/financials/cash", "/financials/monthly_net_burn"],
	"evidence": object.union(_evidence, {"minimum_months": _minimum_months}),
} if {
	_net_burn > 0
	_cash < _minimum_months * _net_burn
}

finding contains {
	"kind": "tight",
	"severity": "medium",
	"at": ["/financials/cash", "/financials/monthly_net_burn"],
	"evidence": object.union(_evidence, {"comfortable_months": params.comfortable_months}),
} if {
	_net_burn > 0
	_cash >= _minimum_months * _net_burn
	_cash < params.comfortable_months * _net_burn
}

suggestion contains {
	"action": "extend_runway",
	"values": {
		"shortfall": {"amount": (params.target_months * _net_burn) - _cash, "currency": _currency},
		"burn_at_target": {"amount": _cash / params.target_months, "currency": _currency},
		"target_months": params.target_months,
	},
} if {
	some found in finding
	found.kind in {"short", "tight"}
	_cash >= _net_burn
}

suggestion contains {
	"action": "raise_cash",
	"values": {
		"shortfall": {"amount": (params.target_months * _net_burn) - _cash, "currency": _currency},
		"target_months": params.target_months,
	},
} if {
	some found in finding
	found.kind == "short"
	_cash < _net_burn
}

suggestion contains {"action": "show_funding", "values": {}} if {
	some found in finding
	found.kind == "empty"
}

_evidence := {
	"runway_months": figures.runway_months,
	"cash": input.financials.cash,
	"monthly_net_burn": input.financials.monthly_net_burn,
} if {
	_net_burn > 0
}

_minimum_months := params.minimum_months[input.company.stage]

_cash := figures.cash

_net_burn := figures.net_burn

_currency := figures.burn_currency
