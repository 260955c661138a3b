# METADATA
# title: Balance sheet does not balance
# description: |
#   Assets are liabilities plus equity, up to the rounding of the figures. Where they are not, one of the three is of another day, another
#   entity or another set of books. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-25"]
#   stages: [start_up, growth, expansion]
#   facts: [/financials/total_assets, /financials/total_liabilities, /financials/net_assets]
#   levers:
#     - {pointer: /financials/net_assets, direction: set, actionable: false}
#   title: {zh: 资产负债表不平}
#   description:
#     zh: |
#       资产总额应等于负债与所有者权益之和，仅可有尾差。若不相等，三个数字中必有一个取自不同时点、不同主体或不同账套。原文未涉及。
#   message:
#     en: "Total assets of {total_assets:money} are not liabilities of {total_liabilities:money} plus equity of {net_assets:money}: the difference is {difference:money}, over {tolerance_pct}% of assets."
#     zh: "资产总额 {total_assets:money} 不等于负债 {total_liabilities:money} 与净资产 {net_assets:money} 之和，相差 {difference:money}，超过资产总额的 {tolerance_pct}%。"
#   suggestion:
#     close_books:
#       en: "Have the accountant close the books on one day for one entity and clear {difference:money+}, usually a suspense account, an intercompany balance or a loan booked as equity."
#       zh: "请会计以同一主体、同一截止日重新结账，查清 {difference:money+} 差额，常见原因是暂挂款、内部往来未抵销或借款误记为权益。"
package rules.consistency.balance_sheet_does_not_balance

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.consistency.balance_sheet_does_not_balance.params

missing contains pointer if {
	some pointer in facts.absent({"/financials/total_assets", "/financials/total_liabilities", "/financials/net_assets"})
}

missing contains pointer if {
	some name in ["total_liabilities", "net_assets"]
	some pointer in money.unrated_of(given.fact(input.financials[name]), _currency, concat("/", ["/financials", name]))
}

rates contains rate if {
	some name in ["total_liabilities", "net_assets"]
	some rate in money.used_of(given.fact(input.financials[name]), _currency, concat("/", ["/financials", name]))
}

pass if abs(_difference) <= _tolerance

finding contains {
	"at": ["/financials/total_assets", "/financials/total_liabilities", "/financials/net_assets"],
	"evidence": {
		"total_assets": input.financials.total_assets,
		"total_liabilities": input.financials.total_liabilities,
		"net_assets": input.financials.net_assets,
		"difference": {"amount": abs(_difference), "currency": _currency},
		"tolerance_pct": params.tolerance_pct,
	},
} if {
	abs(_difference) > _tolerance
}

suggestion contains {
	"action": "close_books",
	"values": {"difference": {"amount": abs(_difference), "currency": _currency}},
} if {
	count(finding) > 0
}

_difference := (_assets - _part("total_liabilities")) - _part("net_assets")

_part(name) := money.converted_of(given.fact(input.financials[name]), _currency, concat("/", ["/financials", name]))

_tolerance := (params.tolerance_pct * _assets) / 100

_assets := given.fact(input.financials.total_assets).amount

_currency := given.fact(input.financials.total_assets).currency
