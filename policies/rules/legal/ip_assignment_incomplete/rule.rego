# METADATA
# title: Inventions not all assigned to the company
# description: |
#   What founders, staff and contractors invent belongs to the company only when they have signed it over. One missing signature can be the
#   one that matters, and a founder's is. The share counts signatures; whether the papers hold is for counsel to say.
# custom:
#   severity: critical
#   chapters: ["6.2.2", "8.2.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/legal/ip_assigned_pct, /team/founders, /team/founders/-, /team/founders/*/ip_assigned]
#   optional:
#     /team/founders: where all have signed, the founders have
#     /team/founders/-: where all have signed, the founders have
#     /team/founders/*/ip_assigned: where all have signed, the founders have
#   levers:
#     - {pointer: /legal/ip_assigned_pct, direction: up, actionable: true}
#     - {pointer: /team/founders/*/ip_assigned, direction: set, actionable: true}
#   title: {zh: 知识产权归属协议签署不全}
#   description:
#     zh: |
#       创始人、员工和外部开发人员的成果，签署归属协议后才属于公司。缺的那一份可能恰恰最关键，创始人的那一份尤其如此。比例只统计签署情况，协议效力应由律师判断。
#   message:
#     others:
#       en: "{ip_assigned_pct:percent-} of founders, staff and contractors have assigned their inventions to the company; at least {required_ip_assigned_pct:percent} should have."
#       zh: "创始人、员工及外部开发人员中仅 {ip_assigned_pct:percent-} 已签署知识产权归属协议，至少应达到 {required_ip_assigned_pct:percent}。"
#     founder:
#       en: "{founder} is a founder and has not assigned inventions to the company."
#       zh: "创始人{founder}尚未签署知识产权归属协议。"
#   question:
#     /team/founders/*/ip_assigned:
#       en: "Has {subject} assigned all inventions to the company in writing?"
#       zh: "{subject}是否已书面约定其研发成果归公司所有？"
#   suggestion:
#     collect_signatures:
#       en: "List who touched code, weights or data, contractors and those who left included, and collect the missing assignments before the round; founders first."
#       zh: "列出所有接触过代码、权重或数据的人员（含外包和已离职者），在融资前补签归属协议，创始人优先。"
package rules.legal.ip_assignment_incomplete

import data.lib.entries
import data.lib.facts
import data.lib.founders
import data.lib.given
import data.rules.legal.ip_assignment_incomplete.params

missing contains pointer if some pointer in facts.absent({"/legal/ip_assigned_pct"})

# Enough have signed, but not all: are the founders among them?
missing contains pointer if {
	_assigned >= params.required_ip_assigned_pct
	_assigned < 100
	some pointer in (facts.not_whole({"/team/founders"}) | entries.lacking(founders.all, {"ip_assigned"}))
}

pass if {
	_assigned == 100
	finding == set()
}

pass if {
	_assigned >= params.required_ip_assigned_pct
	facts.whole("/team/founders")
	every founder in founders.all { founder.ip_assigned == true }
}

finding contains {
	"kind": "others",
	"severity": params.severity_of_others,
	"at": ["/legal/ip_assigned_pct"],
	"evidence": {"ip_assigned_pct": _assigned, "required_ip_assigned_pct": params.required_ip_assigned_pct},
} if {
	_assigned < params.required_ip_assigned_pct
}

finding contains {
	"kind": "founder",
	"subject": founders.subject(i),
	"at": [concat("/", [facts.entry("/team/founders", i), "ip_assigned"])],
	"evidence": {"founder": founders.subject(i)},
} if {
	some i, founder in input.team.founders
	founder.ip_assigned == false
}

suggestion contains {"action": "collect_signatures", "values": {}} if count(finding) > 0

_assigned := given.fact(input.legal.ip_assigned_pct)
