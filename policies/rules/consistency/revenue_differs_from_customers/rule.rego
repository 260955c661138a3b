# METADATA
# title: Revenue differs from customers times price
# description: |
#   Revenue of a year is about the paying customers times what each pays. More than twice as much or less than half leaves revenue unexplained:
#   projects, one-off sales, customers won or lost late in the year, or users counted as customers. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-22"]
#   stages: [start_up, growth, expansion]
#   facts: [/financials/revenue_ttm, /financials/customers, /financials/revenue_per_customer]
#   levers:
#     - {pointer: /financials/customers, direction: set, actionable: false}
#     - {pointer: /financials/revenue_per_customer, direction: set, actionable: false}
#   title: {zh: 收入与客户数及客单价不符}
#   description:
#     zh: |
#       年收入应大致等于付费客户数乘以客户平均年收入。超过两倍或不足一半，说明部分收入来源不明，例如项目制收入、一次性销售、
#       年末客户增减，或将用户计为客户。原文未涉及。
#   message:
#     more:
#       en: "Revenue of {revenue_ttm:money} is more than {maximum_factor} times what {customers} customers at {revenue_per_customer:money} a year bring: {expected_revenue:money}."
#       zh: "近十二个月收入 {revenue_ttm:money}，超过按 {customers} 家客户、平均每家每年 {revenue_per_customer:money} 推算的 {expected_revenue:money} 的 {maximum_factor} 倍。"
#     less:
#       en: "Revenue is {revenue_ttm:money}, but {customers} customers at {revenue_per_customer:money} a year would bring {expected_revenue:money}, more than {maximum_factor} times as much."
#       zh: "近十二个月收入仅 {revenue_ttm:money}，而按 {customers} 家客户、平均每家每年 {revenue_per_customer:money} 推算应为 {expected_revenue:money}，超过实际的 {maximum_factor} 倍。"
#   suggestion:
#     break_down_revenue:
#       en: "Break revenue down by customer and contract: recurring, projects and one-off apart, with start and end dates; {gap:money} is to be explained."
#       zh: "按客户和合同拆分收入，区分经常性、项目制和一次性收入并列明起止日期，解释 {gap:money} 的差额。"
#   question:
#     /financials/customers:
#       en: "How many customers pay today?"
#       zh: "目前付费客户有多少家？"
package rules.consistency.revenue_differs_from_customers

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.consistency.revenue_differs_from_customers.params

missing contains pointer if {
	some pointer in facts.absent({
		"/financials/revenue_ttm",
		"/financials/customers",
		"/financials/revenue_per_customer",
	})
}

missing contains pointer if {
	some pointer in money.unrated_of(given.fact(input.financials.revenue_per_customer), _currency, "/financials/revenue_per_customer")
}

rates contains rate if {
	some rate in money.used_of(given.fact(input.financials.revenue_per_customer), _currency, "/financials/revenue_per_customer")
}

pass if {
	_revenue <= params.maximum_factor * _expected
	_expected <= params.maximum_factor * _revenue
}

finding contains {"kind": "more", "at": _at, "evidence": _evidence} if _revenue > params.maximum_factor * _expected

finding contains {"kind": "less", "at": _at, "evidence": _evidence} if _expected > params.maximum_factor * _revenue

suggestion contains {
	"action": "break_down_revenue",
	"values": {"gap": {"amount": abs(_revenue - _expected), "currency": _currency}},
} if {
	count(finding) > 0
}

_at := ["/financials/revenue_ttm", "/financials/customers", "/financials/revenue_per_customer"]

_evidence := {
	"revenue_ttm": input.financials.revenue_ttm,
	"customers": input.financials.customers,
	"revenue_per_customer": input.financials.revenue_per_customer,
	"expected_revenue": {"amount": _expected, "currency": _currency},
	"maximum_factor": params.maximum_factor,
}

_expected := given.fact(input.financials.customers) * _price

_price := money.converted_of(given.fact(input.financials.revenue_per_customer), _currency, "/financials/revenue_per_customer")

_revenue := given.fact(input.financials.revenue_ttm).amount

_currency := given.fact(input.financials.revenue_ttm).currency
