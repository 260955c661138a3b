# METADATA
# title: Debt before revenue too large
# description: |
#   Before there is revenue, debt is served out of equity alone. It stays bearable while it is a small part of the last equity round.
#   A company with revenue is judged by what covers its debt service instead (debt_service_not_covered).
# related_resources:
#   - ref: S9
# custom:
#   severity: high
#   chapters: ["3.2.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /financials/interest_bearing_debt
#     - /financials/revenue_ttm
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /rounds/*/amount
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#   levers:
#     - {pointer: /financials/interest_bearing_debt, direction: down, actionable: true}
#     - {pointer: /rounds/*/amount, direction: up, actionable: false}
#   title: {zh: 尚无收入而负债过高}
#   description:
#     zh: |
#       尚无收入时，本息只能由股权资金偿付，负债占最近一轮股权融资的比例较低才可承受。
#       已有收入的公司改按偿债覆盖倍数判断（见 debt_service_not_covered）。
#   message:
#     large:
#       en: "Without revenue the company owes {debt:money+}, {debt_share_pct:percent+} of its last equity round ({last_round:money-}); at most {maximum_share_pct}% is bearable."
#       zh: "公司尚无收入，有息负债 {debt:money+}，为最近一轮股权融资额（{last_round:money-}）的 {debt_share_pct:percent+}，超过 {maximum_share_pct}% 的上限。"
#     no_equity:
#       en: "The company owes {debt:money+}, but has neither revenue nor equity raised from investors to serve it; the limit is {maximum_share_pct}% of the last equity round."
#       zh: "公司有息负债 {debt:money+}，但既无收入，也未完成股权融资；负债上限为最近一轮股权融资额的 {maximum_share_pct}%。"
#   suggestion:
#     reduce_debt:
#       en: "Repay {excess:money+} or convert it into equity, so that at most {bearable_debt:money-} of debt is left before revenue starts."
#       zh: "在产生收入之前，偿还 {excess:money+} 或将其转为股权，使有息负债降至 {bearable_debt:money-} 以内。"
package rules.capital_structure.pre_revenue_debt_too_large

import data.lib.facts
import data.lib.given
import data.lib.last_equity
import data.rules.capital_structure.pre_revenue_debt_too_large.params

# There is revenue: what covers the debt service is judged, by another rule.
not_applicable if given.fact(input.financials.revenue_ttm).amount > 0

missing contains pointer if some pointer in facts.absent({"/financials/interest_bearing_debt"})

missing contains pointer if {
	_debt.amount > 0
	facts_needed := facts.absent({"/financials/revenue_ttm"}) | last_equity.missing
	some pointer in (facts_needed | last_equity.unrated(_debt.currency))
}

rates contains rate if {
	_debt.amount > 0
	some rate in last_equity.used(_debt.currency)
}

pass if _debt.amount == 0

pass if {
	missing == set()
	_debt.amount <= _bearable
}

finding contains {
	"kind": "large",
	"at": array.concat(["/financials/interest_bearing_debt"], last_equity.at),
	"evidence": {
		"debt": input.financials.interest_bearing_debt,
		"last_round": {"amount": _last_round, "currency": _debt.currency},
		"debt_share_pct": (100 * _debt.amount) / _last_round,
		"maximum_share_pct": params.maximum_share_pct,
	},
} if {
	missing == set()
	_last_round > 0
	_debt.amount > _bearable
}

finding contains {
	"kind": "no_equity",
	"at": ["/financials/interest_bearing_debt", "/rounds"],
	"evidence": {"debt": input.financials.interest_bearing_debt, "maximum_share_pct": params.maximum_share_pct},
} if {
	missing == set()
	_last_round == 0
	_debt.amount > 0
}

suggestion contains {
	"action": "reduce_debt",
	"values": {
		"excess": {"amount": _debt.amount - _bearable, "currency": _debt.currency},
		"bearable_debt": {"amount": _bearable, "currency": _debt.currency},
	},
} if {
	count(finding) > 0
}

_bearable := (params.maximum_share_pct * _last_round) / 100

_last_round := last_equity.amount(_debt.currency)

_debt := given.fact(input.financials.interest_bearing_debt)
