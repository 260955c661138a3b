# METADATA
# title: Team larger than the headcount
# description: |
#   Founders who work full time and the staff in research and development are part of the headcount. Each group fits into it; both together do
#   so unless founders are counted among the researchers, so their sum is a question only. Not in the article.
# custom:
#   severity: medium
#   chapters: ["K-19"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/headcount
#     - /team/headcount_rnd
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/full_time
#   levers:
#     - {pointer: /company/headcount, direction: set, actionable: false}
#   title: {zh: 团队人数超过员工总数}
#   description:
#     zh: |
#       全职创始人与研发人员均属员工总数的一部分，任何一组都不应超过总数；两组之和也不应超过，除非创始人已计入研发人员，故两组之和超出时仅作询问。原文未涉及。
#   message:
#     rnd:
#       en: "{rnd_staff} people work in R&D, but the company counts {headcount} in all."
#       zh: "研发人员 {rnd_staff} 人，多于员工总数（{headcount} 人）。"
#     founders:
#       en: "{full_time_founders} founders work full time, but the company counts {headcount} people in all."
#       zh: "全职创始人 {full_time_founders} 人，多于员工总数（{headcount} 人）。"
#     together:
#       en: "{full_time_founders} full-time founders and {rnd_staff} people in R&D are more than the headcount of {headcount}, unless founders are among the latter."
#       zh: "全职创始人 {full_time_founders} 人与研发人员 {rnd_staff} 人之和，多于员工总数（{headcount} 人）；除非创始人已计入研发人员。"
#   suggestion:
#     draw_up_roster:
#       en: "Draw up one roster with name, function, contract and share of full time, contractors apart; take every headcount from it."
#       zh: "编制统一的人员名册，列明姓名、职能、合同类型和工时比例，外包人员单列，各项人数均据此统计。"
package rules.consistency.team_larger_than_headcount

import data.lib.entries
import data.lib.facts
import data.lib.given

missing contains pointer if some pointer in facts.absent({"/company/headcount", "/team/headcount_rnd"})

missing contains pointer if some pointer in facts.not_whole({"/team/founders"})

missing contains pointer if some pointer in entries.lacking(_founders, {"full_time"})

pass if {
	facts.whole("/team/founders")
	entries.lacking(_founders, {"full_time"}) == set()
	_full_time + _rnd <= _headcount
}

finding contains {
	"kind": "rnd",
	"at": ["/team/headcount_rnd", "/company/headcount"],
	"evidence": {"rnd_staff": _rnd, "headcount": _headcount},
} if {
	_rnd > _headcount
}

finding contains {
	"kind": "founders",
	"at": ["/team/founders", "/company/headcount"],
	"evidence": {"full_time_founders": _full_time, "headcount": _headcount},
} if {
	_full_time > _headcount
}

finding contains {
	"kind": "together",
	"severity": "low",
	"at": ["/team/founders", "/team/headcount_rnd", "/company/headcount"],
	"evidence": {"full_time_founders": _full_time, "rnd_staff": _rnd, "headcount": _headcount},
} if {
	_full_time + _rnd > _headcount
	_full_time <= _headcount
	_rnd <= _headcount
}

suggestion contains {"action": "draw_up_roster", "values": {}} if count(finding) > 0

# At least so many: the list may be open.
_full_time := count([1 | some founder in _founders; founder.full_time == true])

_founders := entries.at("/team/founders", object.get(input, ["team", "founders"], null))

_rnd := given.fact(input.team.headcount_rnd)

_headcount := given.fact(input.company.headcount)
