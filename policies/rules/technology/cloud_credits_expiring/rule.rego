# METADATA
# title: Cloud credits run out
# description: |
#   Credits that pay for compute are missing from the burn. When they are used up or expire, the same compute is paid in cash. The rule asks
#   whether cash then still lasts for the least months: the burn as it is, and the compute in cash from the day on which the credits end.
# custom:
#   severity: high
#   chapters: ["X-23"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/as_of
#     - /compute/credits_left
#     - /compute/credits_used_month
#     - /compute/credits_expire_on
#     - /financials/cash
#     - /financials/monthly_net_burn
#   levers:
#     - {pointer: /compute/credits_used_month, direction: down, actionable: true}
#     - {pointer: /compute/credits_expire_on, direction: up, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 云抵扣额度即将用尽}
#   description:
#     zh: |
#       以抵扣额度支付的算力不计入净消耗。额度用尽或到期后，同样的算力须以现金支付。本规则测算届时账面现金能否支撑最低月数：
#       净消耗按现状，额度终止之日起算力改以现金支付。
#   message:
#     en: "With {minimum_months} months of burn and the compute that credits no longer pay, {needed:money} is needed; cash is {cash:money}."
#     zh: "按 {minimum_months} 个月净消耗及额度终止后的算力支出计，需要 {needed:money}，账面现金为 {cash:money}。"
#   suggestion:
#     plan_without_credits:
#       en: "Budget compute in cash from the day on which the credits end, negotiate a follow-on grant or a committed-use discount now, and move load that is not urgent before they expire."
#       zh: "自额度终止之日起按现金编制算力预算，尽早洽谈续期或承诺用量折扣，并把非紧急任务提前到到期前完成。"
#   question:
#     /compute/credits_left:
#       en: "How many cloud credits are left, in money? Zero if none."
#       zh: "尚余多少云抵扣额度（按金额计）？没有请填 0。"
#     /compute/credits_used_month:
#       en: "How much do credits pay of the compute of a month?"
#       zh: "每月有多少算力费用由抵扣额度支付？"
#     /compute/credits_expire_on:
#       en: "What date do the cloud credits expire?"
#       zh: "云抵扣额度的到期日是哪一天？"
package rules.technology.cloud_credits_expiring

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.technology.cloud_credits_expiring.params

# No credits: the burn holds all there is.
not_applicable if _left.amount == 0

missing contains pointer if some pointer in facts.absent({
	"/company/as_of",
	"/compute/credits_left",
	"/compute/credits_used_month",
	"/compute/credits_expire_on",
	"/financials/cash",
	"/financials/monthly_net_burn",
})

missing contains pointer if {
	some at, amount in _amounts
	some pointer in money.unrated_of(amount, _burn.currency, at)
}

rates contains rate if {
	some at, amount in _amounts
	some rate in money.used_of(amount, _burn.currency, at)
}

pass if {
	missing == set()
	_needed <= _cash
}

finding contains {
	"at": ["/compute/credits_left", "/compute/credits_expire_on", "/financials/cash"],
	"evidence": {
		"needed": {"amount": _needed, "currency": _burn.currency},
		"cash": _amounts["/financials/cash"],
		"minimum_months": params.minimum_months,
	},
} if {
	_needed > _cash
}

suggestion contains {"action": "plan_without_credits", "values": {}} if count(finding) > 0

# The burn of the least months, and their compute less what credits pay of it until they are used up or expire. A date of low precision
# counts from the first day that it may be.
_needed := ((_burn.amount + _used) * params.minimum_months) - min([
	_used * params.minimum_months,
	money.converted_of(_left, _burn.currency, "/compute/credits_left"),
	max([0, ((_used * dates.days_between(given.fact(input.company.as_of), given.fact(input.compute.credits_expire_on))) * 12) / 365.25]),
])

_used := money.converted_of(_amounts["/compute/credits_used_month"], _burn.currency, "/compute/credits_used_month")

_cash := money.converted_of(_amounts["/financials/cash"], _burn.currency, "/financials/cash")

_amounts["/compute/credits_left"] := _left

_amounts["/compute/credits_used_month"] := given.fact(input.compute.credits_used_month)

_amounts["/financials/cash"] := given.fact(input.financials.cash)

_left := given.fact(input.compute.credits_left)

_burn := given.fact(input.financials.monthly_net_burn)
