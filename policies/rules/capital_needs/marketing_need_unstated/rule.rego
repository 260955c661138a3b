# METADATA
# title: Marketing need without a figure
# description: |
#   Research, brand and channels have to be paid for once there is something to sell; at the start-up stage the figure may wait. A figure
#   is needed, zero included; a need that is not named is unknown and never a fault.
# custom:
#   severity: info
#   chapters: ["3.1.4"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /capital_needs
#     - /capital_needs/-
#     - /capital_needs/*/category
#     - /capital_needs/*/stage
#     - /capital_needs/*/amount
#   optional:
#     /capital_needs/-: a figure that is there is not undone by further entries
#     /capital_needs/*/stage: an entry without a stage belongs to the present one
#   levers:
#     - {pointer: /capital_needs, direction: add, actionable: true}
#     - {pointer: /capital_needs/*/amount, direction: set, actionable: true}
#   title: {zh: 市场推广资金需求未量化}
#   description:
#     zh: |
#       产品可售之后，市场调研、品牌与渠道均需投入；初创期可暂不要求。须有一个数字，可以为零；未列示视为未知，不视为缺陷。
#   question:
#     /capital_needs/-:
#       en: "What will market research, brand and sales channels cost until the next round, zero included, and over how many months?"
#       zh: "至下一轮融资前，市场调研、品牌建设与渠道拓展预计需要多少资金？覆盖几个月？不需要也请写明为零。"
package rules.capital_needs.marketing_need_unstated

import data.lib.entries
import data.lib.facts
import data.lib.needs

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _stated
	some pointer in (facts.absent({"/capital_needs"}) | entries.lacking(_needs, {"amount"}))
}

# Even a list that is declared complete does not give the cost of this one.
missing contains "/capital_needs/-" if {
	is_array(input.capital_needs)
	_needs == {}
}

missing contains pointer if {
	not _stated
	some pointer in needs.unplaced
}

pass if {
	input.company.stage in {"growth", "expansion"}
	_stated
}

# None: what is not named is asked for.
finding := set()

_stated if {
	some need in _needs
	facts.known(need, "amount")
}

_needs := needs.present_of({"marketing"})
