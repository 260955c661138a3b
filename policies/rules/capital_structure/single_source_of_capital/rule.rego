# METADATA
# title: One source of capital only
# description: |
#   A company that has raised all its money in one way stands still when that way closes. Judged from the growth stage on, and only when
#   the list of financings is whole: public sources leave out loans and grants.
# custom:
#   severity: low
#   chapters: ["3.2.1", "6.3.1"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/amount
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#   optional:
#     /rounds/*/date: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/closed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/signed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#   levers:
#     - {pointer: /rounds/*/channel, direction: add, actionable: true}
#   title: {zh: 资金来源单一}
#   description:
#     zh: |
#       若资金全部来自同一渠道，该渠道一旦收紧，公司便难以为继。自成长期起判断，且以融资清单完整为前提：公开信息往往不含贷款和补贴。
#   message:
#     few:
#       en: "All money came through {channels:terms}; at the {stage:term} stage at least {minimum_channels} channels are needed."
#       zh: "公司历次资金仅来自{channels:terms}，{stage:term}至少应有 {minimum_channels} 种资金来源。"
#     dominant:
#       en: "{channel_share_pct:percent+} of all money came through {channel:term}; at the {stage:term} stage at most {maximum_share_pct}% should come from one source."
#       zh: "累计融资中 {channel_share_pct:percent+} 来自{channel:term}，{stage:term}单一来源占比不宜超过 {maximum_share_pct}%。"
#   suggestion:
#     add_source:
#       en: "Open another source: a grant or R&D tax credit first, a strategic investor next, a loan only once cash flow covers it."
#       zh: "开辟其他资金来源：先争取政府补贴或研发税收优惠，其次引入战略投资人，贷款须待现金流足以覆盖本息。"
package rules.capital_structure.single_source_of_capital

import data.lib.entries
import data.lib.facts
import data.rules.capital_structure.single_source_of_capital.params

not_applicable if input.company.stage == "start_up"

# Every financing is known, and none brought money.
not_applicable if {
	_hidden == set()
	_counted == {}
}

missing contains pointer if some pointer in facts.absent({"/company/stage"})

# Channels that are named may be enough, whatever else there is.
missing contains pointer if {
	not _channels_are_enough
	some pointer in _hidden
}

missing contains pointer if {
	not _any_share_will_do
	some pointer in (_hidden | entries.lacking(_counted, {"amount"}))
}

missing contains pointer if {
	not _any_share_will_do
	some pointer in entries.unrated(_counted, _currency)
}

rates contains rate if {
	not _any_share_will_do
	some rate in entries.used(_counted, _currency)
}

pass if {
	_channels_are_enough
	_any_share_will_do
}

pass if {
	missing == set()
	_channels_are_enough
	every amount in _amounts { amount * 100 <= _maximum_pct * _total }
}

finding contains {
	"kind": "few",
	"at": [concat("/", [pointer, "channel"]) | some pointer, _ in _counted],
	"evidence": {
		"channels": sort(_channels),
		"minimum_channels": params.minimum_channels[input.company.stage],
		"stage": input.company.stage,
	},
} if {
	_hidden == set()
	count(_channels) > 0
	count(_channels) < params.minimum_channels[input.company.stage]
}

finding contains {
	"kind": "dominant",
	"subject": channel,
	"at": [concat("/", [pointer, "amount"]) | some pointer, round in _counted; round.channel == channel],
	"evidence": {
		"channel": channel,
		"channel_share_pct": (100 * amount) / _total,
		"maximum_share_pct": _maximum_pct,
		"stage": input.company.stage,
	},
} if {
	missing == set()
	_channels_are_enough
	some channel, amount in _amounts
	amount * 100 > _maximum_pct * _total
}

suggestion contains {"action": "add_source", "values": {}} if count(finding) > 0

_channels_are_enough if count(_channels) >= params.minimum_channels[input.company.stage]

_any_share_will_do if _maximum_pct >= 100

_maximum_pct := params.maximum_share_pct[input.company.stage]

_total := entries.total(_counted, _currency)

_amounts[channel] := entries.total(through, _currency) if {
	some channel in _channels
	through := {pointer: round | some pointer, round in _counted; round.channel == channel}
}

# The currency of the first round whose amount is known.
_currency := [round.amount.currency | some round in _counted; facts.known(round, "amount")][0]

_channels := {round.channel | some round in _counted}

_counted := {pointer: round |
	some pointer, round in _rounds
	facts.known(round, "channel")
	not round.channel in params.not_counted
}

_hidden := facts.not_whole({"/rounds"}) | entries.lacking(_rounds, {"channel"})

_rounds := entries.at("/rounds", object.get(input, ["rounds"], null))
