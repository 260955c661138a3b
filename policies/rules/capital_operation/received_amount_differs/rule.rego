# METADATA
# title: Money received differs from the round
# description: |
#   A round is worth what reached the account, and the day on which it had arrived belongs to the record. Less means a tranche or an
#   investor that has not paid; more means money whose terms are not on paper. What bought existing shares, and what was converted from
#   SAFEs or notes, never arrives as cash and is not expected to; of a grant, a loan, a note or a SAFE there is no such part. Whether the dates are in order is judged by a consistency rule.
# custom:
#   severity: high
#   chapters: ["6.1.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/instrument
#     - /rounds/*/amount
#     - /rounds/*/amount_received
#     - /rounds/*/closed_on
#     - /rounds/*/secondary
#     - /rounds/*/converted
#     - /rounds/*/date
#     - /rounds/*/signed_on
#   optional:
#     /rounds/*/channel: "It tells a grant or a loan, which arrives whole; of a round without it more is asked."
#     /rounds/*/instrument: "It tells a note or a SAFE, which arrives whole; of a round without it more is asked."
#     /rounds/*/name: "It names the round in the finding; its label or place does as well."
#     /rounds/*/label: "It names the round in the finding; its place does as well."
#     /rounds/*/date: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#     /rounds/*/signed_on: "It only tells at which rate an amount in another currency counts; without it the rate of the as-of date does."
#   levers:
#     - {pointer: /rounds/*/amount_received, direction: up, actionable: true}
#   title: {zh: 到账金额与融资额不符}
#   description:
#     zh: |
#       融资额以实际到账为准，全部到账的日期应有记录。少于约定，说明有分期款或投资人尚未付款；多于约定，说明有款项缺少协议依据。
#       老股转让以及 SAFE、可转换借款转股的部分不产生现金流入，已予扣除；补贴、贷款、可转换借款和 SAFE 不涉及上述部分。各时点的先后顺序由一致性规则判断。
#   message:
#     short:
#       en: "Round {subject}: {amount_received:money-} of {expected:money+} has reached the account; {outstanding:money+} is outstanding."
#       zh: "{subject}：约定到账 {expected:money+}，实际到账 {amount_received:money-}，尚有 {outstanding:money+} 未到账。"
#     over:
#       en: "Round {subject}: {amount_received:money+} has reached the account, more than the {amount:money-} that was raised."
#       zh: "{subject}：实际到账 {amount_received:money+}，超出融资额 {amount:money-}。"
#   suggestion:
#     collect:
#       en: "Round {subject}: agree in writing by which day and on which condition the outstanding {outstanding:money+} is paid, and plan without it until then."
#       zh: "{subject}：与投资人书面确认剩余 {outstanding:money+} 的付款日期和条件，到账前不计入可用资金。"
#     paper_excess:
#       en: "Round {subject}: settle on paper what the excess of {excess:money+} is (a further subscription, an advance, a loan) or return it."
#       zh: "{subject}：多收的 {excess:money+} 应补签协议明确性质（追加认购、预付款或借款），否则予以退回。"
#   question:
#     /rounds/*/amount_received:
#       en: "How much of the {subject} round has reached the company's account? A bank receipt settles it."
#       zh: "{subject}实际到账多少？请提供银行回单。"
package rules.capital_operation.received_amount_differs

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.priced_rounds
import data.lib.rounds
import data.rules.capital_operation.received_amount_differs.params

# Nothing has been raised.
not_applicable if {
	facts.whole("/rounds")
	count(input.rounds) == 0
}

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

missing contains pointer if {
	some i, round in input.rounds
	some pointer in facts.lacking(facts.entry("/rounds", i), round, {"amount", "amount_received", "closed_on"})
}

missing contains pointer if {
	some i
	_amount[i]
	some pointer in money.unrated_on({given.fact(input.rounds[i].amount_received)}, _currency(i), entries.day(input.rounds[i]))
}

# Only where cash is short of the amount does it matter what was never to arrive as cash.
missing contains pointer if {
	some i
	_is_below(_received[i], _amount[i])
	not _cash_free[i]
	some pointer in facts.lacking(facts.entry("/rounds", i), input.rounds[i], {"secondary", "converted"})
}

missing contains pointer if {
	some i
	_is_below(_received[i], _amount[i])
	priced_rounds.all[i]
	some member in ["secondary", "converted"]
	some pointer in money.unrated_on({given.fact(input.rounds[i][member])}, _currency(i), entries.day(input.rounds[i]))
}

rates contains rate if {
	some i
	_amount[i]
	some rate in money.used_on({given.fact(input.rounds[i].amount_received)}, _currency(i), entries.day(input.rounds[i]))
}

rates contains rate if {
	some i
	_amount[i]
	some member in ["secondary", "converted"]
	some rate in money.used_on({given.fact(input.rounds[i][member])}, _currency(i), entries.day(input.rounds[i]))
}

pass if {
	facts.whole("/rounds")
	every i, round in input.rounds {
		facts.known(round, "closed_on")
		_agrees(i)
	}
}

finding contains {
	"kind": "short",
	"subject": _subject(i),
	"at": [concat("/", [facts.entry("/rounds", i), member]) | some member in ["amount", "amount_received"]],
	"evidence": {
		"amount_received": _money(_received[i], i),
		"expected": _money(expected, i),
		"outstanding": _money(expected - _received[i], i),
		"tolerance_pct": params.tolerance_pct,
	},
} if {
	some i
	expected := _amount[i] - _cash_free[i]
	_is_below(_received[i], expected)
}

finding contains {
	"kind": "over",
	"subject": _subject(i),
	"at": [concat("/", [facts.entry("/rounds", i), member]) | some member in ["amount", "amount_received"]],
	"evidence": {
		"amount_received": _money(_received[i], i),
		"amount": input.rounds[i].amount,
		"tolerance_pct": params.tolerance_pct,
	},
} if {
	some i
	_exceeds(i)
}

suggestion contains {
	"action": "collect",
	"subject": found.subject,
	"values": {"outstanding": found.evidence.outstanding},
} if {
	some found in finding
	found.kind == "short"
}

suggestion contains {
	"action": "paper_excess",
	"subject": _subject(i),
	"values": {"excess": _money(_received[i] - _amount[i], i)},
} if {
	some i
	_exceeds(i)
}

_agrees(i) if {
	_is_within(i)
	_reaches(_received[i], _amount[i])
}

_agrees(i) if {
	_is_within(i)
	_reaches(_received[i], _amount[i] - _cash_free[i])
}

_exceeds(i) if _received[i] * 100 > _amount[i] * (100 + params.tolerance_pct)

_is_within(i) if _received[i] * 100 <= _amount[i] * (100 + params.tolerance_pct)

_is_below(received, expected) if received * 100 < expected * (100 - params.tolerance_pct)

_reaches(received, expected) if received * 100 >= expected * (100 - params.tolerance_pct)

# By round, in the currency of its amount; undefined where one of them is unknown.
_amount[i] := given.fact(round.amount).amount if some i, round in input.rounds

_received[i] := _part(round, "amount_received") if some i, round in input.rounds

_cash_free[i] := 0 if {
	some i, _ in input.rounds
	not priced_rounds.all[i]
}

_cash_free[i] := _part(round, "secondary") + _part(round, "converted") if {
	some i, round in input.rounds
	priced_rounds.all[i]
}

# An amount of a round in the currency of the amount that was agreed, at the rate of the day of the round.
_part(round, member) := money.converted_on(given.fact(round[member]), given.fact(round.amount).currency, entries.day(round))

_currency(i) := given.fact(input.rounds[i].amount).currency

_money(amount, i) := {"amount": amount, "currency": _currency(i)}

_subject(i) := rounds.subject(i, input.rounds[i])
