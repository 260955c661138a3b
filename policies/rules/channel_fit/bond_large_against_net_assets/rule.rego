# METADATA
# title: Bond large against net assets
# description: |
#   Bonds want a sound balance sheet behind them. The planned bonds are compared with equity; the limit is prudence, no law: the cap that
#   China once had has been repealed.
# related_resources:
#   - ref: S17
# custom:
#   severity: low
#   chapters: ["4.2.6"]
#   stages: [expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /financials/net_assets
#   levers:
#     - {pointer: /financials/net_assets, direction: up, actionable: true}
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#   title: {zh: 拟发行债券相对净资产过大}
#   description:
#     zh: |
#       债券需要稳健的资产负债表作支撑。此处以拟发行债券总额与净资产相比；该比例为审慎标准，并非法律要求，中国原有的比例上限已经废止。
#   message:
#     en: "Bonds of {bonds:money} are planned against net assets of {net_assets:money}, above the prudent {maximum_share_of_net_assets_pct:percent}."
#     zh: "拟发行债券 {bonds:money}，净资产 {net_assets:money}，超过 {maximum_share_of_net_assets_pct:percent} 的审慎比例。"
#   suggestion:
#     shrink_bond:
#       en: "Keep bonds to {affordable:money-}, or strengthen equity first."
#       zh: "将发债规模控制在 {affordable:money-} 以内，或先行补充净资产。"
package rules.channel_fit.bond_large_against_net_assets

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.rules.channel_fit.bond_large_against_net_assets.params

not_applicable if input.company.stage in {"start_up", "growth"}

not_applicable if channels.none_planned({"bond"})

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | channels.planned_hidden)

missing contains pointer if some pointer in entries.lacking(_bonds, {"amount"})

missing contains pointer if {
	_bonds != {}
	some pointer in facts.absent({"/financials/net_assets"})
}

missing contains pointer if some pointer in entries.unrated(_bonds, _net_assets.currency)

rates contains rate if some rate in entries.used(_bonds, _net_assets.currency)

pass if {
	input.company.stage == "expansion"
	missing == set()
	_bonds != {}
	_amount <= _affordable
}

finding contains {
	"at": array.concat(sort(object.keys(_bonds)), ["/financials/net_assets"]),
	"evidence": {
		"bonds": {"amount": _amount, "currency": _net_assets.currency},
		"net_assets": _net_assets,
		"maximum_share_of_net_assets_pct": params.maximum_share_of_net_assets_pct,
	},
} if {
	input.company.stage == "expansion"
	_bonds != {}
	_amount > _affordable
}

suggestion contains {
	"action": "shrink_bond",
	"values": {"affordable": {"amount": max([0, _affordable]), "currency": _net_assets.currency}},
} if {
	count(finding) > 0
}

_bonds := channels.planned({"bond"})

_amount := entries.at_least(_bonds, _net_assets.currency)

_affordable := (_net_assets.amount * params.maximum_share_of_net_assets_pct) / 100

_net_assets := given.fact(input.financials.net_assets)
