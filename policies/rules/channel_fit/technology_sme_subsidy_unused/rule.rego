# METADATA
# title: Support for technology SMEs unused
# description: |
#   A Chinese company within the size limits of a technology SME has never applied for public money. Registration goes by size and by a
#   score for staff, R&D and results, not by need; the score, and the registered IP right that counts in it, are not judged here. Since 2025
#   the Ministry of Industry and Information Technology runs it, in a yearly window (in 2025 from June 30 to September 30). Eligibility does
#   not promise money, and grants carry conditions.
# related_resources:
#   - ref: S14
#   - ref: S63
# custom:
#   severity: info
#   chapters: ["4.2.4"]
#   stages: [start_up, growth]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /company/country
#     - /company/headcount
#     - /financials/revenue_ttm
#     - /financials/total_assets
#     - /grants
#     - /grants/-
#     - /grants/*/status
#   levers:
#     - {pointer: /grants/*/status, direction: set, actionable: true}
#   title: {zh: 符合科技型中小企业规模条件但从未申报补贴}
#   description:
#     zh: |
#       公司规模符合科技型中小企业条件，却从未申报过财政补贴。入库按规模及人员、研发投入、成果等评分认定（知识产权计入评分），与资金是否紧张无关；评分本身不作评价。
#       2025 年起由工业和信息化部组织，每年限期申报（2025 年为 6 月 30 日至 9 月 30 日）。符合条件不等于必然获得资金，且补贴附有条件。
#   message:
#     en: "With {headcount} staff, {revenue:money} revenue and {total_assets:money} assets the company is within the limits of a technology SME, and has never applied for a subsidy."
#     zh: "公司员工 {headcount} 人、营业收入 {revenue:money}、资产总额 {total_assets:money}，在科技型中小企业规模上限之内，但从未申报过任何补贴。"
#   suggestion:
#     register:
#       en: "Have the score worked out and register as a technology SME; plan from the start for separate accounts and the audit of grant money."
#       zh: "测算评价得分并办理科技型中小企业入库登记；一开始就为补贴资金的专账核算与验收审计做好安排。"
package rules.channel_fit.technology_sme_subsidy_unused

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.channel_fit.technology_sme_subsidy_unused.params

not_applicable if input.company.stage == "expansion"

not_applicable if not given.fact(input.company.country) in params.countries

not_applicable if _headcount > params.maximum_headcount

not_applicable if _revenue > params.maximum_revenue.amount

not_applicable if _assets > params.maximum_assets.amount

missing contains pointer if some pointer in facts.absent({"/company/stage", "/company/country"})

missing contains pointer if {
	not _applied
	some pointer in union({
		facts.absent({"/company/headcount", "/financials/revenue_ttm", "/financials/total_assets"}),
		facts.not_whole({"/grants"}),
		entries.lacking(_grants, {"status"}),
		_unrated("revenue_ttm", params.maximum_revenue.currency),
		_unrated("total_assets", params.maximum_assets.currency),
	})
}

rates contains rate if {
	some rate in money.used_of(given.fact(input.financials.revenue_ttm), params.maximum_revenue.currency, "/financials/revenue_ttm")
}

rates contains rate if {
	some rate in money.used_of(given.fact(input.financials.total_assets), params.maximum_assets.currency, "/financials/total_assets")
}

pass if {
	missing == set()
	_applied
}

finding contains {
	"at": ["/company/headcount", "/financials/revenue_ttm", "/financials/total_assets", "/grants"],
	"evidence": {
		"headcount": _headcount,
		"maximum_headcount": params.maximum_headcount,
		"revenue": input.financials.revenue_ttm,
		"maximum_revenue": params.maximum_revenue,
		"total_assets": input.financials.total_assets,
		"maximum_assets": params.maximum_assets,
	},
} if {
	input.company.stage in {"start_up", "growth"}
	input.company.country in params.countries
	_headcount <= params.maximum_headcount
	_revenue <= params.maximum_revenue.amount
	_assets <= params.maximum_assets.amount
	_never_applied
}

suggestion contains {"action": "register", "values": {}} if count(finding) > 0

_applied if {
	some grant in _grants
	grant.status in params.applied_states
}

_never_applied if {
	facts.whole("/grants")
	entries.lacking(_grants, {"status"}) == set()
	not _applied
}

_grants := entries.at("/grants", object.get(input, ["grants"], null))

_headcount := given.fact(input.company.headcount)

_revenue := money.converted_of(given.fact(input.financials.revenue_ttm), params.maximum_revenue.currency, "/financials/revenue_ttm")

_assets := money.converted_of(given.fact(input.financials.total_assets), params.maximum_assets.currency, "/financials/total_assets")

# What is not known needs no rate.
_unrated(member, currency) := {pointer |
	some pointer in money.unrated_of(given.fact(input.financials[member]), currency, concat("/", ["/financials", member]))
}
