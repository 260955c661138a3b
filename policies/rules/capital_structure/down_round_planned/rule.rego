# METADATA
# title: Down round planned
# description: |
#   A pre-money valuation below the last post-money prices the shares under what the last investors paid. Anti-dilution rights adjust, options
#   go under water, and the terms of the round harden. Where nothing else is known about the price per share, the valuations stand for it.
# custom:
#   severity: high
#   chapters: ["X-21"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /financing_plan/pre_money
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /rounds/*/post_money
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#     /rounds/*/channel: "A round of which neither channel nor instrument is known counts as priced."
#     /rounds/*/instrument: "A round of which neither channel nor instrument is known counts as priced."
#   levers:
#     - {pointer: /financing_plan/pre_money, direction: up, actionable: true}
#   title: {zh: 拟以低于上轮的估值融资}
#   description:
#     zh: |
#       本轮投前估值低于上一轮投后估值，即每股价格低于上轮投资人的入股价，将触发反稀释条款，员工期权亦可能失去激励作用，融资条件随之收紧。
#       未掌握每股价格时，以估值比较代替。
#   message:
#     en: "The planned pre-money of {pre_money:money} is {fall_pct:percent} below the last post-money of {last_post_money:money}."
#     zh: "本轮拟定投前估值 {pre_money:money}，较上一轮投后估值 {last_post_money:money} 低 {fall_pct:percent}。"
#   suggestion:
#     prepare_down_round:
#       en: "Model the anti-dilution adjustment holder by holder before the first meeting, seek waivers from the last round's investors, and weigh a flat note or a smaller insider round against it."
#       zh: "在首次接洽前逐一测算反稀释调整结果，争取上轮投资人豁免，并与平价可转换借款或老股东小额追加等方案比较。"
package rules.capital_structure.down_round_planned

import data.lib.facts
import data.lib.given
import data.lib.last_priced

# Nothing has been priced yet.
not_applicable if last_priced.none

missing contains pointer if some pointer in last_priced.missing

missing contains pointer if some pointer in facts.absent({"/financing_plan/pre_money"})

missing contains pointer if {
	not _below
	some pointer in last_priced.lacking(last_priced.last, {"post_money"})
}

missing contains pointer if {
	not _below
	some pointer in last_priced.unrated(last_priced.last, _pre.currency)
}

rates contains rate if some rate in last_priced.used(last_priced.last, _pre.currency)

pass if {
	missing == set()
	_pre.amount >= _last
}

finding contains {
	"at": array.concat(["/financing_plan/pre_money"], [pointer |
		some i in last_priced.last
		facts.known(input.rounds[i], "post_money")
		pointer := concat("/", [facts.entry("/rounds", i), "post_money"])
	]),
	"evidence": {
		"pre_money": _pre,
		"last_post_money": {"amount": _last, "currency": _pre.currency},
		"fall_pct": ((_last - _pre.amount) * 100) / _last,
	},
} if {
	_below
}

suggestion contains {"action": "prepare_down_round", "values": {}} if count(finding) > 0

# One closing of the last round that is known may decide: the round was priced no lower.
_below if {
	last_priced.missing == set()
	_pre.amount < _last
}

_last := last_priced.highest(last_priced.last, _pre.currency)

_pre := given.fact(input.financing_plan.pre_money)
