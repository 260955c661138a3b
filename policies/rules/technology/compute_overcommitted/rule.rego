# METADATA
# title: Committed compute large against cash
# description: |
#   Reserved capacity has to be paid whether it is used or not, and no cost cut reaches it. A large part of the cash that is owed to a cloud
#   within a year is not there when the round slips. What is self-funded is not held against the company.
# custom:
#   severity: high
#   chapters: ["X-23", "2.2.3"]
#   stages: [start_up, growth, expansion]
#   facts: [/compute/committed_next_12m, /financials/cash, /financials/monthly_net_burn, /financials/revenue_ttm]
#   levers:
#     - {pointer: /compute/committed_next_12m, direction: down, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 算力承诺支出占现金比例过高}
#   description:
#     zh: |
#       预留算力无论是否使用都须付费，压缩开支也无法削减。一年内到期的承诺支出占用大量现金，融资一旦延后便难以应付。
#       经营净流入的公司不作此判断。
#   message:
#     en: "Compute of {committed:money} is committed for the next twelve months, more than {maximum_commitment_pct:percent} of the cash of {cash:money}."
#     zh: "未来十二个月到期的算力承诺支出为 {committed:money}，超过账面现金 {cash:money} 的 {maximum_commitment_pct:percent}。"
#   suggestion:
#     renegotiate_compute:
#       en: "Ask the provider to stretch the commitment, allow resale or turn part of it into on-demand use; {excess:money+} stands above the limit."
#       zh: "与供应商协商延长承诺期、允许转让或部分改为按量计费；超出限额 {excess:money+}。"
#   question:
#     /compute/committed_next_12m:
#       en: "How much compute (clouds, GPUs, model APIs) is committed by contract and falls due in the next twelve months? If none, please say so."
#       zh: "未来十二个月内到期的算力承诺支出（云资源、GPU、模型接口）合计多少？没有也请说明。"
package rules.technology.compute_overcommitted

import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.self_funding
import data.rules.technology.compute_overcommitted.params

missing contains pointer if {
	not pass
	some pointer in (facts.absent({"/compute/committed_next_12m", "/financials/cash"}) | self_funding.missing)
}

missing contains pointer if {
	not pass
	some pointer in money.unrated({given.fact(input.compute.committed_next_12m)}, _cash.currency)
}

rates contains rate if {
	not _free
	some rate in money.used({given.fact(input.compute.committed_next_12m)}, _cash.currency)
}

pass if _free

pass if _committed * 100 <= params.maximum_commitment_pct * _cash.amount

finding contains {
	"at": ["/compute/committed_next_12m", "/financials/cash"],
	"evidence": {
		"committed": {"amount": _committed, "currency": _cash.currency},
		"cash": _cash,
		"maximum_commitment_pct": params.maximum_commitment_pct,
	},
} if {
	_burning
	_committed * 100 > params.maximum_commitment_pct * _cash.amount
}

suggestion contains {
	"action": "renegotiate_compute",
	"values": {"excess": {
		"amount": _committed - ((params.maximum_commitment_pct * _cash.amount) / 100),
		"currency": _cash.currency,
	}},
} if {
	count(finding) > 0
}

# Nothing is committed, or what comes in pays for what is: a company that does not burn has still to say what it owes.
_free if given.fact(input.compute.committed_next_12m).amount == 0

_free if {
	given.fact(input.compute.committed_next_12m)
	self_funding.proven
}

# Nothing comes in that would pay for it.
_burning if given.fact(input.financials.monthly_net_burn).amount > 0

_burning if self_funding.idle

_committed := money.converted(given.fact(input.compute.committed_next_12m), _cash.currency)

_cash := given.fact(input.financials.cash)
