# METADATA
# title: Critical fact only claimed
# description: |
#   Whoever invents a company invents its cash, its revenue and its licences; what nobody has invented yet is the bank's confirmation. From the
#   growth stage on, cash, revenue, recurring revenue, licences, assignment of intellectual property and the evaluation of models must rest on a
#   document or on somebody outside the company. A fact of which the profile says that it is only claimed, or whose document does not count
#   (no source, expired, verified by the company itself), is a finding; one of whose support it says nothing is a question. Not in the article.
# custom:
#   severity: medium
#   chapters: ["X-43"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /company/id
#     - /company/name
#     - /company/legal_name
#     - /team/founders/*/name
#     - /financials/cash
#     - /financials/revenue_ttm
#     - /financials/arr
#     - /legal/licences
#     - /legal/ip_assigned_pct
#     - /tech/models
#     - /tech/models/*/evaluation
#     - /provenance
#     - "/provenance/*"
#     - /provenance/~1financials~1cash
#     - /provenance/~1financials~1revenue_ttm
#     - /provenance/~1financials~1arr
#     - /provenance/~1legal~1licences
#     - /provenance/~1legal~1ip_assigned_pct
#   optional:
#     /company/id: "A verifier that bears another name than those that are known is somebody else."
#     /company/name: "A verifier that bears another name than those that are known is somebody else."
#     /company/legal_name: "A verifier that bears another name than those that are known is somebody else."
#     /team/founders/*/name: "A verifier that bears another name than those that are known is somebody else."
#     /financials/revenue_ttm: "What is not said needs no document; other rules ask for it."
#     /financials/arr: "What is not said needs no document; other rules ask for it."
#     /legal/licences: "What is not said needs no document; other rules ask for it."
#     /legal/ip_assigned_pct: "What is not said needs no document; other rules ask for it."
#     /tech/models: "What is not said needs no document; other rules ask for it."
#     /tech/models/*/evaluation: "What is not said needs no document; other rules ask for it."
#     /provenance/*: "A fact may be supported by the entry of what is around it."
#   levers:
#     - {pointer: "/provenance/*", direction: set, actionable: true}
#   title: {zh: 关键事实仅有自述}
#   description:
#     zh: |
#       虚构公司者可以虚构现金、收入与牌照，却难以虚构银行的询证回函。自成长期起，货币资金、收入、经常性收入、牌照、知识产权归属与模型评测须有文件佐证
#       或由公司以外的一方核实。资料注明仅为自述，或文件不予认可（缺少来源、已过期、由公司自行核实）的，提示问题；未注明证据等级的，列为待答问题。原文未涉及。
#   message:
#     cash:
#       en: "Cash counts as claimed ({why:term}): no document that counts shows it."
#       zh: "货币资金按自述处理（{why:term}），没有可采信的文件佐证。"
#     revenue_ttm:
#       en: "Revenue counts as claimed ({why:term}): no document that counts shows it."
#       zh: "营业收入按自述处理（{why:term}），没有可采信的文件佐证。"
#     arr:
#       en: "Annual recurring revenue counts as claimed ({why:term}): no document that counts shows it."
#       zh: "年度经常性收入按自述处理（{why:term}），没有可采信的文件佐证。"
#     licences:
#       en: "The licences count as claimed ({why:term}): no document that counts shows them."
#       zh: "牌照资质按自述处理（{why:term}），没有可采信的文件佐证。"
#     ip_assigned_pct:
#       en: "That inventions are assigned to the company counts as claimed ({why:term}): no document that counts shows it."
#       zh: "知识产权归属按自述处理（{why:term}），没有可采信的文件佐证。"
#     evaluation:
#       en: "The evaluation of {model} counts as claimed ({why:term}): no document that counts shows its figures."
#       zh: "“{model}”的评测结果按自述处理（{why:term}），没有可采信的文件佐证。"
#   suggestion:
#     cash:
#       en: "Send bank statements or a bank confirmation of the balance, with their date."
#       zh: "请提供银行对账单或银行询证函，并注明日期。"
#     figures:
#       en: "Send the accounts, audited or reviewed, or the invoices and contracts from which the figure was added up."
#       zh: "请提供经审计或审阅的报表，或据以汇总的发票与合同。"
#     licences:
#       en: "Send copies of the licences, or the entries in the authority's public register."
#       zh: "请提供牌照复印件或主管部门公示信息。"
#     ip_assigned_pct:
#       en: "Send the signed assignments of inventions, or counsel's list of them."
#       zh: "请提供已签署的知识产权转让协议，或律师出具的清单。"
#     evaluation:
#       en: "Send the evaluation's report with its data and date, or let a third party repeat it."
#       zh: "请提供注明数据与日期的评测报告，或由第三方复测。"
#   question:
#     /tech/models/*/evaluation:
#       en: "How was {subject} evaluated: on which data, when, with which figures?"
#       zh: "{subject} 如何评测：数据、日期与各项指标分别是什么？"
#     /provenance/~1financials~1cash:
#       en: "Which bank statement or confirmation shows your cash balance? Please send it, with its date."
#       zh: "货币资金余额有哪份银行对账单或询证回函佐证？请提供并注明日期。"
#     /provenance/~1financials~1revenue_ttm:
#       en: "Which accounts show your revenue of the last twelve months, and who audited or reviewed them?"
#       zh: "最近十二个月的营业收入有哪份报表佐证？由谁审计或审阅？"
#     /provenance/~1financials~1arr:
#       en: "Which contracts or invoices add up to your annual recurring revenue? Please send the list."
#       zh: "年度经常性收入由哪些合同或发票汇总得出？请提供清单。"
#     /provenance/~1legal~1licences:
#       en: "Please send copies of your licences, or name the public register in which they stand."
#       zh: "请提供牌照复印件，或注明可查询的主管部门公示平台。"
#     /provenance/~1legal~1ip_assigned_pct:
#       en: "Which signed agreements assign inventions to the company? Please send them, or counsel's list of them."
#       zh: "知识产权归属有哪些已签署的协议佐证？请提供协议或律师出具的清单。"
package rules.evidence.critical_fact_only_claimed

import data.lib.facts
import data.lib.models
import data.lib.support

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/financials/cash"})

missing contains "/company/as_of" if {
	facts.absent({"/company/as_of"}) != set()
	some record in input.provenance
	record.expires
}

missing contains _entry(pointer) if {
	some pointer, _ in _critical
	not support.is_said(pointer)
}

pass if {
	input.company.stage in {"growth", "expansion"}
	facts.known(input, "financials/cash")
	every pointer, _ in _critical { support.is_shown(pointer) }
}

finding contains {
	"kind": kind,
	"subject": pointer,
	"at": [pointer, _entry(support.at(pointer))],
	"evidence": object.union(_named(pointer), {"why": _why(pointer)}),
} if {
	some pointer, kind in _claimed
}

suggestion contains {"action": object.get(_actions, kind, kind), "subject": pointer, "values": {}} if some pointer, kind in _claimed

_claimed := {pointer: kind |
	some pointer, kind in _critical
	support.is_said(pointer)
	not support.is_shown(pointer)
}

# The critical facts that are there, each with its kind. That there is none of something needs no document.
_critical[pointer] := kind if {
	some pointer, kind in {"/financials/cash": "cash", "/financials/revenue_ttm": "revenue_ttm", "/financials/arr": "arr"}
	facts.known(input, concat("/", ["financials", kind]))
	input.financials[kind].amount != 0
}

_critical["/legal/licences"] := "licences" if count(input.legal.licences) > 0

_critical["/legal/ip_assigned_pct"] := "ip_assigned_pct" if facts.known(input, "legal/ip_assigned_pct")

_critical[pointer] := "evaluation" if {
	some i, model in input.tech.models
	count(model.evaluation) > 0
	pointer := concat("/", [facts.entry("/tech/models", i), "evaluation"])
}

_actions := {"revenue_ttm": "figures", "arr": "figures"}

_why(pointer) := support.lowered[support.at(pointer)]

_why(pointer) := "claimed" if not support.lowered[support.at(pointer)]

_named(pointer) := {"model": models.subject(to_number(tokens[3]))} if {
	startswith(pointer, "/tech/models/")
	tokens := split(pointer, "/")
} else := {}

_entry(pointer) := concat("/", ["/provenance", replace(replace(pointer, "~", "~0"), "/", "~1")])
