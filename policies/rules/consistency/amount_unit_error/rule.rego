# METADATA
# title: Amount in the wrong unit
# description: |
#   Where an amount keeps the words it was taken from, figure and words say the same. A factor of a thousand, 万, a million or 亿 between them
#   means that one was read in the wrong unit, and words that name another currency that it was read in the wrong one: the usual damage of
#   copying between tables. Amounts without words are not judged. Not in the article.
# custom:
#   severity: high
#   chapters: ["K-14"]
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
#   title: {zh: 金额单位有误}
#   description:
#     zh: |
#       金额附有原文表述时，数字与文字应当一致。两者恰好相差千倍、万倍、百万倍或亿倍，说明单位读错；文字写明另一币种，说明币种读错，
#       多为表格间誊录所致。未附文字的金额不作判断。原文未涉及。
#   message:
#     unit:
#       en: "{amount:money} stands beside the words “{amount_text}”; a unit of {unit_factor} explains the difference."
#       zh: "所录金额 {amount:money} 与原文“{amount_text}”不符，恰好相差 {unit_factor} 倍的单位。"
#     currency:
#       en: "{amount:money} stands beside the words “{amount_text}”, which name {named_currency}."
#       zh: "所录金额 {amount:money} 的原文为“{amount_text}”，原文币种为 {named_currency}。"
#   suggestion:
#     trace_amount:
#       en: "Trace {amount:money} to the agreement or the bank receipt; nothing that is computed from it holds until its unit and currency are certain."
#       zh: "对照协议或银行回单核实 {amount:money} 的单位与币种；在核实之前，由其推算的各项指标均不可引用。"
package rules.consistency.amount_unit_error

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
	every money in _comparable { _sound(money) }
}

finding contains {
	"kind": "unit",
	"subject": amount_text.subject(pointer),
	"at": [pointer],
	"evidence": {
		"amount": {"amount": money.amount, "currency": money.currency},
		"amount_text": money.amount_text,
		"unit_factor": amount_text.unit_factor(money),
	},
} if {
	some pointer, money in _comparable
}

finding contains {
	"kind": "currency",
	"subject": amount_text.subject(pointer),
	"at": [pointer],
	"evidence": {
		"amount": {"amount": money.amount, "currency": money.currency},
		"amount_text": money.amount_text,
		"named_currency": amount_text.currency(money.amount_text),
	},
} if {
	some pointer, money in _comparable
	_misnamed(money)
}

suggestion contains {
	"action": "trace_amount",
	"subject": found.subject,
	"values": {"amount": found.evidence.amount},
} if {
	some found in finding
}

_sound(money) if {
	not amount_text.unit_factor(money)
	not _misnamed(money)
}

_misnamed(money) if amount_text.currency(money.amount_text) != money.currency

_comparable[pointer] := money if {
	some pointer, money in amount_text.worded
	_says_something(money.amount_text)
}

_says_something(text) if amount_text.readable(text)

_says_something(text) if amount_text.currency(text)
