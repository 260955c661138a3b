# METADATA
# title: Ask does not match the uses
# description: |
#   The sum to be raised should be the sum of what it is for. A gap means that the ask was fixed first and explained later, or that a use was
#   left out.
# custom:
#   severity: high
#   chapters: ["4.1.1", "K-05"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /financing_plan/amount
#     - /use_of_funds
#     - /use_of_funds/-
#     - /use_of_funds/*/amount
#   optional:
#     /use_of_funds/-: "Lines that come to the ask leave no room for another one."
#   levers:
#     - {pointer: /financing_plan/amount, direction: set, actionable: true}
#     - {pointer: /use_of_funds/*/amount, direction: set, actionable: true}
#   title: {zh: 拟融资金额与资金用途不符}
#   description:
#     zh: |
#       拟融资金额应等于各项用途之和。两者不符，说明先定金额、后补用途，或有用途遗漏。
#   message:
#     over:
#       en: "The uses come to {uses:money}, {gap:money} more than the {ask:money} asked for; up to {tolerance_pct:percent} may differ."
#       zh: "各项用途合计 {uses:money}，比拟融资金额 {ask:money} 多 {gap:money}，超出 {tolerance_pct:percent} 的允许误差。"
#     under:
#       en: "The uses come to {uses:money}, {gap:money} less than the {ask:money} asked for; up to {tolerance_pct:percent} may differ."
#       zh: "各项用途合计 {uses:money}，比拟融资金额 {ask:money} 少 {gap:money}，超出 {tolerance_pct:percent} 的允许误差。"
#   suggestion:
#     fund_the_rest:
#       en: "Name the source of the missing {gap:money+}, or drop the uses that can wait for the next round."
#       zh: "说明缺口 {gap:money+} 的资金来源，或将可延后的用途移至下一轮。"
#     name_the_rest:
#       en: "Say what {gap:money-} is for. A contingency of {low} to {high}% is usual and is a line of its own; the rest need not be raised now."
#       zh: "说明 {gap:money-} 的用途。预备金通常为 {low}% 至 {high}%，应单列一项；其余部分不必在本轮募集。"
package rules.financing_plan.ask_does_not_match_uses

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.uses
import data.rules.financing_plan.ask_does_not_match_uses.params

missing contains pointer if {
	some pointer in union({
		facts.absent({"/financing_plan/amount"}),
		uses.not_whole,
		entries.lacking(_uses, {"amount"}),
	})
}

missing contains pointer if some pointer in entries.unrated(_uses, _ask.currency)

rates contains rate if some rate in entries.used(_uses, _ask.currency)

pass if abs(_whole_gap) * 100 <= params.tolerance_pct * _ask.amount

# The known uses alone exceed the ask, whatever else there is.
finding contains object.union(_band(gap), {
	"kind": "over",
	"at": _at,
	"evidence": _evidence(gap),
}) if {
	gap := entries.at_least(_uses, _ask.currency) - _ask.amount
	gap > 0
	_beyond(gap, params.tolerance_pct)
}

finding contains object.union(_band(0 - _whole_gap), {
	"kind": "under",
	"at": _at,
	"evidence": _evidence(0 - _whole_gap),
}) if {
	_whole_gap < 0
	_beyond(0 - _whole_gap, params.tolerance_pct)
}

suggestion contains {"action": "fund_the_rest", "values": {"gap": found.evidence.gap}} if {
	some found in finding
	found.kind == "over"
}

suggestion contains {
	"action": "name_the_rest",
	"values": object.union(params.usual_contingency_pct, {"gap": found.evidence.gap}),
} if {
	some found in finding
	found.kind == "under"
}

# What the uses exceed the ask by; defined only when all of them are known.
_whole_gap := entries.total(_uses, _ask.currency) - _ask.amount if uses.not_whole == set()

_band(gap) := {} if _beyond(gap, params.maximum_gap_pct)

_band(gap) := {"severity": "medium"} if not _beyond(gap, params.maximum_gap_pct)

_beyond(gap, pct) if gap * 100 > pct * _ask.amount

_evidence(gap) := {
	"uses": {"amount": entries.at_least(_uses, _ask.currency), "currency": _ask.currency},
	"ask": _ask,
	"gap": {"amount": gap, "currency": _ask.currency},
	"tolerance_pct": params.tolerance_pct,
	"maximum_gap_pct": params.maximum_gap_pct,
}

_at := ["/financing_plan/amount", "/use_of_funds"]

_uses := uses.all

_ask := given.fact(input.financing_plan.amount)
