# METADATA
# title: Growth and margin together too low
# description: |
#   A software company of some size should grow, or earn, or do both: growth of revenue plus EBITDA margin, in percent, of 40 or more. The
#   convention is one for companies at scale: it is judged at the expansion stage and from USD 10 million of ARR, and says nothing below. It is not in the article.
# custom:
#   severity: low
#   chapters: ["6.3.5", "X-05"]
#   stages: [expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /financials/arr
#     - /financials/revenue_ttm
#     - /financials/revenue_prior_ttm
#     - /financials/ebitda_ttm
#   optional:
#     /company/as_of: "dates the exchange rate, and only where revenue is not kept in the currency of the threshold"
#   levers:
#     - {pointer: /financials/revenue_ttm, direction: up, actionable: true}
#     - {pointer: /financials/ebitda_ttm, direction: up, actionable: true}
#   title: {zh: 未达到「40 法则」}
#   description:
#     zh: |
#       有一定规模的软件企业，收入增长率与 EBITDA 利润率之和应不低于 40%。该惯例适用于已具规模的公司：仅在扩张期且年度经常性收入达到 1000 万美元时判断，规模更小的不作评价。
#       原文未涉及。
#   message:
#     en: "Revenue growth of {growth_pct:percent-} and an EBITDA margin of {margin_pct:percent-} make {sum_pct:percent-}, below {minimum_sum_pct:percent}."
#     zh: "收入增长率 {growth_pct:percent-} 与 EBITDA 利润率 {margin_pct:percent-} 合计 {sum_pct:percent-}，低于 {minimum_sum_pct:percent}。"
#   suggestion:
#     grow_or_earn:
#       en: "Choose which of the two to move and by when: at the present growth, {ebitda_gap:money+} more EBITDA a year closes the gap."
#       zh: "明确以增长还是以利润补足差距及时间表；增速不变时，年 EBITDA 需增加 {ebitda_gap:money+}。"
package rules.capital_operation.rule_of_40_missed

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_operation.rule_of_40_missed.params

not_applicable if input.company.stage in {"start_up", "growth"}

not_applicable if _arr < params.minimum_arr.amount

# Without revenue in both years there is no growth or no margin to speak of.
not_applicable if {
	some member in ["revenue_ttm", "revenue_prior_ttm"]
	given.fact(input.financials[member]).amount == 0
}

missing contains pointer if {
	some pointer in facts.absent({
		"/company/stage",
		"/financials/arr",
		"/financials/revenue_ttm",
		"/financials/revenue_prior_ttm",
		"/financials/ebitda_ttm",
	})
}

missing contains pointer if {
	some pointer in money.unrated_of(given.fact(input.financials.arr), params.minimum_arr.currency, "/financials/arr")
}

missing contains pointer if {
	some member in ["revenue_prior_ttm", "ebitda_ttm"]
	some pointer in money.unrated_of(given.fact(input.financials[member]), _currency, concat("/", ["/financials", member]))
}

rates contains rate if {
	some rate in money.used_of(given.fact(input.financials.arr), params.minimum_arr.currency, "/financials/arr")
}

rates contains rate if {
	some member in ["revenue_prior_ttm", "ebitda_ttm"]
	some rate in money.used_of(given.fact(input.financials[member]), _currency, concat("/", ["/financials", member]))
}

pass if _gap <= 0

finding contains {
	"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm", "/financials/ebitda_ttm"],
	"evidence": {
		"growth_pct": _growth_pct,
		"margin_pct": _margin_pct,
		"sum_pct": _growth_pct + _margin_pct,
		"minimum_sum_pct": params.minimum_sum_pct,
		"minimum_arr": params.minimum_arr,
	},
} if {
	_gap > 0
}

suggestion contains {
	"action": "grow_or_earn",
	"values": {"ebitda_gap": {"amount": _gap / (100 * _prior), "currency": _currency}},
} if {
	_gap > 0
}

# What the sum lacks, times revenue, times revenue of the year before: no quotient decides. Undefined where the measure is not.
_gap := (needed - growth) - margin if {
	needed := (params.minimum_sum_pct * _revenue) * _prior
	growth := (100 * (_revenue - _prior)) * _revenue
	margin := (100 * _ebitda) * _prior
	input.company.stage == "expansion"
	_arr >= params.minimum_arr.amount
	_revenue > 0
	_prior > 0
}

_growth_pct := (100 * (_revenue - _prior)) / _prior if _prior > 0

_margin_pct := (100 * _ebitda) / _revenue if _revenue > 0

_arr := money.converted_of(given.fact(input.financials.arr), params.minimum_arr.currency, "/financials/arr")

_revenue := given.fact(input.financials.revenue_ttm).amount

_prior := money.converted_of(given.fact(input.financials.revenue_prior_ttm), _currency, "/financials/revenue_prior_ttm")

_ebitda := money.converted_of(given.fact(input.financials.ebitda_ttm), _currency, "/financials/ebitda_ttm")

_currency := given.fact(input.financials.revenue_ttm).currency
