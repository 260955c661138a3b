# METADATA
# title: Market size unsupported
# description: |
#   A market size needs a source that can be looked up. One that is only cut from an industry total says what others sell, not what this
#   company's buyers would pay; customers times price says it better.
# custom:
#   severity: low
#   chapters: ["1.1.2", "A.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/market/tam/amount, /market/tam/method, /market/tam/source]
#   levers:
#     - {pointer: /market/tam/source, direction: set, actionable: true}
#     - {pointer: /market/tam/method, direction: set, actionable: true}
#   title: {zh: 市场规模依据不足}
#   description:
#     zh: |
#       市场规模应有可查证的出处。仅从行业总量自上而下推算，反映的是他人的销售额，而非本公司客户愿意支付的金额；以客户数乘单价测算更有说服
#       力。
#   message:
#     unsourced:
#       en: "The market size of {amount:money} has no source (source: {source})."
#       zh: "市场规模 {amount:money} 没有出处（来源：{source}）。"
#     top_down:
#       en: "The market size of {amount:money} is only cut from an industry total (top-down)."
#       zh: "市场规模 {amount:money} 仅由行业总量自上而下推算得出。"
#   suggestion:
#     cite_source:
#       en: "Cite the report with title, year and page, or the count of buyers on which the figure rests."
#       zh: "注明所引报告的名称、年份和页码，或列出测算所依据的客户数量。"
#     count_buyers:
#       en: "Set a bottom-up figure beside it: buyers who have the problem today, times what one pays a year, for the first segment alone."
#       zh: "补充自下而上的测算：仅就首个细分市场，以目前有此需求的客户数乘以单客年付费额。"
#   question:
#     /market/tam/amount:
#       en: "How large is the market in a year, in which currency?"
#       zh: "目标市场的年规模是多少？以何种货币计？"
#     /market/tam/method:
#       en: "Was the market size built from customers times price or cut from an industry total?"
#       zh: "市场规模是按客户数乘单价自下而上测算，还是由行业总量自上而下推算？"
#     /market/tam/source:
#       en: "Which report or count does the market size come from: title, year and page?"
#       zh: "市场规模引自哪份报告或统计？请注明名称、年份和页码。"
package rules.market.market_size_unsupported

import data.lib.facts
import data.lib.given
import data.lib.words

missing contains pointer if {
	some pointer in facts.absent({"/market/tam/amount", "/market/tam/method", "/market/tam/source"})
}

pass if {
	_amount
	input.market.tam.method == "bottom_up"
	words.says_something(input.market.tam, "source")
}

finding contains {
	"kind": "unsourced",
	"at": ["/market/tam/amount", "/market/tam/source"],
	"evidence": {"amount": _amount, "source": input.market.tam.source},
} if {
	words.says_none(input.market.tam, "source")
}

finding contains {
	"kind": "top_down",
	"at": ["/market/tam/amount", "/market/tam/method"],
	"evidence": {"amount": _amount, "method": "top_down"},
} if {
	input.market.tam.method == "top_down"
}

suggestion contains {"action": _actions[found.kind], "values": {}} if some found in finding

_actions := {"unsourced": "cite_source", "top_down": "count_buyers"}

_amount := given.fact(input.market.tam.amount)
