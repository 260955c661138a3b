# METADATA
# title: Risk register too thin
# description: |
#   A company of this kind faces more than a handful of risks. A register with fewer entries than the article's five kinds has
#   hardly been thought through. The count proves that risks were written down, not that they are the right ones.
# custom:
#   severity: medium
#   chapters: ["5.2.3"]
#   stages: [start_up, growth, expansion]
#   facts: [/risk/register, /risk/register/-]
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#   title: {zh: 风险登记册过于单薄}
#   description:
#     zh: |
#       大模型企业面临的风险不止寥寥数项。登记条数少于原文所列的五类风险，通常说明梳理不充分。条数只证明写下了风险，不证明抓住了要害。
#   message:
#     en: "The risk register has fewer entries ({entries}) than the {minimum_entries} expected."
#     zh: "风险登记册仅 {entries} 项，少于应有的 {minimum_entries} 项。"
#   suggestion:
#     extend_register:
#       en: "Add {further_entries} or more: ask each head of department what could kill the company this year, and keep what two of them name."
#       zh: "至少补充 {further_entries} 项：请各部门负责人分别写出今年可能致命的事项，两人以上提及的列入登记册。"
package rules.risk.risk_register_thin

import data.lib.facts
import data.rules.risk.risk_register_thin.params

# Enough entries prove the point, whatever the list leaves out.
missing contains pointer if {
	not _enough
	some pointer in facts.not_whole({"/risk/register"})
}

pass if _enough

finding contains {
	"at": ["/risk/register"],
	"evidence": {"entries": count(input.risk.register), "minimum_entries": params.minimum_entries},
} if {
	facts.whole("/risk/register")
	count(input.risk.register) < params.minimum_entries
}

suggestion contains {"action": "extend_register", "values": {"further_entries": further}} if {
	some found in finding
	further := params.minimum_entries - found.evidence.entries
}

_enough if {
	is_array(input.risk.register)
	count(input.risk.register) >= params.minimum_entries
}
