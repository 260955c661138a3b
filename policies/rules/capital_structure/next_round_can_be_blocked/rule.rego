# METADATA
# title: Next round can be blocked by one investor
# description: |
#   A veto on new financing that one holder can use alone, or a right to keep others out, gives that holder the price of the next round.
#   Later agreements replace earlier ones, so that rounds before the latest two priced ones are not judged. In China a lead investor's own
#   veto is customary and counts for little. Grants carry no such rights and are not asked about. The terms count as recorded: the agreements have to be read.
# custom:
#   severity: medium
#   chapters: ["3.2.2"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /company/country
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /rounds/*/lead
#     - /rounds/*/terms/exclusivity
#     - /rounds/*/terms/veto_rights
#     - /rounds/*/terms/veto_rights/-
#     - /rounds/*/terms/veto_rights/*/holder
#     - /rounds/*/terms/veto_rights/*/matter
#     - /rounds/*/terms/veto_rights/*/sole
#   optional:
#     /company/country: it only lowers the severity where a lead's veto is customary
#     /rounds/*/lead: it only lowers the severity where a lead's veto is customary
#   levers:
#     - {pointer: /rounds/*/terms/veto_rights/*/sole, direction: set, actionable: true}
#     - {pointer: /rounds/*/terms/exclusivity, direction: set, actionable: true}
#   title: {zh: 后续融资可被单一投资人否决}
#   description:
#     zh: |
#       若某一投资人可单独否决后续融资，或有权排除其他投资人，下一轮的定价权便落入其手。后一轮协议通常取代前一轮，最近两轮定价融资之前的条款不再判断。
#       国内领投方单独享有否决权较为普遍，仅作轻度提示。政府补贴不附带此类权利，不予询问。
#       本条仅依据所填条款，仍须核对协议原文。
#   message:
#     veto:
#       en: "{subject} alone can veto new financing."
#       zh: "{subject} 可单独否决后续融资。"
#     exclusivity:
#       en: "The terms of round {subject} let its investor keep others out of later rounds."
#       zh: "{subject} 的条款允许该轮投资人排除其他投资人参与后续融资。"
#   suggestion:
#     turn_into_class_vote:
#       en: "Turn the veto of {subject} into a majority vote of the preferred holders before the next round is marketed, and keep a bridge option at hand."
#       zh: "在启动下一轮之前，将 {subject} 的单独否决权改为优先股股东多数表决，并预留过桥融资安排。"
#     replace_exclusivity:
#       en: "Replace the exclusivity of round {subject} by a pro rata right to take part in later rounds."
#       zh: "将 {subject} 的排他条款改为后续融资中的按比例优先认购权。"
#   question:
#     /rounds/*/terms/exclusivity:
#       en: "Do the terms of round {subject} let its investor keep others out of later rounds?"
#       zh: "{subject} 的条款是否允许该轮投资人排除他人参与后续融资？"
#     /rounds/*/terms/veto_rights:
#       en: "Which decisions can an investor of round {subject} veto: new financing, a sale, the budget, hires? If none, please say so."
#       zh: "{subject} 的投资人对哪些事项享有否决权（后续融资、公司出售、预算、人员聘任等）？没有也请说明。"
#     /rounds/*/terms/veto_rights/-:
#       en: "Are these all the veto rights that the agreements of round {subject} give?"
#       zh: "以上是否为 {subject} 协议约定的全部否决权？"
#     /rounds/*/terms/veto_rights/*/holder:
#       en: "Who holds veto right {n} of round {parent}?"
#       zh: "{parent} 第 {n} 项否决权由谁享有？"
#     /rounds/*/terms/veto_rights/*/matter:
#       en: "What can be stopped by veto right {n} of round {parent}?"
#       zh: "{parent} 第 {n} 项否决权针对哪一事项？"
#     /rounds/*/terms/veto_rights/*/sole:
#       en: "Can {holder} veto new financing alone, or only together with other investors?"
#       zh: "{holder} 能否单独否决后续融资，还是须与其他投资人共同行使？"
package rules.capital_structure.next_round_can_be_blocked

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.priced_rounds
import data.lib.rounds
import data.lib.subjects
import data.rules.capital_structure.next_round_can_be_blocked.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | facts.not_whole({"/rounds"}))

missing contains pointer if some pointer in entries.lacking(_rounds, {"terms/exclusivity"})

missing contains pointer if {
	some round, _ in _rounds
	some pointer in facts.not_whole({concat("/", [round, "terms/veto_rights"])})
}

missing contains pointer if some pointer in entries.lacking(_vetoes, {"matter"})

missing contains pointer if {
	vetoes := {pointer: veto | some pointer, veto in _vetoes; veto.matter == "new_financing"}
	some pointer in entries.lacking(vetoes, {"sole"})
}

# Whether a round that binds is one of the latest two that were priced.
missing contains pointer if {
	some at, round in _rounds
	at in _may_be_replaced
	_binds(round)
	some pointer in _undated
}

pass if {
	missing == set()
	every round in _rounds { round.terms.exclusivity == false }
	_sole_vetoes == []
}

finding contains {
	"kind": "veto",
	"severity": _severity(veto),
	"subject": subjects.of(_sole_vetoes, i, "holder"),
	"at": [concat("/", [veto.pointer, "sole"]), concat("/", [veto.pointer, "matter"])],
	"evidence": {"matter": "new_financing", "sole": true},
} if {
	_judged
	some i, veto in _sole_vetoes
	not veto.round in _may_be_replaced
}

finding contains {
	"kind": "exclusivity",
	"subject": rounds.subject(i, round),
	"at": [concat("/", [pointer, "terms/exclusivity"])],
	"evidence": {"exclusivity": true},
} if {
	_judged
	some i, round in input.rounds
	pointer := facts.entry("/rounds", i)
	_rounds[pointer].terms.exclusivity == true
	not pointer in _may_be_replaced
}

suggestion contains {"action": "turn_into_class_vote", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "veto"
}

suggestion contains {"action": "replace_exclusivity", "subject": f.subject, "values": {}} if {
	some f in finding
	f.kind == "exclusivity"
}

_judged if facts.known(input, "company/stage")

# A veto that the investor who led the round has, where that is customary.
_severity(veto) := "low" if {
	input.company.country in params.customary_in
	veto.holder == _rounds[veto.round].lead
} else := "medium"

_sole_vetoes := [{"pointer": pointer, "round": veto.round, "holder": object.get(veto, "holder", null)} |
	some pointer, veto in _vetoes
	veto.matter == "new_financing"
	veto.sole == true
]

_vetoes := {pointer: object.union(veto, {"round": at}) |
	some at, round in _rounds
	some pointer, veto in entries.at(concat("/", [at, "terms/veto_rights"]), round.terms.veto_rights)
}

# Every round but grants that bind nobody and rounds whose terms two later priced rounds have replaced.
_rounds := {pointer: round |
	some pointer, round in rounds.all
	not _is_grant(round)
	not _replaced(round)
}

_replaced(round) if dates.last_day(given.fact(round.date)) < _surely_second

# Rounds that may come before the latest two that were priced, though it is not certain.
_may_be_replaced contains pointer if {
	count(_days_at_most) > 1
	some pointer, round in rounds.all
	not _replaced(round)
	_first_day(round) < _days_at_most[count(_days_at_most) - 2]
}

_first_day(round) := dates.first_day(given.fact(round.date)) if {
	facts.known(round, "date")
} else := -1000000

# The first days of rounds that surely had a price: on the second last of them or later lies what still counts.
_surely_second := days[count(days) - 2] if {
	days := sort([dates.first_day(round.date) |
		some round in priced_rounds.all
		round.instrument in {"common", "preferred"}
		facts.known(round, "channel")
		facts.known(round, "date")
	])
	count(days) > 1
}

# The last days of rounds that may have had a price.
_days_at_most := sort([_last_day(round) | some round in priced_rounds.all])

_last_day(round) := dates.last_day(given.fact(round.date)) if {
	facts.known(round, "date")
} else := 1000000

# What is not known of when the rounds were, and whether they had a price.
_undated := ({pointer |
	some i, round in priced_rounds.all
	some pointer in facts.lacking(facts.entry("/rounds", i), round, {"channel", "date", "instrument"})
} | {rounds.date_at(facts.entry("/rounds", i)) |
	some i, round in priced_rounds.all
	count(given.fact(round.date)) < 10
}) | {concat("/", [facts.entry("/rounds", i), "date"]) |
	some i, round in input.rounds
	not facts.known(rounds.all[facts.entry("/rounds", i)], "date")
	_binds(round)
}

_is_grant(round) if {
	round.channel in data.lib.rounds.grant
	not _binds(round)
}

_binds(round) if round.terms.exclusivity == true

_binds(round) if {
	some veto in round.terms.veto_rights
	veto.matter == "new_financing"
	veto.sole == true
}
