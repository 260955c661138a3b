# METADATA
# title: Ask too small
# description: |
#   Raising in steps keeps dilution down, but a round that buys only a few months leaves no time to reach the next milestone: its work and
#   its legal cost come again at once. Judged at the present net burn; months alone say little without the milestone.
# related_resources:
#   - ref: S5
#   - ref: S25
# custom:
#   severity: medium
#   chapters: ["3.3.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/financing_plan/amount, /financials/monthly_net_burn]
#   levers:
#     - {pointer: /financing_plan/amount, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#   title: {zh: 拟融资金额过小}
#   description:
#     zh: |
#       分次融资可以减少稀释，但若一轮资金仅够数月，来不及达成下一个里程碑，融资的精力与法律费用又要重来一遍。
#       按当前净消耗测算；脱离里程碑单看月数意义有限。
#   message:
#     en: "The ask covers {months_covered:1-} months of net burn, fewer than {minimum_months}; the next milestone may be out of reach."
#     zh: "拟融资金额仅够 {months_covered:1-} 个月净消耗，低于 {minimum_months} 个月，恐难支撑到下一个里程碑。"
#   suggestion:
#     raise_enough:
#       en: "Size the round to the next milestone; {target_months} months at present burn are {amount_at_target:money+}."
#       zh: "按下一个里程碑确定额度；以当前净消耗计，{target_months} 个月需要 {amount_at_target:money+}。"
package rules.financing_plan.ask_too_small

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.financing_plan.ask_too_small.params

# Nothing is burnt, so months are no measure of the ask.
not_applicable if _burn.amount <= 0

missing contains pointer if some pointer in facts.absent({"/financing_plan/amount", "/financials/monthly_net_burn"})

missing contains pointer if some pointer in money.unrated({given.fact(input.financing_plan.amount)}, _burn.currency)

rates contains rate if some rate in money.used({given.fact(input.financing_plan.amount)}, _burn.currency)

pass if _ask >= params.minimum_months * _burn.amount

finding contains {
	"at": ["/financing_plan/amount", "/financials/monthly_net_burn"],
	"evidence": {
		"months_covered": _ask / _burn.amount,
		"minimum_months": params.minimum_months,
		"ask": input.financing_plan.amount,
		"monthly_net_burn": _burn,
	},
} if {
	_burn.amount > 0
	_ask < params.minimum_months * _burn.amount
}

suggestion contains {
	"action": "raise_enough",
	"values": {
		"target_months": params.target_months,
		"amount_at_target": {"amount": params.target_months * _burn.amount, "currency": _burn.currency},
	},
} if {
	count(finding) > 0
}

_ask := money.converted(given.fact(input.financing_plan.amount), _burn.currency)

_burn := given.fact(input.financials.monthly_net_burn)
