# METADATA
# title: Technology risk not managed
# description: |
#   Technology risk covers what the models may fail to do and who may claim the code, the weights or the data. It is managed when
#   the register names it, scores it, reviews it and, where the score is high, says who does what about it. A low rating must agree with
#   the facts: rights assigned in full, no open suit over intellectual property, models measured on data that they have not seen.
# related_resources:
#   - ref: S21
# custom:
#   severity: high
#   chapters: ["6.2.2", "8.2.1"]
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
#     - /legal/ip_assigned_pct
#     - /legal/litigation
#     - /legal/litigation/-
#     - /legal/litigation/*/kind
#     - /legal/litigation/*/status
#     - /tech/models
#     - /tech/models/-
#     - /tech/models/*/evaluation/split
#   optional:
#     /risk/register/*/title: "It only names the risk; without it the place in the register does."
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#     - {pointer: /legal/ip_assigned_pct, direction: up, actionable: true}
#     - {pointer: /tech/models/*/evaluation/split, direction: set, actionable: true}
#   title: {zh: 技术风险未有效管理}
#   description:
#     zh: |
#       技术风险既包括模型达不到预期的研发瓶颈，也包括代码、权重和数据的权属纠纷。登记册应列明并评分、定期复核；评分较高的须有措施和责任人。
#       若评为低风险，应与事实相符：职务成果已全部归属公司、无未决知识产权诉讼、模型以未参与训练的数据评估。
#   message:
#     unidentified:
#       en: "Entries in the risk register: {entries}. None concerns the technology: model quality, compute, or disputes over rights."
#       zh: "风险登记册共 {entries} 项，未涉及技术风险（模型效果、算力保障、知识产权纠纷）。"
#     unmitigated:
#       en: "Technology risk “{subject}” scores {score} of 25 and, by the register, nothing is done about it; from {severe_score} on a countermeasure is needed."
#       zh: "技术风险“{subject}”评分 {score}（满分 25），登记册载明尚无应对措施；{severe_score} 分及以上应有措施。"
#     unowned:
#       en: "Technology risk “{subject}” scores {score} of 25 and, by the register, nobody answers for it; from {severe_score} on it needs an owner."
#       zh: "技术风险“{subject}”评分 {score}（满分 25），登记册载明无责任人；{severe_score} 分及以上应指定责任人。"
#     stale:
#       en: "Technology risk “{subject}” was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "技术风险“{subject}”最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#     ip_unassigned:
#       en: "Technology risk is scored {highest_score} of 25 (low: up to {low_score}), yet {ip_assigned_pct:percent-} of developers have assigned their inventions, not {required_ip_assigned_pct:percent}."
#       zh: "登记册中技术风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但签署职务成果归属协议的比例只有 {ip_assigned_pct:percent-}，应为 {required_ip_assigned_pct:percent}。"
#     ip_suit:
#       en: "Technology risk is scored {highest_score} of 25 (low: up to {low_score}), yet disputes over intellectual property are open: {open_suits}."
#       zh: "登记册中技术风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但尚有 {open_suits} 起知识产权纠纷未决。"
#     evaluated_on_training_data:
#       en: "Technology risk is scored {highest_score} of 25 (low: up to {low_score}), yet models measured on their own training data number {models}."
#       zh: "登记册中技术风险最高仅 {highest_score} 分（{low_score} 分及以下为低），但有 {models} 个模型的指标是在训练集上测得的。"
#   suggestion:
#     identify:
#       en: "Add at least the technical bottleneck that would delay the roadmap most, and the right in code, weights or data that somebody could dispute."
#       zh: "至少补充两项：最可能拖延研发路线的技术瓶颈，以及代码、权重或数据中最可能引起权属争议的部分。"
#     mitigate:
#       en: "For “{subject}”, name the fallback: another architecture or base model, a licence, a workaround, and the date by which to switch."
#       zh: "为“{subject}”准备备选方案，如替代架构或基座模型、取得许可、规避设计，并约定切换时点。"
#     name_owner:
#       en: "Make the technical lead answer for “{subject}”, with counsel beside where rights are at stake."
#       zh: "由技术负责人对“{subject}”负责；涉及权属的，请法律顾问共同跟进。"
#     review:
#       en: "Review “{subject}” after the next evaluation run, and enter the date and the result."
#       zh: "在下一轮模型评测后复核“{subject}”，登记日期和结论。"
#     reassess:
#       en: "Score technology risk again with the open points on the table: missing assignments, pending suits, models without an evaluation on unseen data."
#       zh: "结合尚未解决的事项重新评估技术风险：未签署的成果归属、未决诉讼，以及缺少独立测试集评估的模型。"
package rules.risk.technology_risk_unmanaged

import data.lib.disputes
import data.lib.facts
import data.lib.given
import data.lib.models
import data.lib.risk_register
import data.rules.risk.technology_risk_unmanaged.params

missing contains pointer if some pointer in risk_register.missing("technology", params)

# A low rating must be borne out by the facts; a higher one stands by itself.
missing contains pointer if {
	risk_register.rated_low("technology", params)
	some pointer in (facts.absent({"/legal/ip_assigned_pct"}) | (disputes.missing_ip | models.unlisted))
}

missing contains pointer if {
	risk_register.rated_low("technology", params)
	some i, _ in input.tech.models
	some pointer in models.lacking(i, {"evaluation/split"})
}

pass if {
	risk_register.managed("technology", params)
	risk_register.highest("technology") > params.low_score
}

pass if {
	risk_register.managed("technology", params)
	given.fact(input.legal.ip_assigned_pct) >= params.required_ip_assigned_pct
	disputes.missing_ip == set()
	disputes.open_ip == []
	facts.whole("/tech/models")
	every model in input.tech.models { model.evaluation.split in params.unseen_splits }
}

finding contains found if some found in risk_register.finding("technology", params)

finding contains risk_register.contradiction(
	"technology", params, "ip_unassigned",
	["/legal/ip_assigned_pct"],
	{
		"ip_assigned_pct": input.legal.ip_assigned_pct,
		"required_ip_assigned_pct": params.required_ip_assigned_pct,
	},
) if {
	given.fact(input.legal.ip_assigned_pct) < params.required_ip_assigned_pct
}

finding contains risk_register.contradiction(
	"technology", params, "ip_suit",
	disputes.open_ip, {"open_suits": count(disputes.open_ip)},
) if {
	count(disputes.open_ip) > 0
}

finding contains risk_register.contradiction(
	"technology", params, "evaluated_on_training_data",
	_self_tested, {"models": count(_self_tested)},
) if {
	count(_self_tested) > 0
}

suggestion contains found if some found in risk_register.suggestions(finding)

_self_tested := [models.at(i, "evaluation/split") |
	some i, model in input.tech.models
	model.evaluation.split == "train"
]
