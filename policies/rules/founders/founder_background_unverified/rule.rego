# METADATA
# title: Founder's background not verifiable
# description: |
#   What a founder says about earlier work counts when it can be checked: employer, role and dates, and a reference or record. A founder
#   for whom the profile says that there is none is a finding; one about whom it says nothing is a question.
# custom:
#   severity: medium
#   chapters: ["7.g"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/name
#     - /team/founders/*/background
#     - /team/founders/*/verified_by
#   optional:
#     /team/founders/*/name: "It only names the founder; without it the place in the list does."
#   levers:
#     - {pointer: /team/founders/*/verified_by, direction: set, actionable: true}
#   title: {zh: 创始人履历无从核实}
#   description:
#     zh: |
#       创始人的过往经历应当可核实：任职机构、职务、起止时间，以及推荐人或书面记录。资料载明无人可证的，提示问题；未提及的，列为待答问题。
#       有推荐人只说明可以核实，不代表核实结果。
#   message:
#     en: "Nothing supports the background of {subject}: no reference or record is at hand."
#     zh: "{subject} 的履历无推荐人或书面记录可供核实。"
#   suggestion:
#     provide_reference:
#       en: "For {subject}, name one former manager who may be called, or provide a record such as an employment certificate or a registered patent."
#       zh: "请为 {subject} 提供一位可联系的原上级，或离职证明、专利登记等书面记录。"
#   question:
#     /team/founders/*/verified_by:
#       en: "Which former manager of {subject} may we call, or which record supports the background?"
#       zh: "可联系 {subject} 的哪位原上级核实履历？或有何书面记录？"
package rules.founders.founder_background_unverified

import data.lib.entries
import data.lib.facts
import data.lib.founders
import data.lib.words

missing contains pointer if {
	some pointer in (facts.not_whole({"/team/founders"}) | entries.lacking(founders.all, {"background", "verified_by"}))
}

pass if {
	facts.whole("/team/founders")
	every founder in input.team.founders {
		words.says_something(founder, "background")
		words.says_something(founder, "verified_by")
	}
}

finding contains {
	"subject": founders.subject(i),
	"at": [concat("/", [facts.entry("/team/founders", i), member])],
	"evidence": {member: founder[member]},
} if {
	some i, founder in input.team.founders
	member := _unsupported(founder)
}

suggestion contains {"action": "provide_reference", "values": {}, "subject": found.subject} if some found in finding

# Where the profile says that there is nothing: no background to check, or nobody to ask.
_unsupported(founder) := "verified_by" if {
	words.says_none(founder, "verified_by")
} else := "background" if words.says_none(founder, "background")
