# METADATA
# title: Founder without a record of learning
# description: |
#   Technology and capital markets move, and founders keep up by learning. One dated record a year per founder is enough: a course, a
#   book, a conference.
# custom:
#   severity: info
#   chapters: ["C-2"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/name
#     - /team/training
#     - /team/training/-
#     - /team/training/*/person
#     - /team/training/*/date
#   levers:
#     - {pointer: /team/training/-, direction: add, actionable: true}
#   title: {zh: 创始人缺少学习记录}
#   description:
#     zh: |
#       技术与资本市场变化很快，创始人需要持续学习。每人每年有一条注明日期的记录即可，课程、书籍、会议均可。
#   message:
#     en: "No record shows what {name} learnt in the last {maximum_age_days} days."
#     zh: "近 {maximum_age_days} 天内没有 {name} 的学习记录。"
#   suggestion:
#     learn:
#       en: "Let {name} choose one thing to learn that the next decision needs, and note date and topic."
#       zh: "请 {name} 结合近期决策选定一项学习内容，并记录日期和主题。"
#   question:
#     /team/training:
#       en: "What did the founders learn this year that changed a decision, and when?"
#       zh: "创始人今年学习了哪些内容，影响了什么决策？请注明时间。"
#     /team/training/-:
#       en: "Is this all that the founders studied in the past year? Please add what is left out."
#       zh: "以上是否为创始人近一年的全部学习记录？如有遗漏，请补充。"
#     /team/training/*/person:
#       en: "Which founder does training record {n} belong to?"
#       zh: "第 {n} 条学习记录是哪位创始人的？"
#     /team/training/*/date:
#       en: "When did training record {n} take place?"
#       zh: "第 {n} 条学习记录的日期是哪一天？"
package rules.founders.founder_learning_unrecorded

import data.lib.entries
import data.lib.facts
import data.lib.founders
import data.lib.given
import data.lib.recency
import data.rules.founders.founder_learning_unrecorded.params

missing contains pointer if some pointer in (facts.absent({"/company/as_of"}) | facts.not_whole({"/team/founders"}))

missing contains pointer if some pointer in entries.lacking(founders.all, {"name"})

# A record that is recent settles its founder; what else is written or left out matters only for the others.
missing contains pointer if {
	some name in (_names - _recent)
	some pointer in (facts.not_whole({"/team/training"}) | _unclear(name))
}

pass if {
	facts.known(input, "company/as_of")
	facts.whole("/team/founders")
	entries.lacking(founders.all, {"name"}) == set()
	_names - _recent == set()
}

finding contains {
	"subject": founders.subject(i),
	"at": [concat("/", [facts.entry("/team/founders", i), "name"])],
	"evidence": {"name": name, "maximum_age_days": params.maximum_age_days},
} if {
	facts.known(input, "company/as_of")
	facts.whole("/team/training")
	some i, founder in input.team.founders
	name := given.fact(founder.name)
	not name in _recent
	_unclear(name) == set()
}

suggestion contains {
	"action": "learn",
	"values": {"name": found.evidence.name},
	"subject": found.subject,
} if some found in finding

_names := {name | some founder in founders.all; name := given.fact(founder.name)}

_recent := {entry.person |
	some entry in _training
	recency.recent(entry.date, params.maximum_age_days)
}

# What could still turn out to be a recent record of that founder.
_unclear(name) := {pointer |
	some at, entry in _training
	object.get(entry, "person", null) in {null, name}
	some pointer in (facts.lacking(at, entry, {"person", "date"}) | recency.undecided(
		concat("/", [at, "date"]),
		object.get(entry, "date", null), params.maximum_age_days,
	))
}

_training := entries.at("/team/training", object.get(input, ["team", "training"], null))
