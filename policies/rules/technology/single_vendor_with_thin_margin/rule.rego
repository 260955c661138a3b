# METADATA
# title: One vendor's model and a thin margin
# description: |
#   Where one vendor's model carries the product, nothing can replace it, and half of the revenue or more goes into delivering it, a price
#   rise of that vendor takes the rest. Where technology is the company's own place in the ecosystem it depends on nobody for it.
# custom:
#   severity: high
#   chapters: ["X-36"]
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
#     - /financials/gross_margin_pct
#   optional:
#     /dependencies/*/supplier: "It names the counterparty in the finding; its place in the list does as well."
#   levers:
#     - {pointer: /dependencies/*/substitute, direction: set, actionable: true}
#     - {pointer: /dependencies/*/share_pct, direction: down, actionable: true}
#     - {pointer: /financials/gross_margin_pct, direction: up, actionable: true}
#   title: {zh: 依赖单一模型供应商且毛利偏薄}
#   description:
#     zh: |
#       产品由一家供应商的模型支撑且无可替代，交付成本又占收入一半以上时，供应商一次提价即可吞噬剩余毛利。公司自身即为技术提供方的，不适用。
#   message:
#     en: "{supplier} carries {share_pct:percent+} of the technology without a substitute, and the gross margin is {gross_margin_pct:percent-}, below {minimum_gross_margin_pct:percent}."
#     zh: "{supplier} 承担了 {share_pct:percent+} 的技术能力且无可替代，毛利率为 {gross_margin_pct:percent-}，低于 {minimum_gross_margin_pct:percent}。"
#   suggestion:
#     route_and_reprice:
#       en: "Qualify a second model for the requests that {supplier} serves, route the simple ones to the cheaper of the two, and agree a price for a year."
#       zh: "为 {supplier} 承接的请求引入第二个合格模型，将简单请求分流至成本较低者，并争取锁定一年价格。"
package rules.technology.single_vendor_with_thin_margin

import data.lib.dependencies
import data.lib.facts
import data.lib.given
import data.rules.technology.single_vendor_with_thin_margin.params

_role := "technology"

not_applicable if dependencies.is_own(_role)

# A margin that bears a price rise settles the matter, and so does a second vendor.
missing contains pointer if {
	not _bearable
	some pointer in dependencies.missing(_role, params.maximum_share_pct)
}

missing contains pointer if {
	not _spread
	some pointer in facts.absent({"/financials/gross_margin_pct"})
}

pass if _bearable

pass if _spread

finding contains {
	"subject": found.subject,
	"at": array.concat(found.at, ["/financials/gross_margin_pct"]),
	"evidence": object.union(found.evidence, {
		"gross_margin_pct": _margin,
		"minimum_gross_margin_pct": params.minimum_gross_margin_pct,
	}),
} if {
	_margin < params.minimum_gross_margin_pct
	some found in dependencies.concentrated(_role, params.maximum_share_pct)
}

suggestion contains {
	"action": "route_and_reprice",
	"subject": found.subject,
	"values": {"supplier": found.evidence.supplier},
} if {
	some found in finding
}

_bearable if _margin >= params.minimum_gross_margin_pct

_spread if dependencies.is_spread(_role, params.maximum_share_pct)

_margin := given.fact(input.financials.gross_margin_pct)
