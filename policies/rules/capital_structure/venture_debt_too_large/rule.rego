# METADATA
# title: Venture debt too large
# description: |
#   Lenders size venture debt by the last equity round, since the next one is what repays it. Beyond that share the loan depends on a round
#   that nobody has promised, and its covenants and warrants weigh on it. Not in the article.
# related_resources:
#   - ref: S9
# custom:
#   severity: medium
#   chapters: ["X-06"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /rounds
#     - /rounds/-
#     - /rounds/*/channel
#     - /rounds/*/date
#     - /rounds/*/closed_on
#     - /rounds/*/signed_on
#     - /rounds/*/amount
#   optional:
#     /rounds/*/date: "Without it, the day of the closing or of the signing counts."
#     /rounds/*/closed_on: "It only stands in for the date of the round."
#     /rounds/*/signed_on: "It only stands in for the date of the round."
#   levers:
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#     - {pointer: /rounds/*/amount, direction: up, actionable: false}
#   title: {zh: 创业投资债（Venture Debt）规模过大}
#   description:
#     zh: |
#       贷款机构按最近一轮股权融资额核定创业投资债额度，因为还款主要依靠下一轮融资。超出该比例，还款便寄望于尚未落实的融资，
#       限制性条款和认股权也会加重负担。原文未涉及。
#   message:
#     large:
#       en: "Venture debt of {venture_debt:money+} is planned, {venture_debt_pct:percent+} of the last equity round ({last_round:money-}); lenders stop at {maximum_share_pct}%."
#       zh: "拟借创业投资债 {venture_debt:money+}，为最近一轮股权融资额（{last_round:money-}）的 {venture_debt_pct:percent+}，超过 {maximum_share_pct}% 的惯常上限。"
#     no_equity:
#       en: "Venture debt of {venture_debt:money+} is planned, but no equity round has closed by which it could be sized (at most {maximum_share_pct}% of one)."
#       zh: "拟借创业投资债 {venture_debt:money+}，但尚未完成任何股权融资，无从核定额度（惯例为最近一轮的 {maximum_share_pct}% 以内）。"
#   suggestion:
#     cap_venture_debt:
#       en: "Commit to at most {largest_loan:money-} now; tie the other {excess:money+} to the closing of the next equity round."
#       zh: "现阶段创业投资债以 {largest_loan:money-} 为限，其余 {excess:money+} 以下一轮股权融资交割为提款条件。"
package rules.capital_structure.venture_debt_too_large

import data.lib.channels
import data.lib.entries
import data.lib.last_equity
import data.rules.capital_structure.venture_debt_too_large.params

# The plan is known in full and holds no venture debt.
not_applicable if channels.none_planned({"venture_debt"})

missing contains pointer if some pointer in channels.planned_hidden

missing contains pointer if {
	count(_loans) > 0
	some pointer in (entries.lacking(_loans, {"amount"}) | last_equity.missing)
}

missing contains pointer if {
	some pointer in (entries.unrated(_loans, _currency) | last_equity.unrated(_currency))
}

rates contains rate if {
	some rate in (entries.used(_loans, _currency) | last_equity.used(_currency))
}

pass if {
	missing == set()
	_planned <= _largest
}

finding contains {
	"kind": "large",
	"at": array.concat(_at, last_equity.at),
	"evidence": {
		"venture_debt": {"amount": _planned, "currency": _currency},
		"last_round": {"amount": _last_round, "currency": _currency},
		"venture_debt_pct": (100 * _planned) / _last_round,
		"maximum_share_pct": params.maximum_share_pct,
	},
} if {
	_last_round > 0
	_planned > _largest
}

finding contains {
	"kind": "no_equity",
	"at": array.concat(_at, ["/rounds"]),
	"evidence": {
		"venture_debt": {"amount": _planned, "currency": _currency},
		"maximum_share_pct": params.maximum_share_pct,
	},
} if {
	_last_round == 0
	_planned > 0
}

suggestion contains {
	"action": "cap_venture_debt",
	"values": {
		"largest_loan": {"amount": _largest, "currency": _currency},
		"excess": {"amount": _planned - _largest, "currency": _currency},
	},
} if {
	count(finding) > 0
}

_at := [concat("/", [pointer, "amount"]) | some pointer, _ in _loans]

_largest := (params.maximum_share_pct * _last_round) / 100

_last_round := last_equity.amount(_currency)

# What is known to be planned: more of it can only be larger.
_planned := entries.at_least(_loans, _currency) if _currency

_loans := channels.planned({"venture_debt"})

# The currency of the first loan whose amount is known.
_currency := [loan.amount.currency | some loan in _loans; is_number(loan.amount.amount)][0]
