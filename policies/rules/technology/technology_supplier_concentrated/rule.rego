# METADATA
# title: Technology depends on one supplier
# description: |
#   A base model, framework or tool that carries most of the product and has no qualified second can be withdrawn or repriced by its maker. Where
#   technology is the company's own place in the ecosystem it depends on nobody for it, and the rule does not apply.
# custom:
#   severity: medium
#   chapters: ["2.2.1"]
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
#   title: {zh: 技术来源过度依赖单一供应商}
#   description:
#     zh: |
#       基础模型、框架或工具若承载大部分产品且没有可用替代，供应方停供或提价都会直接影响业务。公司自身即为技术供应商的，不适用。
#   message:
#     en: "{supplier} carries {share_pct:percent+} of the technology and no second supplier is qualified; {maximum_share_pct:percent} is the limit."
#     zh: "{supplier} 承载了 {share_pct:percent+} 的技术能力且没有合格替代，上限为 {maximum_share_pct:percent}。"
#   suggestion:
#     qualify_second_model:
#       en: "Run the product's own evaluation on a second base model or framework besides {supplier} and keep the switch working; or agree a term with a price ceiling."
#       zh: "在 {supplier} 之外，用自有评测集验证第二种基础模型或框架并保持可切换；或与其签订带价格上限的定期协议。"
package rules.technology.technology_supplier_concentrated

import data.lib.dependencies
import data.rules.technology.technology_supplier_concentrated.params

_role := "technology"

not_applicable if dependencies.is_own(_role)

missing contains pointer if some pointer in dependencies.missing(_role, params.maximum_share_pct)

pass if dependencies.is_spread(_role, params.maximum_share_pct)

finding contains found if some found in dependencies.concentrated(_role, params.maximum_share_pct)

suggestion contains {
	"action": "qualify_second_model",
	"subject": found.subject,
	"values": {"supplier": found.evidence.supplier},
} if {
	some found in finding
}
