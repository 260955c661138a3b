# METADATA
# title: Too few kinds of investor
# description: |
#   Investors of different kinds bring different things: a fund governance, a corporate investor customers, a government fund patience.
#   Loans and grants are left out. How much an investor really helps is not judged.
# custom:
#   severity: low
#   chapters: ["3.3.4"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/investors
#     - /rounds/*/investors/-
#     - /rounds/*/investors/*/type
#   levers:
#     - {pointer: /rounds/*/investors/*/type, direction: add, actionable: true}
#   title: {zh: 投资人类型单一}
#   description:
#     zh: |
#       不同类型的投资人带来不同资源：基金带来治理，产业资本带来客户，政府引导基金较有耐心。贷款和补贴不计入。本条不评价投资人的实际帮助。
#   message:
#     few:
#       en: "Kinds of investor: {types_counted} ({types:terms}); {minimum_types} are expected at the {stage:term} stage."
#       zh: "现有投资人仅 {types_counted} 类（{types:terms}），{stage:term}一般应有 {minimum_types} 类。"
#     lacking:
#       en: "No {type:term} is among the investors, which is expected at the {stage:term} stage."
#       zh: "现有投资人中没有{type:term}，{stage:term}一般应予引入。"
#   suggestion:
#     invite_other_kind:
#       en: "Keep a place in the next round for an investor of another kind, above all an industry investor who signs a commercial agreement beside the money."
#       zh: "下一轮为其他类型的投资人预留份额，优先引入在出资之外同时签订业务合作协议的产业资本。"
package rules.capital_structure.too_few_kinds_of_investor

import data.lib.entries
import data.lib.facts
import data.lib.rounds
import data.rules.capital_structure.too_few_kinds_of_investor.params

not_applicable if input.company.stage == "start_up"

# Every financing is known, and none had investors.
not_applicable if {
	facts.whole("/rounds")
	_rounds == {}
}

missing contains pointer if some pointer in facts.absent({"/company/stage"})

# The kinds that are named may be enough, whoever else there is.
missing contains pointer if {
	not _enough
	some pointer in (facts.not_whole({"/rounds"}) | entries.lacking(_rounds, {"channel"}))
}

missing contains pointer if {
	not _enough
	lists := {concat("/", [round, "investors"]) | some round, _ in _rounds}
	some pointer in (facts.not_whole(lists) | entries.lacking(_investors, {"type"}))
}

pass if _enough

finding contains {
	"kind": "few",
	"at": _at,
	"evidence": {
		"types": sort(_types),
		"types_counted": count(_types),
		"minimum_types": params.minimum_types[input.company.stage],
		"stage": input.company.stage,
	},
} if {
	missing == set()
	count(_rounds) > 0
	count(_types) < params.minimum_types[input.company.stage]
}

finding contains {
	"kind": "lacking",
	"subject": type,
	"at": _at,
	"evidence": {
		"type": type,
		"required_types": params.required_types[input.company.stage],
		"stage": input.company.stage,
	},
} if {
	missing == set()
	count(_rounds) > 0
	some type in params.required_types[input.company.stage]
	not type in _types
}

suggestion contains {"action": "invite_other_kind", "values": {}} if count(finding) > 0

_enough if {
	count(_types) >= params.minimum_types[input.company.stage]
	every type in params.required_types[input.company.stage] { type in _types }
}

_at := [concat("/", [pointer, "investors"]) | some pointer, _ in _rounds]

_types := {investor.type | some investor in _investors; facts.known(investor, "type")}

_investors := {pointer: investor |
	some at, round in _rounds
	some pointer, investor in entries.at(concat("/", [at, "investors"]), round.investors)
}

# Every round but loans and grants.
_rounds := {pointer: round |
	some pointer, round in entries.at("/rounds", object.get(input, ["rounds"], null))
	not rounds.is_debt(round)
	not _is_grant(round)
}

_is_grant(round) if round.channel in data.lib.rounds.grant
