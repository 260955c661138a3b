# METADATA
# title: Bond before expansion
# description: |
#   A bond is carried by assets and profit. Before the expansion stage a company has neither: the coupon is paid from equity, and the
#   covenants fall due in the first bad year.
# custom:
#   severity: high
#   chapters: ["4.2.6", "4.1.2"]
#   stages: [start_up, growth]
#   facts:
#     - /company/stage
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#   levers:
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#   title: {zh: 尚未进入扩张期而拟发行债券}
#   description:
#     zh: |
#       债券以资产和利润为支撑。扩张期之前，公司通常两者皆缺：票息只能用股权资金支付，一遇业绩波动即可能触发违约条款。
#   message:
#     en: "A bond is planned at the {stage:term} stage, before there are assets and profit to carry it."
#     zh: "公司处于{stage:term}，尚无足够资产和利润支撑，却拟发行债券。"
#   suggestion:
#     change_channel:
#       en: "Raise this part as equity, or as a convertible note whose interest is paid on conversion; come back to bonds after three profitable years."
#       zh: "该部分改为股权融资，或采用利息随转股结算的可转换借款；待连续三年盈利后再考虑发债。"
package rules.channel_fit.bond_before_expansion

import data.lib.channels
import data.lib.facts

not_applicable if input.company.stage == "expansion"

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | channels.planned_hidden)

pass if {
	_early
	channels.none_planned({"bond"})
}

finding contains {
	"at": [pointer | some pointer, _ in channels.planned({"bond"})],
	"evidence": {"stage": input.company.stage},
} if {
	_early
	channels.planned({"bond"}) != {}
}

suggestion contains {"action": "change_channel", "values": {}} if count(finding) > 0

_early if input.company.stage in {"start_up", "growth"}
