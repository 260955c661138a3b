# METADATA
# title: Bank loan without stable cash flow
# description: |
#   A bank loan is repaid from cash flow. Where few months were cash positive, or where cash flow hardly covers interest and
#   principal, the loan turns into a claim on the next round. Debt service is what falls due on present debt plus a year's interest on the
#   planned loan; the principal of the planned loan comes on top.
# related_resources:
#   - ref: S8
# custom:
#   severity: high
#   chapters: ["4.2.3", "4.1.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /financing_plan/methods/*/rate_pct
#     - /financials/operating_cash_flow
#     - /financials/operating_cash_flow/-
#     - /financials/operating_cash_flow/*/month
#     - /financials/operating_cash_flow/*/amount
#     - /financials/annual_debt_service
#   optional:
#     /financials/operating_cash_flow/-: a further month is asked for only where twelve in a row are lacking
#   levers:
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#     - {pointer: /financials/operating_cash_flow/*/amount, direction: up, actionable: true}
#     - {pointer: /financials/annual_debt_service, direction: down, actionable: true}
#   title: {zh: 现金流不稳定却拟申请银行贷款}
#   description:
#     zh: |
#       银行贷款的第一还款来源是经营性现金流。若多数月份现金流为负，或现金流仅能勉强覆盖本息，贷款最终将由下一轮股权融资偿还。
#       偿债支出按存量债务未来一年应付本息，加拟借贷款一年利息计算；拟借贷款的本金尚未计入。
#   message:
#     unstable:
#       en: "A bank loan is planned, but operating cash flow was positive in only {positive_months} of the last {months_counted} months; {minimum_positive_months} are needed."
#       zh: "拟申请银行贷款，但近 {months_counted} 个月中仅 {positive_months} 个月经营性现金流为正，至少应有 {minimum_positive_months} 个月。"
#     negative:
#       en: "A bank loan is planned, but operating cash flow of the last {months_counted} months was negative: {operating_cash_flow:money}."
#       zh: "拟申请银行贷款，但近 {months_counted} 个月经营性现金流合计为净流出：{operating_cash_flow:money}。"
#     thin:
#       en: "A bank loan is planned, but operating cash flow covers debt service, its interest included, only {coverage:2-} times; lenders ask for at least {minimum_coverage}."
#       zh: "拟申请银行贷款，计入新增利息后，经营性现金流的偿债覆盖倍数仅为 {coverage:2-}，低于银行通常要求的 {minimum_coverage} 倍。"
#     narrow:
#       en: "A bank loan is planned; operating cash flow covers debt service, its interest included, {coverage:2-} times, short of the {target_coverage} that lenders prefer."
#       zh: "拟申请银行贷款，计入新增利息后，经营性现金流的偿债覆盖倍数为 {coverage:2-}，未达到银行偏好的 {target_coverage} 倍。"
#   suggestion:
#     change_channel:
#       en: "Use receivables finance, a grant or equity for this part of the plan until cash flow is steady."
#       zh: "在现金流稳定之前，这部分资金可改用应收账款融资、政府补贴或股权融资。"
#     widen_coverage:
#       en: "Coverage of {target_coverage} needs {cash_flow_gap:money+} more operating cash flow a year, or debt service of at most {affordable_service:money-}."
#       zh: "覆盖倍数要达到 {target_coverage}，年经营性现金流需增加 {cash_flow_gap:money+}，或将年度本息压降至 {affordable_service:money-} 以内。"
package rules.channel_fit.bank_loan_without_cash_flow

import data.lib.cash_flow
import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.channel_fit.bank_loan_without_cash_flow.params

# The plan is known in full and holds no bank loan.
not_applicable if channels.none_planned({"bank"})

missing contains pointer if some pointer in channels.planned_hidden

missing contains pointer if some pointer in entries.lacking(_loans, {"amount", "rate_pct"})

missing contains pointer if {
	_loans != {}
	some pointer in (facts.absent({"/financials/annual_debt_service"}) | cash_flow.missing(params.months_counted))
}

missing contains pointer if {
	_loans != {}
	some pointer in (cash_flow.unrated(_currency) | entries.unrated(_loans, _currency))
}

rates contains rate if {
	_loans != {}
	some rate in (cash_flow.used(_currency) | entries.used(_loans, _currency))
}

pass if {
	_loans != {}
	count(_interest) == count(_loans)
	_positive_months >= params.minimum_positive_months
	_cash_flow >= max([0, params.target_coverage * _service])
}

finding contains {
	"kind": "unstable",
	"at": array.concat(_at, ["/financials/operating_cash_flow"]),
	"evidence": {
		"positive_months": _positive_months,
		"minimum_positive_months": params.minimum_positive_months,
		"months_counted": params.months_counted,
	},
} if {
	_loans != {}
	_positive_months < params.minimum_positive_months
}

finding contains {
	"kind": "negative",
	"at": array.concat(_at, ["/financials/operating_cash_flow"]),
	"evidence": {
		"operating_cash_flow": {"amount": _cash_flow, "currency": _currency},
		"months_counted": params.months_counted,
	},
} if {
	_loans != {}
	_cash_flow < 0
}

finding contains {
	"kind": "thin",
	"at": array.concat(_at, ["/financials/annual_debt_service"]),
	"evidence": object.union(_evidence, {"minimum_coverage": params.minimum_coverage}),
} if {
	_loans != {}
	_cash_flow >= 0
	_cash_flow < params.minimum_coverage * _service
}

finding contains {
	"kind": "narrow",
	"severity": "medium",
	"at": array.concat(_at, ["/financials/annual_debt_service"]),
	"evidence": object.union(_evidence, {"target_coverage": params.target_coverage}),
} if {
	_loans != {}
	_cash_flow >= params.minimum_coverage * _service
	_cash_flow < params.target_coverage * _service
}

suggestion contains {"action": "change_channel", "values": {}} if count(finding) > 0

suggestion contains {
	"action": "widen_coverage",
	"values": {
		"target_coverage": params.target_coverage,
		"cash_flow_gap": {"amount": (params.target_coverage * _service) - _cash_flow, "currency": _currency},
		"affordable_service": {"amount": max([0, _cash_flow]) / params.target_coverage, "currency": _currency},
	},
} if {
	count(finding) > 0
	_cash_flow < params.target_coverage * _service
}

_evidence := {
	"coverage": _cash_flow / _service,
	"operating_cash_flow": {"amount": _cash_flow, "currency": _currency},
	"debt_service": {"amount": _service, "currency": _currency},
}

_loans := channels.planned({"bank"})

_at := [pointer | some pointer, _ in _loans]

# Undefined, not none, until all months are known.
_positive_months := count(positive) if {
	months := _months
	positive := [month | some month in months; month > 0]
}

_cash_flow := sum(_months)

_months := cash_flow.latest(params.months_counted, _currency)

# Interest that is not known yet can only add to it.
_service := _due.amount + sum(_interest)

_interest := [interest |
	some loan in _loans
	facts.lacking("", loan, {"amount", "rate_pct"}) == set()
	interest := (money.converted(loan.amount, _currency) * loan.rate_pct) / 100
]

# What is due sets the currency; until it is known, the cash flow does.
_currency := _due.currency if {
	_due
} else := cash_flow.currency

_due := given.fact(input.financials.annual_debt_service)
