# METADATA
# title: Stage funding does not match stage needs
# description: |
#   The closed rounds of each stage that lies behind should have met the needs stated for it. Much less means that the stage was not funded
#   as planned, much more that the plan or the raise was off. The present stage is still being funded: the rules on the ask judge it.
# custom:
#   severity: medium
#   chapters: ["7.b"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /capital_needs
#     - /capital_needs/-
#     - /capital_needs/*/stage
#     - /capital_needs/*/amount
#     - /rounds
#     - /rounds/-
#     - /rounds/*/label
#     - /rounds/*/stage
#     - /rounds/*/amount
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#   optional:
#     /rounds/*/stage: the label tells the stage where the round does not state it
#     /capital_needs/*/stage: an entry without a stage belongs to the present one
#     /rounds/*/label: gives the stage only where the round does not state it
#     /rounds/*/date: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/closed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/signed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#   levers:
#     - {pointer: /rounds/*/amount, direction: set, actionable: false}
#     - {pointer: /capital_needs/*/amount, direction: set, actionable: true}
#   title: {zh: 阶段融资与阶段需求不匹配}
#   description:
#     zh: |
#       已过去的每个阶段，其完成的融资应能覆盖当时所列的资金需求。明显不足，说明该阶段未按计划获得资金；明显超出，说明计划或融资规模有偏差。
#       当前阶段仍在融资，由有关拟融资金额的规则评价。
#   message:
#     short:
#       en: "{raised:money} was raised in the {stage:term} stage for needs of {needed:money}, less than {minimum_cover:share} of them."
#       zh: "{stage:term}融资 {raised:money}，当期资金需求 {needed:money}，覆盖率不足 {minimum_cover:share}。"
#     over:
#       en: "{raised:money} was raised in the {stage:term} stage for needs of {needed:money}, more than {maximum_cover:share} of them."
#       zh: "{stage:term}融资 {raised:money}，当期资金需求 {needed:money}，超过需求的 {maximum_cover:share}。"
#   suggestion:
#     explain_gap:
#       en: "Explain the difference of {gap:money} stage by stage, and size the present ask by what a stage really took."
#       zh: "逐阶段说明 {gap:money} 的差额，并以各阶段实际所需核定本轮额度。"
package rules.financing_plan.stage_money_differs_from_need

import data.lib.entries
import data.lib.facts
import data.lib.needs
import data.lib.rounds
import data.rules.financing_plan.stage_money_differs_from_need.params

not_applicable if input.company.stage == "start_up"

# All needs are known, and none belongs to a stage that lies behind.
not_applicable if {
	params.earlier_stages[input.company.stage]
	facts.whole("/capital_needs")
	_stages == set()
}

missing contains pointer if {
	some pointer in (facts.absent({"/company/stage"}) | facts.not_whole({"/capital_needs", "/rounds"}))
}

missing contains pointer if {
	some stage in _stages
	some pointer in union({
		entries.lacking(needs.of_stage(stage), {"amount"}),
		entries.lacking(_closed(stage), {"amount"}),
		entries.unrated(needs.of_stage(stage), _currency(stage)),
		entries.unrated(_closed(stage), _currency(stage)),
	})
}

rates contains rate if {
	some stage in _stages
	some list in [needs.of_stage(stage), _closed(stage)]
	some rate in entries.used(list, _currency(stage))
}

missing contains concat("/", [pointer, "stage"]) if {
	_stages != set()
	some pointer, round in _rounds
	not rounds.stage(round)
}

pass if {
	missing == set()
	_stages != set()
	every stage in _stages {
		_raised(stage) >= params.minimum_cover * _needed(stage)
		_raised(stage) <= params.maximum_cover * _needed(stage)
	}
}

finding contains {
	"kind": "short",
	"subject": stage,
	"at": _at(stage),
	"evidence": object.union(_evidence(stage), {"minimum_cover": params.minimum_cover}),
} if {
	some stage in _stages
	missing == set()
	_raised(stage) < params.minimum_cover * _needed(stage)
}

finding contains {
	"kind": "over",
	"subject": stage,
	"at": _at(stage),
	"evidence": object.union(_evidence(stage), {"maximum_cover": params.maximum_cover}),
} if {
	some stage in _stages
	facts.whole("/capital_needs")
	_raised_at_least(stage) > params.maximum_cover * _needed(stage)
}

suggestion contains {
	"action": "explain_gap",
	"subject": found.subject,
	"values": {"gap": {
		"amount": abs(found.evidence.raised.amount - found.evidence.needed.amount),
		"currency": found.evidence.needed.currency,
	}},
} if {
	some found in finding
}

# The stages behind the company for which needs are stated.
_stages := {stage |
	some stage in params.earlier_stages[input.company.stage]
	needs.of_stage(stage) != {}
}

_evidence(stage) := {
	"stage": stage,
	"raised": {"amount": _raised_at_least(stage), "currency": _currency(stage)},
	"needed": {"amount": _needed(stage), "currency": _currency(stage)},
}

_at(stage) := sort(object.keys(object.union(needs.of_stage(stage), _closed(stage))))

_needed(stage) := entries.total(needs.of_stage(stage), _currency(stage))

_raised(stage) := entries.total(_closed(stage), _currency(stage))

_raised_at_least(stage) := entries.at_least(_closed(stage), _currency(stage))

_currency(stage) := entries.currency(needs.of_stage(stage))

_closed(stage) := {pointer: round | some pointer, round in _rounds; rounds.stage(round) == stage}

_rounds := entries.at("/rounds", object.get(input, ["rounds"], null))
