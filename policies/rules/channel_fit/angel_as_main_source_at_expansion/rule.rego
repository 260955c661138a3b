# METADATA
# title: Angels as main source at expansion
# description: |
#   Angel money starts a company; tickets are small and seldom follow on. Planning to expand mainly on it suggests that larger investors
#   have not been asked or have declined. Angels at earlier stages, and angels beside others, are not a fault.
# custom:
#   severity: low
#   chapters: ["4.2.1", "4.1.2"]
#   stages: [expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /financing_plan/amount
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#   levers:
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#   title: {zh: 扩张期仍以天使投资为主}
#   description:
#     zh: |
#       天使资金用于起步，单笔金额小、后续追加能力有限。扩张期仍主要依靠天使，往往意味着尚未接触或未能打动更大的投资机构。
#       早期的天使轮、或与其他资金并存的天使投资，均不构成问题。
#   message:
#     en: "Angels are to bring {angel_amount:money} of the {ask:money} planned, more than {maximum_share_pct:percent} at the expansion stage."
#     zh: "公司已处扩张期，计划融资 {ask:money} 中天使资金占 {angel_amount:money}，超过 {maximum_share_pct:percent}。"
#   suggestion:
#     add_growth_equity:
#       en: "Find growth funds or a strategic investor for at least {to_replace:money+} of it."
#       zh: "其中至少 {to_replace:money+} 应由成长期基金或产业投资方承接。"
package rules.channel_fit.angel_as_main_source_at_expansion

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.rules.channel_fit.angel_as_main_source_at_expansion.params

not_applicable if input.company.stage in {"start_up", "growth"}

not_applicable if channels.none_planned({"angel"})

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if some pointer in channels.planned_hidden

missing contains pointer if {
	_angels != {}
	some pointer in (facts.absent({"/financing_plan/amount"}) | entries.lacking(_angels, {"amount"}))
}

missing contains pointer if some pointer in entries.unrated(_angels, _ask.currency)

rates contains rate if some rate in entries.used(_angels, _ask.currency)

pass if {
	input.company.stage == "expansion"
	missing == set()
	entries.total(_angels, _ask.currency) * 100 <= params.maximum_share_pct * _ask.amount
}

# What the known angels bring is enough to tell, whoever else is planned.
finding contains {
	"at": array.concat([pointer | some pointer, _ in _angels], ["/financing_plan/amount"]),
	"evidence": {
		"angel_amount": {"amount": _amount, "currency": _ask.currency},
		"ask": _ask,
		"maximum_share_pct": params.maximum_share_pct,
	},
} if {
	input.company.stage == "expansion"
	_excess > 0
}

suggestion contains {
	"action": "add_growth_equity",
	"values": {"to_replace": {"amount": _excess, "currency": _ask.currency}},
} if {
	count(finding) > 0
}

_angels := channels.planned({"angel"})

_excess := _amount - ((_ask.amount * params.maximum_share_pct) / 100)

_amount := entries.at_least(_angels, _ask.currency)

_ask := given.fact(input.financing_plan.amount)
