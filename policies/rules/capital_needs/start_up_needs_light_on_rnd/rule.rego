# METADATA
# title: Start-up needs light on R&D
# description: |
#   At the start-up stage money should go first into the model and what it runs on: R&D, data and hardware. Selling before the product works
#   buys customers who leave.
# custom:
#   severity: medium
#   chapters: ["3.1.6"]
#   stages: [start_up]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /capital_needs
#     - /capital_needs/-
#     - /capital_needs/*/category
#     - /capital_needs/*/stage
#     - /capital_needs/*/amount
#   optional:
#     /capital_needs/*/stage: an entry without a stage belongs to the present one
#   levers:
#     - {pointer: /capital_needs/*/amount, direction: set, actionable: true}
#   title: {zh: 初创期资金需求偏离研发}
#   description:
#     zh: |
#       初创期资金应优先投向模型及其运行基础：研发、数据与硬件。产品尚未成熟就大力推广，获得的客户难以留存。
#   message:
#     en: "R&D, data and hardware make up {share_pct:percent-} of the needs; {minimum_share_pct:percent} are usual at the start-up stage."
#     zh: "研发、数据与硬件占资金需求的 {share_pct:percent-}，初创期一般不低于 {minimum_share_pct:percent}。"
#   suggestion:
#     postpone_the_rest:
#       en: "Keep marketing and operations to {rest_at_most:money-} until the model works, or show why they come first."
#       zh: "模型成熟之前，市场与运营支出控制在 {rest_at_most:money-} 以内，或说明优先投入的理由。"
package rules.capital_needs.start_up_needs_light_on_rnd

import data.lib.entries
import data.lib.facts
import data.lib.needs
import data.rules.capital_needs.start_up_needs_light_on_rnd.params

not_applicable if input.company.stage in {"growth", "expansion"}

# All needs are known, and no money is needed.
not_applicable if {
	needs.hidden == set()
	_total == 0
}

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | needs.hidden)

missing contains pointer if {
	not _reached
	some pointer in (entries.lacking(needs.present, {"amount"}) | entries.unrated(needs.present, _currency))
}

rates contains rate if some rate in entries.used(needs.present, _currency)

# Too few categories to speak of a share, even if the list is declared complete.
missing contains "/capital_needs/-" if {
	is_array(input.capital_needs)
	_too_few
}

pass if {
	input.company.stage == "start_up"
	missing == set()
	_reached
}

finding contains {
	"at": sort(object.keys(needs.present)),
	"evidence": {
		"share_pct": (_research * 100) / _total,
		"minimum_share_pct": _minimum,
		"research": {"amount": _research, "currency": _currency},
		"total": {"amount": _total, "currency": _currency},
	},
} if {
	input.company.stage == "start_up"
	missing == set()
	_research * 100 < _minimum * _total
}

suggestion contains {
	"action": "postpone_the_rest",
	"values": {"rest_at_most": {
		"amount": (_research * (100 - _minimum)) / _minimum,
		"currency": _currency,
	}},
} if {
	count(finding) > 0
}

# What is known of research is enough: more of it only adds to its share.
_reached if entries.share_reached(needs.present, object.keys(_research_needs), [_minimum, 100], _currency)

_research_needs := needs.present_of(params.research_categories)

_too_few if count(needs.categories) < params.minimum_categories

_minimum := params.minimum_share_pct.start_up

_research := entries.total(_research_needs, _currency)

_total := entries.total(needs.present, _currency)

_currency := entries.currency(needs.present)
