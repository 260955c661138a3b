# METADATA
# title: Hardware need without a figure
# description: |
#   Computing power, owned or rented, and storage are the line that overruns first. A figure is needed, zero included; a need that is not
#   named is unknown and never a fault.
# custom:
#   severity: info
#   chapters: ["3.1.3"]
#   stages: [start_up, growth, expansion]
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
#     /company/stage: places only entries that name a stage
#   levers:
#     - {pointer: /capital_needs, direction: add, actionable: true}
#     - {pointer: /capital_needs/*/amount, direction: set, actionable: true}
#   title: {zh: 算力与硬件资金需求未量化}
#   description:
#     zh: |
#       自有或租用的算力与存储，往往是最先超支的一项。须有一个数字，可以为零；未列示视为未知，不视为缺陷。
#   question:
#     /capital_needs/-:
#       en: "What will GPUs, cloud quota and storage cost until the next round, bought or rented, zero included, and over how many months?"
#       zh: "至下一轮融资前，GPU、云算力与存储（采购或租用）预计需要多少资金？覆盖几个月？不需要也请写明为零。"
package rules.capital_needs.hardware_need_unstated

import data.lib.entries
import data.lib.facts
import data.lib.needs

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

pass if _stated

# None: what is not named is asked for.
finding := set()

_stated if {
	some need in _needs
	facts.known(need, "amount")
}

_needs := needs.present_of({"hardware"})
