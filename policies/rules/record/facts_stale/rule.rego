# METADATA
# title: Facts out of date
# description: |
#   A verdict is as current as the oldest fact that it rests on. A balance of last year says nothing of today's runway, and a list of
#   shareholders nothing of those who came since. From the ages named here on no pass rests on a fact: the rules that need it ask for the value of
#   today. This rule looks at the dates that the facts carry, not at what the facts say. Not in the article.
# custom:
#   severity: low
#   chapters: ["X-41"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /company/as_of, /company/facts_as_of, /financials/period_end, /cap_table/as_of]
#   optional:
#     /company/facts_as_of: facts without a date are of the as-of date
#     /financials/period_end: accounts without a date are of that of the other facts
#     /cap_table/as_of: a cap table without a date is of that of the other facts
#   levers:
#     - {pointer: /company/facts_as_of, direction: up, actionable: true}
#     - {pointer: /financials/period_end, direction: up, actionable: true}
#     - {pointer: /cap_table/as_of, direction: up, actionable: true}
#   title: {zh: 资料过期}
#   description:
#     zh: |
#       结论的时效取决于其所依据的最旧的一项事实。去年的现金余额说明不了今天的现金跑道，旧的股东名册也不反映此后进入的股东。
#       超过此处规定期限的事实不再支持任何“通过”的结论，相关规则将要求提供最新数据。本规则只看事实所属日期，不评价其内容。原文未涉及。
#   message:
#     profile:
#       en: "The facts without a date of their own, cash among them, are of {facts_as_of:date}: {age_days} days old; no pass rests on a balance older than {maximum_days} days."
#       zh: "现金等未单独注明日期的事实截至 {facts_as_of:date}，距今 {age_days} 天；余额类数据超过 {maximum_days} 天即不再支持“通过”的结论。"
#     accounts:
#       en: "The accounts end on {period_end:date}, {age_days} days back; no pass rests on a balance older than {maximum_days} days."
#       zh: "财务数据截至 {period_end:date}，距今 {age_days} 天；余额类数据超过 {maximum_days} 天即不再支持“通过”的结论。"
#     cap_table:
#       en: "The cap table is of {cap_table_on:date}, {age_days} days back; no pass rests on a list older than {maximum_days} days."
#       zh: "股权结构表截至 {cap_table_on:date}，距今 {age_days} 天；清单类资料超过 {maximum_days} 天即不再支持“通过”的结论。"
#   suggestion:
#     update:
#       en: "Ask the company for its figures of today, and date them: as-of date, end of the accounts' period, day of the cap table."
#       zh: "请公司提供最新数据并注明日期：资料基准日、财务报表截止日、股权结构表截止日。"
#   question:
#     /company/facts_as_of:
#       en: "Of which day are the facts that carry no date of their own?"
#       zh: "未单独注明日期的事实截至哪一天？"
package rules.record.facts_stale

import data.lib.ages
import data.lib.facts
import data.lib.given
import data.lib.recency

missing contains pointer if some pointer in facts.absent({"/company/stage", "/company/as_of"})

missing contains pointer if {
	some by, date in _dates
	some pointer in recency.undecided(by, date, _maximum(by))
}

pass if {
	input.company.stage
	input.company.as_of
	every by, date in _dates { recency.recent(date, _maximum(by)) }
}

finding contains {
	"kind": limit.kind,
	"at": [by],
	"evidence": {limit.date: date, "age_days": recency.age(date), "maximum_days": _maximum(by)},
} if {
	some by, date in _dates
	recency.older(date, _maximum(by))
	limit := _limits[by]
}

suggestion contains {"action": "update", "values": {}} if count(finding) > 0

# What is held against each date: the shortest of the ages of what it is the date of.
_limits := {
	"/company/facts_as_of": {"kind": "profile", "date": "facts_as_of", "ages": "balance"},
	"/financials/period_end": {"kind": "accounts", "date": "period_end", "ages": "balance"},
	"/cap_table/as_of": {"kind": "cap_table", "date": "cap_table_on", "ages": "count"},
}

_maximum(by) := days if {
	input.company.stage
	days := ages.maximum_days(_limits[by].ages)
}

_dates[by] := date if {
	some by, _ in _limits
	date := given.fact(object.get(input, split(trim_left(by, "/"), "/"), null))
}
