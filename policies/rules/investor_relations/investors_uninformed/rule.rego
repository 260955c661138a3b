# METADATA
# title: Investors not kept informed
# description: |
#   Investors who hear from the company every quarter can help before it is too late and are readier to follow on; silence is read as bad
#   news. Written updates should go out regularly, the last one lately, and the calendar should hold a contact of late or the next one.
#   Without outside investors there is nobody to write to.
# custom:
#   severity: medium
#   chapters: ["5.2.2", "5.3.1", "7.c"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/as_of
#     - /investor_relations/has_outside_investors
#     - /investor_relations/updates_per_year
#     - /investor_relations/last_update_on
#     - /investor_relations/calendar
#     - /investor_relations/calendar/-
#     - /investor_relations/calendar/*/date
#   replaces:
#     investor_relations/investor_updates_rare: frequency
#     investor_relations/investor_update_overdue: last_update
#     investor_relations/investor_contacts_lapsed: calendar
#   levers:
#     - {pointer: /investor_relations/last_update_on, direction: up, actionable: true}
#     - {pointer: /investor_relations/updates_per_year, direction: up, actionable: true}
#     - {pointer: /investor_relations/calendar, direction: add, actionable: true}
#   title: {zh: 投资人沟通不足}
#   description:
#     zh: |
#       至少按季通报，投资人才能在问题变大之前提供帮助，也更愿意跟投；长期沉默会被理解为坏消息。书面通报应定期发送且近期发过，
#       沟通日程上应有近期的接触或已约定的下一次。没有外部投资人的公司不适用。
#   message:
#     rare:
#       en: "Written updates to investors a year: {updates_per_year}; at least {minimum_updates_per_year} are expected."
#       zh: "每年向投资人书面通报 {updates_per_year} 次，少于通常要求的 {minimum_updates_per_year} 次。"
#     overdue:
#       en: "The last investor update went out on {last_update_on:date}, {age_days} days before the as-of date; {maximum_update_age_days} days is the limit."
#       zh: "最近一次投资人通报发送于 {last_update_on:date}，距基准日已 {age_days} 天，超过 {maximum_update_age_days} 天的上限。"
#     none:
#       en: "The calendar of investor contacts is empty."
#       zh: "与投资人的沟通日程为空。"
#     lapsed:
#       en: "The last contact with investors was on {last_on:date}; nothing is set since, and {maximum_contact_age_days} days is the limit."
#       zh: "最近一次与投资人的接触在 {last_on:date}，此后没有安排，已超过 {maximum_contact_age_days} 天的上限。"
#   suggestion:
#     write_regularly:
#       en: "Send a one-page update at least {minimum_updates_per_year} times a year, better monthly: cash, burn, runway, the one metric that counts, what went wrong, where help is needed."
#       zh: "每年至少发送 {minimum_updates_per_year} 次（最好按月）一页纸的进展通报：现金、消耗、跑道、核心指标、不及预期之处及所需协助。"
#     send_update:
#       en: "Send an update now, the bad news first, with the next two dates in it."
#       zh: "尽快补发一期通报，先写不利情况，并预告后两期的发送日期。"
#     set_dates:
#       en: "Set the next four contacts with date, form and host, and put the call after the quarter's closing first."
#       zh: "排定未来四次沟通的日期、形式和负责人，首次宜安排在季度结账之后。"
#   question:
#     /investor_relations/updates_per_year:
#       en: "How many written updates did the investors get in the last twelve months? Please send the last two."
#       zh: "近十二个月向投资人发送过几次书面通报？请提供最近两期。"
#     /investor_relations/last_update_on:
#       en: "When did the last investor update go out, and to whom?"
#       zh: "最近一次投资人通报是哪一天发出的？发给了哪些投资人？"
#     /investor_relations/calendar:
#       en: "When were the last two contacts with investors, in which form, and when is the next?"
#       zh: "最近两次与投资人的沟通在什么时候、以何种形式？下一次定在何时？"
#     /investor_relations/calendar/-:
#       en: "Does the calendar hold every contact with investors, held or planned? Please add the others."
#       zh: "沟通日程是否包含全部已进行和已安排的沟通？如有遗漏，请补充。"
#     /investor_relations/calendar/*/date:
#       en: "When is or was contact {n} with the investors ({form})?"
#       zh: "第 {n} 次与投资人的沟通（{form}）是在哪一天？"
package rules.investor_relations.investors_uninformed

import data.lib.facts
import data.lib.given
import data.lib.recency
import data.rules.investor_relations.investors_uninformed.params

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({
		"/company/as_of",
		"/investor_relations/has_outside_investors",
		"/investor_relations/updates_per_year",
		"/investor_relations/last_update_on",
	})
}

missing contains pointer if {
	some pointer in recency.undecided("/investor_relations/last_update_on", _last, params.maximum_update_age_days)
}

missing contains pointer if some pointer in recency.unsettled(_calendar, params.maximum_contact_age_days)

pass if {
	missing == set()
	_updates >= params.minimum_updates_per_year
	recency.recent(_last, params.maximum_update_age_days)
	recency.any_recent(_calendar, params.maximum_contact_age_days)
}

finding contains {
	"kind": "rare",
	"subject": "frequency",
	"at": ["/investor_relations/updates_per_year"],
	"evidence": {
		"updates_per_year": _updates,
		"minimum_updates_per_year": params.minimum_updates_per_year,
	},
} if {
	_updates < params.minimum_updates_per_year
}

finding contains {
	"kind": "overdue",
	"subject": "last_update",
	"at": ["/investor_relations/last_update_on"],
	"evidence": {
		"last_update_on": _last,
		"age_days": recency.age(_last),
		"maximum_update_age_days": params.maximum_update_age_days,
	},
} if {
	recency.older(_last, params.maximum_update_age_days)
}

finding contains {
	"kind": "none",
	"severity": "low",
	"subject": "calendar",
	"at": [_calendar],
	"evidence": {"maximum_contact_age_days": params.maximum_contact_age_days},
} if {
	_is_due
	recency.all_older(_calendar, params.maximum_contact_age_days)
	count(input.investor_relations.calendar) == 0
}

finding contains {
	"kind": "lapsed",
	"severity": "low",
	"subject": "calendar",
	"at": [_calendar],
	"evidence": {"last_on": recency.latest(_calendar), "maximum_contact_age_days": params.maximum_contact_age_days},
} if {
	_is_due
	recency.all_older(_calendar, params.maximum_contact_age_days)
	count(input.investor_relations.calendar) > 0
}

suggestion contains {
	"action": "write_regularly",
	"subject": "frequency",
	"values": {"minimum_updates_per_year": params.minimum_updates_per_year},
} if {
	some found in finding
	found.subject == "frequency"
}

suggestion contains {"action": _actions[found.subject], "subject": found.subject, "values": {}} if some found in finding

_actions := {"last_update": "send_update", "calendar": "set_dates"}

_calendar := "/investor_relations/calendar"

# The following are undefined unless there are outside investors to write to.
_updates := given.fact(input.investor_relations.updates_per_year) if _is_due

_last := given.fact(input.investor_relations.last_update_on) if _is_due

_is_due if input.investor_relations.has_outside_investors == true
