# METADATA
# title: Last investor update too long ago
# description: |
#   Silence is read as bad news. After a quarter and some days without an update, investors hear of the company from others. The rule
#   proves when the last update went out, not what it said. Without outside investors there is nobody to write to.
# custom:
#   severity: medium
#   chapters: ["5.2.2", "5.3.1", "7.c"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts: [/company/as_of, /investor_relations/has_outside_investors, /investor_relations/last_update_on]
#   levers:
#     - {pointer: /investor_relations/last_update_on, direction: up, actionable: true}
#   title: {zh: 投资人通报逾期}
#   description:
#     zh: |
#       长期沉默会被理解为坏消息。一个季度以上没有通报，投资人只能从别处了解公司。本规则只看最近一次通报的日期，不评价内容；
#       没有外部投资人的公司不适用。
#   message:
#     en: "The last investor update went out on {last_update_on:date}, {age_days} days before the as-of date; {maximum_age_days} days is the limit."
#     zh: "最近一次投资人通报发送于 {last_update_on:date}，距基准日已 {age_days} 天，超过 {maximum_age_days} 天的上限。"
#   suggestion:
#     send_update:
#       en: "Send an update now, the bad news first, with the next two dates in it."
#       zh: "尽快补发一期通报，先写不利情况，并预告后两期的发送日期。"
#   question:
#     /investor_relations/last_update_on:
#       en: "When did the last investor update go out, and to whom?"
#       zh: "最近一次投资人通报是哪一天发出的？发给了哪些投资人？"
package rules.investor_relations.investor_update_overdue

import data.lib.facts
import data.lib.given
import data.lib.recency
import data.rules.investor_relations.investor_update_overdue.params

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({
		"/company/as_of",
		"/investor_relations/has_outside_investors",
		"/investor_relations/last_update_on",
	})
}

missing contains pointer if {
	some pointer in recency.undecided("/investor_relations/last_update_on", _last, params.maximum_age_days)
}

pass if recency.recent(_last, params.maximum_age_days)

finding contains {
	"at": ["/investor_relations/last_update_on"],
	"evidence": {
		"last_update_on": _last,
		"age_days": recency.age(_last),
		"maximum_age_days": params.maximum_age_days,
	},
} if {
	recency.older(_last, params.maximum_age_days)
}

suggestion contains {"action": "send_update", "values": {}} if count(finding) > 0

# Undefined unless there are outside investors to write to.
_last := given.fact(input.investor_relations.last_update_on) if {
	input.investor_relations.has_outside_investors == true
}
