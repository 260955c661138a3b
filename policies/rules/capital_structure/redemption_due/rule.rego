# METADATA
# title: Redemption right falls due
# description: |
#   Investors who may demand their money back on a day turn equity into debt. What can be demanded within the horizon is held against cash,
#   and what the founders owe themselves, alone or jointly with the company, is named: it binds the people on whom the next round depends.
#   Only rounds of equity carry such rights. In China they are the rule, and most founders are bound in person.
# related_resources:
#   - ref: S42
# custom:
#   severity: critical
#   chapters: ["X-24"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /rounds
#     - /rounds/-
#     - /rounds/*/name
#     - /rounds/*/label
#     - /rounds/*/channel
#     - /rounds/*/terms/redemption
#     - /rounds/*/terms/redemption/-
#     - /rounds/*/terms/redemption/*/due_on
#     - /rounds/*/terms/redemption/*/amount
#     - /rounds/*/terms/redemption/*/obligor
#     - /financials/cash
#   optional:
#     /rounds/*/name: "It only names the round; its label or its place in the list does as well."
#     /rounds/*/label: "It only names the round; its name or its place in the list does as well."
#     /rounds/*/channel: "A round of unknown channel counts as equity."
#   levers:
#     - {pointer: /rounds/*/terms/redemption/*/due_on, direction: up, actionable: true}
#     - {pointer: /rounds/*/terms/redemption/*/obligor, direction: set, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 回购义务即将到期}
#   description:
#     zh: |
#       投资人到期可要求回购的，股权实质上接近债务。将期限内可被要求回购的金额与账面现金比较；创始人单独或与公司连带承担的，一并提示。
#       仅股权融资附带此类权利。国内交易普遍约定回购，且多数创始人承担个人责任。
#   message:
#     due:
#       en: "Investors can demand redemption of {due:money} within {horizon_months} months, more than {maximum_due_pct:percent} of the cash of {cash:money}."
#       zh: "{horizon_months} 个月内投资人可要求回购的金额为 {due:money}，超过账面现金 {cash:money} 的 {maximum_due_pct:percent}。"
#     personal:
#       en: "Redemption of round {subject} is owed by {obligor:term}."
#       zh: "“{subject}”的回购义务由{obligor:term}承担。"
#   suggestion:
#     defer_redemption:
#       en: "Open talks on extending or waiving the redemption dates now, before the next round is priced; new investors will ask for it as a closing condition."
#       zh: "在下一轮定价前即与投资人协商延期或豁免回购；新投资人通常会将其列为交割条件。"
#     release_founders:
#       en: "Have the founders' liability for round {subject} dropped, or capped at the value of their shares, in the documents of the next round."
#       zh: "在下一轮交易文件中争取免除创始人对“{subject}”的回购责任，或以其所持股权价值为限。"
#   question:
#     /rounds/*/terms/redemption:
#       en: "Which redemption rights do the investors of round {subject} have? If none, please say so."
#       zh: "“{subject}”的投资人享有哪些回购权？没有也请说明。"
#     /rounds/*/terms/redemption/-:
#       en: "Are these all the redemption rights of round {subject}?"
#       zh: "以上是否为“{subject}”约定的全部回购权？"
#     /rounds/*/terms/redemption/*/due_on:
#       en: "From which day can redemption right {n} of round {parent} be exercised?"
#       zh: "{parent} 第 {n} 项回购权最早何时可以行使？"
#     /rounds/*/terms/redemption/*/amount:
#       en: "What would be payable under redemption right {n} of round {parent}, interest included?"
#       zh: "{parent} 第 {n} 项回购权对应的回购金额（含利息）是多少？"
#     /rounds/*/terms/redemption/*/obligor:
#       en: "Who must pay under redemption right {n} of round {parent}: the company, the founders, or both jointly?"
#       zh: "{parent} 第 {n} 项回购权的义务人是公司、创始人，还是双方连带？"
package rules.capital_structure.redemption_due

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.horizon
import data.lib.rounds
import data.rules.capital_structure.redemption_due.params

missing contains pointer if some pointer in facts.not_whole({"/rounds"})

missing contains pointer if {
	some i, _ in _equity
	some pointer in facts.not_whole({concat("/", [facts.entry("/rounds", i), "terms/redemption"])})
}

missing contains pointer if some pointer in entries.lacking(_rights, {"due_on", "amount", "obligor"})

missing contains pointer if {
	count(_rights) > 0
	some pointer in facts.absent({"/company/as_of", "/financials/cash"})
}

missing contains pointer if {
	some at, right in _rights
	some pointer in horizon.undecided(concat("/", [at, "due_on"]), right.due_on, params.horizon_months)
}

missing contains pointer if some pointer in entries.unrated(_rights, _cash.currency)

rates contains rate if some rate in entries.used(_rights, _cash.currency)

pass if {
	missing == set()
	not _too_much
	every right in _rights { right.obligor == "company" }
}

finding contains {
	"kind": "due",
	"at": array.concat([concat("/", [at, "amount"]) | some at, _ in _due], ["/financials/cash"]),
	"evidence": {
		"due": {"amount": _known, "currency": _cash.currency},
		"cash": _cash,
		"horizon_months": params.horizon_months,
		"maximum_due_pct": params.maximum_due_pct,
	},
} if {
	_too_much
}

finding contains {
	"kind": "personal",
	"severity": "high",
	"subject": rounds.subject(i, round),
	"at": [concat("/", [facts.entry(concat("/", [facts.entry("/rounds", i), "terms/redemption"]), worst), "obligor"])],
	"evidence": {"obligor": round.terms.redemption[worst].obligor},
} if {
	some i, round in _equity
	worst := [k | some k, right in round.terms.redemption; right.obligor in {"founders", "joint"}][0]
}

suggestion contains {"action": "defer_redemption", "values": {}} if _too_much

suggestion contains {"action": "release_founders", "values": {}, "subject": found.subject} if {
	some found in finding
	found.kind == "personal"
}

_too_much if _known * 100 > params.maximum_due_pct * _cash.amount

_known := entries.at_least(_due, _cash.currency)

# What can be demanded by then, or can be already.
_due := {at: right | some at, right in _rights; _falls_due(given.fact(right.due_on))}

_falls_due(day) if horizon.within(day, params.horizon_months)

_falls_due(day) if dates.before(day, given.fact(input.company.as_of))

_rights := {at: right |
	some i, round in _equity
	some k, right in round.terms.redemption
	at := facts.entry(concat("/", [facts.entry("/rounds", i), "terms/redemption"]), k)
}

_equity := {i: round | some i, round in input.rounds; not _without_shares(round)}

_without_shares(round) if rounds.is_debt(round)

_without_shares(round) if round.channel in data.lib.rounds.grant

_cash := given.fact(input.financials.cash)
