# METADATA
# title: No slack for a late closing
# description: |
#   Rounds close later than planned. Cash and committed credit should outlast the last date of the timetable by some months, or a short
#   delay turns into a rescue round.
# custom:
#   severity: medium
#   chapters: ["3.2.2"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /financing_plan/timetable
#     - /financing_plan/timetable/-
#     - /financing_plan/timetable/*/date
#     - /financials/cash
#     - /financials/undrawn_facility
#     - /financials/monthly_net_burn
#     - /financials/revenue_ttm
#   levers:
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/undrawn_facility, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#     - {pointer: /financing_plan/timetable/*/date, direction: down, actionable: true}
#   title: {zh: 融资延迟缺乏缓冲}
#   description:
#     zh: |
#       融资交割往往晚于计划。现金与已承诺未提用的授信应能在时间表最后日期之后继续支撑数月，否则稍有延误便只能接受救急融资。
#   message:
#     en: "The round closes by {closing:date}, {months_to_closing:1+} months from now, and cash and undrawn credit of {funds:money-} last {funded_months:1-} months; they must last {minimum_slack_months} months beyond the closing."
#     zh: "本轮预计于 {closing:date} 交割，距今 {months_to_closing:1+} 个月；现金及未提用授信（{funds:money-}）可支撑 {funded_months:1-} 个月，而交割后仍应有不少于 {minimum_slack_months} 个月的缓冲。"
#   suggestion:
#     secure_bridge:
#       en: "Have a bridge or credit line of at least {shortfall:money+} committed before the round starts, or bring the closing forward."
#       zh: "在启动融资前落实不少于 {shortfall:money+} 的过桥资金或授信额度，或提前交割时间。"
package rules.capital_structure.financing_slack_too_thin

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.self_funding
import data.rules.capital_structure.financing_slack_too_thin.params

not_applicable if input.company.stage == "start_up"

# No closing is planned.
not_applicable if {
	facts.whole("/financing_plan/timetable")
	_steps == {}
}

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | self_funding.missing)

missing contains pointer if {
	not self_funding.proven
	some pointer in union({
		facts.absent({"/company/as_of", "/financials/cash"}),
		facts.not_whole({"/financing_plan/timetable"}),
		entries.lacking(_steps, {"date"}),
	})
}

# Cash alone may do: the facility need not be known then.
missing contains pointer if {
	not self_funding.proven
	not _cash_will_do
	some pointer in facts.absent({"/financials/undrawn_facility"})
}

missing contains pointer if {
	not self_funding.proven
	some pointer in money.unrated_of(_cash, _burn.currency, "/financials/cash")
}

missing contains pointer if {
	not self_funding.proven
	not _cash_will_do
	some pointer in money.unrated_of(_facility, _burn.currency, "/financials/undrawn_facility")
}

# The days on which the round may close are too far apart to tell.
missing contains pointer if {
	not _cash_will_do
	_funds >= _needed(_soonest)
	_funds < _needed(_latest)
	some pointer, date in _dates
	count(date) < count("YYYY-MM-DD")
}

rates contains rate if {
	not self_funding.proven
	some rate in money.used_of(_cash, _burn.currency, "/financials/cash")
}

rates contains rate if some rate in money.used_of(_facility, _burn.currency, "/financials/undrawn_facility")

pass if {
	facts.known(input, "company/stage")
	self_funding.proven
}

pass if {
	missing == set()
	_cash_will_do
}

pass if {
	missing == set()
	_funds >= _needed(_latest)
}

finding contains {
	"at": array.concat(
		["/financials/cash", "/financials/undrawn_facility", "/financials/monthly_net_burn"],
		[concat("/", [pointer, "date"]) | some pointer, step in _steps; step.date == _closing],
	),
	"evidence": {
		"closing": _closing,
		"funds": {"amount": _funds, "currency": _burn.currency},
		"monthly_net_burn": input.financials.monthly_net_burn,
		"funded_months": _funds / _burn.amount,
		"months_to_closing": _months(_soonest),
		"minimum_slack_months": params.minimum_slack_months,
	},
} if {
	facts.known(input, "company/stage")
	_burn.amount > 0
	_funds < _needed(_soonest)
}

suggestion contains {
	"action": "secure_bridge",
	"values": {"shortfall": {"amount": _needed(_soonest) - _funds, "currency": _burn.currency}},
} if {
	count(finding) > 0
}

_cash_will_do if _held >= _needed(_latest)

# What covers net burn for so many days and the slack after them.
_needed(days) := (params.minimum_slack_months + _months(days)) * _burn.amount

_months(days) := (days * 12) / 365

# The last date of the timetable, or today when all of it has passed, counted from the as-of date: at the soonest, and at the latest.
_soonest := max([0, max([days | some date in _dates; days := dates.first_day(date) - dates.last_day(_as_of)])])

_latest := max([0, max([days | some date in _dates; days := dates.last_day(date) - dates.first_day(_as_of)])])

_closing := [date |
	some date in _dates
	dates.last_day(date) == max({dates.last_day(other) | some other in _dates})
][0]

# Undefined while no step has a date.
_dates := object.union({"/company/as_of": _as_of}, steps) if {
	steps := {concat("/", [pointer, "date"]): date | some pointer, step in _steps; date := given.fact(step.date)}
	steps != {}
}

_steps := entries.at("/financing_plan/timetable", object.get(input, ["financing_plan", "timetable"], null))

_funds := _held + money.converted_of(_facility, _burn.currency, "/financials/undrawn_facility")

_facility := given.fact(input.financials.undrawn_facility)

_held := money.converted_of(_cash, _burn.currency, "/financials/cash")

_cash := given.fact(input.financials.cash)

_burn := given.fact(input.financials.monthly_net_burn)

_as_of := given.fact(input.company.as_of)
