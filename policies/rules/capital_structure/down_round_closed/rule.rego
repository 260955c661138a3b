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
import data.rules.capital_structure.down_round_closed.params

not_applicable if last_priced.none

not_applicable if last_priced.only

missing contains pointer if some pointer in last_priced.missing

missing contains pointer if {
	not _decided
	some pointer in last_priced.lacking(last_priced.last | last_priced.previous, {"post_money"})
}

missing contains pointer if {
	not _decided
	some pointer in last_priced.unrated(last_priced.last | last_priced.previous, _currency)
}

rates contains rate if some rate in last_priced.used(last_priced.last | last_priced.previous, _currency)

pass if {
	last_priced.missing == set()
	_whole(last_priced.previous)
	_last >= _before
}

finding contains {
	"kind": "fell",
	"severity": "medium",
	"at": _at,
	"evidence": _evidence,
} if {
	_fell
	(_before - _last) * 100 <= params.steep_fall_pct * _before
}

finding contains {
	"kind": "collapsed",
	"at": _at,
	"evidence": object.union(_evidence, {"steep_fall_pct": params.steep_fall_pct}),
} if {
	_fell
	(_before - _last) * 100 > params.steep_fall_pct * _before
}

suggestion contains {"action": "show_adjustments", "values": {}} if count(finding) > 0

# Of the closings of a round, one that is known may decide: the last is no lower than that, the round before it either.
_decided if pass

_decided if _fell

_fell if {
	last_priced.missing == set()
	_whole(last_priced.last)
	_last < _before
}

_evidence := {
	"last_post_money": {"amount": _last, "currency": _currency},
	"previous_post_money": {"amount": _before, "currency": _currency},
	"fall_pct": ((_before - _last) * 100) / _before,
}

_at := [pointer |
	some i in (last_priced.last | last_priced.previous)
	facts.known(input.rounds[i], "post_money")
	pointer := concat("/", [facts.entry("/rounds", i), "post_money"])
]

_currency := last_priced.currency(last_priced.last)

_last := last_priced.highest(last_priced.last, _currency)

_before := last_priced.highest(last_priced.previous, _currency)

# Every closing is known in that currency.
_whole(places) if {
	last_priced.lacking(places, {"post_money"}) == set()
	last_priced.unrated(places, _currency) == set()
}
