# METADATA
# title: Founder left
# description: |
#   A founder who left and kept many shares leaves dead equity: those who work own less, and the next investor pays for somebody who does not
#   help. A departure of the last year has to be explained in any case. Founders who are still there are judged elsewhere.
# custom:
#   severity: high
#   chapters: ["X-46"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/name
#     - /team/founders/*/left
#     - /team/founders/*/left_on
#     - /team/founders/*/kept_pct
#   optional:
#     /team/founders/*/name: "It only names the founder; the place in the list does as well."
#     /team/founders/*/left_on: "Asked for where the founder left."
#     /team/founders/*/kept_pct: "Asked for where the founder left."
#     /company/as_of: "Asked for where a founder left."
#   levers:
#     - {pointer: /team/founders/*/kept_pct, direction: down, actionable: true}
#   title: {zh: 创始人离职}
#   description:
#     zh: |
#       创始人离职后仍保留较多股份，形成“死股”：在职团队持股被挤占，新投资人为不再贡献的人买单。近一年内的离职须作出说明。在职创始人由其他规则判断。
#   message:
#     kept:
#       en: "{subject} left and kept {kept_pct:percent} of the company, above {maximum_kept_pct:percent}."
#       zh: "{subject} 离职后仍保留公司 {kept_pct:percent} 的股份，高于 {maximum_kept_pct:percent}。"
#     recent:
#       en: "{subject} left on {left_on:date}, less than {recent_days} days ago."
#       zh: "{subject} 于 {left_on:date} 离职，距今不足 {recent_days} 天。"
#   suggestion:
#     buy_back:
#       en: "Buy back part of what {subject} kept or turn it into shares without votes before the round, and put leaver terms into every founder's agreement."
#       zh: "在本轮前回购 {subject} 保留的部分股份或转为无表决权股份，并在全部创始人协议中加入离职股份处理条款。"
#     explain_departure:
#       en: "Explain why {subject} left, who took the work over, and what was signed: assignment of IP, non-compete, release of claims."
#       zh: "说明 {subject} 离职原因、接手人，以及已签署的文件：知识产权转让、竞业限制与权利主张放弃。"
#   question:
#     /team/founders/*/left:
#       en: "Has {name} left the company?"
#       zh: "{name} 是否已离开公司？"
#     /team/founders/*/left_on:
#       en: "On what date did {name} leave?"
#       zh: "{name} 的离职日期是哪一天？"
#     /team/founders/*/kept_pct:
#       en: "What share of the company, fully diluted, did {name} keep on leaving?"
#       zh: "{name} 离职后保留了多少股份（完全稀释比例）？"
package rules.founders.founder_left

import data.lib.facts
import data.lib.founders
import data.lib.given
import data.lib.recency
import data.rules.founders.founder_left.params

missing contains pointer if some pointer in facts.not_whole({"/team/founders"})

missing contains pointer if {
	some at, founder in founders.all
	some pointer in facts.lacking(at, founder, {"left"})
}

missing contains pointer if {
	some at, founder in _gone
	some pointer in facts.lacking(at, founder, {"left_on", "kept_pct"})
}

missing contains pointer if {
	count(_gone) > 0
	some pointer in facts.absent({"/company/as_of"})
}

missing contains pointer if {
	some at, founder in _gone
	some pointer in recency.undecided(concat("/", [at, "left_on"]), given.fact(founder.left_on), params.recent_days)
}

pass if {
	missing == set()
	count(finding) == 0
}

finding contains {
	"kind": "kept",
	"subject": founders.subject(i),
	"at": [concat("/", [at, "kept_pct"])],
	"evidence": {"kept_pct": founder.kept_pct, "maximum_kept_pct": params.maximum_kept_pct},
} if {
	some i, _ in input.team.founders
	at := facts.entry("/team/founders", i)
	founder := _gone[at]
	given.fact(founder.kept_pct) > params.maximum_kept_pct
}

finding contains {
	"kind": "recent",
	"severity": "medium",
	"subject": founders.subject(i),
	"at": [concat("/", [at, "left_on"])],
	"evidence": {"left_on": founder.left_on, "recent_days": params.recent_days},
} if {
	some i, _ in input.team.founders
	at := facts.entry("/team/founders", i)
	founder := _gone[at]
	recency.recent(founder.left_on, params.recent_days)
}

suggestion contains {"action": "buy_back", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "kept"
}

suggestion contains {"action": "explain_departure", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "recent"
}

_gone := {at: founder | some at, founder in founders.all; founder.left == true}
