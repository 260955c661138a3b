# METADATA
# title: Bank debt without steady cash flow
# description: |
#   A bank has lent and money is still owed, while operations bring in cash too rarely to repay it. Whether the cash covers interest and
#   principal is judged with the company's whole debt elsewhere; here only its steadiness counts.
# related_resources:
#   - ref: S8
# custom:
#   severity: high
#   chapters: ["4.2.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /financials/interest_bearing_debt
#     - /financials/operating_cash_flow
#     - /financials/operating_cash_flow/-
#     - /financials/operating_cash_flow/*/month
#     - /financials/operating_cash_flow/*/amount
#   optional:
#     /financials/operating_cash_flow/-: a further month is asked for only where twelve in a row are lacking
#   levers:
#     - {pointer: /financials/operating_cash_flow/*/amount, direction: up, actionable: true}
#     - {pointer: /financials/interest_bearing_debt, direction: down, actionable: true}
#   title: {zh: 已有银行贷款但现金流不稳定}
#   description:
#     zh: |
#       公司已获银行贷款且尚有有息负债未偿，但经营性现金流时正时负，还款来源缺乏保障。本息覆盖程度另按公司全部债务评价，此处只看现金流的稳定性。
#   message:
#     unstable:
#       en: "Bank money is owed, but operating cash flow was positive in only {positive_months} of the last {months_counted} months; {minimum_positive_months} are needed."
#       zh: "公司尚有银行借款未还，但近 {months_counted} 个月中仅 {positive_months} 个月经营性现金流为正，至少应有 {minimum_positive_months} 个月。"
#     negative:
#       en: "Bank money is owed, but over the last {months_counted} months operations used cash: {operating_cash_flow:money}."
#       zh: "公司尚有银行借款未还，但近 {months_counted} 个月经营活动合计净流出：{operating_cash_flow:money}。"
#   suggestion:
#     agree_repayment:
#       en: "Agree a repayment plan for {interest_bearing_debt:money+} with the bank before a payment slips: a longer term, a pause on principal, or repayment from equity."
#       zh: "在出现逾期之前，就 {interest_bearing_debt:money+} 有息负债与银行商定还款安排：展期、本金宽限，或以股权融资款偿还。"
package rules.channel_fit.bank_debt_without_steady_cash_flow

import data.lib.cash_flow
import data.lib.channels
import data.lib.facts
import data.lib.given
import data.rules.channel_fit.bank_debt_without_steady_cash_flow.params

not_applicable if channels.none_closed({"bank"})

# What was borrowed has been repaid.
not_applicable if _debt.amount == 0

missing contains pointer if {
	_loans == {}
	some pointer in channels.closed_hidden
}

missing contains pointer if {
	_loans != {}
	some pointer in (facts.absent({"/financials/interest_bearing_debt"}) | cash_flow.missing(params.months_counted))
}

missing contains pointer if {
	_loans != {}
	some pointer in cash_flow.unrated(_debt.currency)
}

rates contains rate if {
	_loans != {}
	some rate in cash_flow.used(_debt.currency)
}

pass if {
	_owed
	_positive_months >= params.minimum_positive_months
	_cash_flow >= 0
}

finding contains {
	"kind": "unstable",
	"at": _at,
	"evidence": {
		"positive_months": _positive_months,
		"minimum_positive_months": params.minimum_positive_months,
		"months_counted": params.months_counted,
	},
} if {
	_owed
	_positive_months < params.minimum_positive_months
}

finding contains {
	"kind": "negative",
	"at": _at,
	"evidence": {
		"operating_cash_flow": {"amount": _cash_flow, "currency": _debt.currency},
		"months_counted": params.months_counted,
	},
} if {
	_owed
	_cash_flow < 0
}

suggestion contains {"action": "agree_repayment", "values": {"interest_bearing_debt": _debt}} if count(finding) > 0

_owed if {
	_loans != {}
	_debt.amount > 0
}

_loans := channels.closed({"bank"})

_at := array.concat(
	[pointer | some pointer, _ in _loans],
	["/financials/interest_bearing_debt", "/financials/operating_cash_flow"],
)

# Undefined, not none, until all months are known.
_positive_months := count(positive) if {
	months := _months
	positive := [month | some month in months; month > 0]
}

_cash_flow := sum(_months)

_months := cash_flow.latest(params.months_counted, _debt.currency)

_debt := given.fact(input.financials.interest_bearing_debt)
