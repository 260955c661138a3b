# METADATA
# title: Valuation adjustment not met
# description: |
#   An adjustment that the company misses costs the founders shares or cash, or opens redemption, in the year in which they can least afford
#   it. Targets that fall due within the horizon, or have, are held against the latest figures: revenue and ARR as they stand, all else as the
#   company says. Only rounds of equity carry such terms; they are common in China.
# related_resources:
#   - ref: S42
# custom:
#   severity: high
#   chapters: ["X-57"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/terms/valuation_adjustment
#     - /rounds/*/terms/valuation_adjustment/-
#     - /rounds/*/terms/valuation_adjustment/*/metric
#     - /rounds/*/terms/valuation_adjustment/*/target
#     - /rounds/*/terms/valuation_adjustment/*/period_end
#     - /rounds/*/terms/valuation_adjustment/*/met
#     - /financials/revenue_ttm
#     - /financials/arr
#   optional:
#     /rounds/*/name: "It only names the round; its label or its place in the list does as well."
#     /rounds/*/label: "It only names the round; its name or its place in the list does as well."
#     /rounds/*/channel: "A round of unknown channel counts as equity."
#     /rounds/*/terms/valuation_adjustment/*/target: "Asked for where the metric is revenue or ARR."
#     /rounds/*/terms/valuation_adjustment/*/met: "Asked for where the metric is neither revenue nor ARR."
#     /financials/revenue_ttm: "Asked for where a target is set for it."
#     /financials/arr: "Asked for where a target is set for it."
#   levers:
#     - {pointer: /financials/revenue_ttm, direction: up, actionable: true}
#     - {pointer: /financials/arr, direction: up, actionable: true}
#     - {pointer: /rounds/*/terms/valuation_adjustment/*/period_end, direction: up, actionable: true}
#     - {pointer: /rounds/*/terms/valuation_adjustment/*/target, direction: down, actionable: true}
#   title: {zh: 业绩对赌可能触发}
#   description:
#     zh: |
#       对赌未达标时，创始人须以股份或现金补偿，或触发回购，而此时往往正是公司最吃紧的时候。将期限内（含已到期）的目标与最新数据比较：
#       收入与 ARR 以现值计，其余指标以公司说明为准。仅股权融资附带此类条款，国内交易较为常见。
#   message:
#     figure:
#       en: "{subject}: the investors were promised {target:money} of {metric:term} by {period_end:date}; the latest figure is {figure:money}."
#       zh: "{subject}：约定 {period_end:date} 前{metric:term}达到 {target:money}，最新数据为 {figure:money}。"
#     missed:
#       en: "{subject}: the target for {period_end:date} ({metric:term}) is not met."
#       zh: "{subject}：约定的 {period_end:date} 到期目标（{metric:term}）尚未达成。"
#   suggestion:
#     settle_adjustment:
#       en: "Agree with the investors ({subject}) on a later date, a lower target or a cap on what is owed, in writing, before the next round is priced."
#       zh: "在下一轮定价前，与投资人（{subject}）书面约定延期、下调目标或设定补偿上限。"
#   question:
#     /rounds/*/terms/valuation_adjustment:
#       en: "Which valuation adjustments or performance targets were agreed with the investors of round {subject}? If none, please say so."
#       zh: "与“{subject}”的投资人约定了哪些业绩对赌或估值调整？没有也请说明。"
#     /rounds/*/terms/valuation_adjustment/-:
#       en: "Are these all the valuation adjustments of round {subject}?"
#       zh: "以上是否为“{subject}”约定的全部业绩对赌？"
#     /rounds/*/terms/valuation_adjustment/*/metric:
#       en: "What is the target of valuation adjustment {n} of round {parent} set for: revenue, ARR, net profit, a listing?"
#       zh: "{parent} 第 {n} 项对赌考核什么指标：收入、ARR、净利润还是上市？"
#     /rounds/*/terms/valuation_adjustment/*/target:
#       en: "What amount does valuation adjustment {n} of round {parent} demand?"
#       zh: "{parent} 第 {n} 项对赌的目标金额是多少？"
#     /rounds/*/terms/valuation_adjustment/*/period_end:
#       en: "By what date must the target of valuation adjustment {n} of round {parent} be met?"
#       zh: "{parent} 第 {n} 项对赌的考核截止日是哪一天？"
#     /rounds/*/terms/valuation_adjustment/*/met:
#       en: "Is the target of valuation adjustment {n} of round {parent} met?"
#       zh: "{parent} 第 {n} 项对赌的目标是否已经达成？"
package rules.capital_structure.valuation_adjustment_open

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.horizon
import data.lib.money
import data.lib.rounds
import data.lib.subjects
import data.rules.capital_structure.valuation_adjustment_open.params

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

missing contains pointer if {
	some i, _ in _equity
	some pointer in facts.not_whole({_list(i)})
}

missing contains pointer if some pointer in entries.lacking(_all, {"metric", "period_end"})

missing contains pointer if {
	count(_all) > 0
	some pointer in facts.absent({"/company/as_of"})
}

missing contains pointer if {
	some at, adjustment in _all
	some pointer in horizon.undecided(concat("/", [at, "period_end"]), adjustment.period_end, params.horizon_months)
}

missing contains pointer if some pointer in entries.lacking(_figured, {"target"})

missing contains pointer if some pointer in entries.lacking(_said, {"met"})

missing contains pointer if {
	some adjustment in _figured
	some pointer in facts.absent({_figure_at[adjustment.metric]})
}

missing contains pointer if {
	some adjustment in _figured
	some pointer in money.unrated_of(_figures[adjustment.metric], given.fact(adjustment.target).currency, _figure_at[adjustment.metric])
}

rates contains rate if {
	some adjustment in _figured
	some rate in money.used_of(_figures[adjustment.metric], given.fact(adjustment.target).currency, _figure_at[adjustment.metric])
}

pass if {
	missing == set()
	count(finding) == 0
}

finding contains {
	"kind": "figure",
	"subject": _subject[at],
	"at": [concat("/", [at, "target"]), _figure_at[adjustment.metric]],
	"evidence": {
		"metric": adjustment.metric,
		"target": adjustment.target,
		"figure": _figures[adjustment.metric],
		"period_end": adjustment.period_end,
	},
} if {
	some at, adjustment in _figured
	target := given.fact(adjustment.target)
	money.converted_of(_figures[adjustment.metric], target.currency, _figure_at[adjustment.metric]) < target.amount
}

finding contains {
	"kind": "missed",
	"subject": _subject[at],
	"at": [concat("/", [at, "met"])],
	"evidence": {"metric": adjustment.metric, "period_end": adjustment.period_end},
} if {
	some at, adjustment in _said
	adjustment.met == false
}

suggestion contains {"action": "settle_adjustment", "values": {}, "subject": found.subject} if some found in finding

# Those of which the figure decides, and those of which the company says whether they are met.
_figured := {at: adjustment | some at, adjustment in _due; adjustment.metric in object.keys(_figure_at)}

_said := {at: adjustment |
	some at, adjustment in _due
	facts.known(adjustment, "metric")
	not adjustment.metric in object.keys(_figure_at)
}

_figure_at := {"revenue": "/financials/revenue_ttm", "arr": "/financials/arr"}

_figures["revenue"] := given.fact(input.financials.revenue_ttm)

_figures["arr"] := given.fact(input.financials.arr)

# Due by then, or already.
_due := {at: adjustment | some at, adjustment in _all; _falls_due(given.fact(adjustment.period_end))}

_falls_due(day) if horizon.within(day, params.horizon_months)

_falls_due(day) if dates.before(day, given.fact(input.company.as_of))

_all := {at: adjustment |
	some i, round in _equity
	some k, adjustment in round.terms.valuation_adjustment
	at := facts.entry(_list(i), k)
}

# The round with the day of the target, so that an order in which they are listed does not matter.
_subject[at] := sprintf("%s, %s", [rounds.subject(i, round), subjects.of(round.terms.valuation_adjustment, k, "period_end")]) if {
	some i, round in _equity
	some k, _ in round.terms.valuation_adjustment
	at := facts.entry(_list(i), k)
}

_list(i) := concat("/", [facts.entry("/rounds", i), "terms/valuation_adjustment"])

_equity := {i: round | some i, round in input.rounds; not _without_shares(round)}

_without_shares(round) if rounds.is_debt(round)

_without_shares(round) if round.channel in data.lib.rounds.grant
