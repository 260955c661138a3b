# METADATA
# title: Outside investors denied beside their rounds
# description: |
#   A company that says it has no outside investors escapes what is asked about them. A round through angels, funds, strategic investors or
#   the crowd contradicts that, unless all of them have left again. Not in the article.
# custom:
#   severity: medium
#   chapters: ["X-37"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /investor_relations/has_outside_investors
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/name
#     - /rounds/*/label
#   statement: /investor_relations/has_outside_investors
#   optional:
#     /investor_relations/has_outside_investors: "What the company does not say can contradict nothing."
#     /rounds/*/name: "It only names the round; its label or its place in the list does as well."
#     /rounds/*/label: "It only names the round; its name or its place in the list does as well."
#   levers:
#     - {pointer: /investor_relations/has_outside_investors, direction: set, actionable: true}
#     - {pointer: /rounds/*/channel, direction: set, actionable: true}
#   title: {zh: 否认有外部投资人却存在外部融资}
#   description:
#     zh: |
#       声明没有外部投资人的公司，不再被问及与投资人有关的事项。存在天使、基金、产业方或众筹融资的，即与该声明矛盾，除非这些投资人均已退出。
#       原文未涉及。
#   message:
#     en: "The company says that it has no outside investors, but round {subject} came through {channel:term}."
#     zh: "公司称没有外部投资人，但“{subject}”的资金来自{channel:term}。"
#   suggestion:
#     correct_statement:
#       en: "Say that there are outside investors and answer what is asked about them, or show for round {subject} who bought them out and when."
#       zh: "更正为存在外部投资人，并补充与其有关的事项；如投资人已退出，请说明“{subject}”的股份由谁、何时受让。"
package rules.consistency.outside_investors_denied

import data.lib.channels
import data.lib.facts
import data.lib.rounds

not_applicable if not _denied

missing contains pointer if {
	_denied
	_outside == {}
	some pointer in channels.closed_hidden
}

pass if {
	_denied
	channels.none_closed(data.lib.rounds.equity)
}

finding contains {
	"subject": rounds.subject(i, round),
	"at": ["/investor_relations/has_outside_investors", concat("/", [facts.entry("/rounds", i), "channel"])],
	"evidence": {"channel": round.channel},
} if {
	_denied
	some i, round in input.rounds
	facts.entry("/rounds", i) in object.keys(_outside)
}

suggestion contains {"action": "correct_statement", "subject": found.subject, "values": {}} if some found in finding

_denied if input.investor_relations.has_outside_investors == false

_outside := channels.closed(data.lib.rounds.equity)
