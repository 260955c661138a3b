# METADATA
# title: Computing power depends on one supplier
# description: |
#   One cloud or GPU supplier that carries most of the computing power decides on price and queue, and its outage is the company's. Where hardware
#   is the company's own place in the ecosystem it depends on nobody for it, and the rule does not apply.
# custom:
#   severity: medium
#   chapters: ["2.2.3"]
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
#   title: {zh: 算力过度依赖单一供应商}
#   description:
#     zh: |
#       大部分算力来自一家云厂商或 GPU 供应商时，价格和排期由其决定，其故障即公司的故障。公司自身即为硬件服务商的，不适用。
#   message:
#     en: "{supplier} carries {share_pct:percent+} of the computing power and no second supplier is qualified; {maximum_share_pct:percent} is the limit."
#     zh: "{supplier} 承担了 {share_pct:percent+} 的算力且没有合格替代，上限为 {maximum_share_pct:percent}。"
#   suggestion:
#     qualify_second_cloud:
#       en: "Bring one training run and one service up at a second provider besides {supplier}, measure the cost of moving, and use it in the next price talk."
#       zh: "在 {supplier} 之外的第二家供应商跑通一次训练和一项线上服务，测算迁移成本，并用于下次议价。"
package rules.technology.hardware_supplier_concentrated

import data.lib.dependencies
import data.rules.technology.hardware_supplier_concentrated.params

_role := "hardware"

not_applicable if dependencies.is_own(_role)

missing contains pointer if some pointer in dependencies.missing(_role, params.maximum_share_pct)

pass if dependencies.is_spread(_role, params.maximum_share_pct)

finding contains found if some found in dependencies.concentrated(_role, params.maximum_share_pct)

suggestion contains {
	"action": "qualify_second_cloud",
	"subject": found.subject,
	"values": {"supplier": found.evidence.supplier},
} if {
	some found in finding
}
