# METADATA
# title: Board meets too rarely
# description: |
#   From the A round on, the board is where investors see the figures and decide with the founders. Fewer meetings than one a quarter leave
#   decisions to e-mail. The rule proves that meetings are held, not that they decide anything.
# custom:
#   severity: medium
#   chapters: ["5.3.1"]
#   stages: [growth, expansion]
#   when_empty: unproven
#   facts: [/company/stage, /investor_relations/has_outside_investors, /investor_relations/board_meetings_per_year]
#   levers:
#     - {pointer: /investor_relations/board_meetings_per_year, direction: up, actionable: true}
#   title: {zh: 董事会召开过少}
#   description:
#     zh: |
#       A 轮之后，董事会是投资人了解经营数据并与创始人共同决策的场合。不足每季一次，重大事项就只能靠邮件确认。
#       本规则只确认会议召开，不评价决策质量。
#   message:
#     en: "Board meetings a year: {board_meetings_per_year}; at least {minimum_meetings_per_year} are expected from the A round on."
#     zh: "董事会每年召开 {board_meetings_per_year} 次，A 轮之后通常要求不少于 {minimum_meetings_per_year} 次。"
#   suggestion:
#     schedule_board:
#       en: "Fix {minimum_meetings_per_year} board dates for the coming year now; send the papers a week ahead and the minutes a week after."
#       zh: "现在就排定未来一年 {minimum_meetings_per_year} 次董事会的日期，会前一周发送材料，会后一周发出纪要。"
#   question:
#     /investor_relations/board_meetings_per_year:
#       en: "How many board meetings were held in the last twelve months, and are there minutes of each?"
#       zh: "近十二个月召开过几次董事会？是否均有会议纪要？"
package rules.investor_relations.board_meets_rarely

import data.lib.facts
import data.lib.given
import data.rules.investor_relations.board_meets_rarely.params

not_applicable if input.company.stage == "start_up"

not_applicable if input.investor_relations.has_outside_investors == false

missing contains pointer if {
	some pointer in facts.absent({
		"/company/stage",
		"/investor_relations/has_outside_investors",
		"/investor_relations/board_meetings_per_year",
	})
}

pass if _meetings >= params.minimum_meetings_per_year

finding contains {
	"at": ["/investor_relations/board_meetings_per_year"],
	"evidence": {
		"board_meetings_per_year": _meetings,
		"minimum_meetings_per_year": params.minimum_meetings_per_year,
	},
} if {
	_meetings < params.minimum_meetings_per_year
}

suggestion contains {
	"action": "schedule_board",
	"values": {"minimum_meetings_per_year": params.minimum_meetings_per_year},
} if {
	count(finding) > 0
}

# Undefined unless the stage is late enough and outside investors are there.
_meetings := given.fact(input.investor_relations.board_meetings_per_year) if {
	input.company.stage in {"growth", "expansion"}
	input.investor_relations.has_outside_investors == true
}
