# METADATA
# title: Growth needs light on marketing and operations
# description: |
#   At the growth stage selling and serving cost more than before. Their share of the needs should reach a floor and not lie below that of
#   the start-up stage, where the needs of that stage are stated.
# custom:
#   severity: low
#   chapters: ["3.1.7"]
#   stages: [growth]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /capital_needs
#     - /capital_needs/-
#     - /capital_needs/*/category
#     - /capital_needs/*/stage
#     - /capital_needs/*/amount
#   optional:
#     /capital_needs/*/stage: an entry without a stage belongs to the present one
#   levers:
#     - {pointer: /capital_needs/*/amount, direction: set, actionable: true}
#   title: {zh: 成长期市场与运营投入不足}
#   description:
#     zh: |
#       进入成长期，销售与服务的投入应高于以往。市场与运营占资金需求的比重应达到下限；如列有初创期需求，则不应低于初创期的比重。
#   message:
#     low:
#       en: "Marketing and operations make up {share_pct:percent-} of the needs; {minimum_share_pct:percent} are usual at the growth stage."
#       zh: "市场与运营占资金需求的 {share_pct:percent-}，成长期一般不低于 {minimum_share_pct:percent}。"
#     fallen:
#       en: "Marketing and operations make up {share_pct:percent-} of the needs, less than the {earlier_share_pct:percent+} of the start-up stage."
#       zh: "市场与运营占资金需求的 {share_pct:percent-}，低于初创期的 {earlier_share_pct:percent+}。"
#   suggestion:
#     budget_sales:
#       en: "Budget what it costs to win and serve the customers of the forecast: channels, support, operations; {market_at_least:money+} would be usual."
#       zh: "按预测的客户数量编列获客与服务预算（渠道、客服、运营）；通常应不少于 {market_at_least:money+}。"
package rules.capital_needs.growth_needs_light_on_market

import data.lib.entries
import data.lib.facts
import data.lib.needs
import data.rules.capital_needs.growth_needs_light_on_market.params

not_applicable if input.company.stage in {"start_up", "expansion"}

# All needs are known, and no money is needed.
not_applicable if {
	needs.hidden == set()
	_total == 0
}

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | needs.hidden)

missing contains pointer if {
	not _reached
	some pointer in entries.lacking(needs.present, {"amount"})
}

missing contains pointer if some pointer in entries.lacking(needs.of_stage("start_up"), {"category", "amount"})

missing contains pointer if {
	not _reached
	some pointer in entries.unrated(needs.present, _currency)
}

missing contains pointer if some pointer in entries.unrated(needs.of_stage("start_up"), _currency)

rates contains rate if {
	some list in [needs.present, needs.of_stage("start_up")]
	some rate in entries.used(list, _currency)
}

missing contains "/capital_needs/-" if {
	is_array(input.capital_needs)
	needs.present == {}
}

pass if {
	input.company.stage == "growth"
	missing == set()
	_reached
}

finding contains {
	"kind": "low",
	"at": sort(object.keys(needs.present)),
	"evidence": {"share_pct": (_market * 100) / _total, "minimum_share_pct": _minimum},
} if {
	input.company.stage == "growth"
	missing == set()
	_market * 100 < _minimum * _total
}

finding contains {
	"kind": "fallen",
	"at": sort(object.keys(object.union(needs.present, needs.of_stage("start_up")))),
	"evidence": {
		"share_pct": (_market * 100) / _total,
		"earlier_share_pct": (_earlier_market * 100) / _earlier_total,
	},
} if {
	input.company.stage == "growth"
	missing == set()
	_market * _earlier_total < _earlier_market * _total
}

suggestion contains {
	"action": "budget_sales",
	"values": {"market_at_least": {"amount": (_total * _usual_pct) / 100, "currency": _currency}},
} if {
	count(finding) > 0
}

# What is known of sales is enough: more of it only adds to its share.
_reached if {
	entries.share_reached(needs.present, _for_market, [_minimum, 100], _currency)
	entries.share_reached(needs.present, _for_market, [_earlier_market, _earlier_total], _currency)
}

_for_market := object.keys(needs.present_of(params.market_categories))

_usual_pct := max({pct |
	some found in finding
	some name in ["minimum_share_pct", "earlier_share_pct"]
	pct := found.evidence[name]
})

_minimum := params.minimum_share_pct.growth

_market := entries.total(needs.present_of(params.market_categories), _currency)

_total := entries.total(needs.present, _currency)

# Nothing when no needs of that stage are stated: the floor alone counts then.
_earlier_total := entries.total(needs.of_stage("start_up"), _currency)

_earlier_market := entries.total(_earlier, _currency)

_earlier := {pointer: need |
	some pointer, need in needs.of_stage("start_up")
	need.category in params.market_categories
}

_currency := entries.currency(needs.present)
