# METADATA
# title: Crowdfunding over the US limit
# description: |
#   Under Regulation Crowdfunding an issuer may raise a limited sum in any twelve months; beyond it the exemption is lost and investors may
#   ask for their money back. Closed offerings and the planned one count together, the planned one as if made today. Offerings under another
#   exemption do not count. This is a check of figures, not legal advice.
# related_resources:
#   - ref: S10
# custom:
#   severity: critical
#   chapters: ["4.2.5", "4.1.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /company/as_of
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/amount
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /rounds/*/exemption
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /financing_plan/methods/*/exemption
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#   levers:
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#     - {pointer: /financing_plan/methods/*/exemption, direction: set, actionable: true}
#   title: {zh: 众筹金额超过美国法定上限}
#   description:
#     zh: |
#       依据美国《众筹条例》（Regulation Crowdfunding），发行人任意十二个月内的募集金额设有上限；超出即失去豁免，投资人可要求退还资金。
#       已完成与拟进行的众筹合并计算，拟进行的视为今日发行；依据其他豁免条款的发行不计入。本规则仅核对数字，不构成法律意见。
#   message:
#     en: "Crowdfunding within twelve months comes to {raised_in_12_months:money}; Regulation Crowdfunding allows {maximum_in_12_months:money}."
#     zh: "十二个月内众筹合计 {raised_in_12_months:money}，超过美国《众筹条例》允许的 {maximum_in_12_months:money}。"
#   suggestion:
#     ask_counsel:
#       en: "Have securities counsel decide how the {excess:money+} above the limit is raised, such as under Regulation A or D, before another dollar is taken."
#       zh: "在继续收款之前，由证券律师就超出上限的 {excess:money+} 给出书面方案，例如改用 Regulation A 或 Regulation D。"
package rules.channel_fit.crowdfunding_over_us_limit

import data.lib.channels
import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds
import data.rules.channel_fit.crowdfunding_over_us_limit.params

not_applicable if not given.fact(input.company.country) in params.countries

# Every offering is known, and none of them is under this exemption.
not_applicable if {
	_hidden == set()
	_offerings == {}
}

missing contains pointer if some pointer in (facts.absent({"/company/country"}) | _hidden)

missing contains pointer if some pointer in entries.lacking(_offerings, {"amount"})

missing contains pointer if some pointer in entries.unrated(_offerings, _currency)

# Dates and exemptions matter only where all of it together is above the limit.
missing contains pointer if {
	entries.at_least(_offerings, _currency) > _limit
	some pointer in (entries.lacking(_offerings, {"exemption"}) | _undated)
}

rates contains rate if some rate in entries.used(_offerings, _currency)

pass if {
	input.company.country in params.countries
	missing == set()
	entries.total(_offerings, _currency) <= _limit
}

pass if {
	input.company.country in params.countries
	missing == set()
	_largest <= _limit
}

finding contains {
	"at": sort(object.keys(_worst)),
	"evidence": {
		"raised_in_12_months": {"amount": _largest, "currency": _currency},
		"maximum_in_12_months": params.maximum_in_12_months,
	},
} if {
	input.company.country in params.countries
	_largest > _limit
}

suggestion contains {
	"action": "ask_counsel",
	"values": {"excess": {"amount": _largest - _limit, "currency": _currency}},
} if {
	count(finding) > 0
}

_worst := [window | some window in _windows; entries.at_least(window, _currency) == _largest][0]

_largest := max({entries.at_least(window, _currency) | some window in _windows})

# For each offering under this exemption, those that surely follow within twelve months of it, itself among them.
_windows := {window |
	some first in _offerings
	window := {pointer: offering |
		some pointer, offering in _offerings
		facts.known(offering, "exemption")
		dates.first_day(given.fact(offering.date)) >= dates.first_day(given.fact(first.date))
		dates.last_day(given.fact(offering.date)) - dates.first_day(given.fact(first.date)) < params.window_days
	}
}

# The facts without which no offering can be placed in time.
_undated := {pointer |
	some name, offering in _offerings
	not _full_date(offering)
	pointer := _date_of(name)
}

_date_of(name) := "/company/as_of" if name in object.keys(_planned)

_date_of(name) := rounds.date_at(name) if not name in object.keys(_planned)

_full_date(offering) if count(given.fact(offering.date)) == count("YYYY-MM-DD")

# The planned offering counts as if it were made today.
_offerings := {pointer: offering |
	some pointer, offering in object.union(channels.closed({"crowdfunding"}), _planned)
	not _under_another_exemption(offering)
}

_planned := {pointer: object.union(method, {"date": object.get(input, ["company", "as_of"], null)}) |
	some pointer, method in channels.planned({"crowdfunding"})
}

_under_another_exemption(offering) if {
	exemption := lower(given.fact(offering.exemption))
	_names(exemption, params.other_exemptions)
	not _names(exemption, params.this_exemption)
}

_names(text, words) if {
	some word in words
	contains(text, word)
}

_hidden := channels.closed_hidden | channels.planned_hidden

_limit := params.maximum_in_12_months.amount

_currency := params.maximum_in_12_months.currency
