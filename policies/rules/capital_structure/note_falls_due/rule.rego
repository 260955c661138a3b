# METADATA
# title: Convertible note falls due
# description: |
#   A note that does not convert in time has to be paid. Notes that mature within the runway, or within half a year where the runway is
#   shorter, are held against cash. Interest is left out, so the sum is a floor.
# custom:
#   severity: high
#   chapters: ["X-25"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /cap_table/convertibles
#     - /cap_table/convertibles/-
#     - /cap_table/convertibles/*/instrument
#     - /cap_table/convertibles/*/amount
#     - /cap_table/convertibles/*/maturity_on
#     - /financials/cash
#     - /financials/monthly_net_burn
#   levers:
#     - {pointer: /cap_table/convertibles/*/maturity_on, direction: up, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 可转换借款即将到期}
#   description:
#     zh: |
#       可转换借款（Convertible Note）到期未转股的须偿还。将现金跑道内到期（跑道不足半年的，按半年计）的本金与账面现金比较；未计利息，故为下限。
#   message:
#     en: "Notes of {due:money} mature within {horizon_months:1} months, more than {maximum_due_pct:percent} of the cash of {cash:money}."
#     zh: "{horizon_months:1} 个月内到期的可转换借款为 {due:money}，超过账面现金 {cash:money} 的 {maximum_due_pct:percent}。"
#   suggestion:
#     extend_notes:
#       en: "Agree on an extension or on conversion at maturity at the cap with the holders of the majority, in writing, before the next round is marketed."
#       zh: "在启动下一轮融资前，与多数持有人书面约定展期，或到期按估值上限转股。"
#   question:
#     /cap_table/convertibles/*/maturity_on:
#       en: "When does note {n} mature?"
#       zh: "第 {n} 份可转换借款何时到期？"
package rules.capital_structure.note_falls_due

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_structure.note_falls_due.params

missing contains pointer if some pointer in facts.not_whole({"/cap_table/convertibles"})

missing contains pointer if some pointer in entries.lacking(_all, {"instrument"})

missing contains pointer if some pointer in entries.lacking(_notes, {"amount", "maturity_on"})

missing contains pointer if {
	count(_notes) > 0
	some pointer in facts.absent({"/company/as_of", "/financials/cash", "/financials/monthly_net_burn"})
}

missing contains pointer if some pointer in entries.unrated(_notes, _burn.currency)

missing contains pointer if {
	count(_notes) > 0
	some pointer in money.unrated_of(_cash, _burn.currency, "/financials/cash")
}

rates contains rate if some rate in entries.used(_notes, _burn.currency)

rates contains rate if {
	count(_notes) > 0
	some rate in money.used_of(_cash, _burn.currency, "/financials/cash")
}

pass if {
	missing == set()
	count(_notes) == 0
}

pass if {
	missing == set()
	not _too_much
}

finding contains {
	"at": array.concat([concat("/", [at, "maturity_on"]) | some at, _ in _due], ["/financials/cash"]),
	"evidence": {
		"due": {"amount": _sum, "currency": _burn.currency},
		"cash": _cash,
		"horizon_months": _horizon,
		"maximum_due_pct": params.maximum_due_pct,
	},
} if {
	_too_much
}

suggestion contains {"action": "extend_notes", "values": {}} if count(finding) > 0

_too_much if _sum * 100 > params.maximum_due_pct * money.converted_of(_cash, _burn.currency, "/financials/cash")

_sum := entries.at_least(_due, _burn.currency)

# A date of low precision counts from the first day that it may be: the holder may say so.
_due := {at: note |
	some at, note in _notes
	dates.days_between(given.fact(input.company.as_of), given.fact(note.maturity_on)) * 12 <= _horizon * 365.25
}

_horizon := max([params.minimum_months, money.converted_of(_cash, _burn.currency, "/financials/cash") / _burn.amount]) if _burn.amount > 0

_horizon := params.minimum_months if _burn.amount <= 0

_notes := {at: note | some at, note in _all; note.instrument == "note"}

_all := entries.at("/cap_table/convertibles", object.get(input, ["cap_table", "convertibles"], null))

_cash := given.fact(input.financials.cash)

_burn := given.fact(input.financials.monthly_net_burn)
