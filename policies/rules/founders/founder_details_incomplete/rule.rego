# METADATA
# title: Founder's details incomplete
# description: |
#   Investors want to know of every founder what the person does in the company, what came before, and how much time goes into it.
#   A founder without any role in the company is a finding; what the profile does not say is a question.
# custom:
#   severity: high
#   chapters: ["5.2.4"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/name
#     - /team/founders/*/roles
#     - /team/founders/*/background
#     - /team/founders/*/full_time
#   optional:
#     /team/founders/*/name: "It only names the founder; without it the place in the list does."
#   levers:
#     - {pointer: /team/founders/*/roles, direction: add, actionable: true}
#   title: {zh: 创始人信息不完整}
#   description:
#     zh: |
#       投资人需要了解每位创始人在公司的职责、过往经历和投入时间。载明在公司没有任何职务的，提示问题；资料未提及的，列为待答问题。
#   message:
#     no_role:
#       en: "{subject} is named as a founder and has no role in the company."
#       zh: "{subject} 列为创始人，但在公司没有任何职务。"
#     no_background:
#       en: "By the profile, {subject} has no earlier work to show."
#       zh: "资料载明 {subject} 没有可说明的过往经历。"
#   suggestion:
#     assign_role:
#       en: "Give {subject} a role with a scope of its own, or agree on the shares of a founder who no longer works for the company."
#       zh: "明确 {subject} 的职务与分工；如已不在公司任职，应就其所持股权作出约定。"
#     describe_background:
#       en: "Write a paragraph on {subject}: studies, projects and first work count too, with dates that can be checked."
#       zh: "为 {subject} 撰写一段经历说明，求学、项目和早期工作均可，并注明可核实的时间。"
#   question:
#     /team/founders/*/roles:
#       en: "What does {subject} do in the company, and who decides when founders disagree?"
#       zh: "{subject} 在公司担任什么职务？创始人意见不一致时由谁决定？"
package rules.founders.founder_details_incomplete

import data.lib.entries
import data.lib.facts
import data.lib.founders
import data.lib.given
import data.lib.words

missing contains pointer if some pointer in facts.not_whole({"/team/founders"})

missing contains pointer if some pointer in entries.lacking(founders.all, {"roles", "background", "full_time"})

pass if {
	facts.whole("/team/founders")
	every founder in input.team.founders {
		count(given.fact(founder.roles)) > 0
		words.says_something(founder, "background")
		is_boolean(founder.full_time)
	}
}

finding contains {
	"kind": "no_role",
	"subject": founders.subject(i),
	"at": [concat("/", [facts.entry("/team/founders", i), "roles"])],
	"evidence": {"roles": []},
} if {
	some i, founder in input.team.founders
	founder.roles == []
}

finding contains {
	"kind": "no_background",
	"severity": "low",
	"subject": founders.subject(i),
	"at": [concat("/", [facts.entry("/team/founders", i), "background"])],
	"evidence": {"background": founder.background},
} if {
	some i, founder in input.team.founders
	words.says_none(founder, "background")
}

suggestion contains {"action": "assign_role", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "no_role"
}

suggestion contains {"action": "describe_background", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "no_background"
}
