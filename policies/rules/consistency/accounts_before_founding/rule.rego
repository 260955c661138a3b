# METADATA
# title: Accounts end before the company was founded
# description: |
#   A company has no accounts for a time in which it did not exist. They are those of a predecessor or of a parent, or one of the dates is
#   wrong. A date of the first of January is often only a year, and then years are compared. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-08"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/founded_on, /financials/period_end]
#   levers:
#     - {pointer: /financials/period_end, direction: up, actionable: true}
#     - {pointer: /company/founded_on, direction: set, actionable: false}
#   title: {zh: 财务报表早于公司成立}
#   description:
#     zh: |
#       公司成立之前不可能有自己的财务报表。此时报表属于前一主体或母公司，或者两个日期之一有误。日期为 1 月 1 日的，往往只知年份，此时仅按年份比较。
#       原文未涉及。
#   message:
#     en: "The accounts end on {period_end:date}, before the company was founded ({founded_on:date})."
#     zh: "财务报表截止日为 {period_end:date}，早于公司成立日期 {founded_on:date}。"
#   suggestion:
#     name_the_entity:
#       en: "Say whose accounts these are. If a predecessor's, document what passed to this company, and add accounts of its own since {founded_on:date}."
#       zh: "说明报表所属主体；若属前一主体，应以文件说明转入现公司的内容，并补充自 {founded_on:date} 起现公司自身的报表。"
package rules.consistency.accounts_before_founding

import data.lib.dates
import data.lib.facts
import data.lib.given

missing contains pointer if some pointer in facts.absent({"/company/founded_on", "/financials/period_end"})

missing contains pointer if {
	not dates.before(_end, _founded)
	not dates.not_after(_founded, _end)
	some pointer, date in {"/company/founded_on": _founded, "/financials/period_end": _end}
	count(date) < count("YYYY-MM-DD")
}

pass if dates.not_after(_founded, _end)

finding contains {
	"at": ["/financials/period_end", "/company/founded_on"],
	"evidence": {"period_end": input.financials.period_end, "founded_on": input.company.founded_on},
} if {
	dates.before(_end, _founded)
}

suggestion contains {"action": "name_the_entity", "values": {"founded_on": input.company.founded_on}} if count(finding) > 0

_founded := dates.registered(given.fact(input.company.founded_on))

_end := given.fact(input.financials.period_end)
