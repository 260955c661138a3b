# METADATA
# title: Ask too large for one closing
# description: |
#   Money in the bank is not a burden; what a large round costs is dilution at today's price and the discipline of having to earn the next one.
#   A sum for many years is better closed in steps, each released by a milestone. An ask is large
#   when it covers that many months both of present net burn and of the plan; a company whose new recurring revenue costs little burn
#   grows into the money and is not held to it.
# related_resources:
#   - ref: S25
# custom:
#   severity: medium
#   chapters: ["3.3.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /financing_plan/amount
#     - /financials/monthly_net_burn
#     - /financials/net_new_arr_12m
#     - /financing_plan/plan_months
#     - /financing_plan/tranches
#     - /financing_plan/tranches/-
#   levers:
#     - {pointer: /financing_plan/tranches, direction: add, actionable: true}
#     - {pointer: /financing_plan/amount, direction: down, actionable: true}
#   title: {zh: 拟融资金额过大且一次性交割}
#   description:
#     zh: |
#       账上有钱并不是负担，大额融资真正的代价在于按今天的价格稀释股权，以及失去“挣得下一轮”的约束。覆盖多年的资金宜分期交割，
#       每期与里程碑挂钩。仅当按当前净消耗和按计划期限测算均超过上限时提示；
#       新增经常性收入所需消耗较低的公司不在此列。
#   message:
#     en: "The ask covers {months_covered:1+} months of present net burn and is meant to last {plan_months:1+}, more than {maximum_months}, in a single closing."
#     zh: "拟融资金额按当前净消耗可覆盖 {months_covered:1+} 个月，计划使用 {plan_months:1+} 个月，均超过 {maximum_months} 个月，且拟一次性交割。"
#   suggestion:
#     stage_closings:
#       en: "Close at most {first_closing:money-} first, enough for {first_closing_months} months, and tie the rest to a milestone and a higher price."
#       zh: "首期交割不超过 {first_closing:money-}（约 {first_closing_months} 个月），其余与里程碑及更高估值挂钩。"
package rules.financing_plan.ask_too_large_at_once

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.financing_plan.ask_too_large_at_once.params

# Nothing is burnt, so months are no measure of the ask.
not_applicable if _burn.amount <= 0

missing contains pointer if some pointer in facts.absent({"/financials/monthly_net_burn"})

missing contains pointer if {
	not _harmless
	some pointer in facts.absent({"/financing_plan/amount"})
}

missing contains pointer if {
	not _harmless
	some pointer in money.unrated({given.fact(input.financing_plan.amount)}, _burn.currency)
}

missing contains pointer if {
	_large
	not _staged
	not _is_efficient
	some pointer in facts.absent({"/financing_plan/plan_months"})
}

missing contains pointer if {
	_is_long
	not _staged
	some pointer in facts.absent({"/financials/net_new_arr_12m"})
}

missing contains pointer if {
	_is_long
	not _staged
	some pointer in money.unrated_of(_new_arr, _burn.currency, "/financials/net_new_arr_12m")
}

missing contains pointer if {
	_is_long
	not _staged
	not _is_efficient
	some pointer in facts.not_whole({"/financing_plan/tranches"})
}

rates contains rate if some rate in money.used({given.fact(input.financing_plan.amount)}, _burn.currency)

rates contains rate if {
	_large
	some rate in money.used_of(_new_arr, _burn.currency, "/financials/net_new_arr_12m")
}

pass if _ask <= params.maximum_months * _burn.amount

pass if _harmless

finding contains {
	"at": ["/financing_plan/amount", "/financials/monthly_net_burn"],
	"evidence": {
		"months_covered": _ask / _burn.amount,
		"plan_months": input.financing_plan.plan_months,
		"maximum_months": params.maximum_months,
		"tranches": count(_tranches),
		"minimum_tranches": params.minimum_tranches,
		"ask": input.financing_plan.amount,
		"monthly_net_burn": _burn,
	},
} if {
	_burn.amount > 0
	_is_long
	not _staged
	_is_costly
	facts.whole("/financing_plan/tranches")
}

suggestion contains {
	"action": "stage_closings",
	"values": {
		"first_closing": {"amount": params.first_closing_months * _burn.amount, "currency": _burn.currency},
		"first_closing_months": params.first_closing_months,
	},
} if {
	count(finding) > 0
}

_large if _ask > params.maximum_months * _burn.amount

# However large the ask is: it is for few months, comes in steps, or growth costs little.
_harmless if {
	_burn.amount > 0
	given.fact(input.financing_plan.plan_months) <= params.maximum_months
}

_harmless if {
	_burn.amount > 0
	_staged
}

_harmless if {
	_burn.amount > 0
	_is_efficient
}

_is_long if {
	_large
	given.fact(input.financing_plan.plan_months) > params.maximum_months
}

# A year's net burn over the recurring revenue that it added.
_is_efficient if 12 * _burn.amount < params.efficient_burn_multiple * _added

_is_costly if 12 * _burn.amount >= params.efficient_burn_multiple * _added

_added := money.converted_of(_new_arr, _burn.currency, "/financials/net_new_arr_12m")

_new_arr := given.fact(input.financials.net_new_arr_12m)

_staged if count(_tranches) >= params.minimum_tranches

_tranches := entries.at("/financing_plan/tranches", object.get(input, ["financing_plan", "tranches"], null))

_ask := money.converted(given.fact(input.financing_plan.amount), _burn.currency)

_burn := given.fact(input.financials.monthly_net_burn)
