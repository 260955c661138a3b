# METADATA
# title: Open claims large against cash
# description: |
#   What others claim in open disputes may have to be paid from the cash that the plan counts on. The sums are those claimed, not those
#   that a court would grant.
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
#   levers:
#     - {pointer: /legal/litigation/*/status, direction: set, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 未决索赔占现金比例过高}
#   description:
#     zh: |
#       未决纠纷中的索赔，可能要用计划内的现金支付。金额为对方主张数额，并非法院可能判决的数额。
#   message:
#     en: "Open disputes claim {claimed:money}, more than {maximum_claims_pct:percent} of the cash of {cash:money}."
#     zh: "未决索赔合计 {claimed:money}，超过账面现金 {cash:money} 的 {maximum_claims_pct:percent}。"
#   suggestion:
#     provide:
#       en: "Set aside what counsel expects to lose, check insurance, and show the runway without {claimed:money}; the excess over the limit is {excess:money+}."
#       zh: "按律师预计的损失计提预计负债，核对保险保障，并测算扣除 {claimed:money} 后的现金跑道；超出限额 {excess:money+}。"
package rules.legal.open_claims_material

import data.lib.disputes
import data.lib.facts
import data.lib.given
import data.rules.legal.open_claims_material.params

missing contains pointer if some pointer in facts.not_whole({"/legal/litigation"})

# Without an open claim there is nothing to hold against cash.
missing contains pointer if {
	not _quiet
	some pointer in facts.absent({"/financials/cash"})
}

missing contains pointer if some pointer in disputes.missing_claims(_currency)

rates contains rate if some rate in disputes.used(_currency)

pass if _quiet

pass if {
	disputes.missing_claims(_currency) == set()
	_claimed * 100 <= params.maximum_claims_pct * _cash.amount
}

# Claims that are known may be too large already, whatever the list leaves out.
finding contains {
	"at": array.concat(disputes.open_claims, ["/financials/cash"]),
	"evidence": {
		"claimed": {"amount": _claimed, "currency": _currency},
		"cash": _cash,
		"maximum_claims_pct": params.maximum_claims_pct,
	},
} if {
	_claimed * 100 > params.maximum_claims_pct * _cash.amount
}

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
}

# Every dispute is named, and none is open.
_quiet if {
	facts.whole("/legal/litigation")
	every dispute in input.legal.litigation { dispute.status in {"settled", "closed"} }
}

_claimed := disputes.claimed(_currency)

_cash := given.fact(input.financials.cash)

_currency := _cash.currency
