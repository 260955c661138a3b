# METADATA
# title: Lead investor not among the investors
# description: |
#   The lead of a round has invested in it, so the whole list of investors names it. A lead that is missing there advised, arranged or withdrew.
#   Rounds without a named lead are not judged. Not in the article.
# custom:
#   severity: low
#   chapters: ["K-13"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/lead
#     - /rounds/*/investors
#     - /rounds/*/investors/-
#     - /rounds/*/investors/*/name
#   optional:
#     /rounds/*/investors/-: "A lead that is found need not be looked for; where it is not, the list must be whole."
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#     /rounds/*/lead: "A round for which no lead is named has none to look for."
#   levers:
#     - {pointer: /rounds/*/investors/-, direction: add, actionable: true}
#   title: {zh: 领投方不在投资人名单中}
#   description:
#     zh: |
#       领投方既已投资，完整的投资人名单中应有其名。若名单中没有，可能仅为财务顾问或撮合方，或已退出本轮。未写明领投方的轮次不作判断。原文未涉及。
#   message:
#     en: "{lead} is named as lead of round {subject}, but its list of investors (declared complete) is {investors:list}."
#     zh: "“{subject}”领投方为 {lead}，但已列全的投资人名单为 {investors:list}，其中没有该机构。"
#   suggestion:
#     confirm_lead:
#       en: "Confirm from the agreement of round {subject} whether {lead} subscribed, through which entity and for how much."
#       zh: "依据“{subject}”投资协议确认 {lead} 是否认购、以何主体认购及认购金额。"
package rules.consistency.lead_not_among_investors

import data.lib.entries
import data.lib.facts
import data.lib.investor_names
import data.lib.rounds
import data.lib.words

not_applicable if {
	facts.known(input, "rounds")
	count(_led) == 0
}

missing contains pointer if some pointer in facts.absent({"/rounds"})

missing contains pointer if {
	some at, round in _led
	not _listed(round)
	some pointer in facts.not_whole({concat("/", [at, "investors"])})
}

missing contains pointer if {
	some at, round in _led
	not _listed(round)
	some pointer in _unnamed(at, round)
}

pass if {
	count(_led) > 0
	every round in _led { _listed(round) }
}

finding contains {
	"subject": rounds.subject(i, round),
	"at": [concat("/", [at, "lead"]), concat("/", [at, "investors"])],
	"evidence": {"lead": round.lead, "investors": [investor.name | some investor in round.investors]},
} if {
	some i, _ in input.rounds
	at := facts.entry("/rounds", i)
	round := _led[at]
	facts.whole(concat("/", [at, "investors"]))
	_unnamed(at, round) == set()
	not _listed(round)
}

suggestion contains {
	"action": "confirm_lead",
	"subject": found.subject,
	"values": {"lead": found.evidence.lead},
} if {
	some found in finding
}

_listed(round) if investor_names.plain(round.lead) in investor_names.names(round.investors)

_unnamed(at, round) := entries.lacking(entries.at(concat("/", [at, "investors"]), round.investors), {"name"})

_led := {at: round |
	some at, round in entries.at("/rounds", object.get(input, "rounds", null))
	words.says_something(round, "lead")
}
