# METADATA
# title: Liabilities exceed assets
# description: |
#   When interest-bearing debt exceeds everything that a company owns, the lenders own it: new money pays them first. Liabilities above
#   assets without that are common where SAFEs and notes wait for conversion or customers have prepaid, and want explaining. Not in the
#   article.
# custom:
#   severity: critical
#   chapters: ["K-25"]
#   stages: [start_up, growth, expansion]
#   facts: [/financials/total_assets, /financials/total_liabilities, /financials/interest_bearing_debt]
#   levers:
#     - {pointer: /financials/interest_bearing_debt, direction: down, actionable: true}
#     - {pointer: /financials/total_liabilities, direction: down, actionable: true}
#     - {pointer: /financials/total_assets, direction: up, actionable: true}
#   title: {zh: 资不抵债}
#   description:
#     zh: |
#       有息负债超过全部资产时，公司实质上已归贷款机构所有，新增资金将首先用于偿债。仅负债总额超过资产的，
#       常见于 SAFE、可转换借款尚未转股或客户预付款较多，须说明原因。原文未涉及。
#   message:
#     debt:
#       en: "Interest-bearing debt of {interest_bearing_debt:money} exceeds total assets of {total_assets:money}."
#       zh: "有息负债 {interest_bearing_debt:money}，超过资产总额 {total_assets:money}。"
#     liabilities:
#       en: "Liabilities of {total_liabilities:money} exceed total assets of {total_assets:money}."
#       zh: "负债总额 {total_liabilities:money}，超过资产总额 {total_assets:money}。"
#   suggestion:
#     restructure:
#       en: "Agree with the lenders on a conversion, a subordination or a standstill before new money comes in, and take counsel on the directors' duties."
#       zh: "在引入新资金前，与贷款机构就债转股、债务次级化或暂缓偿付达成协议，并就董事责任咨询律师。"
#     explain_liabilities:
#       en: "List the liabilities by kind: what converts into shares, what is work owed to customers, and what has to be paid in cash, and when."
#       zh: "按性质列示负债：可转为股份的、以服务履行的客户预付款，以及须以现金偿付的金额和到期日。"
package rules.capital_structure.debt_exceeds_assets

import data.lib.facts
import data.lib.given
import data.lib.money

missing contains pointer if some pointer in facts.absent({"/financials/total_assets", "/financials/total_liabilities"})

missing contains pointer if {
	_over(_liabilities)
	some pointer in facts.absent({"/financials/interest_bearing_debt"})
}

missing contains pointer if {
	some pointer in money.unrated({m | some m in [_liabilities, _debt]}, _assets.currency)
}

rates contains rate if {
	some rate in money.used({m | some m in [_liabilities, _debt]}, _assets.currency)
}

pass if _within

finding contains {
	"kind": "debt",
	"at": ["/financials/interest_bearing_debt", "/financials/total_assets"],
	"evidence": {"interest_bearing_debt": _debt, "total_assets": _assets},
} if {
	_over(_debt)
	not _within
}

finding contains {
	"kind": "liabilities",
	"severity": "medium",
	"at": ["/financials/total_liabilities", "/financials/total_assets"],
	"evidence": {"total_liabilities": _liabilities, "total_assets": _assets},
} if {
	_over(_liabilities)
	money.converted(_debt, _assets.currency) <= _assets.amount
}

suggestion contains {"action": _actions[found.kind], "values": {}} if some found in finding

_actions := {"debt": "restructure", "liabilities": "explain_liabilities"}

# Debt is a part of the liabilities: where they are covered, it is.
_within if money.converted(_liabilities, _assets.currency) <= _assets.amount

_over(m) if money.converted(m, _assets.currency) > _assets.amount

_assets := given.fact(input.financials.total_assets)

_liabilities := given.fact(input.financials.total_liabilities)

_debt := given.fact(input.financials.interest_bearing_debt)
