# METADATA
# title: Open claims large against cash or net assets
# description: |
#   What others claim in open disputes may have to be paid from the cash that the plan counts on, and can use up what the company owns. The
#   sums are those claimed, not those that a court would grant. Where debts exceed assets there is nothing left to hold a claim against; a rule
#   of its own says so.
# custom:
#   severity: high
#   chapters: ["6.2.4"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /legal/litigation
#     - /legal/litigation/-
#     - /legal/litigation/*/status
#     - /legal/litigation/*/amount
#     - /financials/cash
#     - /financials/net_assets
#   levers:
#     - {pointer: /legal/litigation/*/status, direction: set, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 未决索赔占现金或净资产比例过高}
#   description:
#     zh: |
#       未决纠纷中的索赔，可能要用计划内的现金支付，也可能侵蚀净资产。金额为对方主张数额，并非法院可能判决的数额。
#       资不抵债的公司无净资产可比，由其他规则提示。
#   message:
#     cash:
#       en: "Open disputes claim {claimed:money}, more than {maximum_claims_pct:percent} of the cash of {cash:money}."
#       zh: "未决索赔合计 {claimed:money}，超过账面现金 {cash:money} 的 {maximum_claims_pct:percent}。"
#     net_assets:
#       en: "Open disputes claim {claimed:money}, more than {maximum_of_net_assets_pct:percent} of the net assets of {net_assets:money}."
#       zh: "未决索赔合计 {claimed:money}，超过净资产 {net_assets:money} 的 {maximum_of_net_assets_pct:percent}。"
#   suggestion:
#     provide:
#       en: "Set aside what counsel expects to lose, check insurance, and show the runway without {claimed:money}; the excess over the limit is {excess:money+}."
#       zh: "按律师预计的损失计提预计负债，核对保险保障，并测算扣除 {claimed:money} 后的现金跑道；超出限额 {excess:money+}。"
#     assess_loss:
#       en: "Have counsel put in writing what is likely to be lost, and say in the notes to the accounts how much of it is provided for."
#       zh: "请律师就可能的损失出具书面意见，并在报表附注中说明已计提的预计负债。"
package rules.legal.open_claims_material

import data.lib.disputes
import data.lib.facts
import data.lib.given
import data.rules.legal.open_claims_material.params

missing contains pointer if some pointer in facts.not_whole({"/legal/litigation"})

# Without an open claim there is nothing to hold against cash.
missing contains pointer if {
	not _quiet
	some pointer in facts.absent({"/financials/cash", "/financials/net_assets"})
}

missing contains pointer if {
	some currency in _currencies
	some pointer in disputes.missing_claims(currency)
}

rates contains rate if {
	some currency in _currencies
	some rate in disputes.used(currency)
}

pass if _quiet

pass if {
	missing == set()
	_claimed * 100 <= params.maximum_claims_pct * _cash.amount
	not _too_much_of_net_assets
}

# Claims that are known may be too large already, whatever the list leaves out.
finding contains {
	"kind": "cash",
	"at": array.concat(disputes.open_claims, ["/financials/cash"]),
	"evidence": {
		"claimed": {"amount": _claimed, "currency": _currency},
		"cash": _cash,
		"maximum_claims_pct": params.maximum_claims_pct,
	},
} if {
	_claimed * 100 > params.maximum_claims_pct * _cash.amount
}

finding contains {
	"kind": "net_assets",
	"subject": "net_assets",
	"at": array.concat(disputes.open_claims, ["/financials/net_assets"]),
	"evidence": {
		"claimed": {"amount": disputes.claimed(_net_assets.currency), "currency": _net_assets.currency},
		"net_assets": _net_assets,
		"maximum_of_net_assets_pct": params.maximum_of_net_assets_pct,
	},
} if {
	_too_much_of_net_assets
}

suggestion contains {"action": "assess_loss", "subject": "net_assets", "values": {}} if _too_much_of_net_assets

suggestion contains {
	"action": "provide",
	"values": {
		"claimed": found.evidence.claimed,
		"excess": {
			"amount": _claimed - ((params.maximum_claims_pct * _cash.amount) / 100),
			"currency": _currency,
		},
	},
} if {
	some found in finding
	found.kind == "cash"
}

# Every dispute is named, and none is open.
_quiet if {
	facts.whole("/legal/litigation")
	every dispute in input.legal.litigation { dispute.status in {"settled", "closed"} }
}

_too_much_of_net_assets if {
	_net_assets.amount > 0
	disputes.claimed(_net_assets.currency) * 100 > params.maximum_of_net_assets_pct * _net_assets.amount
}

_currencies contains _cash.currency

_currencies contains _net_assets.currency

_net_assets := given.fact(input.financials.net_assets)

_claimed := disputes.claimed(_currency)

_cash := given.fact(input.financials.cash)

_currency := _cash.currency
