# METADATA
# title: Series out of order
# description: |
#   An A round comes before a B round. Where the dates say otherwise, a round was extended, renamed or dated by its announcement, which is worth
#   a question. Seed and angel rounds may come in any order, and bridges have no place in the series. Not in the article.
# related_resources:
#   - ref: S19
# custom:
#   severity: low
#   chapters: ["K-10"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/rounds, /rounds/-, /rounds/*/name, /rounds/*/label, /rounds/*/date]
#   optional:
#     /rounds/-: "Listed rounds are compared with one another; the list must be whole only to show that there is nothing to compare."
#     /rounds/*/name: "A name only says which round a finding is about."
#   levers:
#     - {pointer: /rounds/*/label, direction: set, actionable: false}
#   title: {zh: 融资轮次先后颠倒}
#   description:
#     zh: |
#       A 轮应早于 B 轮。若日期相反，往往是该轮追加、改名或按公告日记载所致，宜予询问。种子轮与天使轮先后不限，过桥轮不参与排序。原文未涉及。
#   message:
#     en: "The {label:term} round of {round_on:date} comes after the {later_label:term} round of {later_round_on:date}."
#     zh: "{label:term} 日期为 {round_on:date}，反而晚于 {later_label:term} 的 {later_round_on:date}。"
#   suggestion:
#     explain_order:
#       en: "Explain round {subject} with its agreement: an extension at the old price, a late closing, or a name given afterwards; the price per share tells which."
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

missing contains pointer if {
	some [at, after] in _pairs
	first := given.fact(_placed[at].date)
	second := given.fact(_placed[after].date)
	not dates.before(second, first)
	not dates.not_after(first, second)
	some imprecise in [at, after]
	count(_placed[imprecise].date) < count("YYYY-MM-DD")
	pointer := concat("/", [imprecise, "date"])
}

pass if {
	count(_placed) > 1
	entries.lacking(_rounds, {"label"}) == set()
	entries.lacking(_placed, {"date"}) == set()
	every pair in _pairs { dates.not_after(_placed[pair[0]].date, _placed[pair[1]].date) }
}

finding contains {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [at, "date"]), concat("/", [overtaken_by, "date"])],
	"evidence": {
		"label": round.label,
		"round_on": round.date,
		"later_label": _placed[overtaken_by].label,
		"later_round_on": _placed[overtaken_by].date,
	},
} if {
	some i, round in input.rounds
	at := facts.entry("/rounds", i)
	overtaken_by := _overtaken_by(at)
}

suggestion contains {"action": "explain_order", "subject": found.subject, "values": {}} if some found in finding

# The round furthest on in the series that came before this one.
_overtaken_by(at) := max([[rounds.place(_placed[after]), after] |
	some [before, after] in _pairs
	before == at
	dates.before(given.fact(_placed[after].date), given.fact(_placed[at].date))
])[1]

# The pairs of rounds of which the first belongs before the second.
_pairs contains [at, after] if {
	some at, first in _placed
	some after, second in _placed
	rounds.place(first) < rounds.place(second)
	not _interchangeable(first, second)
}

_interchangeable(first, second) if {
	first.label in params.interchangeable
	second.label in params.interchangeable
}

_placed := {at: round |
	some at, round in _rounds
	rounds.place(round) >= 0
}

_rounds := entries.at("/rounds", object.get(input, "rounds", null))
