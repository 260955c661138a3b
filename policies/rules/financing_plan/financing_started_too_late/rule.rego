# METADATA
# title: Financing started too late
# description: |
#   A round takes about half a year from the first talk to the money. When the talks begin, or the timetable does where they have not begun,
#   at least that much cash should be left, at the present net burn. The first step of the timetable is its start; later ones need no date.
# related_resources:
#   - ref: S5
# custom:
#   severity: high
#   chapters: ["4.1.3"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /financials/cash
#     - /financials/monthly_net_burn
#     - /financials/revenue_ttm
#     - /financing_plan/talks_started_on
#     - /financing_plan/timetable
#     - /financing_plan/timetable/*/date
#   optional:
#     /financing_plan/talks_started_on: where talks have not begun the timetable tells the start
#   levers:
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#     - {pointer: /financing_plan/timetable/*/date, direction: down, actionable: true}
#   title: {zh: 融资启动过晚}
#   description:
#     zh: |
#       一轮融资从首次洽谈到资金到账约需半年。以首次洽谈日（尚未洽谈的，以时间表首个时点为准，其后各时点不影响判断）计，按当前净消耗，届时账面现金至少应能支撑这段时间。
#   message:
#     en: "The process starts on {start:date} with cash for {months_left:1-} months from then; a round takes about {minimum_months_at_start}."
#     zh: "融资于 {start:date} 启动，届时现金仅够支撑 {months_left:1-} 个月，而一轮融资约需 {minimum_months_at_start} 个月。"
#   suggestion:
#     start_with_more_cash:
#       en: "Start now, and secure {bridge:money+} from present investors or savings so that {comfortable_months_at_start} months are left on that day."
#       zh: "立即启动，并通过现有投资人过桥或压缩支出落实 {bridge:money+}，使启动时仍有 {comfortable_months_at_start} 个月的现金跑道。"
package rules.financing_plan.financing_started_too_late

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.self_funding
import data.rules.financing_plan.financing_started_too_late.params

missing contains pointer if some pointer in self_funding.missing

missing contains pointer if {
	not self_funding.proven
	some pointer in facts.absent({"/company/as_of", "/financials/cash"})
}

missing contains pointer if {
	not self_funding.proven
	some pointer in money.unrated_of(given.fact(input.financials.cash), _burn.currency, "/financials/cash")
}

# The timetable tells only where talks have not begun.
missing contains pointer if {
	not self_funding.proven
	not _talks
	some pointer in (facts.absent({"/financing_plan/timetable"}) | entries.lacking(_first, {"date"}))
}

missing contains "/financing_plan/talks_started_on" if {
	not self_funding.proven
	not _talks
	facts.known(input, "financing_plan/timetable")
	_steps == {}
}

missing contains pointer if {
	count(finding) == 0
	not _in_time
	some pointer, date in object.union(_start_dates, {"/company/as_of": given.fact(input.company.as_of)})
	count(date) < count("YYYY-MM-DD")
}

rates contains rate if {
	not self_funding.proven
	some rate in money.used_of(given.fact(input.financials.cash), _burn.currency, "/financials/cash")
}

# What comes in covers what goes out: there is no day on which cash runs out.
pass if self_funding.proven

pass if {
	_burn.amount > 0
	_in_time
}

finding contains {
	"at": array.concat(["/financials/cash", "/financials/monthly_net_burn"], sort(object.keys(_start_dates))),
	"evidence": {
		"start": _start,
		"months_left": _cash_at_best / _burn.amount,
		"minimum_months_at_start": params.minimum_months_at_start,
		"cash": input.financials.cash,
		"monthly_net_burn": _burn,
	},
} if {
	_burn.amount > 0
	_cash_at_best < params.minimum_months_at_start * _burn.amount
}

suggestion contains {
	"action": "start_with_more_cash",
	"values": {
		"bridge": {
			"amount": (params.comfortable_months_at_start * _burn.amount) - _cash_at_best,
			"currency": _burn.currency,
		},
		"comfortable_months_at_start": params.comfortable_months_at_start,
	},
} if {
	count(finding) > 0
}

_in_time if _cash_at_worst >= params.minimum_months_at_start * _burn.amount

# The cash left on the day of the start, if it is as early or as late as the dates allow.
_cash_at_best := _cash_left(dates.first_day(_start) - dates.last_day(_as_of))

_cash_at_worst := _cash_left(dates.last_day(_start) - dates.first_day(_as_of))

_cash_left(days) := cash - ((_burn.amount * days) * (12 / 365)) if {
	cash := money.converted_of(given.fact(input.financials.cash), _burn.currency, "/financials/cash")
}

# The earliest: written so, dates sort by the first day that they may be.
_start := min({date | some date in _start_dates})

_start_dates := {"/financing_plan/talks_started_on": _talks} if {
	_talks
} else := {concat("/", [pointer, "date"]): step.date |
	some pointer, step in _steps
	facts.known(step, "date")
} if {
	_first != {}
	entries.lacking(_first, {"date"}) == set()
}

# The step that the timetable lists first.
_first := {pointer: step | some pointer, step in _steps; pointer == facts.entry("/financing_plan/timetable", 0)}

_steps := entries.at("/financing_plan/timetable", object.get(input, ["financing_plan", "timetable"], null))

_talks := given.fact(input.financing_plan.talks_started_on)

_as_of := given.fact(input.company.as_of)

_burn := given.fact(input.financials.monthly_net_burn)
