# METADATA
# title: Support for high-tech enterprises unused
# description: |
#   A Chinese company reaches the figures asked of a high-tech enterprise and has never applied for public money. The status also asks for
#   at least one registered IP right in the core technology, 60 percent of R&D spent in China and a scored review, which are not judged here. Eligibility does not promise money, and grants
#   carry conditions.
# related_resources:
#   - ref: S27
# custom:
#   severity: info
#   chapters: ["4.2.4"]
#   stages: [start_up, growth]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /company/country
#     - /company/as_of
#     - /company/founded_on
#     - /company/headcount
#     - /team/headcount_scientific
#     - /financials/high_tech_income_pct
#     - /financials/annual
#     - /financials/annual/-
#     - /financials/annual/*/year
#     - /financials/annual/*/revenue
#     - /financials/annual/*/rnd_expense
#     - /grants
#     - /grants/-
#     - /grants/*/status
#   levers:
#     - {pointer: /grants/*/status, direction: set, actionable: true}
#   title: {zh: 达到高新技术企业指标但从未申报补贴}
#   description:
#     zh: |
#       公司各项数据已达到高新技术企业认定的量化指标，却从未申报过财政补贴。认定还要求对核心技术拥有至少一项已登记的知识产权、研发费用中境内部分不低于 60%，并通过专家评审，本规则不作评价。
#       符合条件不等于必然获得资金，且补贴附有条件。
#   message:
#     en: "The company reaches the figures asked of a high-tech enterprise (R&D {rnd_pct:1-}% of revenue, {minimum_rnd_pct}% asked), and has never applied for a subsidy."
#     zh: "公司已达到高新技术企业的量化指标（研发投入占营业收入 {rnd_pct:1-}%，要求 {minimum_rnd_pct}%），但从未申报过任何补贴。"
#   suggestion:
#     apply:
#       en: "Check own patents and software copyrights against the rules of the status, and apply in the next window; keep R&D expense in separate accounts."
#       zh: "对照认定要求梳理专利与软件著作权，在下一批次提出申请；研发费用应设辅助账单独归集。"
package rules.channel_fit.high_tech_subsidy_unused

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.rules.channel_fit.high_tech_subsidy_unused.params

not_applicable if input.company.stage == "expansion"

not_applicable if not given.fact(input.company.country) in params.countries

not_applicable if dates.within(_founded_on, _as_of, params.minimum_days_registered - 1)

not_applicable if _scientific * 100 < params.minimum_scientific_staff_pct * _headcount

not_applicable if _high_tech_income < params.minimum_high_tech_income_pct

not_applicable if _revenue == 0

not_applicable if _rnd * 100 < _minimum_rnd_pct * _revenue

missing contains pointer if some pointer in facts.absent({"/company/stage", "/company/country"})

missing contains pointer if {
	not _applied
	some pointer in union({
		facts.absent({
			"/company/as_of", "/company/founded_on", "/company/headcount", "/team/headcount_scientific",
			"/financials/high_tech_income_pct", "/financials/annual",
		}),
		facts.not_whole({"/grants"}),
		entries.lacking(_grants, {"status"}),
		entries.lacking(_years, {"year", "revenue", "rnd_expense"}),
		entries.unrated(_column("revenue"), params.revenue_currency),
		entries.unrated(_column("rnd_expense"), params.revenue_currency),
	})
}

missing contains "/financials/annual/-" if {
	not _applied
	count(_years) < params.years_counted
	some pointer in facts.not_whole({"/financials/annual"})
	pointer == "/financials/annual/-"
}

missing contains pointer if {
	not _applied
	dates.undecided_age(_founded_on, _as_of, params.minimum_days_registered - 1)
	some pointer, date in {"/company/founded_on": _founded_on, "/company/as_of": _as_of}
	count(date) < count("YYYY-MM-DD")
}

rates contains rate if {
	not _applied
	some member in ["revenue", "rnd_expense"]
	some rate in entries.used(_column(member), params.revenue_currency)
}

pass if {
	missing == set()
	_applied
}

finding contains {
	"at": ["/financials/annual", "/team/headcount_scientific", "/financials/high_tech_income_pct", "/grants"],
	"evidence": {
		"rnd_pct": (_rnd * 100) / _revenue,
		"minimum_rnd_pct": _minimum_rnd_pct,
		"headcount_scientific": _scientific,
		"headcount": _headcount,
		"minimum_scientific_staff_pct": params.minimum_scientific_staff_pct,
		"high_tech_income_pct": _high_tech_income,
		"minimum_high_tech_income_pct": params.minimum_high_tech_income_pct,
	},
} if {
	input.company.stage in {"start_up", "growth"}
	input.company.country in params.countries
	dates.older(_founded_on, _as_of, params.minimum_days_registered - 1)
	_scientific * 100 >= params.minimum_scientific_staff_pct * _headcount
	_high_tech_income >= params.minimum_high_tech_income_pct
	_revenue > 0
	_rnd * 100 >= _minimum_rnd_pct * _revenue
	_never_applied
}

suggestion contains {"action": "apply", "values": {}} if count(finding) > 0

_applied if {
	some grant in _grants
	grant.status in params.applied_states
}

_never_applied if {
	facts.whole("/grants")
	entries.lacking(_grants, {"status"}) == set()
	not _applied
}

# The band of the latest year decides on the share asked of all years.
_minimum_rnd_pct := [band.pct |
	some band in params.minimum_rnd_pct
	_latest_revenue <= object.get(band, "revenue_up_to", _latest_revenue)
][0]

_latest_revenue := entries.total(object.filter(_column("revenue"), [_by_year[0]]), params.revenue_currency)

_revenue := entries.total(object.filter(_column("revenue"), _by_year), params.revenue_currency)

_rnd := entries.total(object.filter(_column("rnd_expense"), _by_year), params.revenue_currency)

# The years that count, latest first, by their pointers; undefined while one is unknown or may be missing.
_by_year := [found[1] |
	some found in array.slice(array.reverse(sort(pairs)), 0, params.years_counted)
] if {
	entries.lacking(_years, {"year", "revenue", "rnd_expense"}) == set()
	pairs := [[year.year, pointer] | some pointer, year in _years]
	count(pairs) >= _years_needed
}

_years_needed := 1 if facts.whole("/financials/annual")

_years_needed := params.years_counted if not facts.whole("/financials/annual")

_column(member) := {pointer: object.union(year, {"amount": object.get(year, member, null)}) | some pointer, year in _years}

_years := entries.at("/financials/annual", object.get(input, ["financials", "annual"], null))

_grants := entries.at("/grants", object.get(input, ["grants"], null))

_as_of := given.fact(input.company.as_of)

_founded_on := given.fact(input.company.founded_on)

_headcount := given.fact(input.company.headcount)

_scientific := given.fact(input.team.headcount_scientific)

_high_tech_income := given.fact(input.financials.high_tech_income_pct)
