# METADATA
# title: Gross burn differs from the stated needs
# description: |
#   What a company spends a month and what it says it needs a month, until the next round, lie close together or the step between them is
#   explained: hiring, a training run, a launch. Needs of another stage are left out. Not in the article.
# custom:
#   severity: low
#   chapters: ["K-23"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /financials/monthly_gross_burn
#     - /company/stage
#     - /capital_needs
#     - /capital_needs/-
#     - /capital_needs/*/stage
#     - /capital_needs/*/amount
#     - /capital_needs/*/months
#   optional:
#     /company/stage: "Needed only where a need names a stage; it is then asked for."
#     /capital_needs/*/stage: "A need without a stage belongs to the present one."
#   levers:
#     - {pointer: /financials/monthly_gross_burn, direction: down, actionable: true}
#     - {pointer: /capital_needs/*/amount, direction: set, actionable: true}
#   title: {zh: 月度总消耗与资金需求不符}
#   description:
#     zh: |
#       公司每月实际支出与其测算的月均资金需求应大致相当，如有跳升，应有招聘、训练、上市推广等具体安排予以解释。属于其他阶段的需求不计入。原文未涉及。
#   message:
#     above:
#       en: "Gross burn of {monthly_gross_burn:money} a month is more than {maximum_burn_factor} times the stated needs of {monthly_needs:money} a month."
#       zh: "月度总消耗 {monthly_gross_burn:money}，超过所列资金需求月均 {monthly_needs:money} 的 {maximum_burn_factor} 倍。"
#     below:
#       en: "The stated needs of {monthly_needs:money} a month are more than {maximum_needs_factor} times the gross burn of {monthly_gross_burn:money}."
#       zh: "所列资金需求月均 {monthly_needs:money}，超过月度总消耗 {monthly_gross_burn:money} 的 {maximum_needs_factor} 倍。"
#   suggestion:
#     complete_needs:
#       en: "Take the last three months of spending line by line: {gap:money} a month is spent on something that the needs leave out, or has to be cut."
#       zh: "逐项核对近三个月支出：每月有 {gap:money} 未纳入需求测算，须补列或压减。"
#     phase_spending:
#       en: "Show month by month how spending rises by {gap:money}: which hires, which compute, which campaign, and what stops the rise if revenue lags."
#       zh: "按月列明支出如何增加 {gap:money}：对应哪些招聘、算力和推广，以及收入不及预期时如何收缩。"
#   question:
#     /capital_needs/*/months:
#       en: "Over how many months is the need for {category} spread?"
#       zh: "{category} 的资金需求对应多少个月？"
package rules.consistency.gross_burn_differs_from_needs

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.consistency.gross_burn_differs_from_needs.params

not_applicable if {
	facts.whole("/capital_needs")
	count(input.capital_needs) == 0
}

missing contains pointer if some pointer in facts.absent({"/financials/monthly_gross_burn"})

missing contains pointer if some pointer in facts.not_whole({"/capital_needs"})

missing contains pointer if {
	some need in _all
	facts.known(need, "stage")
	some pointer in facts.absent({"/company/stage"})
}

missing contains pointer if some pointer in entries.lacking(_needs, {"amount", "months"})

# A need over no time at all has no monthly amount.
missing contains concat("/", [at, "months"]) if {
	some at, need in _needs
	need.months == 0
}

missing contains pointer if some pointer in entries.unrated(_needs, _currency)

rates contains rate if some rate in entries.used(_needs, _currency)

pass if {
	_burn <= params.maximum_burn_factor * _monthly
	_monthly <= params.maximum_needs_factor * _burn
}

finding contains {"kind": "above", "at": _at, "evidence": object.union(_evidence, {"maximum_burn_factor": params.maximum_burn_factor})} if _burn > params.maximum_burn_factor * _monthly

finding contains {"kind": "below", "at": _at, "evidence": object.union(_evidence, {"maximum_needs_factor": params.maximum_needs_factor})} if _monthly > params.maximum_needs_factor * _burn

suggestion contains {
	"action": {"above": "complete_needs", "below": "phase_spending"}[found.kind],
	"values": {"gap": {"amount": abs(_burn - _monthly), "currency": _currency}},
} if {
	some found in finding
}

_at := ["/financials/monthly_gross_burn", "/capital_needs"]

_evidence := {
	"monthly_gross_burn": input.financials.monthly_gross_burn,
	"monthly_needs": {"amount": _monthly, "currency": _currency},
}

# Defined only when every need of the present stage is known.
_monthly := sum(amounts) if {
	facts.whole("/capital_needs")
	every need in _all { _placed(need) }
	amounts := [_amount(need) | some need in _needs]
	count(amounts) == count(_needs)
}

_amount(need) := money.converted(given.fact(need.amount), _currency) / need.months if given.fact(need.months) > 0

_placed(need) if not facts.known(need, "stage")

_placed(_) if facts.known(input, "company/stage")

_needs := {at: need |
	some at, need in _all
	_present(need)
}

_present(need) if not facts.known(need, "stage")

_present(need) if need.stage == given.fact(input.company.stage)

_all := entries.at("/capital_needs", object.get(input, "capital_needs", null))

_burn := given.fact(input.financials.monthly_gross_burn).amount

_currency := given.fact(input.financials.monthly_gross_burn).currency
