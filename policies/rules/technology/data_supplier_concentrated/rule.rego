# METADATA
# title: Data depends on one supplier
# description: |
#   Data from one source ends with its contract, and its owner may train a rival on it. Where data is the company's own place in the ecosystem
#   it depends on nobody for it, and the rule does not apply.
# custom:
#   severity: medium
#   chapters: ["2.2.2"]
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
#   title: {zh: 数据来源过度依赖单一供应商}
#   description:
#     zh: |
#       单一来源的数据随合同终止而中断，数据方也可能将其提供给竞争对手。公司自身即为数据提供商的，不适用。
#   message:
#     en: "{supplier} provides {share_pct:percent+} of the data and no second source is qualified; {maximum_share_pct:percent} is the limit."
#     zh: "{supplier} 提供了 {share_pct:percent+} 的数据且没有合格替代来源，上限为 {maximum_share_pct:percent}。"
#   suggestion:
#     secure_data:
#       en: "Agree with {supplier} what may be kept and used after the contract ends, and license or collect a second source for the part that counts most."
#       zh: "与 {supplier} 约定合同终止后可继续保留和使用的范围，并就最关键的数据取得或自建第二来源。"
package rules.technology.data_supplier_concentrated

import data.lib.dependencies
import data.rules.technology.data_supplier_concentrated.params

_role := "data"

not_applicable if dependencies.is_own(_role)

missing contains pointer if some pointer in dependencies.missing(_role, params.maximum_share_pct)

pass if dependencies.is_spread(_role, params.maximum_share_pct)

finding contains found if some found in dependencies.concentrated(_role, params.maximum_share_pct)

suggestion contains {
	"action": "secure_data",
	"subject": found.subject,
	"values": {"supplier": found.evidence.supplier},
} if {
	some found in finding
}
