# METADATA
# title: Key person without a deputy
# description: |
#   Work must go on when a key person is away.
# custom:
#   severity: high
#   chapters: ["6.2.5", "8.2.4"]
#   stages: [start_up, growth, expansion]
#   facts: [/team/key_persons, /team/key_persons/-, /team/key_persons/*/name, /team/key_persons/*/deputy]
#   optional:
#     /team/key_persons/*/name: "It only names the person; without it the place in the list does."
#   levers:
#     - {pointer: /team/key_persons/*/deputy, direction: set, actionable: true}
#   title: {zh: 关键人员无人接替}
#   description:
#     zh: |
#       关键人员缺位时，工作应能继续。指定了接替人只说明有人可以顶上，不说明曾经演练过。
#   message:
#     en: "Nobody can take over from {subject}."
#     zh: "{subject} 的工作无人可以接替。"
#   suggestion:
#     name_deputy:
#       en: "Name a deputy for {subject}, have the deputy run one release or closing alone, and keep access and passwords with two people."
#       zh: "为 {subject} 指定接替人，由其独立完成一次发布或结账，关键权限与密钥至少由两人掌握。"
package rules.team.key_person_without_deputy

import data.lib.key_persons

missing contains pointer if some pointer in key_persons.missing({"deputy"})

pass if key_persons.all_have("deputy")

finding contains {
	"subject": key_persons.subject(i),
	"at": [key_persons.at(i, "deputy")],
	"evidence": {"deputy": false},
} if {
	some i, person in input.team.key_persons
	person.deputy == false
}

suggestion contains {"action": "name_deputy", "values": {}, "subject": found.subject} if some found in finding
