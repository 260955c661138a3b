# METADATA
# title: Operating risk not managed
# description: |
#   Operating risk is what can go wrong in running the company and its staff. It is managed when the register names it, scores it,
#   reviews it and, where the score is high, says who does what about it. A low rating must agree with two facts: how many people
#   leave, and whether somebody can stand in for each key person.
# custom:
#   severity: high
#   chapters: ["6.2.5"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /risk/register
#     - /risk/register/-
#     - /risk/register/*/category
#     - /risk/register/*/title
#     - /risk/register/*/likelihood
#     - /risk/register/*/impact
#     - /risk/register/*/mitigation
#     - /risk/register/*/owner
#     - /risk/register/*/reviewed_on
#     - /team/attrition_12m_pct
#     - /team/key_persons
#     - /team/key_persons/-
#     - /team/key_persons/*/deputy
#   optional:
#     /risk/register/*/title: "It only names the risk; without it the place in the register does."
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#     - {pointer: /team/attrition_12m_pct, direction: down, actionable: true}
#     - {pointer: /team/key_persons/*/deputy, direction: set, actionable: true}
#   title: {zh: 运营风险未有效管理}
#   description:
#     zh: |
#       运营风险来自日常管理和人力资源。登记册应列明并评分、定期复核；评分较高的须有措施和责任人。
#       若评为低风险，应与两项事实相符：员工流失率，以及关键岗位是否有人可以接替。
#   message:
#     unidentified:
#       en: "Entries in the risk register: {entries}. None concerns operations: processes, suppliers, security, staff."
#       zh: "风险登记册共 {entries} 项，未涉及运营风险（流程管理、供应商、信息安全、人力资源）。"
#     unmitigated:
#       en: "Operating risk “{subject}” scores {score} of 25 and, by the register, nothing is done about it; from {severe_score} on a countermeasure is needed."
#       zh: "运营风险“{subject}”评分 {score}（满分 25），登记册载明尚无应对措施；{severe_score} 分及以上应有措施。"
#     unowned:
#       en: "Operating risk “{subject}” scores {score} of 25 and, by the register, nobody answers for it; from {severe_score} on it needs an owner."
#       zh: "运营风险“{subject}”评分 {score}（满分 25），登记册载明无责任人；{severe_score} 分及以上应指定责任人。"
#     stale:
#       en: "Operating risk “{subject}” was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "运营风险“{subject}”最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#     attrition:
#       en: "Operating risk is scored {highest_score} of 25 (low: up to {low_score}), yet {attrition_12m_pct:percent+} of the staff left within a year (limit {maximum_attrition_pct:percent})."
#       zh: "登记册中运营风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但近十二个月员工流失率达 {attrition_12m_pct:percent+}，超过 {maximum_attrition_pct:percent} 的上限。"
#     no_deputy:
#       en: "Operating risk is scored {highest_score} of 25 (low: up to {low_score}), yet key persons without a deputy number {key_persons}."
#       zh: "登记册中运营风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但有 {key_persons} 名关键人员无人可以接替。"
#   suggestion:
#     identify:
#       en: "Walk through a normal week and enter what would stop the service or the books: an outage, a supplier that fails, a person who is away."
#       zh: "按日常运转逐项排查，将可能导致服务或财务中断的情形列入登记册，如系统故障、供应商违约、关键人员缺位。"
#     mitigate:
#       en: "For “{subject}”, write down the workaround and rehearse it once: who does what on the first day."
#       zh: "为“{subject}”编写应急预案并演练一次，明确首日由谁做什么。"
#     name_owner:
#       en: "Assign “{subject}” to one manager by name, with authority to spend on preventing it."
#       zh: "将“{subject}”落实到一名具体管理者，并授予相应的预防支出权限。"
#     review:
#       en: "Look at “{subject}” again after the next incident or quarter-end, whichever comes first, and note the date."
#       zh: "在下一次异常事件后或季度末（以先到者为准）复核“{subject}”，并记录日期。"
#     reassess:
#       en: "Score operating risk again with staff turnover and stand-ins in view, and enter the roles that nobody else can fill."
#       zh: "结合人员流失和岗位备份情况重新评分，并将无人可替代的岗位列入登记册。"
package rules.risk.operations_risk_unmanaged

import data.lib.facts
import data.lib.given
import data.lib.key_persons
import data.lib.risk_register
import data.rules.risk.operations_risk_unmanaged.params

missing contains pointer if some pointer in risk_register.missing("operations", params)

# A low rating must be borne out by the facts; a higher one stands by itself.
missing contains pointer if {
	risk_register.rated_low("operations", params)
	some pointer in (facts.absent({"/team/attrition_12m_pct"}) | key_persons.missing({"deputy"}))
}

pass if {
	risk_register.managed("operations", params)
	risk_register.highest("operations") > params.low_score
}

pass if {
	risk_register.managed("operations", params)
	given.fact(input.team.attrition_12m_pct) <= params.maximum_attrition_pct
	key_persons.all_have("deputy")
}

finding contains found if some found in risk_register.finding("operations", params)

finding contains risk_register.contradiction(
	"operations", params, "attrition",
	["/team/attrition_12m_pct"],
	{
		"attrition_12m_pct": input.team.attrition_12m_pct,
		"maximum_attrition_pct": params.maximum_attrition_pct,
	},
) if {
	given.fact(input.team.attrition_12m_pct) > params.maximum_attrition_pct
}

finding contains risk_register.contradiction(
	"operations", params, "no_deputy",
	key_persons.without("deputy"), {"key_persons": count(key_persons.without("deputy"))},
) if {
	count(key_persons.without("deputy")) > 0
}

suggestion contains found if some found in risk_register.suggestions(finding)
