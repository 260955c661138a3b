# METADATA
# title: Later round smaller than the one before
# description: |
#   A lettered round usually raises more than the letter before it. A smaller one may be an extension, a tranche or a round at a lower price; size
#   alone does not tell which, so the valuations are what to look at, and a round priced above the last one is only noted. Closings of one
#   letter count together. Not in the article.
# related_resources:
#   - ref: S19
# custom:
#   severity: low
#   chapters: ["K-11"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/label
#     - /rounds/*/amount
#     - /rounds/*/pre_money
#     - /rounds/*/post_money
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#   optional:
#     /rounds/*/pre_money: "A valuation only softens the finding; the size alone decides whether there is one."
#     /rounds/*/post_money: "A valuation only softens the finding; the size alone decides whether there is one."
#     /rounds/*/date: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/closed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/signed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#   levers:
#     - {pointer: /rounds/*/amount, direction: up, actionable: false}
#   title: {zh: 后一轮融资额小于前一轮}
#   description:
#     zh: |
#       按字母排序的后一轮，融资额通常大于前一轮。若反而减少，可能是追加、分期或降价融资，单凭金额无法判断，应看估值；估值高于前轮的仅作提示。
#       同一字母的多次交割合并计算。原文未涉及。
#   message:
#     smaller:
#       en: "The {label:term} round raised {amount:money}, less than the {earlier_label:term} round with {earlier_amount:money}."
#       zh: "{label:term} 融资 {amount:money}，低于 {earlier_label:term} 的 {earlier_amount:money}。"
#     priced_higher:
#       en: "The {label:term} round raised {amount:money}, less than the {earlier_label:term} round with {earlier_amount:money}, though at a valuation that did not fall."
#       zh: "{label:term} 融资 {amount:money}，低于 {earlier_label:term} 的 {earlier_amount:money}，但估值未下降。"
#   suggestion:
#     compare_prices:
#       en: "Put the price per share of the {label:term} round beside that of the {earlier_label:term} round, and say whether anti-dilution rights were triggered or waived."
#       zh: "并列披露 {label:term} 与 {earlier_label:term} 的每股价格，并说明反稀释条款是否触发或已获豁免。"
package rules.consistency.later_round_smaller

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.rules.consistency.later_round_smaller.params

not_applicable if {
	facts.whole("/rounds")
	entries.lacking(_rounds, {"label"}) == set()
	count(_letters) < 2
}

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

missing contains pointer if some pointer in entries.lacking(_rounds, {"label"})

missing contains pointer if some pointer in entries.lacking(_lettered, {"amount"})

missing contains pointer if {
	some [earlier, later] in _steps
	some pointer in entries.unrated(object.union(_of(earlier), _of(later)), _currency(later))
}

rates contains rate if {
	some [earlier, later] in _steps
	some rate in entries.used(object.union(_of(earlier), _of(later)), _currency(later))
}

rates contains rate if {
	some found in finding
	found.kind == "priced_higher"
	some [earlier, later] in _steps
	later == found.evidence.label
	some round in _of(later)
	some rate in entries.used({i: post | some i, post in _posts(earlier)}, given.fact(round.pre_money).currency)
}

pass if {
	count(_letters) > 1
	_settled
	every step in _steps { _raised(step[1], _currency(step[1])) >= _raised(step[0], _currency(step[1])) }
}

finding contains object.union(_kind(earlier, later), {
	"subject": later,
	"at": [concat("/", [at, "amount"]) | some at, round in _lettered; round.label in {earlier, later}],
	"evidence": {
		"label": later,
		"amount": {"amount": amount, "currency": currency},
		"earlier_label": earlier,
		"earlier_amount": {"amount": earlier_amount, "currency": currency},
	},
}) if {
	_settled
	some [earlier, later] in _steps
	currency := _currency(later)
	amount := _raised(later, currency)
	earlier_amount := _raised(earlier, currency)
	amount < earlier_amount
}

suggestion contains {
	"action": "compare_prices",
	"subject": found.subject,
	"values": {"label": found.evidence.label, "earlier_label": found.evidence.earlier_label},
} if {
	some found in finding
}

_kind(earlier, later) := {"kind": "priced_higher", "severity": "info"} if {
	_priced_higher(earlier, later)
} else := {"kind": "smaller"}

# Every valuation of the later letter is at least every one of the earlier.
_priced_higher(earlier, later) if {
	pre := [given.fact(round.pre_money) | some round in _of(later); facts.known(round, "pre_money")]
	post := _posts(earlier)
	count(pre) == count(_of(later))
	count(post) == count(_of(earlier))
	every before in post {
		every after in pre { after.amount >= entries.converted(before, after.currency) }
	}
}

# The rounds of a letter, each with its valuation for its amount.
_posts(letter) := [object.union(round, {"amount": given.fact(round.post_money)}) |
	some round in _of(letter)
	facts.known(round, "post_money")
]

# A closing that is not listed or not labelled would change the sums.
_settled if {
	facts.whole("/rounds")
	entries.lacking(_rounds, {"label"}) == set()
}

# The letters that the company has had, each with the one before.
_steps := [[_letters[i - 1], letter] | some i, letter in _letters; i > 0]

_letters := [letter |
	some letter in params.letters
	letter in {round.label | some round in _lettered}
]

_raised(letter, currency) := entries.total(_of(letter), currency)

_of(letter) := {at: round | some at, round in _lettered; round.label == letter}

_currency(letter) := [amount.currency |
	some round in _lettered
	round.label == letter
	amount := given.fact(round.amount)
][0]

_lettered := {at: round |
	some at, round in _rounds
	round.label in params.letters
}

_rounds := entries.at("/rounds", object.get(input, "rounds", null))
