# METADATA
# title: Bond without the means to carry it
# description: |
#   A bond is carried by profit and assets. Before the expansion stage a company has neither. Later, the average distributable profit of
#   the past three years should pay a year's interest, which the law in China asks of bonds offered to the public and a careful lender
#   of all others; and bonds should stay modest against net assets, which is prudence, no law: the cap that China once had has been
#   repealed.
# related_resources:
#   - ref: S17
# custom:
#   severity: high
#   chapters: ["4.2.6", "4.1.2"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /company/country
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /financing_plan/methods/*/rate_pct
#     - /financing_plan/methods/*/public
#     - /financials/distributable_profit_avg_3y
#     - /financials/net_assets
#   optional:
#     /company/country: tells law from prudence; the figures are compared either way
#     /financing_plan/methods/*/public: tells law from prudence; the figures are compared either way
#   replaces:
#     channel_fit/bond_before_expansion: stage
#     channel_fit/bond_without_profit: interest
#     channel_fit/bond_large_against_net_assets: net_assets
#   levers:
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#     - {pointer: /financials/distributable_profit_avg_3y, direction: up, actionable: false}
#     - {pointer: /financials/net_assets, direction: up, actionable: true}
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#     - {pointer: /financing_plan/methods/*/rate_pct, direction: down, actionable: true}
#   title: {zh: 拟发行债券但缺乏偿付基础}
#   description:
#     zh: |
#       债券以利润和资产为支撑。扩张期之前，公司通常两者皆缺。进入扩张期后，最近三年平均可分配利润应足以支付拟发行债券一年的利息：
#       在中国境内，这是公开发行公司债券的法定条件，其他情形则是审慎的贷款机构和债券投资人的最低要求；发债总额与净资产相比也不宜过高，
#       该比例为审慎标准，并非法律要求，中国原有的比例上限已经废止。
#   message:
#     early:
#       en: "A bond is planned at the {stage:term} stage, before there are assets and profit to carry it."
#       zh: "公司处于{stage:term}，尚无足够资产和利润支撑，却拟发行债券。"
#     unlawful:
#       en: "A public bond is planned; a year's interest of {interest:money} exceeds the average distributable profit of three years, {profit:money}, which the law in China does not allow."
#       zh: "拟公开发行债券，一年利息 {interest:money}，高于最近三年平均可分配利润 {profit:money}，不符合公开发行的法定条件。"
#     uncovered:
#       en: "A bond is planned; a year's interest of {interest:money} exceeds the average distributable profit of three years, {profit:money}."
#       zh: "拟发行债券，一年利息 {interest:money}，高于最近三年平均可分配利润 {profit:money}。"
#     large:
#       en: "Bonds of {bonds:money} are planned against net assets of {net_assets:money}, above the prudent {maximum_share_of_net_assets_pct:percent}."
#       zh: "拟发行债券 {bonds:money}，净资产 {net_assets:money}，超过 {maximum_share_of_net_assets_pct:percent} 的审慎比例。"
#   suggestion:
#     change_channel:
#       en: "Raise this part as equity, or as a convertible note whose interest is paid on conversion; come back to bonds after three profitable years."
#       zh: "该部分改为股权融资，或采用利息随转股结算的可转换借款；待连续三年盈利后再考虑发债。"
#     cut_interest:
#       en: "Interest of at most {affordable_interest:money-} a year can be carried; cut the bond to that, or raise the rest as equity."
#       zh: "每年可承受的利息上限为 {affordable_interest:money-}；据此缩减发行规模，其余部分改为股权融资。"
#     shrink_bond:
#       en: "Keep bonds to {affordable:money-}, or strengthen equity first."
#       zh: "将发债规模控制在 {affordable:money-} 以内，或先行补充净资产。"
package rules.channel_fit.bond_unsupported

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.channel_fit.bond_unsupported.params

not_applicable if channels.none_planned({"bond"})

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | channels.planned_hidden)

missing contains pointer if {
	not _early
	some pointer in entries.lacking(_bonds, {"amount", "rate_pct"})
}

missing contains pointer if {
	not _early
	_bonds != {}
	some pointer in facts.absent({"/financials/distributable_profit_avg_3y", "/financials/net_assets"})
}

missing contains pointer if {
	not _early
	some currency in {_profit.currency, _net_assets.currency}
	some pointer in entries.unrated(_bonds, currency)
}

rates contains rate if {
	input.company.stage == "expansion"
	some currency in {_profit.currency, _net_assets.currency}
	some rate in entries.used(_bonds, currency)
}

pass if {
	input.company.stage == "expansion"
	missing == set()
	_bonds != {}
	_interest_due <= _profit.amount
	_amount <= _affordable
}

finding contains {
	"kind": "early",
	"subject": "stage",
	"at": sort(object.keys(_bonds)),
	"evidence": {"stage": input.company.stage},
} if {
	_early
	_bonds != {}
}

finding contains {
	"kind": "unlawful",
	"subject": "interest",
	"at": _at_profit,
	"evidence": _interest_evidence,
} if {
	_uncovered
	_unlawful
}

finding contains {
	"kind": "uncovered",
	"severity": "medium",
	"subject": "interest",
	"at": _at_profit,
	"evidence": _interest_evidence,
} if {
	_uncovered
	not _unlawful
}

finding contains {
	"kind": "large",
	"severity": "low",
	"subject": "net_assets",
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

suggestion contains {"action": "change_channel", "subject": "stage", "values": {}} if {
	some found in finding
	found.kind == "early"
}

suggestion contains {
	"action": "cut_interest",
	"subject": "interest",
	"values": {"affordable_interest": {
		"amount": max([0, _profit.amount]) / params.minimum_interest_years,
		"currency": _profit.currency,
	}},
} if {
	_uncovered
}

suggestion contains {
	"action": "shrink_bond",
	"subject": "net_assets",
	"values": {"affordable": {"amount": max([0, _affordable]), "currency": _net_assets.currency}},
} if {
	some found in finding
	found.kind == "large"
}

_early if input.company.stage in {"start_up", "growth"}

_uncovered if {
	input.company.stage == "expansion"
	_bonds != {}
	_interest_due > _profit.amount
}

_unlawful if {
	input.company.country in params.law_countries
	some bond in _bonds
	bond.public == true
}

_interest_evidence := {
	"interest": {"amount": _interest, "currency": _profit.currency},
	"profit": _profit,
	"minimum_interest_years": params.minimum_interest_years,
}

_at_profit := array.concat(sort(object.keys(_bonds)), ["/financials/distributable_profit_avg_3y"])

_interest_due := params.minimum_interest_years * _interest

# What is known of it; a bond whose terms are open can only add.
_interest := sum([interest |
	some bond in _bonds
	facts.lacking("", bond, {"amount", "rate_pct"}) == set()
	interest := (money.converted(bond.amount, currency) * bond.rate_pct) / 100
]) if {
	currency := _profit.currency
}

_amount := entries.at_least(_bonds, _net_assets.currency)

_affordable := (_net_assets.amount * params.maximum_share_of_net_assets_pct) / 100

_bonds := channels.planned({"bond"})

_profit := given.fact(input.financials.distributable_profit_avg_3y)

_net_assets := given.fact(input.financials.net_assets)
