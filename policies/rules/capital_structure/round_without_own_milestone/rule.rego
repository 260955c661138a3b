# METADATA
# title: Round without a milestone of its own
# description: |
#   Each round should have bought something that the next one builds on. A round that names nothing, or the same milestone as another round,
#   suggests that money was raised to keep going. The record shows that a milestone is named, not that it was reached.
# custom:
#   severity: medium
#   chapters: ["3.3.3"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/milestone
#   levers:
#     - {pointer: /rounds/*/milestone, direction: set, actionable: true}
#   title: {zh: 融资轮次未对应独立里程碑}
#   description:
#     zh: |
#       每一轮资金都应换来下一轮可以依托的成果。某轮未列里程碑，或与另一轮相同，往往意味着融资只为维持运转。本条只核对是否列明，不评价是否达成。
#   message:
#     none:
#       en: "Round {subject} names no milestone that its money bought."
#       zh: "{subject} 未列明所融资金换来的里程碑。"
#     repeated:
#       en: "Rounds {subject} and {other} name one and the same milestone: {milestone}."
#       zh: "{subject} 与 {other} 所列里程碑相同：{milestone}。"
#   suggestion:
#     name_milestone:
#       en: "State for round {subject} one dated, measurable result that later investors could see, or say openly that it extended the round before."
#       zh: "为 {subject} 写明一项有日期、可衡量、后续投资人可查证的成果；若实为上一轮的延续，也应如实说明。"
#   question:
#     /rounds/*/milestone:
#       en: "What could you show after round {subject} that you could not show before it, and on which date?"
#       zh: "{subject} 完成之后，公司取得了哪项此前没有的成果？何时达成？"
package rules.capital_structure.round_without_own_milestone

import data.lib.entries
import data.lib.facts
import data.lib.rounds
import data.lib.words

not_applicable if input.company.stage == "start_up"

# Every financing is known, and there is none to tell it from.
not_applicable if {
	facts.whole("/rounds")
	count(input.rounds) < 2
}

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | facts.not_whole({"/rounds"}))

missing contains pointer if some pointer in entries.lacking(entries.at("/rounds", input.rounds), {"milestone"})

pass if {
	missing == set()
	every round in input.rounds { words.says_something(round, "milestone") }
	count({_text(round) | some round in input.rounds}) == count(input.rounds)
}

finding contains {
	"kind": "none",
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", i), "milestone"])],
	"evidence": {"milestone": round.milestone},
} if {
	facts.known(input, "company/stage")
	some i, round in input.rounds
	words.says_none(round, "milestone")
}

finding contains {
	"kind": "repeated",
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", place), "milestone"]) | some place in [first, i]],
	"evidence": {"milestone": round.milestone, "other": rounds.subject(first, input.rounds[first])},
} if {
	facts.known(input, "company/stage")
	some i, round in input.rounds
	words.says_something(round, "milestone")
	first := _first[_text(round)]
	first < i
}

suggestion contains {"action": "name_milestone", "subject": f.subject, "values": {}} if some f in finding

# The place of the first round with each text. In order, rounds of one text are neighbours.
_first[text] := i if {
	some k, [text, i] in _ordered
	not _continues(k, text)
}

_continues(k, text) if {
	k > 0
	_ordered[k - 1][0] == text
}

_ordered := sort([[_text(round), i] | some i, round in input.rounds])

_text(round) := lower(trim_space(round.milestone)) if facts.known(round, "milestone")
