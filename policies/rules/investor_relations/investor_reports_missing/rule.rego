# METADATA
# title: No analysis shared with investors
# description: |
#   Some companies share a market report or an analysis with their investors once a year. It costs effort and its effect is unproven: for
#   information only.
# custom:
#   severity: info
#   chapters: ["5.3.5"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /investor_relations/has_outside_investors
#     - /investor_relations/reports
#     - /investor_relations/reports/-
#     - /investor_relations/reports/*/date
#   levers:
#     - {pointer: /investor_relations/reports, direction: add, actionable: true}
#   title: {zh: 未向投资人提供分析报告}
#   description:
#     zh: |
#       有些公司每年会向投资人提供一份行业或专题分析。此举需要投入，效果未经证实，仅供参考。没有外部投资人的公司不适用。
#   message:
#     none:
#       en: "No report or analysis shared with investors is on record."
#       zh: "没有向投资人提供分析报告的记录。"
#     old:
#       en: "The last report shared with investors is of {last_on:date}, more than {maximum_age_days} days before the as-of date."
#       zh: "最近一份提供给投资人的报告日期为 {last_on:date}，距基准日超过 {maximum_age_days} 天。"
#   suggestion:
#     share_analysis:
#       en: "Where an analysis exists anyway, such as the market chapter of the board papers, send it to all investors."
#       zh: "如已有现成分析（例如董事会材料中的市场部分），可同步发送全体投资人。"
#   question:
#     /investor_relations/reports:
#       en: "Which analyses or reports beyond the regular updates were shared with investors, and when?"
#       zh: "除定期通报外，还向投资人提供过哪些分析或报告？分别在什么时候？"
#     /investor_relations/reports/-:
#       en: "Are these all the reports shared with investors? Please add the others."
#       zh: "以上是否为提供给投资人的全部报告？如有其他，请补充。"
#     /investor_relations/reports/*/date:
#       en: "Of which date is the report {title}?"
#       zh: "报告「{title}」的日期是哪一天？"
package rules.investor_relations.investor_reports_missing

import data.lib.facts
import data.lib.recency
import data.rules.investor_relations.investor_reports_missing.params

not_applicable if input.company.stage == "start_up"

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({"/company/stage", "/investor_relations/has_outside_investors"})
}

missing contains pointer if some pointer in recency.unsettled(_pointer, params.maximum_age_days)

pass if {
	_is_due
	recency.any_recent(_pointer, params.maximum_age_days)
}

finding contains {"kind": "none", "at": [_pointer], "evidence": {"maximum_age_days": params.maximum_age_days}} if {
	_is_due
	recency.all_older(_pointer, params.maximum_age_days)
	count(input.investor_relations.reports) == 0
}

finding contains {
	"kind": "old",
	"at": [_pointer],
	"evidence": {"last_on": recency.latest(_pointer), "maximum_age_days": params.maximum_age_days},
} if {
	_is_due
	recency.all_older(_pointer, params.maximum_age_days)
	count(input.investor_relations.reports) > 0
}

suggestion contains {"action": "share_analysis", "values": {}} if count(finding) > 0

_pointer := "/investor_relations/reports"

_is_due if {
	input.company.stage in {"growth", "expansion"}
	input.investor_relations.has_outside_investors == true
}
