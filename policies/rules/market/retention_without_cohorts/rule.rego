# METADATA
# title: Retention not kept by cohort
# description: |
#   One average hides that new customers leave faster than old ones. Whoever buys in reads retention by the quarter in which customers came; a
#   company that does not keep it learns late. A start-up has too few customers for cohorts.
# custom:
#   severity: low
#   chapters: ["X-54"]
#   stages: [growth, expansion]
#   facts: [/company/stage, /market/cohorts_kept]
#   levers:
#     - {pointer: /market/cohorts_kept, direction: set, actionable: true}
#   title: {zh: 未按客户批次统计留存}
#   description:
#     zh: |
#       平均留存率会掩盖新客户流失更快的事实。投资人看的是按获客季度划分的批次留存；未作统计的公司往往发现得太晚。初创期客户过少，不作判断。
#   message:
#     en: "Retention is not kept by cohort of customers."
#     zh: "公司未按客户批次统计留存。"
#   suggestion:
#     keep_cohorts:
#       en: "Keep revenue by customer and month, and show it by the quarter in which customers came, with and without expansions."
#       zh: "按客户逐月记录收入，并按获客季度列示留存，分别含增购与不含增购。"
#   question:
#     /market/cohorts_kept:
#       en: "Do you keep retention by cohort of customers (by the quarter in which they came)?"
#       zh: "公司是否按客户批次（获客季度）统计留存？"
package rules.market.retention_without_cohorts

import data.lib.facts

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage", "/market/cohorts_kept"})

pass if {
	input.company.stage in {"growth", "expansion"}
	input.market.cohorts_kept == true
}

finding contains {
	"at": ["/market/cohorts_kept"],
	"evidence": {"cohorts_kept": false},
} if {
	input.company.stage in {"growth", "expansion"}
	input.market.cohorts_kept == false
}

suggestion contains {"action": "keep_cohorts", "values": {}} if count(finding) > 0
