# METADATA
# title: Number of investors contradicted by the list
# description: |
#   The number of investors of a round is the number of names in its list. More names than stated contradict it at once, fewer only when the list
#   is whole. It matters where the law counts holders. Rounds without a stated number, and rounds with an entry that stands for a crowd, are not
#   judged. Not in the article.
# custom:
#   severity: low
#   chapters: ["K-13"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/investor_count
#     - /rounds/*/investors
#     - /rounds/*/investors/-
#     - /rounds/*/investors/*/name
#     - /rounds/*/investors/*/type
#   optional:
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#     /rounds/*/investor_count: "A number that nobody states contradicts no list."
#     /rounds/*/investors/*/type: "An entry is one investor unless its type is a crowd."
#   levers:
#     - {pointer: /rounds/*/investors/-, direction: add, actionable: true}
#   title: {zh: 投资人数与名单不符}
#   description:
#     zh: |
#       一轮的投资人数应等于名单中的人数。名单多于所报人数，即构成矛盾；少于所报人数，则须在名单列全后方可判定。
#       法规对股东人数有上限的情形下尤为重要。未报人数的轮次，以及名单中有代表众多投资人的众筹条目的轮次，不作判断。原文未涉及。
#   message:
#     fewer_stated:
#       en: "{stated_investors} investors are stated for round {subject}, but {listed_investors} are named."
#       zh: "“{subject}”所报投资人数为 {stated_investors} 名，名单已列 {listed_investors} 名。"
#     more_stated:
#       en: "{stated_investors} investors are stated for round {subject}, but the list (declared complete) names {listed_investors}."
#       zh: "“{subject}”所报投资人数为 {stated_investors} 名，而名单已列全，仅有 {listed_investors} 名。"
#   suggestion:
#     count_signatories:
#       en: "Count the signatories of the agreement of round {subject}, with the people behind nominees and holding vehicles, since the law may count those."
#       zh: "以“{subject}”投资协议的签署方为准统计人数，并列明代持及持股平台背后的实际持有人，监管可能穿透计算。"
package rules.consistency.investor_count_contradicted

import data.lib.entries
import data.lib.facts
import data.lib.investor_names
import data.lib.rounds

not_applicable if {
	facts.known(input, "rounds")
	count(_counted) == 0
}

missing contains pointer if some pointer in facts.absent({"/rounds"})

missing contains pointer if {
	some at, _ in _counted
	some pointer in facts.not_whole({concat("/", [at, "investors"])})
}

missing contains pointer if {
	some at, round in _counted
	some pointer in _unnamed(at, round)
}

pass if {
	count(_counted) > 0
	every at, round in _counted {
		_whole(at, round)
		round.investor_count == _listed(round)
	}
}

finding contains object.union(_evidence(i, round), {"kind": "fewer_stated"}) if {
	some i, _ in input.rounds
	round := _counted[facts.entry("/rounds", i)]
	round.investor_count < _listed(round)
}

finding contains object.union(_evidence(i, round), {"kind": "more_stated"}) if {
	some i, _ in input.rounds
	at := facts.entry("/rounds", i)
	round := _counted[at]
	_whole(at, round)
	round.investor_count > _listed(round)
}

suggestion contains {"action": "count_signatories", "subject": found.subject, "values": {}} if some found in finding

_evidence(i, round) := {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [at, "investor_count"]), concat("/", [at, "investors"])],
	"evidence": {"stated_investors": round.investor_count, "listed_investors": _listed(round)},
} if {
	at := facts.entry("/rounds", i)
}

_whole(at, round) if {
	facts.whole(concat("/", [at, "investors"]))
	_unnamed(at, round) == set()
}

# Entries of one name are one investor.
_listed(round) := count(investor_names.names(round.investors))

_unnamed(at, round) := entries.lacking(entries.at(concat("/", [at, "investors"]), round.investors), {"name"})

_counted := {at: round |
	some at, round in entries.at("/rounds", object.get(input, "rounds", null))
	facts.known(round, "investor_count")
	not _crowd(round)
}

# One entry that stands for many.
_crowd(round) if {
	some investor in round.investors
	investor.type == "crowd"
}
