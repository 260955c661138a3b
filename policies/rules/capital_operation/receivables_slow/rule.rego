# METADATA
# title: Customers pay slowly
# description: |
#   Receivables over revenue tell how many days customers take to pay. Beyond four months the revenue is disputed, pushed into the period or
#   owed by customers who can't pay; the cash of the plan comes later than the plan says.
# custom:
#   severity: high
#   chapters: ["X-31"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/financials/receivables, /financials/revenue_ttm]
#   levers:
#     - {pointer: /financials/receivables, direction: down, actionable: true}
#   title: {zh: 应收账款周转过慢}
#   description:
#     zh: |
#       以应收账款余额对照营业收入，推算客户付款天数。超过四个月，说明收入存在争议、提前确认，或客户无力支付，实际回款将晚于计划。
#   message:
#     unsold:
#       en: "Customers owe {receivables:money}, but the last twelve months show no revenue."
#       zh: "应收账款余额 {receivables:money}，但近十二个月没有营业收入。"
#     slow:
#       en: "Customers take {days:0} days to pay: receivables of {receivables:money} on revenue of {revenue:money}; above {maximum_days} days."
#       zh: "应收账款周转天数约 {days:0} 天（余额 {receivables:money}，营业收入 {revenue:money}），超过 {maximum_days} 天。"
#   suggestion:
#     age_receivables:
#       en: "Show the receivables by customer and age with what has been collected since, and provide for what is older than the payment terms."
#       zh: "按客户和账龄列示应收账款及期后回款，对超出信用期的部分计提坏账准备。"
#   question:
#     /financials/receivables:
#       en: "What do customers owe the company at the balance date?"
#       zh: "截至报表日，应收账款余额是多少？"
package rules.capital_operation.receivables_slow

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_operation.receivables_slow.params

# Nothing has been sold, and nobody owes anything.
not_applicable if {
	_revenue.amount == 0
	given.fact(input.financials.receivables).amount == 0
}

missing contains pointer if some pointer in facts.absent({"/financials/receivables", "/financials/revenue_ttm"})

missing contains pointer if some pointer in money.unrated_of(given.fact(input.financials.receivables), _revenue.currency, "/financials/receivables")

rates contains rate if some rate in money.used_of(given.fact(input.financials.receivables), _revenue.currency, "/financials/receivables")

pass if _receivables * 365 <= params.maximum_days * _revenue.amount

finding contains {
	"kind": "slow",
	"at": ["/financials/receivables", "/financials/revenue_ttm"],
	"evidence": {
		"days": (_receivables * 365) / _revenue.amount,
		"receivables": input.financials.receivables,
		"revenue": _revenue,
		"maximum_days": params.maximum_days,
	},
} if {
	_revenue.amount > 0
	_receivables * 365 > params.maximum_days * _revenue.amount
}

# Owed without a sale: no number of days would do.
finding contains {
	"kind": "unsold",
	"at": ["/financials/receivables", "/financials/revenue_ttm"],
	"evidence": {"receivables": input.financials.receivables},
} if {
	_revenue.amount == 0
	_receivables > 0
}

suggestion contains {"action": "age_receivables", "values": {}} if count(finding) > 0

_receivables := money.converted_of(given.fact(input.financials.receivables), _revenue.currency, "/financials/receivables")

_revenue := given.fact(input.financials.revenue_ttm)
