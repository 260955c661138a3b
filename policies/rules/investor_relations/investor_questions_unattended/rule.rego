# METADATA
# title: Investors wait for answers
# description: |
#   A log of what investors asked and when they were answered shows whether somebody listens. A log without an entry shows no dialogue at
#   all.
# custom:
#   severity: low
#   chapters: ["5.3.3"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /investor_relations/has_outside_investors
#     - /investor_relations/feedback_log
#     - /investor_relations/feedback_log/-
#     - /investor_relations/feedback_log/*/date
#     - /investor_relations/feedback_log/*/answered_on
#   levers:
#     - {pointer: /investor_relations/feedback_log/*/answered_on, direction: down, actionable: true}
#     - {pointer: /investor_relations/feedback_log, direction: add, actionable: true}
#   title: {zh: 对投资人提问回应不及时}
#   description:
#     zh: |
#       投资人提问及答复的记录，可反映公司是否重视沟通。本规则依据记录计算答复用时，不评价答复质量；记录为空则说明没有互动可查。
#       没有外部投资人的公司不适用。
#   message:
#     slow:
#       en: "The median response time to investors' questions is {median_days:1+} days ({questions} on record; limit {maximum_median_days} days)."
#       zh: "投资人的 {questions} 个问题，答复用时中位数为 {median_days:1+} 天，超过 {maximum_median_days} 天的上限。"
#     unrecorded:
#       en: "No question of an investor is on record, and no answer."
#       zh: "没有投资人提问及答复的记录。"
#   suggestion:
#     answer_in_time:
#       en: "Name one person who answers or says by when, within {maximum_median_days} days, and show the open questions in each board paper."
#       zh: "指定专人在 {maximum_median_days} 天内答复或告知答复时间，并在每次董事会材料中列示未答复问题。"
#     keep_log:
#       en: "Keep one list of what investors ask: date, topic, answer date; start with the questions of the last meeting."
#       zh: "建立投资人问题台账，登记日期、主题和答复日期，可从最近一次会议的提问开始。"
#   question:
#     /investor_relations/feedback_log:
#       en: "What did investors ask in the last twelve months, and when were they answered?"
#       zh: "近十二个月投资人提出过哪些问题？分别在哪一天答复？"
#     /investor_relations/feedback_log/-:
#       en: "Does the log hold every question of the investors? Please add the others, open ones included."
#       zh: "问题台账是否完整？请补充遗漏的问题，包括尚未答复的。"
#     /investor_relations/feedback_log/*/date:
#       en: "When did the investor ask about {topic}?"
#       zh: "投资人是哪一天就「{topic}」提问的？"
#     /investor_relations/feedback_log/*/answered_on:
#       en: "When was the question about {topic} of {date} answered, or is it open?"
#       zh: "{date} 关于「{topic}」的提问是哪一天答复的？是否仍未答复？"
package rules.investor_relations.investor_questions_unattended

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.rules.investor_relations.investor_questions_unattended.params

not_applicable if input.company.stage == "start_up"

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({"/company/stage", "/investor_relations/has_outside_investors"})
}

missing contains pointer if some pointer in facts.not_whole({"/investor_relations/feedback_log"})

# A date that is not a day can't be counted from.
missing contains concat("/", [facts.entry("/investor_relations/feedback_log", i), member]) if {
	some i, question in input.investor_relations.feedback_log
	some member in ["date", "answered_on"]
	not _is_day(question, member)
}

pass if _median <= params.maximum_median_days

finding contains {
	"kind": "slow",
	"at": ["/investor_relations/feedback_log"],
	"evidence": {
		"median_days": _median,
		"questions": count(_waits),
		"maximum_median_days": params.maximum_median_days,
	},
} if {
	_median > params.maximum_median_days
}

finding contains {"kind": "unrecorded", "at": ["/investor_relations/feedback_log"], "evidence": {"questions": 0}} if {
	count(_waits) == 0
}

suggestion contains {
	"action": "answer_in_time",
	"values": {"maximum_median_days": params.maximum_median_days},
} if {
	_median > params.maximum_median_days
}

suggestion contains {"action": "keep_log", "values": {}} if count(_waits) == 0

_median := (_waits[floor((count(_waits) - 1) / 2)] + _waits[floor(count(_waits) / 2)]) / 2 if count(_waits) > 0

# The days that each question waited, ascending; undefined until all of them are known.
_waits := waits if {
	_is_due
	facts.whole("/investor_relations/feedback_log")
	waits := sort([dates.days_between(question.date, question.answered_on) |
		some question in input.investor_relations.feedback_log
		_is_day(question, "date")
		_is_day(question, "answered_on")
	])
	count(waits) == count(input.investor_relations.feedback_log)
}

_is_due if {
	input.company.stage in {"growth", "expansion"}
	input.investor_relations.has_outside_investors == true
}

_is_day(question, member) if count(given.fact(question[member])) == count("YYYY-MM-DD")
