# METADATA
# title: STAR Market figures not reached
# description: |
#   The Shanghai STAR Market lists a company that reaches one of five sets of expected market value and figures. The fifth asks for no revenue;
#   since the securities regulator's opinions of June 18, 2025 it is open to artificial intelligence, commercial space flight and the low-altitude
#   economy too, not to medicine alone. This check is not in the article. Only the five sets are compared; the required technology attributes, governance and the review itself are not.
# related_resources:
#   - ref: S15
#   - ref: S58
# custom:
#   severity: medium
#   chapters: ["X-07"]
#   stages: [expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /company/country
#     - /financing_plan/listing/venue
#     - /financing_plan/listing/expected_market_cap
#     - /financing_plan/listing/approved_technology
#     - /financials/annual
#     - /financials/annual/-
#     - /financials/annual/*/year
#     - /financials/annual/*/revenue
#     - /financials/annual/*/net_profit
#     - /financials/annual/*/rnd_expense
#     - /financials/annual/*/operating_cash_flow
#   optional:
#     /financials/annual/-: a further year is asked for only where three in a row are lacking
#   levers:
#     - {pointer: /financing_plan/listing/expected_market_cap, direction: up, actionable: false}
#     - {pointer: /financing_plan/listing/venue, direction: set, actionable: true}
#     - {pointer: /financing_plan/listing/approved_technology, direction: set, actionable: true}
#     - {pointer: /financials/annual/*/revenue, direction: up, actionable: true}
#     - {pointer: /financials/annual/*/rnd_expense, direction: up, actionable: true}
#   title: {zh: 未达到科创板上市标准}
#   description:
#     zh: |
#       在上海证券交易所科创板上市，预计市值与财务指标须至少符合五套标准之一。其中第五套标准不要求营业收入，证监会 2025 年 6 月 18 日的意见已将其适用范围
#       由生物医药扩大至人工智能、商业航天、低空经济等领域。本项检查原文未涉及。
#       此处仅比对五套标准，科创属性、公司治理及审核本身不在范围之内。
#   message:
#     market_cap:
#       en: "A STAR listing is planned at an expected market value of {expected_market_cap:money}; the least of the five sets asks for {least:money}."
#       zh: "拟在科创板上市，预计市值 {expected_market_cap:money}，而五套标准中最低要求为 {least:money}。"
#     figures:
#       en: "A STAR listing is planned, but none of its five sets of market value and figures is reached."
#       zh: "拟在科创板上市，但五套市值及财务指标标准均未达到。"
#   suggestion:
#     choose_set_or_market:
#       en: "Choose with the sponsor the set that can be reached first and date it, or compare other markets such as HKEX, ChiNext or the Beijing exchange."
#       zh: "与保荐机构确定最先可达到的一套标准及时间表，或比较港交所、创业板、北交所等其他市场。"
package rules.financing_plan.star_listing_sets_unmet

import data.lib.annual
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.financing_plan.star_listing_sets_unmet.params

not_applicable if input.company.stage in {"start_up", "growth"}

not_applicable if not given.fact(input.company.country) in params.countries

not_applicable if given.fact(input.financing_plan.listing.venue) != params.venue

missing contains pointer if {
	some pointer in facts.absent({"/company/stage", "/company/country", "/financing_plan/listing/venue"})
}

# What the sets that are still open wait for.
missing contains pointer if {
	_reached == set()
	some name in _open
	some figure in (object.keys(params.sets[name]) - object.keys(_figures))
	some pointer in _needed_for(figure)
}

rates contains rate if some rate in money.used({_market_cap}, params.currency)

rates contains rate if {
	some member in _members
	some rate in annual.used(member, params.currency)
}

pass if {
	_planned
	count(_reached) > 0
}

finding contains {
	"kind": "market_cap",
	"at": ["/financing_plan/listing/venue", "/financing_plan/listing/expected_market_cap"],
	"evidence": {
		"expected_market_cap": input.financing_plan.listing.expected_market_cap,
		"least": {"amount": _least_market_cap, "currency": params.currency},
	},
} if {
	_planned
	_too_small
}

finding contains {
	"kind": "figures",
	"at": ["/financing_plan/listing/venue"],
	"evidence": {"figures": _figures, "sets": params.sets},
} if {
	_planned
	_open == set()
	_reached == set()
	not _too_small
}

suggestion contains {"action": "choose_set_or_market", "values": {}} if count(finding) > 0

_planned if {
	input.company.stage == "expansion"
	input.company.country in params.countries
	input.financing_plan.listing.venue == params.venue
}

_too_small if _figures.market_cap < _least_market_cap

_least_market_cap := min({set_.market_cap | some set_ in params.sets})

_reached := {name |
	some name, set_ in params.sets
	every figure, minimum in set_ { _figures[figure] >= minimum }
}

# Neither reached nor missed yet.
_open := {name |
	some name, set_ in params.sets
	not name in _reached
	not _missed(set_)
}

_missed(set_) if {
	some figure, minimum in set_
	_figures[figure] < minimum
}

_needed_for(figure) := _market_cap_missing if figure == "market_cap"

_needed_for(figure) := facts.absent({"/financing_plan/listing/approved_technology"}) if figure == "approved_technology"

_needed_for(figure) := union({_years_missing[member] | some member in _members_of[figure]}) if not figure in {"market_cap", "approved_technology"}

_market_cap_missing := facts.absent({"/financing_plan/listing/expected_market_cap"}) if not _market_cap

_market_cap_missing := money.unrated({_market_cap}, params.currency) if _market_cap

# Which amounts of the years a figure is made of.
_members_of := {
	"revenue": {"revenue"},
	"net_profit_2y": {"net_profit"},
	"profitable_years": {"net_profit"},
	"profitable_latest": {"net_profit"},
	"operating_cash_flow_3y": {"operating_cash_flow"},
	"rnd_share_pct": {"rnd_expense", "revenue"},
}

_years_missing[member] := annual.missing(member, params.currency) if some member in _members

# What the profile allows to measure; a figure that is not known is not in it.
_figures["market_cap"] := money.converted(_market_cap, params.currency)

_figures["approved_technology"] := {true: 1, false: 0}[input.financing_plan.listing.approved_technology]

_figures["revenue"] := _years.revenue[0]

_figures["net_profit_2y"] := _years.net_profit[0] + _years.net_profit[1]

_figures["profitable_years"] := _profitable(_years.net_profit[0]) + _profitable(_years.net_profit[1])

_figures["profitable_latest"] := _profitable(_years.net_profit[0])

_figures["operating_cash_flow_3y"] := sum(_years.operating_cash_flow)

_figures["rnd_share_pct"] := (sum(_years.rnd_expense) * 100) / revenue if {
	revenue := sum(_years.revenue)
	revenue > 0
}

_figures["rnd_share_pct"] := 0 if {
	sum(_years.revenue) == 0
	_years.rnd_expense
}

_profitable(profit) := {true: 1, false: 0}[profit > 0]

# The amounts of the latest three years, latest first, in the currency of the sets, by member; undefined until they are known.
_years[member] := annual.amounts(member, params.currency) if some member in _members

_members := {"revenue", "net_profit", "rnd_expense", "operating_cash_flow"}

_market_cap := given.fact(input.financing_plan.listing.expected_market_cap)
