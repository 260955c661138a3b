# METADATA
# title: Risk training of managers overdue
# description: |
#   Managers who have never rehearsed a crisis meet it unprepared. One session within the last year that managers took part in is enough.
# custom:
#   severity: low
#   chapters: ["6.3.3"]
#   stages: [growth, expansion]
#   facts:
#     - /company/stage
#     - /company/as_of
#     - /risk/training
#     - /risk/training/-
#     - /risk/training/*/audience
#     - /risk/training/*/date
#   levers:
#     - {pointer: /risk/training/-, direction: add, actionable: true}
#   title: {zh: 管理层风险培训逾期}
#   description:
#     zh: |
#       从未演练过危机的管理层，遇事难免措手不及。近一年内有一次管理层参加的培训即可。
#   message:
#     en: "No risk training in which managers took part is on record for the last {maximum_age_days} days."
#     zh: "近 {maximum_age_days} 天内没有管理层参加的风险管理培训记录。"
#   suggestion:
#     rehearse:
#       en: "Hold a two-hour session with all managers: take the worst entry of the risk register, play its first day through, and note what was missing."
#       zh: "组织一次两小时的管理层演练：选取登记册中最严重的一项，推演发生首日的应对，并记录暴露的不足。"
#   question:
#     /risk/training:
#       en: "When did managers and staff last have a session on risk, and what was practised?"
#       zh: "管理层和员工最近一次风险培训是何时？演练了什么内容？"
#     /risk/training/-:
#       en: "Are these all the sessions on risk of the past year? Please add the others."
#       zh: "以上是否为近一年全部的风险培训？如有其他，请补充。"
#     /risk/training/*/audience:
#       en: "Who took part in risk session {n}: managers, staff or all?"
#       zh: "第 {n} 次风险培训的对象是管理层、员工还是全员？"
#     /risk/training/*/date:
#       en: "On what date was risk session {n} held?"
#       zh: "第 {n} 次风险培训是哪一天举办的？"
package rules.risk.risk_training_overdue

import data.lib.entries
import data.lib.facts
import data.lib.recency
import data.rules.risk.risk_training_overdue.params

not_applicable if input.company.stage == "start_up"

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not _recent
	some pointer in (facts.absent({"/company/as_of"}) | (facts.not_whole({"/risk/training"}) | _unclear))
}

pass if {
	input.company.stage in {"growth", "expansion"}
	_recent
}

finding contains {"at": ["/risk/training"], "evidence": {"maximum_age_days": params.maximum_age_days}} if {
	input.company.stage in {"growth", "expansion"}
	facts.known(input, "company/as_of")
	facts.whole("/risk/training")
	not _recent
	_unclear == set()
}

suggestion contains {"action": "rehearse", "values": {}} if count(finding) > 0

_recent if {
	some session in _sessions
	session.audience in {"managers", "all"}
	recency.recent(session.date, params.maximum_age_days)
}

# What could still turn out to be a recent session with managers.
_unclear := {pointer |
	some at, session in _sessions
	not session.audience == "staff"
	date := object.get(session, "date", null)
	not recency.older(date, params.maximum_age_days)
	some pointer in (facts.lacking(at, session, {"audience", "date"}) | recency.undecided(
		concat("/", [at, "date"]),
		date, params.maximum_age_days,
	))
}

_sessions := entries.at("/risk/training", object.get(input, ["risk", "training"], null))
