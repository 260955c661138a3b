# METADATA
# title: Financing timetable overdue
# description: |
#   The dates of the plan should lie ahead. All of them past means that the timetable is no longer in use; the first of them past while
#   talks have not begun means that it has slipped already.
# custom:
#   severity: medium
#   chapters: ["4.1.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/as_of
#     - /financing_plan/talks_started_on
#     - /financing_plan/timetable
#     - /financing_plan/timetable/-
#     - /financing_plan/timetable/*/date
#   levers:
#     - {pointer: /financing_plan/timetable/*/date, direction: set, actionable: true}
#   title: {zh: 融资时间表已过期}
#   description:
#     zh: |
#       融资计划的各个时点应在未来。若全部已过，说明时间表已经失效；若首个时点已过而洽谈尚未开始，说明进度已经延误。
#   message:
#     over:
#       en: "Every step of the financing timetable lies in the past, the last on {last:date}."
#       zh: "融资时间表的所有时点均已过去，最后一项为 {last:date}。"
#     slipped:
#       en: "The timetable was to begin on {first:date}, but the first talk with an investor is only due on {talks_started_on:date}."
#       zh: "时间表原定 {first:date} 启动，但首次投资人洽谈定于 {talks_started_on:date}。"
#   suggestion:
#     reset_timetable:
#       en: "Set new dates backwards from the day the money has to be there, and say what held up the old ones."
#       zh: "以资金必须到账之日倒排新的时间表，并说明原计划延误的原因。"
package rules.financing_plan.financing_timetable_overdue

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.recency

# There is no timetable that could be overdue.
not_applicable if {
	facts.whole("/financing_plan/timetable")
	_steps == {}
}

missing contains pointer if {
	some pointer in union({
		facts.absent({"/company/as_of"}),
		facts.not_whole({"/financing_plan/timetable"}),
		entries.lacking(_steps, {"date"}),
	})
}

missing contains pointer if {
	some step, date in _dates
	some pointer in recency.undecided(step, date, 0)
}

# Past steps do not count once talks have begun.
missing contains "/financing_plan/talks_started_on" if {
	_past != {}
	count(_past) < count(_dates)
	not _talks_begun
	not _talks_ahead
}

pass if {
	missing == set()
	_steps != {}
	_past == {}
}

pass if {
	missing == set()
	count(_past) < count(_dates)
	_talks_begun
}

finding contains {
	"kind": "over",
	"at": sort(object.keys(_past)),
	"evidence": {"last": max({date | some date in _past}), "as_of": input.company.as_of},
} if {
	facts.whole("/financing_plan/timetable")
	_past != {}
	count(_past) == count(_steps)
}

finding contains {
	"kind": "slipped",
	"at": array.concat(sort(object.keys(_past)), ["/financing_plan/talks_started_on"]),
	"evidence": {"first": min({date | some date in _past}), "talks_started_on": _talks, "as_of": input.company.as_of},
} if {
	_past != {}
	_talks_ahead
}

suggestion contains {"action": "reset_timetable", "values": {}} if count(finding) > 0

_talks_begun if dates.not_after(_talks, given.fact(input.company.as_of))

_talks_ahead if dates.before(given.fact(input.company.as_of), _talks)

_past := {pointer: date | some pointer, date in _dates; recency.older(date, 0)}

_dates := {concat("/", [pointer, "date"]): step.date | some pointer, step in _steps; facts.known(step, "date")}

_steps := entries.at("/financing_plan/timetable", object.get(input, ["financing_plan", "timetable"], null))

_talks := given.fact(input.financing_plan.talks_started_on)
