# METADATA
# title: Stated funding total contradicted by the rounds
# description: |
#   The total that a company says it has raised is the sum of its rounds, loans and grants among them. Rounds that come to more contradict the
#   statement at once; rounds that come to less do so only when the list is whole. Not in the article.
# related_resources:
#   - ref: S19
# custom:
#   severity: medium
#   chapters: ["K-06"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /declared/funding_total
#     - /rounds
#     - /rounds/-
#     - /rounds/*/amount
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#   statement: /declared/funding_total
#   optional:
#     /declared/funding_total: "What the company does not state can contradict nothing."
#     /rounds/*/date: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/closed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/signed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#   levers:
#     - {pointer: /declared/funding_total, direction: set, actionable: true}
#   title: {zh: 自述累计融资额与各轮合计不符}
#   description:
#     zh: |
#       公司自述的累计融资额应等于各轮融资（含贷款与补贴）之和。各轮合计超出自述数，即构成矛盾；合计不足，则须在清单列全后方可判定。原文未涉及。
#   message:
#     less:
#       en: "{funding_total:money} is stated as raised in all, but the rounds listed come to {rounds_total:money}."
#       zh: "自述累计融资 {funding_total:money}，而所列各轮合计已达 {rounds_total:money}。"
#     more:
#       en: "{funding_total:money} is stated as raised in all, but the rounds (list declared complete) come to {rounds_total:money}."
#       zh: "自述累计融资 {funding_total:money}，而融资清单已列全，各轮合计仅 {rounds_total:money}。"
#   suggestion:
#     define_total:
#       en: "State one total of {rounds_total:money} with its definition: received or agreed, equity only or with loans and grants, at which exchange rates."
#       zh: "统一对外口径：以各轮合计 {rounds_total:money} 为基础，注明为到账数还是签约数、是否含贷款与补贴及所用汇率。"
#     document_rest:
#       en: "Find the agreement and the receipt behind the remaining {gap:money+}, or stop using the larger total in talks with investors."
#       zh: "为其余 {gap:money+} 找出对应协议与到账凭证；若无依据，对投资人应停止引用较大的数字。"
package rules.consistency.funding_total_contradicted

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.rules.consistency.funding_total_contradicted.params

# No total is stated.
not_applicable if not facts.known(input, "declared/funding_total")

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

missing contains pointer if some pointer in entries.lacking(_rounds, {"amount"})

missing contains pointer if some pointer in entries.unrated(_rounds, _currency)

rates contains rate if some rate in entries.used(_rounds, _currency)

pass if {
	facts.whole("/rounds")
	_total <= _declared + _tolerance
	_total >= _declared - _tolerance
}

finding contains {
	"kind": "less",
	"at": ["/declared/funding_total", "/rounds"],
	"evidence": _evidence(entries.at_least(_rounds, _currency)),
} if {
	entries.at_least(_rounds, _currency) > _declared + _tolerance
}

finding contains {
	"kind": "more",
	"at": ["/declared/funding_total", "/rounds"],
	"evidence": _evidence(_total),
} if {
	facts.whole("/rounds")
	_total < _declared - _tolerance
}

suggestion contains {"action": "define_total", "values": {"rounds_total": found.evidence.rounds_total}} if {
	some found in finding
	found.kind == "less"
}

suggestion contains {
	"action": "document_rest",
	"values": {"gap": {"amount": _declared - found.evidence.rounds_total.amount, "currency": _currency}},
} if {
	some found in finding
	found.kind == "more"
}

_evidence(total) := {
	"funding_total": input.declared.funding_total,
	"rounds_total": {"amount": total, "currency": _currency},
	_tolerance_name: params[_tolerance_name],
}

_tolerance := (params[_tolerance_name] * _declared) / 100

_tolerance_name := "converted_tolerance_pct" if {
	some round in _rounds
	given.fact(round.amount).currency != _currency
} else := "tolerance_pct"

_total := entries.total(_rounds, _currency)

_rounds := entries.at("/rounds", object.get(input, "rounds", null))

_declared := given.fact(input.declared.funding_total).amount

_currency := given.fact(input.declared.funding_total).currency
