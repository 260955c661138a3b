# METADATA
# title: Figures of dates far apart
# description: |
#   Cash is of the as-of date, ownership of the day of the cap table, the accounts of their period's end. Where two of them lie more than half a
#   year apart, a ratio of both describes no day at all. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-29"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/as_of, /cap_table/as_of, /financials/period_end]
#   levers:
#     - {pointer: /cap_table/as_of, direction: up, actionable: true}
#     - {pointer: /financials/period_end, direction: up, actionable: true}
#   title: {zh: 各项数据时点相差过远}
#   description:
#     zh: |
#       现金取自基准日，股权取自股权结构表截止日，财务数据取自报表期末。任意两个时点相差超过半年，由其合并计算的比率便不对应任何真实时点。原文未涉及。
#   message:
#     cap_table:
#       en: "The cap table dates from {cap_table_on:date}, the profile from {as_of:date}: more than {maximum_days} days apart."
#       zh: "股权结构表截止日为 {cap_table_on:date}，资料基准日为 {as_of:date}，相差超过 {maximum_days} 天。"
#     accounts:
#       en: "The accounts end on {period_end:date}, the profile dates from {as_of:date}: more than {maximum_days} days apart."
#       zh: "财务报表截止日为 {period_end:date}，资料基准日为 {as_of:date}，相差超过 {maximum_days} 天。"
#     both:
#       en: "The cap table dates from {cap_table_on:date}, the accounts end on {period_end:date}: more than {maximum_days} days apart."
#       zh: "股权结构表截止日为 {cap_table_on:date}，财务报表截止日为 {period_end:date}，相差超过 {maximum_days} 天。"
#   suggestion:
#     update_cap_table:
#       en: "Have the company confirm the cap table as of {as_of:date}, with every grant, transfer and conversion since."
#       zh: "请公司出具截至 {as_of:date} 的股权结构表，并补充此后的授予、转让和转股。"
#     close_interim_accounts:
#       en: "Close interim accounts near {as_of:date}; management accounts will do until the next audit."
#       zh: "编制截至 {as_of:date} 前后的中期报表；下次审计之前，管理报表亦可。"
#     align_dates:
#       en: "Choose one day for ownership and accounts, and bring the older one up to it."
#       zh: "为股权与财务数据选定同一时点，并将较早的一项更新至该日。"
package rules.consistency.fact_dates_far_apart

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.rules.consistency.fact_dates_far_apart.params

missing contains pointer if some pointer in facts.absent(object.keys(_names))

missing contains pointer if {
	some [_, first, second] in _pairs
	not _apart(_dates[first], _dates[second])
	not _near(_dates[first], _dates[second])
	some pointer in [first, second]
	count(_dates[pointer]) < count("YYYY-MM-DD")
}

pass if {
	every pair in _pairs { _near(_dates[pair[1]], _dates[pair[2]]) }
}

finding contains {
	"kind": kind,
	"at": [first, second],
	"evidence": {
		_names[first]: _dates[first],
		_names[second]: _dates[second],
		"maximum_days": params.maximum_days,
	},
} if {
	some [kind, first, second] in _pairs
	_apart(_dates[first], _dates[second])
}

suggestion contains {"action": "update_cap_table", "values": {"as_of": found.evidence.as_of}} if {
	some found in finding
	found.kind == "cap_table"
}

suggestion contains {"action": "close_interim_accounts", "values": {"as_of": found.evidence.as_of}} if {
	some found in finding
	found.kind == "accounts"
}

suggestion contains {"action": "align_dates", "values": {}} if {
	some found in finding
	found.kind == "both"
}

_pairs := [
	["cap_table", "/cap_table/as_of", "/company/as_of"],
	["accounts", "/financials/period_end", "/company/as_of"],
	["both", "/cap_table/as_of", "/financials/period_end"],
]

_names := {"/company/as_of": "as_of", "/cap_table/as_of": "cap_table_on", "/financials/period_end": "period_end"}

_dates[pointer] := date if {
	some pointer, _ in _names
	date := given.fact(object.get(input, split(trim_left(pointer, "/"), "/"), null))
}

_apart(first, second) if dates.older(first, second, params.maximum_days)

_apart(first, second) if dates.older(second, first, params.maximum_days)

_near(first, second) if {
	dates.within(first, second, params.maximum_days)
	dates.within(second, first, params.maximum_days)
}
