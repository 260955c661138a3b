# METADATA
# title: Question unanswered
# description: |
#   A question that stays open for long says something itself. The profile may hold the day on which a question about a fact went to the
#   company (asked); when it is old and the fact is still not there, that is a finding: high for a core fact, without which no checklist
#   reaches a verdict, medium for any other. Not in the article.
# custom:
#   severity: high
#   chapters: ["X-11"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts: [/company/as_of, /asked, "/asked/*"]
#   statement: /asked
#   optional:
#     /asked: "Where the profile holds no log of questions, nothing was asked."
#     /asked/*: "The log is kept by those who ask, not by the company: an entry that is gone was not asked."
#   levers:
#     - {pointer: "/asked/*", direction: set, actionable: false}
#   title: {zh: 问题逾期未答}
#   description:
#     zh: |
#       长期得不到答复的问题，本身就说明问题。资料可记录就某项事实向公司提问的日期（asked）；逾期而该事实仍未提供的，提示问题：
#       属关键信息（缺少即无法得出结论）的为高，其余为中。原文未涉及。
#   message:
#     en: "The question about {subject} went out on {asked_on:date} and is unanswered after more than {maximum_days} days."
#     zh: "关于 {subject} 的问题已于 {asked_on:date} 提出，超过 {maximum_days} 天仍未答复。"
#   suggestion:
#     ask_again:
#       en: "Ask for {subject} once more with a date for the answer, and take the matter up in the next call; agree on whom to ask if the addressee can't say."
#       zh: "再次索取 {subject} 并约定答复时间，在下次沟通中当面跟进；如对方无法答复，请其指定知情人。"
#   question:
#     /asked:
#       en: "Which questions of ours or of other investors are still open on your side, and since when? If none, please say so."
#       zh: "我方或其他投资人此前提出的问题中，还有哪些尚未答复？分别是何时提出的？没有也请说明。"
#     /asked/*:
#       en: "When did this question go to the company?"
#       zh: "该问题是哪一天向公司提出的？"
package rules.risk.question_unanswered

import data.lib.facts
import data.lib.money
import data.lib.recency
import data.rules.risk.question_unanswered.params

# It is on record that nothing was asked.
not_applicable if input.asked == {}

# Nobody keeps a log of questions.
not_applicable if not facts.known(input, "asked")

missing contains pointer if some pointer in facts.absent({"/company/as_of"})

missing contains pointer if {
	some fact, day in _open
	some pointer in recency.undecided(_at(fact), day, params.maximum_days)
}

pass if {
	input.company.as_of != null
	input.asked != null
	every day in _open { recency.recent(day, params.maximum_days) }
}

finding contains {
	"subject": fact,
	"severity": _severity(fact),
	"at": [_at(fact)],
	"evidence": {"asked_on": day, "maximum_days": params.maximum_days},
} if {
	some fact, day in _open
	recency.older(day, params.maximum_days)
}

suggestion contains {"action": "ask_again", "values": {}, "subject": found.subject} if some found in finding

_severity(fact) := "high" if {
	some core in params.core
	startswith(concat("", [fact, "/"]), concat("", [core, "/"]))
} else := "medium"

# The questions whose fact is not there, with their days.
_open := {fact: day | some fact, day in input.asked; not _answered(fact)}

_answered(fact) if {
	not endswith(fact, "/-")
	not startswith(fact, "/rates/")
	facts.absent({fact}) == set()
}

# The question was what else is in the list.
_answered(fact) if facts.whole(trim_suffix(fact, "/-"))

_answered(fact) if {
	["", "rates", from, to] = split(fact, "/")
	money.rate(from, to)
}

# A pointer as the name of a member (RFC 6901).
_at(fact) := concat("/", ["/asked", replace(replace(fact, "~", "~0"), "/", "~1")])
