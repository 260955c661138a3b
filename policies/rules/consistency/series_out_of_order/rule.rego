# METADATA
# title: Series out of sequence
# description: |
#   An A round comes before a B round. Where the dates say otherwise, a round was extended, renamed or dated by its announcement, which is worth
#   a question: staged financing follows the company's growth. Seed and angel rounds may come in any order, and bridges have no place in the
#   series; time between rounds is not judged.
# related_resources:
#   - ref: S19
# custom:
#   severity: low
#   chapters: ["3.3.3", "K-10"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/rounds, /rounds/-, /rounds/*/name, /rounds/*/label, /rounds/*/date, /rounds/*/closed_on, /rounds/*/signed_on]
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#     /rounds/-: "Listed rounds are compared with one another; the list must be whole only to show that there is nothing to compare."
#     /rounds/*/name: "A name only says which round a finding is about."
#   replaces: {capital_structure/rounds_out_of_stage_order: ""}
#   levers:
#     - {pointer: /rounds/*/label, direction: set, actionable: false}
#   title: {zh: 融资轮次先后颠倒}
#   description:
#     zh: |
#       A 轮应早于 B 轮。若日期相反，往往是该轮追加、改名或按公告日记载所致，宜予询问：分阶段融资应与企业成长同步。种子轮与天使轮先后不限，过桥轮不参与排序，各轮间隔不作判断。
#   message:
#     en: "The {label:term} round of {round_on:date} comes after the {later_label:term} round of {later_round_on:date}."
#     zh: "{label:term} 日期为 {round_on:date}，反而晚于 {later_label:term} 的 {later_round_on:date}。"
#   suggestion:
#     explain_order:
#       en: "Explain the order of round “{subject}” by its agreement: an extension at the old price, a late closing, or a name given afterwards; the price per share tells which."
#       zh: "结合“{subject}”投资协议说明原因：按原价追加、延迟交割，还是事后命名；以每股价格为判断依据。"
package rules.consistency.series_out_of_order

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds
import data.rules.consistency.series_out_of_order.params

not_applicable if {
	facts.whole("/rounds")
	entries.lacking(_rounds, {"label"}) == set()
	count(_placed) < 2
}

missing contains pointer if {
	count(_placed) < 2
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if some pointer in entries.lacking(_rounds, {"label"})

missing contains pointer if some pointer in entries.lacking(_placed, {"date"})

missing contains rounds.date_at(round.at) if {
	some round in _dated
	[round.place, round.date] in _undecided
}

pass if {
	count(_placed) > 1
	entries.lacking(_rounds, {"label"}) == set()
	entries.lacking(_placed, {"date"}) == set()
	_undecided == set()
	every round in _dated { count(_ahead(round)) == 0 }
}

finding contains {
	"subject": rounds.subject(round.i, input.rounds[round.i]),
	"at": [rounds.date_at(round.at), rounds.date_at(overtaken_by)],
	"evidence": {
		"label": round.label,
		"round_on": round.date,
		"later_label": _placed[overtaken_by].label,
		"later_round_on": _placed[overtaken_by].date,
	},
} if {
	some round in _dated
	overtaken_by := max(_ahead(round))[1]
}

suggestion contains {"action": "explain_order", "subject": found.subject, "values": {}} if some found in finding

# Of each later place in the series at which a round surely came before this one: the place, and the earliest round there.
_ahead(round) := [[place, earliest[1]] |
	some place, earliest in _earliest
	_belongs_before(round.place, place)
	earliest[0] < round.first
]

# By place in the series, the last day that its earliest round may be of, and that round.
_earliest[place] := min([[round.last, round.at] | some round in _dated; round.place == place]) if {
	some place in {round.place | some round in _dated}
}

# The places and dates of which the precision can't tell the order.
_undecided contains vague if {
	some vague in _points
	count(vague[1]) < count("YYYY-MM-DD")
	some other in _points
	_unclear(vague, other)
}

_unclear(a, b) if _overlap(a, b)

_unclear(a, b) if _overlap(b, a)

_overlap(first, second) if {
	_belongs_before(first[0], second[0])
	not dates.before(second[1], first[1])
	not dates.not_after(first[1], second[1])
}

_points := {[round.place, round.date] | some round in _dated}

_belongs_before(a, b) if {
	a < b
	not _interchangeable(data.lib.rounds.series[a], data.lib.rounds.series[b])
}

_interchangeable(first, second) if {
	first in params.interchangeable
	second in params.interchangeable
}

_dated := [{
	"i": i, "at": at, "place": rounds.place(_placed[at]), "label": _placed[at].label, "date": date,
	"first": dates.first_day(date), "last": dates.last_day(date),
} |
	some i, _ in input.rounds
	at := facts.entry("/rounds", i)
	date := given.fact(_placed[at].date)
]

_placed := {at: round |
	some at, round in _rounds
	rounds.place(round) >= 0
}

_rounds := rounds.all
