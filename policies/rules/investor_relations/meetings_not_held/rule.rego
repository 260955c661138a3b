# METADATA
# title: Meetings of board and shareholders not held
# description: |
#   From the A round on, the board is where investors see the figures and decide with the founders; fewer meetings than one a quarter leave
#   decisions to e-mail. With many shareholders, not all of whom sit on the board, a yearly meeting of all is where the accounts are put to
#   everybody at once.
# custom:
#   severity: medium
#   chapters: ["5.2.2", "5.3.1"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/stage
#     - /investor_relations/has_outside_investors
#     - /investor_relations/board_meetings_per_year
#     - /investor_relations/annual_meeting
#   replaces:
#     investor_relations/board_meets_rarely: board
#     investor_relations/annual_meeting_missing: shareholders
#   levers:
#     - {pointer: /investor_relations/board_meetings_per_year, direction: up, actionable: true}
#     - {pointer: /investor_relations/annual_meeting, direction: set, actionable: true}
#   title: {zh: 董事会或股东会召开不足}
#   description:
#     zh: |
#       A 轮之后，董事会是投资人了解经营数据并与创始人共同决策的场合，不足每季一次，重大事项就只能靠邮件确认。
#       股东众多且并非都有董事席位时，年度股东会是向全体股东报告财务状况的场合。
#   message:
#     board:
#       en: "Board meetings a year: {board_meetings_per_year}; at least {minimum_meetings_per_year} are expected from the A round on."
#       zh: "董事会每年召开 {board_meetings_per_year} 次，A 轮之后通常要求不少于 {minimum_meetings_per_year} 次。"
#     annual:
#       en: "No yearly meeting of shareholders is held."
#       zh: "公司未召开年度股东会。"
#   suggestion:
#     schedule_board:
#       en: "Fix {minimum_meetings_per_year} board dates for the coming year now; send the papers a week ahead and the minutes a week after."
#       zh: "现在就排定未来一年 {minimum_meetings_per_year} 次董事会的日期，会前一周发送材料，会后一周发出纪要。"
#     hold_annual_meeting:
#       en: "Call a meeting of all shareholders within six months of the year end; put the accounts, the budget and the auditor's appointment to it."
#       zh: "在会计年度结束后六个月内召开股东会，审议财务报告、预算和审计机构的聘任。"
#   question:
#     /investor_relations/board_meetings_per_year:
#       en: "How many board meetings were held in the last twelve months, and are there minutes of each?"
#       zh: "近十二个月召开过几次董事会？是否均有会议纪要？"
#     /investor_relations/annual_meeting:
#       en: "Is a meeting of all shareholders held every year, and when was the last one?"
#       zh: "公司是否每年召开全体股东会议？最近一次是哪一天？"
package rules.investor_relations.meetings_not_held

import data.lib.facts
import data.lib.given
import data.rules.investor_relations.meetings_not_held.params

not_applicable if input.company.stage == "start_up"

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({
		"/company/stage",
		"/investor_relations/has_outside_investors",
		"/investor_relations/board_meetings_per_year",
	})
}

missing contains pointer if {
	input.company.stage == "expansion"
	some pointer in facts.absent({"/investor_relations/annual_meeting"})
}

pass if {
	input.company.stage == "growth"
	_meetings >= params.minimum_meetings_per_year
}

pass if {
	input.company.stage == "expansion"
	_meetings >= params.minimum_meetings_per_year
	input.investor_relations.annual_meeting == true
}

finding contains {
	"kind": "board",
	"subject": "board",
	"at": ["/investor_relations/board_meetings_per_year"],
	"evidence": {
		"board_meetings_per_year": _meetings,
		"minimum_meetings_per_year": params.minimum_meetings_per_year,
	},
} if {
	input.company.stage in {"growth", "expansion"}
	_meetings < params.minimum_meetings_per_year
}

finding contains {
	"kind": "annual",
	"severity": "low",
	"subject": "shareholders",
	"at": ["/investor_relations/annual_meeting"],
	"evidence": {"annual_meeting": false},
} if {
	input.company.stage == "expansion"
	input.investor_relations.has_outside_investors == true
	input.investor_relations.annual_meeting == false
}

suggestion contains {
	"action": "schedule_board",
	"subject": "board",
	"values": {"minimum_meetings_per_year": params.minimum_meetings_per_year},
} if {
	some found in finding
	found.kind == "board"
}

suggestion contains {"action": "hold_annual_meeting", "subject": "shareholders", "values": {}} if {
	some found in finding
	found.kind == "annual"
}

# Undefined unless outside investors are there.
_meetings := given.fact(input.investor_relations.board_meetings_per_year) if {
	input.investor_relations.has_outside_investors == true
}
