# METADATA
# title: Money for the market without a measured channel
# description: |
#   Who asks for money to win customers should know what one costs in at least one channel; otherwise the money buys the experiment. A
#   channel is measured when its cost and the customers it won are known and it won some.
# custom:
#   severity: medium
#   chapters: ["1.2.3"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /use_of_funds
#     - /use_of_funds/-
#     - /use_of_funds/*/category
#     - /gtm/channels
#     - /gtm/channels/-
#     - /gtm/channels/*/cost
#     - /gtm/channels/*/customers_won
#   levers:
#     - {pointer: /gtm/channels/*/customers_won, direction: up, actionable: true}
#     - {pointer: /gtm/channels, direction: add, actionable: true}
#     - {pointer: /use_of_funds/*/category, direction: set, actionable: true}
#   title: {zh: 拟投入市场资金但未测算渠道获客成本}
#   description:
#     zh: |
#       为拓展市场融资，至少应有一个渠道的获客成本经过测算，否则资金只是用来做试验。渠道的投入和获客数均已知且确有获客，方为已测算。
#   message:
#     none:
#       en: "Part of the money is for marketing, but no channel to customers is named."
#       zh: "部分资金拟用于市场推广，但未列出任何获客渠道。"
#     no_customers:
#       en: "Part of the money is for marketing, but no channel has won a customer yet ({channels} in use), so that no cost per customer is known."
#       zh: "部分资金拟用于市场推广，但在用的 {channels} 个渠道均未获得客户，无从得知单客成本。"
#   suggestion:
#     run_paid_test:
#       en: "Spend a small fixed sum in one channel first, count the paying customers it brings, and release the rest of the marketing money on that figure."
#       zh: "先在单一渠道投入小额固定预算，统计带来的付费客户，再据此分批释放其余市场资金。"
#   question:
#     /gtm/channels:
#       en: "Through which channels did the last ten customers come, and what did each channel cost in twelve months?"
#       zh: "最近十个客户分别来自哪些渠道？各渠道近十二个月投入多少？"
#     /gtm/channels/-:
#       en: "Are these all the channels in use? Please add the others with cost and customers won."
#       zh: "以上是否为全部在用渠道？如有其他，请补充其投入和获客数。"
#     /gtm/channels/*/cost:
#       en: "What did the channel {name} cost in the last twelve months, salaries included?"
#       zh: "渠道「{name}」近十二个月的投入是多少（含人员薪酬）？"
#     /gtm/channels/*/customers_won:
#       en: "How many paying customers did the channel {name} win in the last twelve months?"
#       zh: "渠道「{name}」近十二个月带来多少付费客户？"
package rules.market.acquisition_cost_unmeasured

import data.lib.facts
import data.lib.given
import data.rules.market.acquisition_cost_unmeasured.params

not_applicable if input.company.stage == "start_up"

# No money is asked for the market.
not_applicable if {
	facts.whole("/use_of_funds")
	every use in input.use_of_funds {
		given.fact(use.category) != params.category
	}
}

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _asks
	some pointer in facts.not_whole({"/use_of_funds"})
}

missing contains pointer if {
	not _asks
	some i, use in input.use_of_funds
	some pointer in facts.lacking(facts.entry("/use_of_funds", i), use, {"category"})
}

missing contains pointer if {
	not _has_measured
	some pointer in facts.not_whole({"/gtm/channels"})
}

missing contains pointer if {
	not _has_measured
	some i, channel in input.gtm.channels
	not channel.customers_won == 0
	some pointer in facts.lacking(facts.entry("/gtm/channels", i), channel, {"cost", "customers_won"})
}

pass if {
	_is_due
	_has_measured
}

finding contains {"kind": "none", "at": array.concat(_uses, ["/gtm/channels"]), "evidence": {"channels": 0}} if {
	_is_due
	facts.whole("/gtm/channels")
	count(input.gtm.channels) == 0
}

finding contains {
	"kind": "no_customers",
	"at": array.concat(_uses, ["/gtm/channels"]),
	"evidence": {"channels": count(input.gtm.channels)},
} if {
	_is_due
	facts.whole("/gtm/channels")
	count(input.gtm.channels) > 0
	every channel in input.gtm.channels { channel.customers_won == 0 }
}

suggestion contains {"action": "run_paid_test", "values": {}} if count(finding) > 0

_is_due if {
	input.company.stage in {"growth", "expansion"}
	_asks
}

_asks if count(_uses) > 0

_uses := [facts.entry("/use_of_funds", i) | some i, use in input.use_of_funds; use.category == params.category]

_has_measured if {
	some channel in input.gtm.channels
	given.fact(channel.cost)
	given.fact(channel.customers_won) > 0
}
