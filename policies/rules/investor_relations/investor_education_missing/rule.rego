# METADATA
# title: No session that explains the business to investors
# description: |
#   A session a year on how the models work and what they cost can spare many questions. The direction is unusual, as investors mostly
#   advise founders, and its effect is unproven: for information only.
# custom:
#   severity: info
#   chapters: ["5.3.4"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /investor_relations/has_outside_investors
#     - /investor_relations/education
#     - /investor_relations/education/-
#     - /investor_relations/education/*/date
#   levers:
#     - {pointer: /investor_relations/education, direction: add, actionable: true}
#   title: {zh: 未向投资人做业务讲解}
#   description:
#     zh: |
#       每年一次讲解模型原理和成本构成，可减少许多重复提问。通常是投资人指导创始人，此项方向相反、效果也未经证实，仅供参考。没有外部投资人
#       的公司不适用。
#   message:
#     none:
#       en: "No session that explains the business to investors is on record."
#       zh: "没有向投资人讲解业务的记录。"
#     old:
#       en: "The last session that explained the business to investors was on {last_on:date}, more than {maximum_age_days} days before the as-of date."
#       zh: "最近一次向投资人讲解业务是在 {last_on:date}，距基准日超过 {maximum_age_days} 天。"
#   suggestion:
#     hold_session:
#       en: "If investors keep asking the same questions, answer them once in an hour with the technical lead."
#       zh: "如投资人反复提出同类问题，可由技术负责人用一小时集中讲解一次。"
#   question:
#     /investor_relations/education:
#       en: "Has anybody explained the technology and its costs to the investors in a session, and when?"
#       zh: "是否曾专门向投资人讲解技术与成本构成？在什么时候？"
#     /investor_relations/education/-:
#       en: "Are these all the sessions held for investors? Please add the others."
#       zh: "以上是否为全部面向投资人的讲解？如有其他，请补充。"
#     /investor_relations/education/*/date:
#       en: "When was the session on {topic} held?"
#       zh: "主题为「{topic}」的讲解是哪一天举办的？"
package rules.investor_relations.investor_education_missing

import data.lib.facts
import data.lib.recency
import data.rules.investor_relations.investor_education_missing.params

not_applicable if input.company.stage == "start_up"

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({"/company/stage", "/investor_relations/has_outside_investors"})
}

missing contains pointer if some pointer in recency.unsettled(_pointer, params.maximum_age_days)

pass if {
	_is_due
	recency.any_recent(_pointer, params.maximum_age_days)
}

finding contains {"kind": "none", "at": [_pointer], "evidence": {"maximum_age_days": params.maximum_age_days}} if {
	_is_due
	recency.all_older(_pointer, params.maximum_age_days)
	count(input.investor_relations.education) == 0
}

finding contains {
	"kind": "old",
	"at": [_pointer],
	"evidence": {"last_on": recency.latest(_pointer), "maximum_age_days": params.maximum_age_days},
} if {
	_is_due
	recency.all_older(_pointer, params.maximum_age_days)
	count(input.investor_relations.education) > 0
}

suggestion contains {"action": "hold_session", "values": {}} if count(finding) > 0

_pointer := "/investor_relations/education"

_is_due if {
	input.company.stage in {"growth", "expansion"}
	input.investor_relations.has_outside_investors == true
}
