# METADATA
# title: No recent or coming contact with investors
# description: |
#   A calendar of calls, letters and meetings keeps contact from depending on anybody's mood. One contact lately, or one already set for
#   the coming weeks, is enough here. The rule proves that a date stands in the calendar, not that the talk was worth it.
# custom:
#   severity: low
#   chapters: ["5.3.1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/as_of
#     - /investor_relations/has_outside_investors
#     - /investor_relations/calendar
#     - /investor_relations/calendar/-
#     - /investor_relations/calendar/*/date
#   levers:
#     - {pointer: /investor_relations/calendar, direction: add, actionable: true}
#   title: {zh: 与投资人的沟通中断}
#   description:
#     zh: |
#       有沟通日程，联系才不会全凭心情。近期有过一次接触或已约定下一次即可。本规则只确认日程上有日期，不评价沟通质量；
#       没有外部投资人的公司不适用。
#   message:
#     none:
#       en: "The calendar of investor contacts is empty."
#       zh: "与投资人的沟通日程为空。"
#     old:
#       en: "The last contact with investors was on {last_on:date}; nothing is set since, and {maximum_age_days} days is the limit."
#       zh: "最近一次与投资人的接触在 {last_on:date}，此后没有安排，已超过 {maximum_age_days} 天的上限。"
#   suggestion:
#     set_dates:
#       en: "Set the next four contacts with date, form and host, and put the call after the quarter's closing first."
#       zh: "排定未来四次沟通的日期、形式和负责人，首次宜安排在季度结账之后。"
#   question:
#     /investor_relations/calendar:
#       en: "When were the last two contacts with investors, in which form, and when is the next?"
#       zh: "最近两次与投资人的沟通在什么时候、以何种形式？下一次定在何时？"
#     /investor_relations/calendar/-:
#       en: "Does the calendar hold every contact with investors, held or planned? Please add the others."
#       zh: "沟通日程是否包含全部已进行和已安排的沟通？如有遗漏，请补充。"
#     /investor_relations/calendar/*/date:
#       en: "When is or was contact {n} with the investors ({form})?"
#       zh: "第 {n} 次与投资人的沟通（{form}）是在哪一天？"
package rules.investor_relations.investor_contacts_lapsed

import data.lib.facts
import data.lib.recency
import data.rules.investor_relations.investor_contacts_lapsed.params

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({"/investor_relations/has_outside_investors"})
}

missing contains pointer if some pointer in recency.unsettled(_pointer, params.maximum_age_days)

pass if {
	_is_due
	recency.any_recent(_pointer, params.maximum_age_days)
}

finding contains {"kind": "none", "at": [_pointer], "evidence": {"maximum_age_days": params.maximum_age_days}} if {
	_is_due
	recency.all_older(_pointer, params.maximum_age_days)
	count(input.investor_relations.calendar) == 0
}

finding contains {
	"kind": "old",
	"at": [_pointer],
	"evidence": {"last_on": recency.latest(_pointer), "maximum_age_days": params.maximum_age_days},
} if {
	_is_due
	recency.all_older(_pointer, params.maximum_age_days)
	count(input.investor_relations.calendar) > 0
}

suggestion contains {"action": "set_dates", "values": {}} if count(finding) > 0

_pointer := "/investor_relations/calendar"

_is_due if input.investor_relations.has_outside_investors == true
