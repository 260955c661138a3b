# METADATA
# title: Debt exceeds assets
# description: |
#   When interest-bearing debt exceeds everything that a company owns, the lenders own it: new money pays them first. Liabilities that
#   assets cover settle it too, for debt is a part of them. Not in the article.
# custom:
#   severity: critical
#   chapters: ["K-25"]
#   stages: [start_up, growth, expansion]
#   facts: [/financials/total_assets, /financials/total_liabilities, /financials/interest_bearing_debt]
#   optional:
#     /financials/total_liabilities: "Debt and assets alone settle it."
#   levers:
#     - {pointer: /financials/interest_bearing_debt, direction: down, actionable: true}
#     - {pointer: /financials/total_assets, direction: up, actionable: true}
#   title: {zh: 有息负债超过总资产}
#   description:
#     zh: |
#       有息负债超过全部资产时，公司实质上已归贷款机构所有，新增资金将首先用于偿债。
#       负债总额未超过资产的，其中的有息负债自然也未超过。原文未涉及。
#   message:
#     debt:
#       en: "Interest-bearing debt of {interest_bearing_debt:money} exceeds total assets of {total_assets:money}."
#       zh: "有息负债 {interest_bearing_debt:money}，超过资产总额 {total_assets:money}。"
#   suggestion:
#     restructure:
#       en: "Agree with the lenders on a conversion, a subordination or a standstill before new money comes in, and take counsel on the directors' duties."
#       zh: "在引入新资金前，与贷款机构就债转股、债务次级化或暂缓偿付达成协议，并就董事责任咨询律师。"
package rules.capital_structure.debt_exceeds_assets

import data.lib.facts
import data.lib.given
import data.lib.money

missing contains pointer if {
	not _covered
	some pointer in facts.absent({"/financials/total_assets"})
}

missing contains pointer if {
	not _covered
	some pointer in facts.absent({"/financials/interest_bearing_debt"})
}

missing contains pointer if {
	not _covered
	some pointer in money.unrated_of(_debt, _assets.currency, "/financials/interest_bearing_debt")
}

rates contains rate if some rate in money.used_of(_debt, _assets.currency, "/financials/interest_bearing_debt")

# Debt is a part of the liabilities: where they are covered, it is.
pass if _covered

finding contains {
	"kind": "debt",
	"at": ["/financials/interest_bearing_debt", "/financials/total_assets"],
	"evidence": {"interest_bearing_debt": _debt, "total_assets": _assets},
} if {
	not _covered
	money.converted_of(_debt, _assets.currency, "/financials/interest_bearing_debt") > _assets.amount
}

suggestion contains {"action": "restructure", "values": {}} if count(finding) > 0

_covered if money.converted_of(given.fact(input.financials.total_liabilities), _assets.currency, "/financials/total_liabilities") <= _assets.amount

_covered if money.converted_of(_debt, _assets.currency, "/financials/interest_bearing_debt") <= _assets.amount

# Whatever the assets are.
_covered if _debt.amount == 0

_covered if given.fact(input.financials.total_liabilities).amount == 0

_assets := given.fact(input.financials.total_assets)

_debt := given.fact(input.financials.interest_bearing_debt)
