# METADATA
# title: Runway too short under stress
# description: |
#   Were revenue to fall, cash has to last long enough to raise new money. What falls away is the gross margin on the revenue that is lost:
#   the cost of what is not sold is saved, other costs follow late. Without a margin, the rule decides only what every margin from 0 to 100%
#   would. Without revenue nothing can fall away: the plain runway says it all (short_runway).
# related_resources:
#   - ref: S5
# custom:
#   severity: high
#   chapters: ["3.2.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/financials/cash, /financials/monthly_net_burn, /financials/revenue_ttm, /financials/gross_margin_pct]
#   levers:
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#   title: {zh: 压力情景下现金跑道过短}
#   description:
#     zh: |
#       若收入下滑，账面现金仍须支撑到完成新一轮融资。测算时按减少收入所对应的毛利计入影响：未发生的销售不产生营业成本，其余费用的压缩则总是滞后。
#       未提供毛利率的，仅在毛利率取 0 至 100% 结论均一致时判定。
#       尚无收入的公司只看基本现金跑道（见 short_runway）。
#   message:
#     margin_known:
#       en: "If revenue fell by {revenue_drop_pct}% at a gross margin of {margin_pct:percent}, cash would last {stressed_months:1-} months at a net burn of {stressed_burn:money+} a month; the minimum is {minimum_months}."
#       zh: "若收入下降 {revenue_drop_pct}%（毛利率按 {margin_pct:percent} 计），月净消耗将升至 {stressed_burn:money+}，现金仅够支撑 {stressed_months:1-} 个月，低于 {minimum_months} 个月。"
#     margin_unknown:
#       en: "The gross margin is not known. Even if revenue fell by {revenue_drop_pct}% and none of it had earned a margin, cash would last {stressed_months:1-} months at a net burn of {stressed_burn:money+} a month; the minimum is {minimum_months}."
#       zh: "未提供毛利率。即使收入下降 {revenue_drop_pct}% 且减少的收入均无毛利，现金也仅够支撑 {stressed_months:1-} 个月（月净消耗 {stressed_burn:money+}），低于 {minimum_months} 个月。"
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

missing contains pointer if some pointer in facts.absent({"/financials/monthly_net_burn"})

# Sales that leave no margin cost nothing when they fall away.
missing contains pointer if {
	not _lasts(_most)
	some pointer in facts.absent({"/financials/revenue_ttm"})
}

# The margin matters only where the loss of none and of all of the revenue differ in outcome.
missing contains pointer if {
	not _certain
	some pointer in facts.absent({"/financials/gross_margin_pct"})
}

# What comes in still covers what goes out: cash need not be known.
missing contains pointer if {
	not _self_funding(_most)
	some pointer in facts.absent({"/financials/cash"})
}

missing contains pointer if {
	not _lasts(_most)
	some pointer in money.unrated_of(_revenue, _burn.currency, "/financials/revenue_ttm")
}

missing contains pointer if {
	not _self_funding(_most)
	some pointer in money.unrated_of(_cash, _burn.currency, "/financials/cash")
}

rates contains rate if {
	some rate in money.used_of(_revenue, _burn.currency, "/financials/revenue_ttm")
}

rates contains rate if {
	not _self_funding(_most)
	some rate in money.used_of(_cash, _burn.currency, "/financials/cash")
}

pass if _lasts(_most)

finding contains {
	"kind": _kind,
	"at": array.concat(["/financials/cash", "/financials/monthly_net_burn", "/financials/revenue_ttm"], _margin_at),
	"evidence": {
		"margin_pct": _least,
		"stressed_months": _held / _stressed_burn,
		"stressed_burn": {"amount": _stressed_burn, "currency": _burn.currency},
		"cash": input.financials.cash,
		"revenue_drop_pct": params.revenue_drop_pct,
		"minimum_months": params.minimum_months,
	},
} if {
	_monthly_revenue > 0
	_fails(_least)
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

_certain if _lasts(_most)

_certain if _fails(_least)

_lasts(margin) if _self_funding(margin)

_lasts(margin) if {
	_burn_at(margin) > 0
	_held >= params.minimum_months * _burn_at(margin)
}

_fails(margin) if {
	_burn_at(margin) > 0
	_held < params.minimum_months * _burn_at(margin)
}

_self_funding(margin) if _burn_at(margin) <= 0

# The margins that it may be; none is above 100. Where every sale loses money, one less costs nothing.
_least := min([100, max([0, _margin])])

_least := 0 if not _margin

_most := min([100, max([0, _margin])])

_most := 100 if not _margin

_margin := given.fact(input.financials.gross_margin_pct)

_margin_at := ["/financials/gross_margin_pct"] if {
	is_number(_margin)
} else := []

_kind := "margin_known" if {
	is_number(_margin)
} else := "margin_unknown"

_stressed_burn := _burn_at(_least)

# Net burn and the margin on the part of a month's revenue that falls away.
_burn_at(0) := _burn.amount

_burn_at(margin) := _burn.amount + (((margin * params.revenue_drop_pct) * _monthly_revenue) / (100 * 100)) if margin > 0

_monthly_revenue := money.converted_of(_revenue, _burn.currency, "/financials/revenue_ttm") / 12

_held := money.converted_of(_cash, _burn.currency, "/financials/cash")

_cash := given.fact(input.financials.cash)

_burn := given.fact(input.financials.monthly_net_burn)

_revenue := given.fact(input.financials.revenue_ttm)
