# METADATA
# title: Inventions not all assigned to the company
# description: |
#   What founders, staff and contractors invent belongs to the company only when they have signed it over. One missing signature can be the
#   one that matters. The share counts signatures; whether the papers hold is for counsel to say.
# custom:
#   severity: high
#   chapters: ["6.2.2", "8.2.1"]
#   stages: [start_up, growth, expansion]
#   facts: [/legal/ip_assigned_pct]
#   levers:
#     - {pointer: /legal/ip_assigned_pct, direction: up, actionable: true}
#   title: {zh: 知识产权归属协议签署不全}
#   description:
#     zh: |
#       创始人、员工和外部开发人员的成果，签署归属协议后才属于公司。缺的那一份，可能恰恰最关键。比例只统计签署情况，协议效力应由律师判断。
#   message:
#     en: "{ip_assigned_pct:percent-} of founders, staff and contractors have assigned their inventions to the company; {required_ip_assigned_pct:percent} is needed."
#     zh: "创始人、员工及外部开发人员中仅 {ip_assigned_pct:percent-} 已签署知识产权归属协议，应为 {required_ip_assigned_pct:percent}。"
#   suggestion:
#     collect_signatures:
#       en: "List who touched code, weights or data, contractors and those who left included, and collect the missing assignments before the round; founders first."
#       zh: "列出所有接触过代码、权重或数据的人员（含外包和已离职者），在融资前补签归属协议，创始人优先。"
package rules.legal.ip_assignment_incomplete

import data.lib.facts
import data.lib.given
import data.rules.legal.ip_assignment_incomplete.params

missing contains pointer if some pointer in facts.absent({"/legal/ip_assigned_pct"})

pass if _assigned >= params.required_ip_assigned_pct

finding contains {
	"at": ["/legal/ip_assigned_pct"],
	"evidence": {"ip_assigned_pct": _assigned, "required_ip_assigned_pct": params.required_ip_assigned_pct},
} if {
	_assigned < params.required_ip_assigned_pct
}

suggestion contains {"action": "collect_signatures", "values": {}} if count(finding) > 0

_assigned := given.fact(input.legal.ip_assigned_pct)
