# METADATA
# title: Runway too short under stress
# description: |
#   Were revenue to fall while costs stay, cash has to last long enough to raise new money. The whole fall is counted, since costs follow
#   late. Without revenue nothing can fall away: the plain runway says it all (short_runway).
# related_resources:
#   - ref: S5
# custom:
#   severity: high
#   chapters: ["3.2.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/financials/cash, /financials/monthly_net_burn, /financials/revenue_ttm]
#   levers:
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#   title: {zh: 压力情景下现金跑道过短}
#   description:
#     zh: |
#       若收入下滑而成本未能同步压缩，账面现金仍须支撑到完成新一轮融资。测算时计入收入下滑的全部影响，因为成本调整总是滞后。
#       尚无收入的公司只看基本现金跑道（见 short_runway）。
#   message:
#     en: "If revenue fell by {revenue_drop_pct}%, cash would last {stressed_months:1-} months at a net burn of {stressed_burn:money+} a month; the minimum is {minimum_months}."
#     zh: "若收入下降 {revenue_drop_pct}%，月净消耗将升至 {stressed_burn:money+}，现金仅够支撑 {stressed_months:1-} 个月，低于 {minimum_months} 个月。"
#   suggestion:
#     build_reserve:
#       en: "Hold {shortfall:money+} more in cash or committed credit, or prepare cuts of {monthly_cut:money+} a month that can start as soon as revenue falls."
#       zh: "增加现金或已承诺授信 {shortfall:money+}，或预先制定每月 {monthly_cut:money+} 的费用压缩方案，收入一旦下滑即可执行。"
package rules.runway.stressed_runway_too_short

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.runway.stressed_runway_too_short.params

# Nothing is sold yet that could fall away.
not_applicable if given.fact(input.financials.revenue_ttm).amount == 0

missing contains pointer if some pointer in facts.absent({"/financials/monthly_net_burn", "/financials/revenue_ttm"})

# What comes in still covers what goes out: cash need not be known.
missing contains pointer if {
	not _self_funding
	some pointer in facts.absent({"/financials/cash"})
}

missing contains pointer if {
	some pointer in money.unrated({_revenue}, _burn.currency)
}

missing contains pointer if {
	not _self_funding
	some pointer in money.unrated({_cash}, _burn.currency)
}

pass if _self_funding

pass if _held >= params.minimum_months * _stressed_burn

finding contains {
	"at": ["/financials/cash", "/financials/monthly_net_burn", "/financials/revenue_ttm"],
	"evidence": {
		"stressed_months": _held / _stressed_burn,
		"stressed_burn": {"amount": _stressed_burn, "currency": _burn.currency},
		"cash": input.financials.cash,
		"revenue_drop_pct": params.revenue_drop_pct,
		"minimum_months": params.minimum_months,
	},
} if {
	_stressed_burn > 0
	_held < params.minimum_months * _stressed_burn
}

suggestion contains {
	"action": "build_reserve",
	"values": {
		"shortfall": {"amount": (params.minimum_months * _stressed_burn) - _held, "currency": _burn.currency},
		"monthly_cut": {"amount": _stressed_burn - (_held / params.minimum_months), "currency": _burn.currency},
	},
} if {
	count(finding) > 0
}

_self_funding if _stressed_burn <= 0

# Net burn and the part of a month's revenue that falls away.
_stressed_burn := _burn.amount + ((params.revenue_drop_pct * money.converted(_revenue, _burn.currency)) / (100 * 12))

_held := money.converted(_cash, _burn.currency)

_cash := given.fact(input.financials.cash)

_burn := given.fact(input.financials.monthly_net_burn)

_revenue := given.fact(input.financials.revenue_ttm)
