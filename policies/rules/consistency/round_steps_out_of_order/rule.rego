# METADATA
# title: Round dates out of sequence
# description: |
#   A term sheet comes before the signed agreement, and the agreement before the money. A later step dated before an earlier one means that a
#   date is wrong or that money came without an agreement. Whether a step left a record at all is judged with the process. Not in the article
#   as a check of dates.
# custom:
#   severity: medium
#   chapters: ["K-08", "6.1.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/term_sheet_on
#     - /rounds/*/signed_on
#     - /rounds/*/closed_on
#   optional:
#     /rounds/-: "Rounds are judged one by one; the list must be whole only to show that there is none."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#     /rounds/*/term_sheet_on: "Not every financing has a term sheet; its date counts where there is one."
#   levers:
#     - {pointer: /rounds/*/signed_on, direction: set, actionable: false}
#   title: {zh: 融资各步骤日期颠倒}
#   description:
#     zh: |
#       投资意向书应早于正式协议，正式协议应早于资金交割。后一步骤的日期早于前一步骤，说明日期有误，或在签约前已收款。
#       各步骤是否留有记录，在融资流程部分另行评价。原文未就日期先后作出要求。
#   message:
#     signed_before_term_sheet:
#       en: "Round {subject} was signed on {signed_on:date}, before its term sheet of {term_sheet_on:date}."
#       zh: "“{subject}”签约日期 {signed_on:date}，早于投资意向书日期 {term_sheet_on:date}。"
#     closed_before_signing:
#       en: "Round {subject} closed on {closed_on:date}, before it was signed on {signed_on:date}."
#       zh: "“{subject}”交割日期 {closed_on:date}，早于签约日期 {signed_on:date}。"
#     closed_before_term_sheet:
#       en: "Round {subject} closed on {closed_on:date}, before its term sheet of {term_sheet_on:date}."
#       zh: "“{subject}”交割日期 {closed_on:date}，早于投资意向书日期 {term_sheet_on:date}。"
#   suggestion:
#     establish_sequence:
#       en: "Establish the sequence of round {subject} from the signed papers and the bank receipts; money received before signing needs a written basis such as a loan or an advance."
#       zh: "依据签署文件和银行回单查明“{subject}”各步骤的先后顺序；签约前已到账的款项，应补充借款或预付投资款等书面依据。"
#   question:
#     /rounds/*/term_sheet_on:
#       en: "Of which day is the term sheet of round {subject}?"
#       zh: "“{subject}”的投资意向书签于哪一天？"
package rules.consistency.round_steps_out_of_order

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds

not_applicable if {
	facts.whole("/rounds")
	count(_rounds) == 0
}

missing contains pointer if {
	count(_rounds) == 0
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if some pointer in entries.lacking(_rounds, {"signed_on", "closed_on"})

missing contains pointer if {
	some at, round in _rounds
	some [_, earlier, later] in _steps(round)
	not dates.before(round[later], round[earlier])
	not dates.not_after(round[earlier], round[later])
	some member in [earlier, later]
	count(round[member]) < count("YYYY-MM-DD")
	pointer := concat("/", [at, member])
}

pass if {
	count(_rounds) > 0
	every round in _rounds { _in_order(round) }
}

finding contains {
	"kind": kind,
	"subject": rounds.subject(i, round),
	"at": [concat("/", [at, later]), concat("/", [at, earlier])],
	"evidence": {later: round[later], earlier: round[earlier]},
} if {
	some i, round in input.rounds
	at := facts.entry("/rounds", i)
	some [kind, earlier, later] in _steps(round)
	dates.before(round[later], round[earlier])
}

suggestion contains {"action": "establish_sequence", "subject": found.subject, "values": {}} if some found in finding

_in_order(round) if {
	facts.known(round, "signed_on")
	facts.known(round, "closed_on")
	every step in _steps(round) { dates.not_after(round[step[1]], round[step[2]]) }
}

# The pairs of steps of which both are dated; term sheet and closing only where signing is not.
_steps(round) := {[kind, earlier, later] |
	some [kind, earlier, later] in {
		["signed_before_term_sheet", "term_sheet_on", "signed_on"],
		["closed_before_signing", "signed_on", "closed_on"],
		["closed_before_term_sheet", "term_sheet_on", "closed_on"],
	}
	facts.lacking("", round, {earlier, later}) == set()
	_adjacent(round, kind)
}

_adjacent(_, kind) if kind != "closed_before_term_sheet"

_adjacent(round, "closed_before_term_sheet") if not given.fact(round.signed_on)

_rounds := entries.at("/rounds", object.get(input, "rounds", null))
