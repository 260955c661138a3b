# METADATA
# title: One outside holder dominates
# description: |
#   An outside holder with a very large share can decide or block nearly everything and keeps new investors away. Lines of one holder
#   are added up, and so are holders who act in concert.
# custom:
#   severity: medium
#   chapters: ["3.3.4"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /cap_table/holders
#     - /cap_table/holders/-
#     - /cap_table/holders/*/name
#     - /cap_table/holders/*/class
#     - /cap_table/holders/*/pct
#     - /cap_table/holders/*/acting_in_concert
#     - /cap_table/holders/*/shares
#     - /cap_table/total_fd_shares
#     - /team/founders/*/name
#   optional:
#     /cap_table/holders/*/acting_in_concert: "A holder of whom no group is named is taken to vote alone."
#     /cap_table/holders/-: "Holders whose shares add up to the whole leave no room for another one."
#     /cap_table/holders/*/shares: "Shares only stand in for a percentage that is not given."
#     /cap_table/total_fd_shares: "It only stands in for a percentage that is not given."
#     /cap_table/holders/*/pct: "It follows from the holder's shares where they and their total are known."
#     /cap_table/holders/*/class: "That of a founder follows from the founders' names."
#     /team/founders/*/name: "Names only stand in for a class that is not given."
#   levers:
#     - {pointer: /cap_table/holders/*/pct, direction: down, actionable: true}
#   title: {zh: 单一外部股东持股过于集中}
#   description:
#     zh: |
#       单一外部股东持股过高，几乎可决定或否决一切事项，新投资人往往望而却步。同一股东的多项持股合并计算，一致行动人合并计算。
#   message:
#     holder:
#       en: "{subject} holds {held_pct:percent+} of the company; one outside holder should have at most {maximum_holder_pct}%."
#       zh: "外部股东 {subject} 持股 {held_pct:percent+}，单一外部股东不宜超过 {maximum_holder_pct}%。"
#     group:
#       en: "{members:list} act in concert as {subject} and hold {held_pct:percent+} together; an outside group should have at most {maximum_holder_pct}%."
#       zh: "{members:list} 为一致行动人（{subject}），合计持股 {held_pct:percent+}，外部一致行动方不宜超过 {maximum_holder_pct}%。"
#   suggestion:
#     dilute_holder:
#       en: "Bring {subject} down by {excess_pct:1+} percentage points: give the next round to new investors, or let them buy part of the holding; until then agree reserved matters that protect the others."
#       zh: "使 {subject} 的持股下降 {excess_pct:1+} 个百分点：下一轮主要引入新投资人，或由其受让部分老股；在此之前，以保留事项条款保护其他股东。"
package rules.capital_structure.dominant_outside_holder

import data.lib.entries
import data.lib.facts
import data.lib.ownership
import data.rules.capital_structure.dominant_outside_holder.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | ownership.hidden)

missing contains pointer if some pointer in entries.lacking(_outside, {"name", "pct"})

derived contains fact if some fact in ownership.derivations(ownership.holders)

pass if {
	missing == set()
	every holders in _votes { ownership.total_pct(holders) <= params.maximum_holder_pct }
}

finding contains {
	"kind": "holder",
	"subject": name,
	"at": _at(holders),
	"evidence": _evidence(holders),
} if {
	some name, holders in _dominant
	{holder.name | some holder in holders} == {name}
}

finding contains {
	"kind": "group",
	"subject": name,
	"at": _at(holders),
	"evidence": object.union(_evidence(holders), {"members": sort(members)}),
} if {
	some name, holders in _dominant
	members := {holder.name | some holder in holders}
	members != {name}
}

suggestion contains {
	"action": "dilute_holder",
	"subject": f.subject,
	"values": {"excess_pct": f.evidence.held_pct - params.maximum_holder_pct},
} if {
	some f in finding
}

_evidence(holders) := {
	"held_pct": ownership.total_pct(holders),
	"maximum_holder_pct": params.maximum_holder_pct,
}

_at(holders) := [concat("/", [pointer, "pct"]) | some pointer, _ in holders]

_dominant[name] := holders if {
	facts.known(input, "company/stage")
	some name, holders in _votes
	ownership.total_pct(holders) > params.maximum_holder_pct
}

# The outside holders who vote as one, by the name of their group, else by their own.
_votes[name] := holders if {
	some name in {_voice(holder) | some holder in _outside}
	holders := {pointer: holder | some pointer, holder in _outside; _voice(holder) == name}
}

_voice(holder) := holder.acting_in_concert if {
	facts.known(holder, "acting_in_concert")
} else := holder.name

_outside := {pointer: holder | some pointer, holder in ownership.holders; holder.class in params.outside_classes}
