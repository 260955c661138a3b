# METADATA
# title: Technical lead without evidence
# description: |
#   A technical lead is worth what has been measured: a benchmark against a named baseline, a granted patent, a result at a customer. One
#   claim with evidence is enough here.
# custom:
#   severity: medium
#   chapters: ["1.1.1", "7.d"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /tech/differentiators
#     - /tech/differentiators/-
#     - /tech/differentiators/*/claim
#     - /tech/differentiators/*/evidence
#   levers:
#     - {pointer: /tech/differentiators/*/evidence, direction: set, actionable: true}
#     - {pointer: /tech/differentiators, direction: add, actionable: true}
#   title: {zh: 技术优势缺乏证据}
#   description:
#     zh: |
#       技术优势以可衡量的结果为准：与明确基线对比的评测、已授权的专利或客户现场的效果。有一项带证据的主张即可。
#   message:
#     none:
#       en: "The company names nothing in which its technology is better."
#       zh: "公司未列明任何技术优势。"
#     unproven:
#       en: "Technical advantages claimed: {claims}; with evidence: {proven}, where at least {minimum_proven} is needed."
#       zh: "列明技术优势 {claims} 项，其中有证据的 {proven} 项，至少应有 {minimum_proven} 项。"
#   suggestion:
#     measure_lead:
#       en: "Take the one task that customers pay for, run it against the best model on the market with their own data, and file the result with its date."
#       zh: "选取客户付费的那项任务，用客户数据与市面最好的模型对比测试，并留存注明日期的结果。"
#   question:
#     /tech/differentiators:
#       en: "What does the company's model do that the best one on the market does not, and which measurement shows it?"
#       zh: "公司的模型在哪些方面优于市面最好的模型？有何测试结果可以证明？"
#     /tech/differentiators/-:
#       en: "Are these all the technical advantages that the company claims? Please add the others with their evidence."
#       zh: "以上是否为公司主张的全部技术优势？如有其他，请连同证据补充。"
#     /tech/differentiators/*/claim:
#       en: "In what exactly is the company better, and against which baseline (advantage {n})?"
#       zh: "第 {n} 项技术优势具体指什么？与何种基线相比？"
#     /tech/differentiators/*/evidence:
#       en: "Which benchmark, patent or customer result supports this claim: {claim}?"
#       zh: "哪项评测、专利或客户结果可以支持「{claim}」？"
package rules.technology.differentiator_unproven

import data.lib.facts
import data.lib.words
import data.rules.technology.differentiator_unproven.params

missing contains pointer if {
	not pass
	some pointer in facts.not_whole({"/tech/differentiators"})
}

missing contains pointer if {
	not pass
	some i in _possible
	at := facts.entry("/tech/differentiators", i)
	some pointer in facts.lacking(at, input.tech.differentiators[i], {"claim", "evidence"})
}

pass if count(_proven) >= params.minimum_proven

finding contains {
	"kind": "none",
	"at": ["/tech/differentiators"],
	"evidence": {"claims": 0, "minimum_proven": params.minimum_proven},
} if {
	facts.whole("/tech/differentiators")
	count(input.tech.differentiators) == 0
}

finding contains {
	"kind": "unproven",
	"at": ["/tech/differentiators"],
	"evidence": {
		"claims": count(input.tech.differentiators),
		"proven": count(_possible),
		"minimum_proven": params.minimum_proven,
	},
} if {
	facts.whole("/tech/differentiators")
	count(input.tech.differentiators) > 0
	count(_possible) < params.minimum_proven
}

suggestion contains {"action": "measure_lead", "values": {}} if count(finding) > 0

_proven := {i |
	some i, differentiator in input.tech.differentiators
	words.says_something(differentiator, "claim")
	words.says_something(differentiator, "evidence")
}

# Those that have evidence as far as the profile says.
_possible := {i |
	some i, differentiator in input.tech.differentiators
	not words.says_none(differentiator, "claim")
	not words.says_none(differentiator, "evidence")
}
