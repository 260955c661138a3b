# METADATA
# title: Planned round dilutes too much
# description: |
#   New equity over the valuation after the money is what the present holders give up. Above the limit founders run out of shares a round
#   or two later. All planned money but loans, bonds, grants and sales of existing shares counts as equity. The sum of a round against its
#   valuation is not in the article; that venture capital costs ownership is.
# related_resources:
#   - ref: S1
#   - ref: S2
#   - ref: S3
# custom:
#   severity: medium
#   chapters: ["X-01", "4.2.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /financing_plan/amount
#     - /financing_plan/pre_money
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#   optional:
#     /financing_plan/methods: which part of the ask is equity matters only where the whole ask would be too much
#     /financing_plan/methods/-: which part of the ask is equity matters only where the whole ask would be too much
#     /financing_plan/methods/*/amount: which part of the ask is equity matters only where the whole ask would be too much
#     /financing_plan/methods/*/channel: which part of the ask is equity matters only where the whole ask would be too much
#   levers:
#     - {pointer: /financing_plan/amount, direction: down, actionable: true}
#     - {pointer: /financing_plan/pre_money, direction: up, actionable: true}
#   title: {zh: 本轮稀释比例过高}
#   description:
#     zh: |
#       新增股权资金占投后估值的比例，即现有股东让渡的股权。超过上限，再经一两轮融资，创始人的股权将所剩无几。
#       除贷款、债券、补贴及老股转让外，计划资金均计为股权。以融资额对照估值的测算原文未涉及，原文仅提及风险投资以股权为代价。
#   message:
#     en: "Raising {equity:money} at {pre_money:money} before the money sells {dilution_pct:percent+} of the company, more than {maximum_dilution_pct:percent}."
#     zh: "以投前估值 {pre_money:money} 融资 {equity:money}，将稀释 {dilution_pct:percent+}，超过 {maximum_dilution_pct:percent}。"
#   suggestion:
#     raise_less_now:
#       en: "At this valuation sell at most {affordable:money-} now; raise the rest after the next milestone, or from grants."
#       zh: "按此估值，本轮股权融资不宜超过 {affordable:money-}；其余待达成下一里程碑后再融，或以政府补贴补足。"
package rules.financing_plan.planned_dilution_too_high

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.figures
import data.lib.given
import data.lib.money
import data.rules.financing_plan.planned_dilution_too_high.params

# The plan is known in full and sells no new shares.
not_applicable if {
	channels.planned_hidden == set()
	_equity == {}
}

missing contains pointer if some pointer in facts.absent({"/financing_plan/pre_money"})

missing contains pointer if {
	not _equity_is_fine
	some pointer in facts.absent({"/financing_plan/amount"})
}

missing contains pointer if {
	not _equity_is_fine
	some pointer in money.unrated({given.fact(input.financing_plan.amount)}, _pre.currency)
}

# Which part is equity matters only where all of it together would be too much.
missing contains pointer if {
	not _ask_is_fine
	some pointer in (channels.planned_hidden | entries.lacking(_equity, {"amount"}))
}

missing contains pointer if {
	not _ask_is_fine
	some pointer in entries.unrated(_equity, _pre.currency)
}

rates contains rate if some rate in money.used({given.fact(input.financing_plan.amount)}, _pre.currency)

rates contains rate if {
	not _ask_is_fine
	some rate in entries.used(_equity, _pre.currency)
}

pass if {
	missing == set()
	_ask_is_fine
}

pass if _equity_is_fine

finding contains {
	"at": array.concat(["/financing_plan/pre_money"], sort(object.keys(_equity))),
	"evidence": {
		"equity": {"amount": _known, "currency": _pre.currency},
		"pre_money": _pre,
		"dilution_pct": figures.dilution_pct,
		"maximum_dilution_pct": params.maximum_dilution_pct,
	},
} if {
	_too_much(_known)
}

suggestion contains {
	"action": "raise_less_now",
	"values": {"affordable": {
		"amount": (_pre.amount * params.maximum_dilution_pct) / (100 - params.maximum_dilution_pct),
		"currency": _pre.currency,
	}},
} if {
	count(finding) > 0
}

_too_much(equity) if equity * 100 > params.maximum_dilution_pct * (_pre.amount + equity)

# All that is equity is known.
_equity_is_fine if {
	channels.planned_hidden == set()
	not _too_much(entries.total(_equity, _pre.currency))
}

_ask_is_fine if {
	ask := money.converted(given.fact(input.financing_plan.amount), _pre.currency)
	not _too_much(ask)
}

_known := figures.planned_equity_amount

_equity := figures.planned_equity

_pre := given.fact(input.financing_plan.pre_money)
