# METADATA
# title: Cash does not follow from the bridge
# description: |
#   Opening cash plus money raised less net burn is closing cash. A gap means that spending, a repayment or a receipt is not shown, or that
#   the burn is not the one the company has. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-24"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /financials/cash
#     - /financials/cash_bridge/cash_start
#     - /financials/cash_bridge/raised
#     - /financials/cash_bridge/net_burn
#   levers:
#     - {pointer: /financials/cash_bridge/net_burn, direction: set, actionable: false}
#   title: {zh: 现金余额与现金变动表不符}
#   description:
#     zh: |
#       期初现金加融资所得减净消耗，应等于期末现金。出现缺口，说明有支出、还款或收款未列示，或所报净消耗并非实际数。原文未涉及。
#   message:
#     less:
#       en: "{cash:money} is in the bank, but {cash_start:money} at the start plus {raised:money} raised less {net_burn:money} net burn should leave {expected_cash:money} (tolerance {tolerance_pct}%)."
#       zh: "账面现金 {cash:money}，但期初 {cash_start:money} 加融资 {raised:money} 减净消耗 {net_burn:money}，应余 {expected_cash:money}（容差 {tolerance_pct}%）。"
#     more:
#       en: "{cash:money} is in the bank; {cash_start:money} at the start plus {raised:money} raised less {net_burn:money} net burn should leave only {expected_cash:money} (tolerance {tolerance_pct}%)."
#       zh: "账面现金 {cash:money}，高于期初 {cash_start:money} 加融资 {raised:money} 减净消耗 {net_burn:money} 后应有的 {expected_cash:money}（容差 {tolerance_pct}%）。"
#   suggestion:
#     trace_outflow:
#       en: "Trace {gap:money+} of outflow through the bank statements: repayments, taxes, deposits, capital expenditure and payments to related parties first."
#       zh: "通过银行流水追查 {gap:money+} 的去向，重点核对还款、税费、保证金、资本性支出及关联方往来。"
#     trace_inflow:
#       en: "Name the source of {gap:money+}: a loan, a customer's prepayment or a round that the bridge leaves out."
#       zh: "说明 {gap:money+} 的来源：是借款、客户预付款，还是现金变动表未列入的融资。"
#   question:
#     /financials/cash_bridge/cash_start:
#       en: "What was the cash balance at the start of the period, and on what date?"
#       zh: "期初现金余额是多少？对应哪一天？"
#     /financials/cash_bridge/raised:
#       en: "How much money came in from financings since then, loans included?"
#       zh: "自期初以来，融资到账（含借款）合计多少？"
#     /financials/cash_bridge/net_burn:
#       en: "How much cash did operations and investment use in the whole period, net of receipts?"
#       zh: "整个期间内，经营与投资活动的现金净消耗合计多少？"
package rules.consistency.cash_bridge_gap

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.consistency.cash_bridge_gap.params

missing contains pointer if {
	some pointer in facts.absent({
		"/financials/cash",
		"/financials/cash_bridge/cash_start",
		"/financials/cash_bridge/raised",
		"/financials/cash_bridge/net_burn",
	})
}

missing contains pointer if {
	some m in input.financials.cash_bridge
	is_object(m)
	some pointer in money.unrated_of(m, _currency, "/financials/cash")
}

rates contains rate if {
	some m in input.financials.cash_bridge
	is_object(m)
	some rate in money.used_of(m, _currency, "/financials/cash")
}

pass if abs(_cash - _expected) <= _tolerance

finding contains {"kind": "less", "at": _at, "evidence": _evidence} if _expected - _cash > _tolerance

finding contains {"kind": "more", "at": _at, "evidence": _evidence} if _cash - _expected > _tolerance

suggestion contains {
	"action": {"less": "trace_outflow", "more": "trace_inflow"}[found.kind],
	"values": {"gap": {"amount": abs(_cash - _expected), "currency": _currency}},
} if {
	some found in finding
}

_at := [
	"/financials/cash",
	"/financials/cash_bridge/cash_start",
	"/financials/cash_bridge/raised",
	"/financials/cash_bridge/net_burn",
]

_evidence := {
	"cash": input.financials.cash,
	"cash_start": input.financials.cash_bridge.cash_start,
	"raised": input.financials.cash_bridge.raised,
	"net_burn": input.financials.cash_bridge.net_burn,
	"expected_cash": {"amount": _expected, "currency": _currency},
	"tolerance_pct": params.tolerance_pct,
}

_expected := (_part("cash_start") + _part("raised")) - _part("net_burn")

_part(name) := money.converted_of(given.fact(input.financials.cash_bridge[name]), _currency, "/financials/cash")

_tolerance := (params.tolerance_pct * _cash) / 100

_cash := given.fact(input.financials.cash).amount

_currency := given.fact(input.financials.cash).currency
