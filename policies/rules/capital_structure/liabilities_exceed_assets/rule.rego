# METADATA
# title: Liabilities exceed assets
# description: |
#   More is owed than is there. This is common where SAFEs and notes wait for conversion or customers have prepaid, and wants explaining;
#   whether the lenders own the company is judged by debt_exceeds_assets. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-25"]
#   stages: [start_up, growth, expansion]
#   facts: [/financials/total_assets, /financials/total_liabilities]
#   levers:
#     - {pointer: /financials/total_liabilities, direction: down, actionable: true}
#     - {pointer: /financials/total_assets, direction: up, actionable: true}
#   title: {zh: 资不抵债}
#   description:
#     zh: |
#       负债总额超过资产总额，常见于 SAFE、可转换借款尚未转股或客户预付款较多，须说明原因；
#       有息负债是否已超过全部资产，见 debt_exceeds_assets。原文未涉及。
#   message:
#     en: "Liabilities of {total_liabilities:money} exceed total assets of {total_assets:money}."
#     zh: "负债总额 {total_liabilities:money}，超过资产总额 {total_assets:money}。"
#   suggestion:
#     explain_liabilities:
#       en: "List the liabilities by kind: what converts into shares, what is work owed to customers, and what has to be paid in cash, and when."
#       zh: "按性质列示负债：可转为股份的、以服务履行的客户预付款，以及须以现金偿付的金额和到期日。"
package rules.capital_structure.liabilities_exceed_assets

import data.lib.facts
import data.lib.given
import data.lib.money

missing contains pointer if some pointer in facts.absent({"/financials/total_assets", "/financials/total_liabilities"})

missing contains pointer if some pointer in money.unrated_of(_liabilities, _assets.currency, "/financials/total_liabilities")

rates contains rate if some rate in money.used_of(_liabilities, _assets.currency, "/financials/total_liabilities")

pass if money.converted_of(_liabilities, _assets.currency, "/financials/total_liabilities") <= _assets.amount

finding contains {
	"at": ["/financials/total_liabilities", "/financials/total_assets"],
	"evidence": {"total_liabilities": _liabilities, "total_assets": _assets},
} if {
	money.converted_of(_liabilities, _assets.currency, "/financials/total_liabilities") > _assets.amount
}

suggestion contains {"action": "explain_liabilities", "values": {}} if count(finding) > 0

_assets := given.fact(input.financials.total_assets)

_liabilities := given.fact(input.financials.total_liabilities)
