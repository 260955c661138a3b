# METADATA
# title: Raise exceeds board approval
# description: |
#   The resolution gives a mandate for an amount. What goes beyond it dilutes or binds the owners without their consent.
# custom:
#   severity: medium
#   chapters: ["6.1.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/financing_plan/amount, /financing_plan/decision/amount]
#   levers:
#     - {pointer: /financing_plan/amount, direction: down, actionable: true}
#     - {pointer: /financing_plan/decision/amount, direction: up, actionable: true}
#   title: {zh: 拟融资额超出决议授权}
#   description:
#     zh: |
#       决议授权的是确定的金额，超出部分未经股东同意即稀释其权益或增加其负担。
#   message:
#     en: "The plan is to raise {amount:money+}, but only {approved_amount:money-} has been approved."
#     zh: "计划融资 {amount:money+}，而决议仅批准 {approved_amount:money-}。"
#   suggestion:
#     widen_mandate:
#       en: "Bring a new resolution for the further {excess:money+} to the board, with its dilution or cost, or keep the round within the mandate."
#       zh: "就超出的 {excess:money+} 重新提交决议并说明稀释或成本影响，或将融资额控制在授权范围内。"
#   question:
#     /financing_plan/decision/amount:
#       en: "What amount does the resolution on this financing allow?"
#       zh: "本次融资决议批准的金额是多少？"
package rules.capital_operation.raise_exceeds_approval

import data.lib.facts
import data.lib.given
import data.lib.money

missing contains pointer if some pointer in facts.absent({"/financing_plan/amount", "/financing_plan/decision/amount"})

missing contains pointer if some pointer in money.unrated({_approved}, _amount.currency)

rates contains rate if some rate in money.used({_approved}, _amount.currency)

pass if _amount.amount <= money.converted(_approved, _amount.currency)

finding contains {
	"at": ["/financing_plan/amount", "/financing_plan/decision/amount"],
	"evidence": {"amount": _amount, "approved_amount": _approved},
} if {
	_excess > 0
}

suggestion contains {
	"action": "widen_mandate",
	"values": {"excess": {"amount": _excess, "currency": _amount.currency}},
} if {
	_excess > 0
}

_excess := _amount.amount - money.converted(_approved, _amount.currency)

_amount := given.fact(input.financing_plan.amount)

_approved := given.fact(input.financing_plan.decision.amount)
