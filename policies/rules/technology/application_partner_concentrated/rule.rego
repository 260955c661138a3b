# METADATA
# title: Use depends on one customer or integrator
# description: |
#   A customer or integrator that brings most of the use sets the terms, and takes the use along when it leaves. Where application is the
#   company's own place in the ecosystem it depends on nobody for it, and the rule does not apply.
# custom:
#   severity: medium
#   chapters: ["2.2.4"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /strategy/ecosystem_role
#     - /dependencies
#     - /dependencies/-
#     - /dependencies/*/role
#     - /dependencies/*/supplier
#     - /dependencies/*/share_pct
#     - /dependencies/*/substitute
#   optional:
#     /dependencies/*/supplier: "It names the counterparty in the finding; its place in the list does as well."
#   levers:
#     - {pointer: /dependencies/*/substitute, direction: set, actionable: true}
#     - {pointer: /dependencies/*/share_pct, direction: down, actionable: true}
#   title: {zh: 应用落地过度依赖单一客户或集成商}
#   description:
#     zh: |
#       单一客户或集成商带来大部分使用量时，条件由其决定，其离开即意味着使用量流失。公司自身即为应用企业的，不适用。
#   message:
#     en: "{supplier} brings {share_pct:percent+} of the use and nobody could take its place; {maximum_share_pct:percent} is the limit."
#     zh: "{supplier} 带来了 {share_pct:percent+} 的使用量且无可替代，上限为 {maximum_share_pct:percent}。"
#   suggestion:
#     open_second_channel:
#       en: "Agree notice and a minimum volume with {supplier}, and put the next sales hire on customers that it does not reach."
#       zh: "与 {supplier} 约定提前通知期和最低用量，并将新增销售力量投向其未覆盖的客户。"
package rules.technology.application_partner_concentrated

import data.lib.dependencies
import data.rules.technology.application_partner_concentrated.params

_role := "application"

not_applicable if dependencies.is_own(_role)

missing contains pointer if some pointer in dependencies.missing(_role, params.maximum_share_pct)

pass if dependencies.is_spread(_role, params.maximum_share_pct)

finding contains found if some found in dependencies.concentrated(_role, params.maximum_share_pct)

suggestion contains {
	"action": "open_second_channel",
	"subject": found.subject,
	"values": {"supplier": found.evidence.supplier},
} if {
	some found in finding
}
