# METADATA
# title: Data risk not managed
# description: |
#   A model is as lawful and as good as the data it was trained on, so data risk deserves a line of its own in the register: loss of a
#   source, a licence that ends, personal data, poor quality. It is managed when the register names it, scores it, reviews it and, where
#   the score is high, says who does what about it. The article speaks of the challenge of data but does not list it among the risks.
# custom:
#   severity: high
#   chapters: ["1.3.2"]
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
#   optional:
#     /risk/register/*/title: "It only names the risk; without it the place in the register does."
#   levers:
#     - {pointer: /risk/register/-, direction: add, actionable: true}
#     - {pointer: /risk/register/*/mitigation, direction: set, actionable: true}
#     - {pointer: /risk/register/*/owner, direction: set, actionable: true}
#     - {pointer: /risk/register/*/reviewed_on, direction: up, actionable: true}
#   title: {zh: 数据风险未有效管理}
#   description:
#     zh: |
#       模型的合法性与质量取决于训练数据，数据风险宜在登记册中单列：数据来源中断、授权到期、个人信息合规、数据质量不足。
#       登记册应列明并评分、定期复核；评分较高的须有措施和责任人。原文论及数据挑战，但未将其列入风险清单。
#   message:
#     unidentified:
#       en: "Entries in the risk register: {entries}. None concerns data: sources, licences, personal data, quality."
#       zh: "风险登记册共 {entries} 项，未涉及数据风险（数据来源、使用授权、个人信息、数据质量）。"
#     unmitigated:
#       en: "Data risk “{subject}” scores {score} of 25 and, by the register, nothing is done about it; from {severe_score} on a countermeasure is needed."
#       zh: "数据风险“{subject}”评分 {score}（满分 25），登记册载明尚无应对措施；{severe_score} 分及以上应有措施。"
#     unowned:
#       en: "Data risk “{subject}” scores {score} of 25 and, by the register, nobody answers for it; from {severe_score} on it needs an owner."
#       zh: "数据风险“{subject}”评分 {score}（满分 25），登记册载明无责任人；{severe_score} 分及以上应指定责任人。"
#     stale:
#       en: "Data risk “{subject}” was last reviewed on {reviewed_on:date}, more than {maximum_review_days} days before the as-of date."
#       zh: "数据风险“{subject}”最近一次复核为 {reviewed_on:date}，距基准日已超过 {maximum_review_days} 天。"
#   suggestion:
#     identify:
#       en: "Enter the training set whose loss would hurt most, the licence that ends first, and any personal data without a clear legal basis."
#       zh: "将以下各项列入登记册：一旦失去影响最大的训练数据、最早到期的授权，以及缺乏明确合法性基础的个人信息。"
#     mitigate:
#       en: "For “{subject}”, secure a second source or a longer licence, or plan training without that data."
#       zh: "针对“{subject}”落实第二数据来源或延长授权，或制定不依赖该数据的训练方案。"
#     name_owner:
#       en: "Name the person who keeps the data register as the owner of “{subject}”."
#       zh: "由数据资产台账的管理人担任“{subject}”的责任人。"
#     review:
#       en: "Review “{subject}” before the next training run, and note the date."
#       zh: "在下一次训练启动前复核“{subject}”，并记录日期。"
package rules.risk.data_risk_unmanaged

import data.lib.risk_register
import data.rules.risk.data_risk_unmanaged.params

missing contains pointer if some pointer in risk_register.missing("data", params)

pass if risk_register.managed("data", params)

finding contains found if some found in risk_register.finding("data", params)

suggestion contains found if some found in risk_register.suggestions(finding)
