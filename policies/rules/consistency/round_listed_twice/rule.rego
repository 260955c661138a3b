# METADATA
# title: Round listed twice
# description: |
#   Two entries with one date, one label and one amount are one round counted twice, unless the papers name them differently. Entries with one
#   date and label but different amounts may be tranches of one round, which is worth a question. Not in the article.
# related_resources:
#   - ref: S19
# custom:
#   severity: medium
#   chapters: ["K-12"]
#   stages: [start_up, growth, expansion]
#   facts: [/rounds, /rounds/*/name, /rounds/*/label, /rounds/*/date, /rounds/*/closed_on, /rounds/*/signed_on, /rounds/*/amount]
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#     /rounds/*/name: "Papers rarely name a round; two different names tell closings apart where they are given."
#   levers:
#     - {pointer: /rounds/*/name, direction: set, actionable: true}
#   title: {zh: 融资轮次重复列示}
#   description:
#     zh: |
#       日期、轮次和金额均相同的两条记录，除文件中另有不同名称外，应为同一轮重复计入；日期、轮次相同而金额不同的，可能是同一轮的分期款，宜予询问。原文未涉及。
#   message:
#     duplicate:
#       en: "Entries {first_entry} and {second_entry} of the rounds are alike: {label:term}, {round_on:date}, {amount:money}."
#       zh: "融资清单第 {first_entry} 条与第 {second_entry} 条相同：{label:term}，{round_on:date}，{amount:money}。"
#     tranche:
#       en: "Entries {first_entry} and {second_entry} share label and date ({label:term}, {round_on:date}) but have {first_amount:money} and {amount:money}: two tranches, or one round corrected?"
#       zh: "融资清单第 {first_entry} 条与第 {second_entry} 条轮次、日期相同（{label:term}，{round_on:date}），金额分别为 {first_amount:money} 和 {amount:money}，是两期款项，还是同一轮的更正？"
#   suggestion:
#     count_once:
#       en: "Count {amount:money} once in the total raised unless a second agreement and a second receipt exist."
#       zh: "除非另有第二份协议和到账凭证，累计融资额中该笔 {amount:money} 只计一次。"
#     name_tranches:
#       en: "Name the tranches as the agreement does, with the condition that released each."
#       zh: "按协议约定分别列明各期款项及其放款条件。"
package rules.consistency.round_listed_twice

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds

missing contains pointer if some pointer in facts.absent({"/rounds"})

missing contains pointer if some pointer in (entries.lacking(_rounds, {"label", "date"}) | _amounts_missing)

pass if {
	facts.known(input, "rounds")
	entries.lacking(_rounds, {"label", "date"}) == set()
	_amounts_missing == set()
	count(_pairs) == 0
}

finding contains {
	"kind": "duplicate",
	"subject": rounds.subject(j, second),
	"at": [facts.entry("/rounds", i), facts.entry("/rounds", j)],
	"evidence": _evidence(i, j),
} if {
	some [i, j] in _pairs
	second := input.rounds[j]
	_same_amount(input.rounds[i], second)
}

finding contains {
	"kind": "tranche",
	"severity": "low",
	"subject": rounds.subject(j, second),
	"at": [concat("/", [facts.entry("/rounds", i), "amount"]), concat("/", [facts.entry("/rounds", j), "amount"])],
	"evidence": object.union(_evidence(i, j), {"first_amount": input.rounds[i].amount}),
} if {
	some [i, j] in _pairs
	second := input.rounds[j]
	not _same_amount(input.rounds[i], second)
}

suggestion contains {
	"action": "count_once",
	"subject": found.subject,
	"values": {"amount": found.evidence.amount},
} if {
	some found in finding
	found.kind == "duplicate"
}

suggestion contains {"action": "name_tranches", "subject": found.subject, "values": {}} if {
	some found in finding
	found.kind == "tranche"
}

_evidence(i, j) := {
	"first_entry": i + 1,
	"second_entry": j + 1,
	"label": input.rounds[j].label,
	"round_on": _rounds[facts.entry("/rounds", j)].date,
	"amount": input.rounds[j].amount,
}

# Every round with the nearest one before it that looks like it. Rounds that may look alike have one key; of those, two that have a
# name must have the same. Put in order, such rounds are neighbours.
_pairs contains [max(earlier), j] if {
	some j, key in _keys
	earlier := array.concat(
		[i | some before in [_named_before, _any_before]; i := before[j]],
		[i | _name(j) != null; some i in _unnamed[key]; i < j],
	)
	count(earlier) > 0
}

# What rounds that look alike have in common. A year alone is too coarse to make two amounts one round.
_keys[i] := [round.label, round.date] if {
	some i, round in _complete
	count(round.date) > count("YYYY")
}

_keys[i] := [round.label, round.date, round.amount.currency, round.amount.amount] if {
	some i, round in _complete
	count(round.date) == count("YYYY")
}

# Amounts matter only of rounds that look alike in all else.
_amounts_missing := {pointer |
	some at, round in _rounds
	count(_alike[[round.label, round.date]]) > 1
	some pointer in facts.lacking(at, round, {"amount"})
}

_alike[[round.label, round.date]] contains at if some at, round in _rounds

_complete[i] := round if {
	some i, _ in input.rounds
	round := _rounds[facts.entry("/rounds", i)]
	every member in ["label", "date", "amount"] { facts.known(round, member) }
}

_named_before := _before(sort([[key, _name(i), i] | some i, key in _keys]))

# A round without a name may be any other.
_any_before := {j: i | some j, i in _before(sort([[key, i] | some i, key in _keys])); _name(j) == null}

_unnamed[key] contains i if {
	some i, key in _keys
	_name(i) == null
}

# By place, the place of the neighbour before it that differs in nothing else.
_before(ordered) := {entry[count(entry) - 1]: before[count(entry) - 1] |
	some k, entry in ordered
	k > 0
	before := ordered[k - 1]
	array.slice(before, 0, count(entry) - 1) == array.slice(entry, 0, count(entry) - 1)
}

_name(i) := object.get(input.rounds[i], "name", null)

_same_amount(first, second) if {
	given.fact(first.amount).currency == given.fact(second.amount).currency
	first.amount.amount == second.amount.amount
}

_rounds := rounds.all
