# METADATA
# title: Heavy liquidation preferences
# description: |
#   One time the investment, non-participating, is the usual preference. A higher multiple or a share in the rest on top moves a sale's
#   proceeds from founders and staff to investors; preferences that together exceed the planned pre-money leave common holders nothing at
#   that price. In China participation is common and counts for less.
# related_resources:
#   - ref: S43
# custom:
#   severity: critical
#   chapters: ["X-26"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/instrument
#     - /rounds/*/amount
#     - /rounds/*/terms/liquidation/multiple
#     - /rounds/*/terms/liquidation/participating
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /financing_plan/pre_money
#   optional:
#     /rounds/*/name: "It only names the round; its label or its place in the list does as well."
#     /rounds/*/label: "It only names the round; its name or its place in the list does as well."
#     /company/country: "It decides how much a participating preference counts for, and is asked for only where there is one."
#     /rounds/*/date: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/closed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/signed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#   levers:
#     - {pointer: /rounds/*/terms/liquidation/multiple, direction: down, actionable: true}
#     - {pointer: /rounds/*/terms/liquidation/participating, direction: set, actionable: true}
#     - {pointer: /financing_plan/pre_money, direction: up, actionable: true}
#   title: {zh: 优先清算权负担过重}
#   description:
#     zh: |
#       通行做法为一倍、不参与分配。倍数更高，或优先受偿后仍参与剩余分配，出售所得即由创始人和员工转向投资人；
#       全部优先金额超过拟定投前估值的，按该价格出售普通股股东将一无所得。国内参与分配较为常见，严重程度相应下调。
#   message:
#     multiple:
#       en: "Round {subject} has a preference of {multiple}x; {usual_multiple}x is usual."
#       zh: "“{subject}”的优先清算倍数为 {multiple} 倍，通行为 {usual_multiple} 倍。"
#     participating:
#       en: "The preference of round {subject} is participating."
#       zh: "“{subject}”的投资人优先受偿后仍参与剩余分配。"
#     stack:
#       en: "Preferences add up to {preferences:money}, more than the planned pre-money of {pre_money:money}."
#       zh: "优先清算金额合计 {preferences:money}，超过本轮拟定投前估值 {pre_money:money}。"
#   suggestion:
#     clean_terms:
#       en: "Use the next round to bring all series to 1x non-participating; model a sale at half, once and twice the planned price for every class first."
#       zh: "借下一轮融资将各轮统一为一倍、不参与分配；事先按拟定估值的 0.5 倍、1 倍、2 倍测算各类股东的分配结果。"
#   question:
#     /rounds/*/terms/liquidation/multiple:
#       en: "What multiple of the investment does the liquidation preference of round {subject} pay first?"
#       zh: "“{subject}”的优先清算倍数是多少？"
#     /rounds/*/terms/liquidation/participating:
#       en: "Does the preference of round {subject} also take part in what is left (participating)?"
#       zh: "“{subject}”的投资人优先受偿后，是否继续参与剩余财产分配？"
package rules.capital_structure.preference_stack_heavy

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.rounds
import data.rules.capital_structure.preference_stack_heavy.params

# No preferred share was sold.
not_applicable if {
	facts.whole("/rounds")
	every round in input.rounds { _without_preference(round) }
}

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

missing contains pointer if {
	some i, round in input.rounds
	some pointer in facts.lacking(facts.entry("/rounds", i), round, {"instrument"})
}

missing contains pointer if {
	some pointer in entries.lacking(_preferred, {"amount", "terms/liquidation/multiple", "terms/liquidation/participating"})
}

missing contains pointer if {
	some round in _preferred
	round.terms.liquidation.participating
	some pointer in facts.absent({"/company/country"})
}

missing contains pointer if some pointer in facts.absent({"/financing_plan/pre_money"})

missing contains pointer if some pointer in entries.unrated(_preferred, _pre.currency)

rates contains rate if some rate in entries.used(_preferred, _pre.currency)

pass if {
	missing == set()
	not _under_water
	every round in _preferred { _is_usual(round.terms.liquidation) }
}

finding contains {
	"kind": "multiple",
	"severity": "high",
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", i), "terms/liquidation/multiple"])],
	"evidence": {"multiple": multiple, "usual_multiple": params.usual_multiple},
} if {
	some i, round in input.rounds
	round.instrument == "preferred"
	multiple := given.fact(round.terms.liquidation.multiple)
	multiple > params.usual_multiple
}

finding contains {
	"kind": "participating",
	"severity": params.participating_severity[_home],
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry("/rounds", i), "terms/liquidation/participating"])],
	"evidence": {"participating": true},
} if {
	some i, round in input.rounds
	round.instrument == "preferred"
	round.terms.liquidation.participating
}

finding contains {
	"kind": "stack",
	"at": array.concat([concat("/", [at, "amount"]) | some at, _ in _preferred], ["/financing_plan/pre_money"]),
	"evidence": {"preferences": {"amount": _stack, "currency": _pre.currency}, "pre_money": _pre},
} if {
	_under_water
}

suggestion contains {"action": "clean_terms", "values": {}} if count(finding) > 0

_home := "china" if input.company.country == "CN"

_home := "elsewhere" if given.fact(input.company.country) != "CN"

_is_usual(terms) if {
	terms.multiple <= params.usual_multiple
	terms.participating == false
}

_under_water if _stack > _pre.amount

_stack := sum([preference |
	some round in _preferred
	facts.known(round, "amount")
	preference := entries.converted(round, _pre.currency) * given.fact(round.terms.liquidation.multiple)
])

_preferred := {facts.entry("/rounds", i): round | some i, round in input.rounds; round.instrument == "preferred"}

_without_preference(round) if given.fact(round.instrument) != "preferred"

_pre := given.fact(input.financing_plan.pre_money)
