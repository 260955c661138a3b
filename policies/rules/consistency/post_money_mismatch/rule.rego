# METADATA
# title: Post-money differs from pre-money plus new money
# description: |
#   Post-money is pre-money plus the money that buys new shares. A sale of existing shares adds nothing; SAFEs and notes that convert count
#   either in the pre-money or on top of it, as the papers say, so both readings are accepted. A gap that an unstated sale or conversion
#   could explain is a question, not a finding. Rounds without a price for the whole company are left out; of earlier ones than the latest two
#   those without figures are too. Not in the article.
# related_resources:
#   - ref: S28
# custom:
#   severity: high
#   chapters: ["K-02"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /rounds/*/pre_money
#     - /rounds/*/post_money
#     - /rounds/*/amount
#     - /rounds/*/secondary
#     - /rounds/*/converted
#   optional:
#     /rounds/*/date: "It only tells which rounds are long past; of one without a date everything is asked."
#     /rounds/*/closed_on: "It only tells which rounds are long past; of one without a date everything is asked."
#     /rounds/*/signed_on: "It only tells which rounds are long past; of one without a date everything is asked."
#     /rounds/*/pre_money: "Of the latest two rounds it is asked for; an earlier one without it is not judged."
#     /rounds/*/post_money: "Of the latest two rounds it is asked for; an earlier one without it is not judged."
#     /rounds/*/amount: "Of the latest two rounds it is asked for; an earlier one without it is not judged."
#     /rounds/-: "Rounds are judged one by one; the list must be whole only to show that there is none."
#     /rounds/*/channel: "A round of which neither channel nor instrument is known counts as priced."
#     /rounds/*/instrument: "A round of which neither channel nor instrument is known counts as priced."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#     /rounds/*/secondary: "Where the valuations fit the whole amount, no part of it bought existing shares; where they do not, it is asked for."
#     /rounds/*/converted: "Where the valuations fit without a conversion, none was counted; where they do not, it is asked for."
#   levers:
#     - {pointer: /rounds/*/post_money, direction: set, actionable: false}
#   title: {zh: 投后估值与投前估值加新增投资不符}
#   description:
#     zh: |
#       投后估值等于投前估值加认购新股的资金。老股转让不增加公司价值；SAFE 和可转换借款转股可计入投前，也可另加，以协议约定为准，两种口径均予认可。
#       若差额可由未披露的老股转让或转股解释，则只提问、不判定。未对公司整体定价的融资不在此列；最近两轮之前的融资，数据不全的不予判断。原文未涉及。
#   message:
#     above:
#       en: "Round {subject}: post-money {post_money:money} is more than pre-money {pre_money:money} plus new money {new_money:money}, off by over {tolerance_pct}%."
#       zh: "“{subject}”：投后估值 {post_money:money}，高于投前估值 {pre_money:money} 与新增投资 {new_money:money} 之和，偏差超过 {tolerance_pct}%。"
#     below:
#       en: "Round {subject}: post-money {post_money:money} is less than pre-money {pre_money:money} plus new money {new_money:money}, off by over {tolerance_pct}%."
#       zh: "“{subject}”：投后估值 {post_money:money}，低于投前估值 {pre_money:money} 与新增投资 {new_money:money} 之和，偏差超过 {tolerance_pct}%。"
#   suggestion:
#     settle_valuation:
#       en: "Have the signed papers of round {subject} settle which figure holds; pre-money plus new money gives {expected:money}, and the price per share must follow from it."
#       zh: "以“{subject}”已签署文件确认何者为准：投前估值加新增投资应为 {expected:money}，每股价格须与之对应。"
package rules.consistency.post_money_mismatch

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.priced_rounds
import data.lib.rounds
import data.rules.consistency.post_money_mismatch.params

not_applicable if {
	facts.whole("/rounds")
	count(priced_rounds.all) == 0
}

missing contains pointer if {
	count(priced_rounds.all) == 0
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if {
	some i, round in priced_rounds.all
	not _long_past(round)
	some pointer in facts.lacking(facts.entry("/rounds", i), round, _figures)
}

# Only a conversion lifts post-money above what was paid in.
missing contains pointer if {
	some i, round in priced_rounds.all
	_post(round) > _ceiling(round)
	some pointer in facts.lacking(facts.entry("/rounds", i), round, {"converted"})
}

# Only a sale of existing shares leaves it below.
missing contains pointer if {
	some i, round in priced_rounds.all
	_short(round)
	some pointer in facts.lacking(facts.entry("/rounds", i), round, {"secondary"})
}

missing contains pointer if {
	some round in priced_rounds.all
	some pointer in money.unrated_on(_moneys(round), round.post_money.currency, entries.day(round))
}

rates contains rate if {
	some round in priced_rounds.all
	some rate in money.used_on(_moneys(round), round.post_money.currency, entries.day(round))
}

pass if {
	count(priced_rounds.all) > 0
	every round in priced_rounds.all { _settled(round) }
}

finding contains object.union(_evidence(i, round), {"kind": "above"}) if {
	some i, round in priced_rounds.all
	_post(round) > _ceiling(round)
	facts.known(round, "converted")
}

finding contains object.union(_evidence(i, round), {"kind": "below"}) if {
	some i, round in priced_rounds.all
	_short(round)
	_explained(round)
}

suggestion contains {
	"action": "settle_valuation",
	"subject": found.subject,
	"values": {"expected": {
		"amount": found.evidence.pre_money.amount + found.evidence.new_money.amount,
		"currency": found.evidence.post_money.currency,
	}},
} if {
	some found in finding
}

_evidence(i, round) := {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", i), member]) |
		some member in ["pre_money", "amount", "secondary", "converted", "post_money"]
		facts.known(round, member)
	],
	"evidence": {
		"pre_money": {"amount": _pre(round), "currency": currency},
		"new_money": {"amount": _new(round) + _converted(round), "currency": currency},
		"post_money": {"amount": _post(round), "currency": currency},
		"tolerance_pct": params.tolerance_pct,
	},
} if {
	currency := round.post_money.currency
}

_settled(round) if _agrees(round)

_settled(round) if {
	_long_past(round)
	facts.lacking("", round, _figures) != set()
}

# At least two priced rounds surely came after it.
_long_past(round) if dates.last_day(given.fact(round.date)) < _latest_days[count(_latest_days) - 2]

# The first days that the priced rounds may be of, the latest last.
_latest_days := sort([dates.first_day(given.fact(round.date)) | some round in priced_rounds.all])

_figures := {"pre_money", "post_money", "amount"}

_agrees(round) if _fits(round, _pre(round) + _new(round))

_agrees(round) if _fits(round, (_pre(round) + _new(round)) + _converted(round))

_fits(round, expected) if abs(_post(round) - expected) <= _tolerance(round)

# What pre-money, new money and every conversion come to at most.
_ceiling(round) := ((_pre(round) + _new(round)) + _converted(round)) + _tolerance(round)

_short(round) if {
	not _agrees(round)
	_post(round) <= _ceiling(round)
}

# Below its pre-money no sale of existing shares can bring a valuation.
_explained(round) if facts.known(round, "secondary")

_explained(round) if _post(round) < _pre(round) - _tolerance(round)

_tolerance(round) := (params.tolerance_pct * _post(round)) / 100

_post(round) := given.fact(round.post_money).amount

_pre(round) := _amount(round, "pre_money")

# The money that bought new shares.
_new(round) := _amount(round, "amount") - _amount(round, "secondary") if facts.known(round, "secondary")

_new(round) := _amount(round, "amount") if {
	not facts.known(round, "secondary")
	object.get(round, "channel", null) != "secondary"
}

_new(round) := 0 if {
	not facts.known(round, "secondary")
	round.channel == "secondary"
}

_converted(round) := _amount(round, "converted") if facts.known(round, "converted")

_converted(round) := 0 if not facts.known(round, "converted")

_amount(round, member) := money.converted_on(given.fact(round[member]), given.fact(round.post_money).currency, entries.day(round))

_moneys(round) := {m | some member in ["pre_money", "amount", "secondary", "converted"]; m := given.fact(round[member])}
