# METADATA
# title: Revenue grows too slowly
# description: |
#   Capital that works shows in revenue. From the growth stage on revenue has to rise by a floor over the year before; revenue that shrinks is
#   judged at every stage. A company that has not sold yet is judged by market_untested. A valuation proves no growth: it says what an investor once hoped. The article calls this a step of the process;
#   it is an outcome, and a trend says more than one comparison.
# custom:
#   severity: high
#   chapters: ["6.1.5", "7.f"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/company/stage, /financials/revenue_ttm, /financials/revenue_prior_ttm]
#   levers:
#     - {pointer: /financials/revenue_ttm, direction: up, actionable: true}
#   title: {zh: 收入增长停滞}
#   description:
#     zh: |
#       资金用得好，应体现为收入增长。成长期起，收入增幅应达到下限；收入下滑的，各阶段均予提示；尚无收入的见 market_untested。估值只反映投资人当时的预期，不能证明增长。
#       原文将其列为流程步骤，实为结果；单次比较不及趋势有说服力。
#   message:
#     shrinking:
#       en: "Revenue fell within a year from {revenue_prior_ttm:money} to {revenue_ttm:money}."
#       zh: "近一年收入由 {revenue_prior_ttm:money} 降至 {revenue_ttm:money}。"
#     slow:
#       en: "Revenue went from {revenue_prior_ttm:money} to {revenue_ttm:money} within a year; growth of at least {minimum_growth_pct:percent} is expected."
#       zh: "近一年收入为 {revenue_ttm:money}（上一年度 {revenue_prior_ttm:money}），增幅未达到 {minimum_growth_pct:percent} 的下限。"
#   suggestion:
#     explain_return:
#       en: "Show by line what the money of the past year bought and which of it will show in revenue within a year; stop what will not."
#       zh: "逐项说明过去一年的资金投入换来了什么、哪些将在一年内体现为收入，其余投入应予收缩。"
package rules.capital_operation.growth_stalled

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_operation.growth_stalled.params

# Nothing was sold in either year: whether the market was tested is judged by another rule.
not_applicable if {
	_revenue.amount == 0
	given.fact(input.financials.revenue_prior_ttm).amount == 0
}

missing contains pointer if {
	some pointer in facts.absent({"/company/stage", "/financials/revenue_ttm", "/financials/revenue_prior_ttm"})
}

missing contains pointer if some pointer in money.unrated_of(given.fact(input.financials.revenue_prior_ttm), _revenue.currency, "/financials/revenue_prior_ttm")

rates contains rate if some rate in money.used_of(given.fact(input.financials.revenue_prior_ttm), _revenue.currency, "/financials/revenue_prior_ttm")

pass if {
	not _shrinks
	not _slow
	_prior >= 0
	_floor >= 0
}

finding contains object.union(_band, {
	"kind": "shrinking",
	"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm"],
	"evidence": _evidence,
}) if {
	_floor >= 0
	_shrinks
}

finding contains {
	"kind": "slow",
	"severity": "medium",
	"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm"],
	"evidence": object.union(_evidence, {"minimum_growth_pct": _floor}),
} if {
	_slow
	not _shrinks
}

suggestion contains {"action": "explain_return", "values": {}} if count(finding) > 0

_shrinks if _revenue.amount < _prior

_slow if _revenue.amount * 100 < _prior * (100 + _floor)

# The first customers come and go.
_band := {"severity": "medium"} if input.company.stage == "start_up"

_band := {} if input.company.stage != "start_up"

_evidence := {"revenue_ttm": _revenue, "revenue_prior_ttm": input.financials.revenue_prior_ttm}

_floor := params.minimum_growth_pct[input.company.stage]

_prior := money.converted_of(given.fact(input.financials.revenue_prior_ttm), _revenue.currency, "/financials/revenue_prior_ttm")

_revenue := given.fact(input.financials.revenue_ttm)
