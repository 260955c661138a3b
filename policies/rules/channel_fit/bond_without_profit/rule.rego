# METADATA
# title: Bond without profit to pay the interest
# description: |
#   The average distributable profit of the past three years should pay a year's interest on the bonds planned. In China the law asks this
#   of bonds offered to the public; for private bonds and elsewhere it is the least that a careful lender looks for.
# related_resources:
#   - ref: S17
# custom:
#   severity: high
#   chapters: ["4.2.6", "4.1.2"]
#   stages: [expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /company/country
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /financing_plan/methods/*/rate_pct
#     - /financing_plan/methods/*/public
#     - /financials/distributable_profit_avg_3y
#   optional:
#     /company/country: tells law from prudence; the figures are compared either way
#     /financing_plan/methods/*/public: tells law from prudence; the figures are compared either way
#   levers:
#     - {pointer: /financials/distributable_profit_avg_3y, direction: up, actionable: false}
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#     - {pointer: /financing_plan/methods/*/rate_pct, direction: down, actionable: true}
#   title: {zh: 拟发行债券但利润不足以支付利息}
#   description:
#     zh: |
#       最近三年平均可分配利润应足以支付拟发行债券一年的利息。在中国境内，这是公开发行公司债券的法定条件；
#       非公开发行及其他国家和地区，则是审慎的债权人最低限度的要求。
#   message:
#     unlawful:
#       en: "A public bond is planned; a year's interest of {interest:money} exceeds the average distributable profit of three years, {profit:money}, which the law in China does not allow."
#       zh: "拟公开发行债券，一年利息 {interest:money}，高于最近三年平均可分配利润 {profit:money}，不符合公开发行的法定条件。"
#     uncovered:
#       en: "A bond is planned; a year's interest of {interest:money} exceeds the average distributable profit of three years, {profit:money}."
#       zh: "拟发行债券，一年利息 {interest:money}，高于最近三年平均可分配利润 {profit:money}。"
#   suggestion:
#     shrink_bond:
#       en: "Interest of at most {affordable_interest:money-} a year can be carried; cut the bond to that, or raise the rest as equity."
#       zh: "每年可承受的利息上限为 {affordable_interest:money-}；据此缩减发行规模，其余部分改为股权融资。"
package rules.channel_fit.bond_without_profit

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.channel_fit.bond_without_profit.params

not_applicable if input.company.stage in {"start_up", "growth"}

not_applicable if channels.none_planned({"bond"})

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | channels.planned_hidden)

missing contains pointer if some pointer in entries.lacking(_bonds, {"amount", "rate_pct"})

missing contains pointer if {
	_bonds != {}
	some pointer in facts.absent({"/financials/distributable_profit_avg_3y"})
}

missing contains pointer if some pointer in entries.unrated(_bonds, _profit.currency)

rates contains rate if some rate in entries.used(_bonds, _profit.currency)

pass if {
	input.company.stage == "expansion"
	missing == set()
	_bonds != {}
	_needed <= _profit.amount
}

finding contains {
	"kind": "unlawful",
	"at": _at,
	"evidence": _evidence,
} if {
	_uncovered
	_unlawful
}

finding contains {
	"kind": "uncovered",
	"severity": "medium",
	"at": _at,
	"evidence": _evidence,
} if {
	_uncovered
	not _unlawful
}

suggestion contains {
	"action": "shrink_bond",
	"values": {"affordable_interest": {
		"amount": max([0, _profit.amount]) / params.minimum_interest_years,
		"currency": _profit.currency,
	}},
} if {
	count(finding) > 0
}

_uncovered if {
	input.company.stage == "expansion"
	_bonds != {}
	_needed > _profit.amount
}

_unlawful if {
	input.company.country in params.law_countries
	some bond in _bonds
	bond.public == true
}

_evidence := {
	"interest": {"amount": _interest, "currency": _profit.currency},
	"profit": _profit,
	"minimum_interest_years": params.minimum_interest_years,
}

_at := array.concat(sort(object.keys(_bonds)), ["/financials/distributable_profit_avg_3y"])

_needed := params.minimum_interest_years * _interest

# What is known of it; a bond whose terms are open can only add.
_interest := sum([interest |
	some bond in _bonds
	facts.lacking("", bond, {"amount", "rate_pct"}) == set()
	interest := (money.converted(bond.amount, currency) * bond.rate_pct) / 100
]) if {
	currency := _profit.currency
}

_bonds := channels.planned({"bond"})

_profit := given.fact(input.financials.distributable_profit_avg_3y)
