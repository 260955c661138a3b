# METADATA
# title: Round well above benchmark
# description: |
#   The planned round is held against the median of real rounds of its name in its country. Those of the US are of 2024, those of
#   China end with 2018 and sizes have grown since; so a large multiple is a reason to ask, no fault, and never lowers a verdict. This check is not in the article.
# related_resources:
#   - ref: S50
#   - ref: S20
# custom:
#   severity: info
#   chapters: ["X-10"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/company/country, /financing_plan/round, /financing_plan/amount]
#   levers:
#     - {pointer: /financing_plan/amount, direction: down, actionable: true}
#   title: {zh: 融资规模远超同轮次实际水平}
#   description:
#     zh: |
#       将计划融资额与所在国同一轮次的实际中位数比较。美国为 2024 年数据；中国数据截至 2018 年，
#       此后融资规模已整体上升，因此倍数偏高只是追问的理由，并非缺陷，不影响结论。
#       本项检查原文未涉及。
#   message:
#     en: "The ask of {ask:money} compares with a median of {median:money} for rounds of this name, more than {maximum_multiple} times as much."
#     zh: "本轮拟融资 {ask:money}，而同轮次实际中位数为 {median:money}，超过其 {maximum_multiple} 倍。"
#   suggestion:
#     compare_peers:
#       en: "Show three recent rounds of comparable companies with date, amount and valuation."
#       zh: "列举三家可比公司近期的融资案例，注明日期、金额与估值。"
package rules.financing_plan.round_far_above_reference

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.financing_plan.round_far_above_reference.params

# There is no reference for that country, or none for a round of that name.
not_applicable if not given.fact(input.company.country) in object.keys(params.medians)

not_applicable if not _label in object.keys(_reference.amounts)

missing contains pointer if {
	some pointer in facts.absent({"/company/country", "/financing_plan/round", "/financing_plan/amount"})
}

missing contains pointer if some pointer in money.unrated({_ask}, _reference.currency)

rates contains rate if some rate in money.used({_ask}, _reference.currency)

pass if _amount <= _multiple * _median

finding contains {
	"at": ["/financing_plan/amount", "/financing_plan/round"],
	"evidence": {
		"ask": _ask,
		"median": {"amount": _median, "currency": _reference.currency},
		"maximum_multiple": _multiple,
	},
} if {
	_amount > _multiple * _median
}

suggestion contains {"action": "compare_peers", "values": {}} if count(finding) > 0

_multiple := params.maximum_multiple[input.company.country]

_median := _reference.amounts[_label]

_label := object.get(params.aliases, written, written) if {
	written := replace(replace(lower(given.fact(input.financing_plan.round)), " ", ""), "-", "_")
}

_amount := money.converted(_ask, _reference.currency)

_reference := params.medians[input.company.country]

_ask := given.fact(input.financing_plan.amount)
