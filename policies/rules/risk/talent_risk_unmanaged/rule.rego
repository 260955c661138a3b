# METADATA
# title: Talent risk not managed
# description: |
#   A model company can lose its lead with one person. Talent risk is managed when the register names it on its own, scores it, reviews it
#   and, where the score is high, says who does what about it. A low rating must agree with the facts: how many people leave, whether
#   the key persons are bound by vesting or a retention grant, and whether options are left for the next ones.
# related_resources:
#   - ref: S4
# custom:
#   severity: high
#   chapters: ["8.2.4"]
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
#     - /team/key_persons/*/retained
#     - /cap_table/option_pool_unallocated_pct
#   optional:
#     /risk/register/*/title: "It only names the risk; without it the place in the register does."
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#     - {pointer: /team/attrition_12m_pct, direction: down, actionable: true}
#     - {pointer: /team/key_persons/*/retained, direction: set, actionable: true}
#     - {pointer: /cap_table/option_pool_unallocated_pct, direction: up, actionable: true}
#   title: {zh: 人才风险未有效管理}
#   description:
#     zh: |
#       大模型企业可能因一人离开而失去技术领先。登记册应将人才风险单列并评分、定期复核；评分较高的须有措施和责任人。
#       若评为低风险，应与事实相符：员工流失率、关键人员是否受股权兑现或留任激励约束，以及期权池余量是否足够吸引新人。
#   message:
#     unidentified:
#       en: "Entries in the risk register: {entries}. None concerns people: who might leave, whom the company cannot hire."
#       zh: "风险登记册共 {entries} 项，未涉及人才风险（核心人员流失、关键岗位招聘困难）。"
#     unmitigated:
#       en: "Talent risk “{subject}” scores {score} of 25 and, by the register, nothing is done about it; from {severe_score} on a countermeasure is needed."
#       zh: "人才风险“{subject}”评分 {score}（满分 25），登记册载明尚无应对措施；{severe_score} 分及以上应有措施。"
#     unowned:
#       en: "Talent risk “{subject}” scores {score} of 25 and, by the register, nobody answers for it; from {severe_score} on it needs an owner."
#       zh: "人才风险“{subject}”评分 {score}（满分 25），登记册载明无责任人；{severe_score} 分及以上应指定责任人。"
#     stale:
#       en: "Talent risk “{subject}” was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "人才风险“{subject}”最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#     attrition:
#       en: "Talent risk is scored {highest_score} of 25 (low: up to {low_score}), yet {attrition_12m_pct:percent+} of the staff left within a year (limit {maximum_attrition_pct:percent})."
#       zh: "登记册中人才风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但近十二个月员工流失率达 {attrition_12m_pct:percent+}，超过 {maximum_attrition_pct:percent} 的上限。"
#     unretained:
#       en: "Talent risk is scored {highest_score} of 25 (low: up to {low_score}), yet key persons bound by neither vesting nor a retention grant number {key_persons}."
#       zh: "登记册中人才风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但有 {key_persons} 名关键人员既无股权兑现安排，也无留任激励。"
#     small_pool:
#       en: "Talent risk is scored {highest_score} of 25 (low: up to {low_score}), yet the option pool holds only {option_pool_unallocated_pct:percent-} (floor {minimum_pool_pct:percent})."
#       zh: "登记册中人才风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但期权池未授予部分仅占 {option_pool_unallocated_pct:percent-}，低于 {minimum_pool_pct:percent}。"
#   suggestion:
#     identify:
#       en: "Give people a line of their own in the register: the two departures that would hurt most, and the role that has been open longest."
#       zh: "将人才风险在登记册中单列：离职影响最大的两名人员，以及空缺时间最长的岗位。"
#     mitigate:
#       en: "For “{subject}”, set a retention grant with vesting, and start handing over knowledge before it is needed."
#       zh: "针对“{subject}”设定附兑现期的留任激励，并提前安排知识交接。"
#     name_owner:
#       en: "Make one founder answer for “{subject}”, with a talk to each key person every quarter."
#       zh: "由一名创始人对“{subject}”负责，每季度与关键人员面谈一次。"
#     review:
#       en: "Review “{subject}” together with the salary and option round, and note the date."
#       zh: "结合调薪与期权授予复核“{subject}”，并记录日期。"
#     reassess:
#       en: "Score talent risk again from turnover, retention and the options left, and state what a replacement would cost in months."
#       zh: "依据流失率、留任安排和期权池余量重新评分，并估算替补关键人员所需的时间。"
package rules.risk.talent_risk_unmanaged

import data.lib.facts
import data.lib.given
import data.lib.key_persons
import data.lib.risk_register
import data.rules.risk.talent_risk_unmanaged.params

missing contains pointer if some pointer in risk_register.missing("talent", params)

# A low rating must be borne out by the facts; a higher one stands by itself.
missing contains pointer if {
	risk_register.rated_low("talent", params)
	some pointer in facts.absent({"/team/attrition_12m_pct", "/cap_table/option_pool_unallocated_pct"})
}

missing contains pointer if {
	risk_register.rated_low("talent", params)
	some pointer in key_persons.missing({"retained"})
}

pass if {
	risk_register.managed("talent", params)
	risk_register.highest("talent") > params.low_score
}

pass if {
	risk_register.managed("talent", params)
	given.fact(input.team.attrition_12m_pct) <= params.maximum_attrition_pct
	given.fact(input.cap_table.option_pool_unallocated_pct) >= params.minimum_pool_pct
	key_persons.all_have("retained")
}

finding contains found if some found in risk_register.finding("talent", params)

finding contains risk_register.contradiction(
	"talent", params, "attrition",
	["/team/attrition_12m_pct"],
	{
		"attrition_12m_pct": input.team.attrition_12m_pct,
		"maximum_attrition_pct": params.maximum_attrition_pct,
	},
) if {
	given.fact(input.team.attrition_12m_pct) > params.maximum_attrition_pct
}

finding contains risk_register.contradiction(
	"talent", params, "unretained",
	key_persons.without("retained"), {"key_persons": count(key_persons.without("retained"))},
) if {
	count(key_persons.without("retained")) > 0
}

finding contains risk_register.contradiction(
	"talent", params, "small_pool",
	["/cap_table/option_pool_unallocated_pct"],
	{
		"option_pool_unallocated_pct": input.cap_table.option_pool_unallocated_pct,
		"minimum_pool_pct": params.minimum_pool_pct,
	},
) if {
	given.fact(input.cap_table.option_pool_unallocated_pct) < params.minimum_pool_pct
}

suggestion contains found if some found in risk_register.suggestions(finding)
