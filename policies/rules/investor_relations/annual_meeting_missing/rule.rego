# METADATA
# title: No annual meeting of shareholders
# description: |
#   With many shareholders, not all of whom sit on the board, a yearly meeting is where the accounts are put to everybody at once. The
#   rule proves that one is held, not what is said there.
# custom:
#   severity: low
#   chapters: ["5.2.2", "5.3.1"]
#   stages: [expansion]
#   when_empty: unproven
#   facts: [/company/stage, /investor_relations/has_outside_investors, /investor_relations/annual_meeting]
#   levers:
#     - {pointer: /investor_relations/annual_meeting, direction: set, actionable: true}
#   title: {zh: 未召开年度股东会}
#   description:
#     zh: |
#       股东众多且并非都有董事席位时，年度股东会是向全体股东报告财务状况的场合。本规则只确认会议召开，不评价会议内容。
#   message:
#     en: "No yearly meeting of shareholders is held."
#     zh: "公司未召开年度股东会。"
#   suggestion:
#     hold_annual_meeting:
#       en: "Call a shareholders' meeting within six months of the year end; put the accounts, the budget and the auditor's appointment to it."
#       zh: "在会计年度结束后六个月内召开股东会，审议财务报告、预算和审计机构的聘任。"
#   question:
#     /investor_relations/annual_meeting:
#       en: "Is a meeting of all shareholders held every year, and when was the last one?"
#       zh: "公司是否每年召开全体股东会议？最近一次是哪一天？"
package rules.investor_relations.annual_meeting_missing

import data.lib.facts

not_applicable if input.company.stage in {"start_up", "growth"}

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({
		"/company/stage",
		"/investor_relations/has_outside_investors",
		"/investor_relations/annual_meeting",
	})
}

pass if {
	_is_due
	input.investor_relations.annual_meeting == true
}

finding contains {
	"at": ["/investor_relations/annual_meeting"],
	"evidence": {"annual_meeting": false},
} if {
	_is_due
	input.investor_relations.annual_meeting == false
}

suggestion contains {"action": "hold_annual_meeting", "values": {}} if count(finding) > 0

_is_due if {
	input.company.stage == "expansion"
	input.investor_relations.has_outside_investors == true
}
