# METADATA
# title: Amount contradicts its words
# description: |
#   Where an amount keeps the words it was taken from, the figure lies within what they can mean: 数千万 is between ten and a hundred million.
#   A figure outside is somebody's guess or another amount. A slip of the unit is judged by itself; words such as 未透露 mean no number and
#   contradict none. Not in the article.
# related_resources:
#   - ref: S20
# custom:
#   severity: medium
#   chapters: ["K-15"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /rounds
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/amount
#     - /rounds/*/pre_money
#     - /rounds/*/post_money
#     - /use_of_funds/*/amount
#     - /financing_plan/amount
#     - /declared/funding_total
#     - /financials/cash
#     - /financials/monthly_gross_burn
#     - /financials/monthly_net_burn
#     - /financials/revenue_ttm
#     - /financials/arr
#   optional:
#     /rounds/*/name: "A name only says which round a finding is about."
#     /rounds/*/label: "A label only says which round a finding is about."
#     /rounds/*/amount: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /rounds/*/pre_money: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /rounds/*/post_money: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /use_of_funds/*/amount: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /financing_plan/amount: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /declared/funding_total: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /financials/cash: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /financials/monthly_gross_burn: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /financials/monthly_net_burn: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /financials/revenue_ttm: "An amount that is not there cannot contradict its words; other rules ask for it."
#     /financials/arr: "An amount that is not there cannot contradict its words; other rules ask for it."
#   levers:
#     - {pointer: /rounds/*/amount, direction: set, actionable: false}
#     - {pointer: /declared/funding_total, direction: set, actionable: false}
#   title: {zh: 金额与原文表述矛盾}
#   description:
#     zh: |
#       金额附有原文表述时，数字应落在该表述的含义之内：“数千万”即一千万至一亿之间。超出范围的数字，或为估填，或取自另一笔金额。
#       单位错误另行评价；“未透露”等不含数值的表述不构成矛盾。原文未涉及。
#   message:
#     below:
#       en: "{amount:money} is less than the words “{amount_text}” can mean: at least {least:money-}."
#       zh: "所录金额 {amount:money} 低于原文“{amount_text}”所能表示的下限 {least:money-}。"
#     above:
#       en: "{amount:money} is more than the words “{amount_text}” can mean: at most {most:money+}."
#       zh: "所录金额 {amount:money} 高于原文“{amount_text}”所能表示的上限 {most:money+}。"
#   suggestion:
#     document_amount:
#       en: "Take the amount from the signed agreement and the bank receipts; an announcement may include later tranches or round up."
#       zh: "以已签署协议和银行回单为准确定金额；对外公告口径可能包含后续分期款或取整。"
package rules.consistency.amount_contradicts_its_words

import data.lib.amount_text
import data.lib.facts

not_applicable if {
	facts.known(input, "rounds")
	count(_comparable) == 0
}

missing contains pointer if some pointer in facts.absent({"/rounds"})

pass if {
	facts.known(input, "rounds")
	count(_comparable) > 0
	count(_contradicted) == 0
}

finding contains {
	"kind": "below",
	"subject": amount_text.subject(pointer),
	"at": [pointer],
	"evidence": {
		"amount": {"amount": money.amount, "currency": money.currency},
		"amount_text": money.amount_text,
		"least": {"amount": amount_text.low(money.amount_text), "currency": money.currency},
	},
} if {
	some pointer, money in _contradicted
	money.amount < amount_text.low(money.amount_text)
}

finding contains {
	"kind": "above",
	"subject": amount_text.subject(pointer),
	"at": [pointer],
	"evidence": {
		"amount": {"amount": money.amount, "currency": money.currency},
		"amount_text": money.amount_text,
		"most": {"amount": amount_text.high(money.amount_text), "currency": money.currency},
	},
} if {
	some pointer, money in _contradicted
	money.amount > amount_text.high(money.amount_text)
}

suggestion contains {"action": "document_amount", "values": {}} if count(finding) > 0

_contradicted[pointer] := money if {
	some pointer, money in _comparable
	amount_text.contradicted(money)
	not amount_text.unit_factor(money)
}

_comparable[pointer] := money if {
	some pointer, money in amount_text.worded
	amount_text.readable(money.amount_text)
}
