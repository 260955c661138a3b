# METADATA
# title: Neither revenue nor valuation has grown
# description: |
#   Capital that works shows in revenue or, before revenue, in what the next investor pays. The rule asks that one of the two grew: revenue
#   over the year before, or the last valuation over the one before. The article calls this a step of the process; it is an outcome, and
#   a trend says more than one comparison.
# custom:
#   severity: medium
#   chapters: ["6.1.5", "7.f"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /financials/revenue_ttm
#     - /financials/revenue_prior_ttm
#     - /valuation_history
#     - /valuation_history/-
#     - /valuation_history/*/date
#     - /valuation_history/*/post_money
#   levers:
#     - {pointer: /financials/revenue_ttm, direction: up, actionable: true}
#     - {pointer: /valuation_history/*/post_money, direction: up, actionable: false}
#   title: {zh: 收入与估值均未增长}
#   description:
#     zh: |
#       资金用得好，应体现为收入增长；尚无收入的，体现为后一轮投资人愿意支付的价格。本规则要求两者至少一项增长：收入高于上年同期，
#       或最近一次估值高于前一次。原文将其列为流程步骤，实为结果；单次比较不及趋势有说服力。
#   message:
#     both:
#       en: "Revenue went from {revenue_prior_ttm:money} to {revenue_ttm:money} in a year, and the valuation from {previous_valuation:money} to {last_valuation:money}: neither grew."
#       zh: "近一年收入由 {revenue_prior_ttm:money} 变为 {revenue_ttm:money}，估值由 {previous_valuation:money} 变为 {last_valuation:money}，均未增长。"
#     revenue:
#       en: "Revenue went from {revenue_prior_ttm:money} to {revenue_ttm:money} in a year, and no later valuation shows growth instead."
#       zh: "近一年收入由 {revenue_prior_ttm:money} 变为 {revenue_ttm:money}，也没有后续估值可体现增长。"
#   suggestion:
#     explain_return:
#       en: "Show by line what the last round bought and which of it will show in revenue within a year; stop what will not."
#       zh: "逐项说明上一轮资金换来了什么、哪些将在一年内体现为收入，其余投入应予收缩。"
#   question:
#     /valuation_history:
#       en: "At which post-money valuations was the company priced, and when?"
#       zh: "公司历次估值（投后）分别是多少？各在什么时候？"
#     /valuation_history/-:
#       en: "Are these all the valuations at which money was raised? Please add the others."
#       zh: "以上是否为全部历次估值？如有遗漏，请补充。"
#     /valuation_history/*/date:
#       en: "On which day was valuation {n} set?"
#       zh: "第 {n} 次估值是哪一天确定的？"
#     /valuation_history/*/post_money:
#       en: "What was the post-money valuation of {date}?"
#       zh: "{date} 的投后估值是多少？"
package rules.capital_operation.growth_stalled

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_operation.growth_stalled.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage"})

# Where one of the two grew, the other need not be known.
missing contains pointer if {
	not _has_grown
	some pointer in facts.absent({"/financials/revenue_ttm", "/financials/revenue_prior_ttm"})
}

missing contains pointer if {
	not _has_grown
	some pointer in money.unrated({given.fact(input.financials.revenue_prior_ttm)}, _revenue.currency)
}

missing contains pointer if {
	not _has_grown
	some pointer in facts.not_whole({"/valuation_history"})
}

missing contains pointer if {
	not _has_grown
	some i, valuation in input.valuation_history
	some pointer in facts.lacking(facts.entry("/valuation_history", i), valuation, {"date", "post_money"})
}

missing contains pointer if {
	not _has_grown
	some pointer in _unordered
}

missing contains pointer if {
	not _has_grown
	some pointer in money.unrated({_previous}, _last.currency)
}

pass if {
	_is_due
	_has_grown
}

finding contains {
	"kind": "both",
	"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm", "/valuation_history"],
	"evidence": object.union(_evidence, {"previous_valuation": _previous, "last_valuation": _last}),
} if {
	_has_not_grown(_revenue, _prior)
	_has_not_grown(_last, _previous)
}

finding contains {
	"kind": "revenue",
	"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm", "/valuation_history"],
	"evidence": _evidence,
} if {
	_has_not_grown(_revenue, _prior)
	facts.whole("/valuation_history")
	count(input.valuation_history) < count(["previous", "last"])
}

suggestion contains {"action": "explain_return", "values": {}} if count(finding) > 0

_has_grown if _grew(_revenue, _prior)

_has_grown if _grew(_last, _previous)

_grew(later, earlier) if {
	later.amount * 100 > money.converted(earlier, later.currency) * (100 + params.minimum_growth_pct)
}

_has_not_grown(later, earlier) if {
	_is_due
	later.amount * 100 <= money.converted(earlier, later.currency) * (100 + params.minimum_growth_pct)
}

_evidence := {
	"revenue_ttm": _revenue,
	"revenue_prior_ttm": _prior,
	"minimum_growth_pct": params.minimum_growth_pct,
}

_is_due if input.company.stage in {"growth", "expansion"}

_revenue := given.fact(input.financials.revenue_ttm)

_prior := given.fact(input.financials.revenue_prior_ttm)

_last := _by_date[count(_by_date) - 1]

_previous := _by_date[count(_by_date) - 2]

# The valuations from the first to the last, of one day the lower one last; undefined until all are known and ordered.
_by_date := [entry[2] | some entry in sort(entries)] if {
	facts.whole("/valuation_history")
	count(_unordered) == 0
	entries := [[dates.first_day(given.fact(valuation.date)), 0 - price.amount, price] |
		some valuation in input.valuation_history
		price := given.fact(valuation.post_money)
	]
	count(entries) == count(input.valuation_history)
}

# Dates too imprecise to be put in order.
_unordered := {concat("/", [facts.entry("/valuation_history", i), "date"]) |
	some i, one in input.valuation_history
	count(given.fact(one.date)) < count("YYYY-MM-DD")
	some j, other in input.valuation_history
	i != j
	not dates.before(one.date, given.fact(other.date))
	not dates.before(given.fact(other.date), one.date)
}
