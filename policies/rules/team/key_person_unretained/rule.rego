# METADATA
# title: No retention for key person
# description: |
#   Somebody whom the company could not lose should have a reason to stay: shares or options that still vest, or a retention grant.
# custom:
#   severity: high
#   chapters: ["8.2.4"]
#   stages: [start_up, growth, expansion]
#   facts: [/team/key_persons, /team/key_persons/-, /team/key_persons/*/name, /team/key_persons/*/retained]
#   optional:
#     /team/key_persons/*/name: "It only names the person; without it the place in the list does."
#   levers:
#     - {pointer: /team/key_persons/*/retained, direction: set, actionable: true}
#   title: {zh: 关键人员缺乏留任约束}
#   description:
#     zh: |
#       公司离不开的人应有留下的理由：尚在兑现的股权或期权，或留任激励。
#   message:
#     en: "Neither vesting nor a retention grant binds {subject} to the company."
#     zh: "{subject} 既无在兑现的股权，也无留任激励。"
#   suggestion:
#     grant_retention:
#       en: "Offer {subject} a grant that vests over the next years, with a confidentiality and, where the law allows it, a non-compete agreement."
#       zh: "向 {subject} 授予未来数年内分期兑现的股权激励，并签订保密协议；在法律允许的范围内约定竞业限制。"
package rules.team.key_person_unretained

import data.lib.key_persons

missing contains pointer if some pointer in key_persons.missing({"retained"})

pass if key_persons.all_have("retained")

finding contains {
	"subject": key_persons.subject(i),
	"at": [key_persons.at(i, "retained")],
	"evidence": {"retained": false},
} if {
	some i, person in input.team.key_persons
	person.retained == false
}

suggestion contains {"action": "grant_retention", "values": {}, "subject": found.subject} if some found in finding
