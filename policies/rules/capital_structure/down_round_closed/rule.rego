# METADATA
# title: Last round was a down round
# description: |
#   The last priced round valued the company, after the money, below the round before it. Preferences and anti-dilution rights of the earlier
#   round then weigh on everybody who came later. Only the last two priced rounds are compared: an older fall has been priced since.
# custom:
#   severity: high
#   chapters: ["X-21"]
#   stages: [start_up, growth, expansion]
#   facts:
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
#     - {pointer: /rounds/*/post_money, direction: up, actionable: false}
#   title: {zh: 最近一轮为降价融资}
#   description:
#     zh: |
#       最近一轮定价融资的投后估值低于前一轮。前一轮的优先清算权与反稀释权由此压在后来者身上。
#       只比较最近两轮定价融资，更早的下跌已在其后的定价中体现。
#   message:
#     fell:
#       en: "The last post-money of {last_post_money:money} is {fall_pct:percent} below the {previous_post_money:money} of the round before."
#       zh: "最近一轮投后估值 {last_post_money:money}，较前一轮的 {previous_post_money:money} 下降 {fall_pct:percent}。"
#     collapsed:
#       en: "The last post-money of {last_post_money:money} is {fall_pct:percent-} below the {previous_post_money:money} of the round before, a fall of more than {steep_fall_pct:percent}."
#       zh: "最近一轮投后估值 {last_post_money:money}，较前一轮的 {previous_post_money:money} 下降 {fall_pct:percent-}，跌幅超过 {steep_fall_pct:percent}。"
#   suggestion:
#     show_adjustments:
#       en: "Show the anti-dilution adjustments, repriced options and changed preferences of the round on one cap table, before and after."
#       zh: "以融资前后两张股权结构表列示反稀释调整、期权重新定价及优先权变动。"
package rules.capital_structure.down_round_closed

import data.lib.facts
import data.lib.last_priced
import data.lib.money
import data.rules.capital_structure.down_round_closed.params

not_applicable if last_priced.none

not_applicable if last_priced.only

missing contains pointer if some pointer in last_priced.missing

missing contains pointer if some pointer in last_priced.lacking(last_priced.last | last_priced.previous, {"post_money"})

missing contains pointer if some pointer in money.unrated_on({_previous}, _last.currency, last_priced.day(last_priced.previous))

rates contains rate if some rate in money.used_on({_previous}, _last.currency, last_priced.day(last_priced.previous))

pass if {
	missing == set()
	_last.amount >= _before
}

finding contains {
	"kind": "fell",
	"severity": "medium",
	"at": _at,
	"evidence": _evidence,
} if {
	last_priced.missing == set()
	_last.amount < _before
	(_before - _last.amount) * 100 <= params.steep_fall_pct * _before
}

finding contains {
	"kind": "collapsed",
	"at": _at,
	"evidence": object.union(_evidence, {"steep_fall_pct": params.steep_fall_pct}),
} if {
	last_priced.missing == set()
	(_before - _last.amount) * 100 > params.steep_fall_pct * _before
}

suggestion contains {"action": "show_adjustments", "values": {}} if count(finding) > 0

_evidence := {
	"last_post_money": _last,
	"previous_post_money": {"amount": _before, "currency": _last.currency},
	"fall_pct": ((_before - _last.amount) * 100) / _before,
}

_at := [concat("/", [facts.entry("/rounds", i), "post_money"]) | some i in (last_priced.last | last_priced.previous)]

_last := last_priced.post(last_priced.last)

_previous := last_priced.post(last_priced.previous)

_before := money.converted_on(_previous, _last.currency, last_priced.day(last_priced.previous))
