# METADATA
# title: Option pool inside the pre-money
# description: |
#   Options that are added before the round come out of the old holders' shares alone: the price that they really get is the pre-money less
#   the value of the new pool. The rule shows that effective pre-money; a cut above the limit is worth a negotiation.
# related_resources:
#   - ref: S28
# custom:
#   severity: medium
#   chapters: ["X-58"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /financing_plan/pool_increase_pct
#     - /financing_plan/pre_money
#     - /financing_plan/amount
#   levers:
#     - {pointer: /financing_plan/pool_increase_pct, direction: down, actionable: true}
#     - {pointer: /financing_plan/pre_money, direction: up, actionable: true}
#   title: {zh: 期权池计入投前}
#   description:
#     zh: |
#       交割前增设的期权池全部由原股东承担，其实际获得的估值等于投前估值减去新增期权池的价值。本规则列示有效投前估值；折让超过上限的，值得再谈。
#   message:
#     en: "A pool increase of {pool_increase_pct:percent} before the round cuts the pre-money of {pre_money:money} to {effective_pre_money:money}, by more than {maximum_cut_pct:percent}."
#     zh: "本轮前新增期权池 {pool_increase_pct:percent}，使投前估值由 {pre_money:money} 降至有效投前 {effective_pre_money:money}，降幅超过 {maximum_cut_pct:percent}。"
#   suggestion:
#     size_pool_by_plan:
#       en: "Size the pool by a hiring plan to the next round, put the rest after the money, and compare offers by the effective pre-money."
#       zh: "以下一轮前的招聘计划确定期权池规模，其余部分约定在交割后增设，并以有效投前估值比较各家报价。"
#   question:
#     /financing_plan/pool_increase_pct:
#       en: "How many percent of the company after the round are to be added to the option pool before it? Zero if none."
#       zh: "本轮交割前拟新增的期权池占融资后总股本的百分之几？不增设请填 0。"
package rules.capital_structure.option_pool_shuffle

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_structure.option_pool_shuffle.params

missing contains pointer if {
	not _none
	some pointer in facts.absent({"/financing_plan/pool_increase_pct", "/financing_plan/pre_money", "/financing_plan/amount"})
}

missing contains pointer if {
	not _none
	some pointer in money.unrated({_amount}, _pre.currency)
}

rates contains rate if {
	not _none
	some rate in money.used({_amount}, _pre.currency)
}

pass if _none

pass if _cut * 100 <= params.maximum_cut_pct * _pre.amount

finding contains {
	"at": ["/financing_plan/pool_increase_pct", "/financing_plan/pre_money", "/financing_plan/amount"],
	"evidence": {
		"pool_increase_pct": _increase,
		"pre_money": _pre,
		"effective_pre_money": {"amount": _pre.amount - _cut, "currency": _pre.currency},
		"maximum_cut_pct": params.maximum_cut_pct,
	},
} if {
	_cut * 100 > params.maximum_cut_pct * _pre.amount
}

suggestion contains {"action": "size_pool_by_plan", "values": {}} if count(finding) > 0

_none if _increase == 0

# What the new options are worth at the price of the round.
_cut := (_increase * (_pre.amount + money.converted(_amount, _pre.currency))) / 100

_increase := given.fact(input.financing_plan.pool_increase_pct)

_pre := given.fact(input.financing_plan.pre_money)

_amount := given.fact(input.financing_plan.amount)
