# METADATA
# title: Investor counted twice in a round
# description: |
#   An investor stands once in the list of a round. Two entries of one name, apart from width, case, legal form and the word for capital, are
#   counted twice, unless two funds of one house took part under one name. Not in the article.
# related_resources:
#   - ref: S20
# custom:
#   severity: low
#   chapters: ["K-13"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/investors
#     - /rounds/*/investors/*/name
#   optional:
#     /rounds/-: "Rounds are judged one by one; the list must be whole only to show that there is none."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#   levers:
#     - {pointer: /rounds/*/investors, direction: set, actionable: true}
#   title: {zh: 同一轮中投资人重复计入}
#   description:
#     zh: |
#       同一投资人在一轮的名单中应只出现一次。忽略全半角、大小写、公司形式及“资本”字样后名称相同的，视为重复计入；
#       同一机构旗下多只基金以同名参与的除外。原文未涉及。
#   message:
#     en: "Round {round} lists {first_name} and {second_name}, which look like one investor."
#     zh: "“{round}”同时列有 {first_name} 与 {second_name}，疑为同一投资人。"
#   suggestion:
#     name_entities:
#       en: "Name the investing entity of each subscription as the agreement does; if {first_name} invested through two funds, both names belong in the list."
#       zh: "按投资协议列明每笔认购的签约主体；若 {first_name} 通过两只基金投资，应分别写明基金名称。"
package rules.consistency.investor_counted_twice

import data.lib.entries
import data.lib.facts
import data.lib.investor_names
import data.lib.rounds

not_applicable if {
	facts.whole("/rounds")
	count(_rounds) == 0
}

missing contains pointer if {
	count(_rounds) == 0
	some pointer in facts.not_whole({"/rounds"})
}

missing contains pointer if some pointer in entries.lacking(_rounds, {"investors"})

missing contains pointer if {
	some at, round in _rounds
	some pointer in _unnamed(at, round)
}

pass if {
	count(_rounds) > 0
	entries.lacking(_rounds, {"investors"}) == set()
	every at, round in _rounds {
		_unnamed(at, round) == set()
		investor_names.twice(round.investors) == {}
	}
}

finding contains {
	"subject": concat(" ", [rounds.subject(i, round), name]),
	"at": [concat("/", [facts.entry(at, place), "name"]) | some place in places],
	"evidence": {
		"round": rounds.subject(i, round),
		"first_name": round.investors[places[0]].name,
		"second_name": round.investors[places[1]].name,
	},
} if {
	some i, round in input.rounds
	at := concat("/", [facts.entry("/rounds", i), "investors"])
	some name, places in investor_names.twice(round.investors)
}

suggestion contains {
	"action": "name_entities",
	"subject": found.subject,
	"values": {"first_name": found.evidence.first_name},
} if {
	some found in finding
}

_unnamed(at, round) := entries.lacking(entries.at(concat("/", [at, "investors"]), round.investors), {"name"})

_rounds := entries.at("/rounds", object.get(input, "rounds", null))
