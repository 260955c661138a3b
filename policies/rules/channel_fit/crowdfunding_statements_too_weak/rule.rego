# METADATA
# title: Statements too weak for US crowdfunding
# description: |
#   Regulation Crowdfunding asks for reviewed or audited statements above certain sums. The tiers are adjusted from time to time; have them
#   confirmed before use. In the tier between, a review will do for a first offering under the regulation. What was raised by crowdfunding in
#   the past twelve months counts too.
# related_resources:
#   - ref: S10
# custom:
#   severity: medium
#   chapters: ["4.2.5"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /financials/statements
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/amount
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /company/as_of
#   levers:
#     - {pointer: /financials/statements, direction: set, actionable: true}
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#   title: {zh: 财务报表未达美国众筹要求}
#   description:
#     zh: |
#       美国《众筹条例》要求募集金额超过一定档次时提供经审阅或经审计的财务报表。档次会不定期调整，使用前须再次核实。
#       过去十二个月内已通过众筹募集的金额同样计入。
#   message:
#     en: "Crowdfunding comes to {planned:money}, what was raised in the past {window_days} days included; above {above:money} statements have to be {required:terms}, and they are {statements:term}."
#     zh: "拟众筹金额连同过去 {window_days} 天内已募集金额合计 {planned:money}；超过 {above:money} 时，财务报表须为{required:terms}，目前为{statements:term}。"
#   suggestion:
#     engage_accountant:
#       en: "Engage an independent accountant before the offering opens; a review or audit takes weeks, and the platform will ask for it."
#       zh: "在众筹上线前聘请独立会计师；审阅或审计需数周时间，平台上线时会要求提供。"
package rules.channel_fit.crowdfunding_statements_too_weak

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.recency
import data.lib.rounds
import data.rules.channel_fit.crowdfunding_statements_too_weak.params

not_applicable if not given.fact(input.company.country) in params.countries

not_applicable if channels.none_planned({"crowdfunding"})

missing contains pointer if some pointer in (facts.absent({"/company/country"}) | channels.planned_hidden)

missing contains pointer if some pointer in entries.lacking(_offerings, {"amount"})

missing contains pointer if some pointer in entries.unrated(_offerings, params.currency)

missing contains pointer if {
	_offerings != {}
	some pointer in facts.absent({"/financials/statements"})
}

# What was raised before, and whether it is the first offering, matters unless the statements will do for any sum or too little for this.
missing contains pointer if {
	_open
	some pointer in (channels.closed_hidden | entries.lacking(_closed, {"amount", "date"}))
}

missing contains pointer if {
	_open
	_closed != {}
	some pointer in facts.absent({"/company/as_of"})
}

missing contains pointer if {
	_open
	some at, round in _closed
	some pointer in recency.undecided(rounds.date_at(at), round.date, params.window_days)
}

missing contains pointer if {
	_open
	some pointer in entries.unrated(_recent, params.currency)
}

rates contains rate if some rate in entries.used(object.union(_offerings, _recent), params.currency)

pass if {
	missing == set()
	_offerings != {}
	every tier in _tiers { _statements in tier.statements }
	not _first_decides
}

pass if {
	missing == set()
	_first_decides
	_closed == {}
}

finding contains {
	"at": array.concat(sort(object.keys(object.union(_offerings, _recent))), ["/financials/statements"]),
	"evidence": {
		"window_days": params.window_days,
		"planned": {"amount": _planned, "currency": params.currency},
		"above": {"amount": tier.above, "currency": params.currency},
		"required": tier.statements,
		"statements": _statements,
	},
} if {
	input.company.country in params.countries
	tier := _tiers[count(_tiers) - 1]
	not _statements in tier.statements
}

finding contains {
	"at": array.concat(sort(object.keys(_offerings)), array.concat(
		["/financials/statements"],
		sort(object.keys(_closed)),
	)),
	"evidence": {
		"window_days": params.window_days,
		"planned": {"amount": _planned, "currency": params.currency},
		"above": {"amount": tier.above, "currency": params.currency},
		"required": tier.repeated,
		"statements": _statements,
	},
} if {
	input.company.country in params.countries
	_first_decides
	_closed != {}
	tier := _tiers[count(_tiers) - 1]
}

suggestion contains {"action": "engage_accountant", "values": {}} if count(finding) > 0

_first_decides if {
	tier := _tiers[count(_tiers) - 1]
	_statements in tier.statements
	not _statements in tier.repeated
}

# The tiers that the sum reaches: the last one is the strictest.
_tiers := [tier | some tier in params.tiers; _planned > tier.above]

_planned := entries.at_least(object.union(_offerings, _recent), params.currency)

# There is an offering, whose statements are known, would not do for every sum and do for what is known to be offered.
_open if {
	_offerings != {}
	_statements
	not _strictest
	every tier in _tiers { _statements in tier.statements }
}

_strictest if {
	every tier in params.tiers { _statements in tier.repeated }
}

_closed := channels.closed({"crowdfunding"})

_recent := {pointer: round |
	some pointer, round in _closed
	recency.recent(round.date, params.window_days)
}

_offerings := channels.planned({"crowdfunding"})

_statements := given.fact(input.financials.statements)
