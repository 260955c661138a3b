# METADATA
# title: Figures for specialist technology in Hong Kong not reached
# description: |
#   Chapter 18C of the Hong Kong rules lists specialist technology companies, artificial intelligence among them, without a record of profit. From
#   revenue of HKD 250 million a company is a commercial one; below that it needs twice the market value and, the less it sells, the larger a
#   share of R&D in its operating expenditure. Only these figures are compared; meaningful investment by sophisticated investors, the path to
#   commercialisation and the review itself are not. Not in the article.
# related_resources:
#   - ref: S61
#   - ref: S62
# custom:
#   severity: medium
#   chapters: ["X-07"]
#   stages: [expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /financing_plan/listing/venue
#     - /financing_plan/listing/route
#     - /financing_plan/listing/expected_market_cap
#     - /financials/annual
#     - /financials/annual/-
#     - /financials/annual/*/year
#     - /financials/annual/*/revenue
#     - /financials/annual/*/rnd_expense
#     - /financials/annual/*/operating_expense
#   optional:
#     /financials/annual/-: a further year is asked for only where three in a row are lacking
#   levers:
#     - {pointer: /financing_plan/listing/expected_market_cap, direction: up, actionable: false}
#     - {pointer: /financing_plan/listing/route, direction: set, actionable: true}
#     - {pointer: /financing_plan/listing/venue, direction: set, actionable: true}
#     - {pointer: /financials/annual/*/revenue, direction: up, actionable: true}
#     - {pointer: /financials/annual/*/rnd_expense, direction: up, actionable: true}
#   title: {zh: 未达到港交所特专科技公司上市要求}
#   description:
#     zh: |
#       港交所《上市规则》第 18C 章允许包括人工智能在内的特专科技公司在没有盈利记录时上市。最近一年收入达 2.5 亿港元的为已商业化公司；未达到的，市值要求加倍，
#       且收入越低，研发开支占经营开支的比例要求越高。此处仅比对上述数字，领航资深独立投资者的投资、商业化路径及审核本身不在范围之内。原文未涉及。
#   message:
#     market_cap:
#       en: "A listing under Chapter 18C is planned at an expected market value of {expected_market_cap:money}; the requirement at revenue of {revenue:money} is {least:money}."
#       zh: "拟按第 18C 章上市，预计市值 {expected_market_cap:money}；最近一年收入 {revenue:money}，对应要求为 {least:money}。"
#     rnd:
#       en: "A listing under Chapter 18C is planned; R&D was {rnd_share_pct:1-}% of operating expenditure over three years and reached {minimum_rnd_pct}% in {years} of them; {minimum_rnd_pct}% is required overall and in at least two of the years."
#       zh: "拟按第 18C 章上市；三年研发开支合计占经营开支的 {rnd_share_pct:1-}%，其中 {years} 年达到 {minimum_rnd_pct}%，而要求三年合计及至少两年均达到 {minimum_rnd_pct}%。"
#   suggestion:
#     choose_route:
#       en: "Settle with the sponsor the year in which the figures are reached, or compare the general route, STAR and US markets."
#       zh: "与保荐人确定达到要求的年度，或比较主板一般路径、科创板及美国市场。"
#   question:
#     /financing_plan/listing/route:
#       en: "By which route is the listing planned: the general one, or that for specialist technology companies (Chapter 18C)?"
#       zh: "拟采用哪条上市路径：一般路径，还是特专科技公司（第 18C 章）？"
#     /financials/annual/*/operating_expense:
#       en: "What was the operating expenditure of {year}: R&D, sales, administration and cost of revenue as the listing rule counts it?"
#       zh: "{year} 年的经营开支（按上市规则口径）是多少？"
package rules.financing_plan.hkex_specialist_listing_unmet

import data.lib.annual
import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.financing_plan.hkex_specialist_listing_unmet.params

not_applicable if input.company.stage in {"start_up", "growth"}

not_applicable if given.fact(input.financing_plan.listing.venue) != params.venue

not_applicable if given.fact(input.financing_plan.listing.route) != params.route

missing contains pointer if {
	some pointer in facts.absent({
		"/company/stage",
		"/company/as_of",
		"/financing_plan/listing/venue",
		"/financing_plan/listing/route",
		"/financing_plan/listing/expected_market_cap",
	})
}

missing contains pointer if some pointer in money.unrated({_market_cap}, params.currency)

missing contains pointer if {
	some member in _members
	some pointer in annual.missing(member, params.currency)
}

# Of revenue the latest year alone counts.
missing contains pointer if some pointer in entries.lacking(annual.latest, {"revenue"})

missing contains pointer if some pointer in entries.unrated(_latest, params.currency)

rates contains rate if some rate in money.used({_market_cap}, params.currency)

rates contains rate if {
	some member in _members
	some rate in annual.used(member, params.currency)
}

rates contains rate if some rate in entries.used(_latest, params.currency)

pass if {
	_planned
	_value >= _least
	not _rnd_too_small
}

finding contains {
	"kind": "market_cap",
	"at": ["/financing_plan/listing/venue", "/financing_plan/listing/expected_market_cap"],
	"evidence": {
		"expected_market_cap": _market_cap,
		"revenue": {"amount": _revenue, "currency": params.currency},
		"least": {"amount": _least, "currency": params.currency},
	},
} if {
	_planned
	_value < _least
}

finding contains {
	"kind": "rnd",
	"at": ["/financing_plan/listing/venue", "/financials/annual"],
	"evidence": {
		"rnd_share_pct": _share(sum(_rnd), sum(_spent)),
		"years": count(_years_reached),
		"minimum_rnd_pct": _minimum,
	},
} if {
	_planned
	_rnd_too_small
}

suggestion contains {"action": "choose_route", "values": {}} if count(finding) > 0

_planned if {
	input.company.stage == "expansion"
	input.financing_plan.listing.venue == params.venue
	input.financing_plan.listing.route == params.route
}

_rnd_too_small if sum(_rnd) * 100 < sum(_spent) * _minimum

_rnd_too_small if count(_years_reached) < 2

_years_reached := {i | some i, spent in _spent; _rnd[i] * 100 >= spent * _minimum}

_share(part, whole) := (part * 100) / whole if whole > 0

_share(_, 0) := 0

_band := "commercial" if _revenue >= params.commercial_revenue

_band := "middle" if {
	_revenue < params.commercial_revenue
	_revenue >= params.middle_revenue
}

_band := "early" if _revenue < params.middle_revenue

_minimum := params.minimum_rnd_pct[_band]

# Of a date that leaves it open, the higher value counts.
_least := params.market_cap[_band] if dates.not_after(input.company.as_of, params.reduced_until)

_least := params.market_cap_afterwards[_band] if not dates.not_after(input.company.as_of, params.reduced_until)

_members := {"rnd_expense", "operating_expense"}

# Undefined until it is known.
_revenue := max([entries.converted(entry, params.currency) | some entry in _latest; facts.known(entry, "amount")])

_latest := {pointer: object.union(entry, {"amount": object.get(entry, "revenue", null)}) | some pointer, entry in annual.latest}

_rnd := annual.amounts("rnd_expense", params.currency)

_spent := annual.amounts("operating_expense", params.currency)

_value := money.converted(_market_cap, params.currency)

_market_cap := given.fact(input.financing_plan.listing.expected_market_cap)
