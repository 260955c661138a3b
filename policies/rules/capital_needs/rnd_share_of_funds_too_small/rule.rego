# METADATA
# title: R&D share of the use of funds too small
# description: |
#   A company that builds models lives from what it puts into algorithms, data and computing power. Their share of the money being raised
#   should be visible at every stage, if less so later. The share says nothing about how well it is spent.
# related_resources:
#   - ref: S15
# custom:
#   severity: medium
#   chapters: ["1.2.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /use_of_funds
#     - /use_of_funds/-
#     - /use_of_funds/*/category
#     - /use_of_funds/*/amount
#     - /financing_plan/amount
#   optional:
#     /use_of_funds/-: "Lines that come to the ask leave no room for another one."
#     /financing_plan/amount: "It can show that the lines are all there are; so can the profile."
#   levers:
#     - {pointer: /use_of_funds/*/amount, direction: set, actionable: true}
#   title: {zh: 资金用途中研发占比偏低}
#   description:
#     zh: |
#       大模型公司的根基在于对算法、数据与算力的投入。无论处于哪个阶段，这三项在募集资金中都应占有相当比重，后期可适当降低。
#       占比高低不说明资金使用的成效。
#   message:
#     en: "R&D, data and hardware take {share_pct:percent-} of the money; at the {stage:term} stage we expect at least {minimum_share_pct:percent} of a model company."
#     zh: "研发、数据与硬件占募集资金的 {share_pct:percent-}；{stage:term}的大模型公司一般不低于 {minimum_share_pct:percent}。"
#   suggestion:
#     shift_to_research:
#       en: "Move {shortfall:money+} to R&D, data and computing power, each a line of its own with the milestone it pays for."
#       zh: "将 {shortfall:money+} 调整至研发、数据与算力，三项分列，并各自对应里程碑。"
package rules.capital_needs.rnd_share_of_funds_too_small

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.uses
import data.rules.capital_needs.rnd_share_of_funds_too_small.params

# All uses are known, and no money is used.
not_applicable if {
	facts.whole("/use_of_funds")
	_total == 0
}

not_applicable if {
	facts.whole("/use_of_funds")
	_uses == {}
}

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | uses.not_whole)

missing contains pointer if some pointer in entries.lacking(_uses, {"category"})

missing contains pointer if {
	not _reached
	some pointer in (entries.lacking(_uses, {"amount"}) | entries.unrated(_uses, _currency))
}

rates contains rate if some rate in entries.used(_uses, _currency)

pass if {
	missing == set()
	_reached
}

finding contains {
	"at": sort(object.keys(_uses)),
	"evidence": {
		"share_pct": (_research * 100) / _total,
		"minimum_share_pct": _minimum,
		"stage": _stage,
		"research": {"amount": _research, "currency": _currency},
		"total": {"amount": _total, "currency": _currency},
	},
} if {
	missing == set()
	_research * 100 < _minimum * _total
}

suggestion contains {
	"action": "shift_to_research",
	"values": {"shortfall": {"amount": ((_total * _minimum) / 100) - _research, "currency": _currency}},
} if {
	count(finding) > 0
}

# What is known of research is enough: more of it only adds to its share.
_reached if entries.share_reached(_uses, object.keys(_research_uses), [_minimum, 100], _currency)

_minimum := params.minimum_share_pct[_stage]

_stage := given.fact(input.company.stage)

_research := entries.total(_research_uses, _currency)

_research_uses := {pointer: use | some pointer, use in _uses; use.category in params.research_categories}

_total := entries.total(_uses, _currency)

_currency := entries.currency(_uses)

_uses := uses.all
