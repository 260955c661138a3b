# METADATA
# title: Too few competitors compared
# description: |
#   Who names no competitor has not asked what the customer does today. Substitutes count, and so does the customer's own team or the
#   large model that it already pays for.
# custom:
#   severity: medium
#   chapters: ["1.3.3"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /market/competitors
#     - /market/competitors/-
#     - /market/competitors/*/name
#     - /market/competitors/*/differentiator
#   levers:
#     - {pointer: /market/competitors, direction: add, actionable: true}
#     - {pointer: /market/competitors/*/differentiator, direction: set, actionable: true}
#   title: {zh: 竞争对手分析不足}
#   description:
#     zh: |
#       说没有竞争对手，往往是没有了解客户现在怎么解决问题。替代方案、客户自建团队以及其已采购的通用大模型都应计入。
#   message:
#     none:
#       en: "The company says that it has no competitor."
#       zh: "公司称没有竞争对手。"
#     few:
#       en: "Competitors or substitutes named with a difference: at most {competitors}; {minimum_competitors} are expected."
#       zh: "列明差异的竞争对手或替代方案至多 {competitors} 家，通常应有 {minimum_competitors} 家。"
#   suggestion:
#     compare_rivals:
#       en: "Add {competitors_short} more, the customer's present way of working among them, and compare all on one page: quality, latency, price, rights to the data."
#       zh: "再补充 {competitors_short} 家（应含客户现有做法），并在同一张表上比较质量、时延、价格和数据权利。"
#   question:
#     /market/competitors:
#       en: "From whom would the customer buy, or how would it do the job, if the company did not exist?"
#       zh: "如果没有贵公司，客户会向谁采购，或用什么办法解决？"
#     /market/competitors/-:
#       en: "Which further competitors or substitutes came up in the last ten sales talks?"
#       zh: "最近十次销售洽谈中，客户还提到过哪些竞争对手或替代方案？"
#     /market/competitors/*/name:
#       en: "What is the name of competitor {n}?"
#       zh: "第 {n} 个竞争对手叫什么？"
#     /market/competitors/*/differentiator:
#       en: "In what does the company differ from {name}, as a customer who chose between the two would say?"
#       zh: "与 {name} 相比，在两者之间做过选择的客户会认为贵公司有何不同？"
package rules.market.competitors_too_few

import data.lib.facts
import data.lib.words
import data.rules.market.competitors_too_few.params

missing contains pointer if {
	not pass
	some pointer in facts.not_whole({"/market/competitors"})
}

missing contains pointer if {
	not pass
	some i in _possible
	at := facts.entry("/market/competitors", i)
	some pointer in facts.lacking(at, input.market.competitors[i], {"name", "differentiator"})
}

pass if count(_proven) >= params.minimum_competitors

finding contains {
	"kind": "none",
	"at": ["/market/competitors"],
	"evidence": {"competitors": 0, "minimum_competitors": params.minimum_competitors},
} if {
	facts.whole("/market/competitors")
	count(input.market.competitors) == 0
}

finding contains {
	"kind": "few",
	"at": ["/market/competitors"],
	"evidence": {"competitors": count(_possible), "minimum_competitors": params.minimum_competitors},
} if {
	facts.whole("/market/competitors")
	count(input.market.competitors) > 0
	count(_possible) < params.minimum_competitors
}

suggestion contains {
	"action": "compare_rivals",
	"values": {"competitors_short": params.minimum_competitors - count(_possible)},
} if {
	count(finding) > 0
}

_proven := {i |
	some i, competitor in input.market.competitors
	words.says_something(competitor, "name")
	words.says_something(competitor, "differentiator")
}

# Those that are named with a difference as far as the profile says.
_possible := {i |
	some i, competitor in input.market.competitors
	not words.says_none(competitor, "name")
	not words.says_none(competitor, "differentiator")
}
