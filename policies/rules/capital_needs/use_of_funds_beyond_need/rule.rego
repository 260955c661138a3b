# METADATA
# title: More money set aside than needed
# description: |
#   The uses of the round should follow from the needs until the next one. Where more is set aside for a category than the company says that it
#   needs, one of the two tables is wrong. Less is not a fault: other money may pay for the rest.
# custom:
#   severity: medium
#   chapters: ["4.1.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /capital_needs
#     - /capital_needs/-
#     - /capital_needs/*/category
#     - /capital_needs/*/stage
#     - /capital_needs/*/amount
#     - /use_of_funds
#     - /use_of_funds/-
#     - /use_of_funds/*/category
#     - /use_of_funds/*/amount
#     - /financing_plan/amount
#   optional:
#     /use_of_funds/-: "Lines that come to the ask leave no room for another one."
#     /financing_plan/amount: "It can show that the lines are all there are; so can the profile."
#     /company/stage: places only entries that name a stage
#     /capital_needs/*/stage: an entry without a stage belongs to the present one
#   levers:
#     - {pointer: /use_of_funds/*/amount, direction: down, actionable: true}
#   title: {zh: 资金用途超出所列需求}
#   description:
#     zh: |
#       本轮资金用途应由至下一轮前的资金需求推导得出。若某一类别安排的资金多于所列需求，两张表必有一张有误。少于需求不是问题，差额可由其他资金解决。
#   message:
#     en: "{used:money} is set aside for {category:term}, but the need stated is {needed:money}; {tolerance_pct:percent} more would be tolerable."
#     zh: "{category:term}安排资金 {used:money}，而所列需求为 {needed:money}，超出 {tolerance_pct:percent} 的容许幅度。"
#   suggestion:
#     tie_to_need:
#       en: "Show what the {excess:money+} above the need is for, as a line of its own, or leave it out of the ask."
#       zh: "说明超出需求的 {excess:money+} 用于何处并单列一项，否则应从拟融资金额中剔除。"
package rules.capital_needs.use_of_funds_beyond_need

import data.lib.entries
import data.lib.facts
import data.lib.needs
import data.lib.uses
import data.rules.capital_needs.use_of_funds_beyond_need.params

# All uses are known, and none of them is for a category of need.
not_applicable if {
	_uses_hidden == set()
	_used == set()
}

missing contains pointer if some pointer in (_uses_hidden | needs.hidden)

missing contains pointer if {
	some category in _used
	some list in [_uses_of(category), needs.present_of({category})]
	some pointer in (entries.lacking(list, {"amount"}) | entries.unrated(list, _currency))
}

rates contains rate if {
	some category in _used
	some list in [_uses_of(category), needs.present_of({category})]
	some rate in entries.used(list, _currency)
}

# A category that no need names waits for its figure, even if the list is declared complete.
missing contains "/capital_needs/-" if {
	is_array(input.capital_needs)
	count(_used - needs.categories) > 0
}

pass if {
	missing == set()
	_used != set()
	every category in _used { _used_for(category) * 100 <= (100 + params.tolerance_pct) * _needed_for(category) }
}

# The known uses alone exceed a need that is known in full.
finding contains {
	"subject": category,
	"at": sort(object.keys(object.union(_uses_of(category), needs.present_of({category})))),
	"evidence": {
		"category": category,
		"used": {"amount": _used_for(category), "currency": _currency},
		"needed": {"amount": _needed_for(category), "currency": _currency},
		"tolerance_pct": params.tolerance_pct,
	},
} if {
	facts.not_whole({"/capital_needs"}) == set()
	needs.unplaced == set()
	some category in (_used & needs.categories)
	_used_for(category) * 100 > (100 + params.tolerance_pct) * (_needed_for(category) + _needed_somewhere)
}

suggestion contains {
	"action": "tie_to_need",
	"subject": found.subject,
	"values": {"excess": {
		"amount": found.evidence.used.amount - found.evidence.needed.amount,
		"currency": _currency,
	}},
} if {
	some found in finding
}

_used := {use.category | some use in _uses; use.category in params.categories}

_used_for(category) := entries.at_least(_uses_of(category), _currency)

# What is needed for a category that is not known, be it this one.
_needed_somewhere := entries.total({at: need | some at, need in needs.present; not facts.known(need, "category")}, _currency)

_needed_for(category) := entries.total(needs.present_of({category}), _currency)

_uses_of(category) := {pointer: use | some pointer, use in _uses; use.category == category}

_uses_hidden := uses.not_whole | entries.lacking(_uses, {"category"})

_uses := uses.all

_currency := entries.currency(_uses)
