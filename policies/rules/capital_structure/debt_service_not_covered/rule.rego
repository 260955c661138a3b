# METADATA
# title: Debt service not covered by earnings
# description: |
#   Debt is safe while the business earns interest and principal with a margin. Where it does not, equity raised for growth ends up
#   with the lenders. Debt lowers dilution, but it adds a fixed cost. A company that still loses money can pay from cash: it has to cover the
#   service of a year several times over and leave a year of runway. A company without revenue is judged by the size of its debt
#   instead (pre_revenue_debt_too_large).
# related_resources:
#   - ref: S8
# custom:
#   severity: high
#   chapters: ["3.2.3"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /financials/interest_bearing_debt
#     - /financials/annual_debt_service
#     - /financials/ebitda_ttm
#     - /financials/revenue_ttm
#     - /financials/cash
#     - /financials/monthly_net_burn
#   optional:
#     /financials/annual_debt_service: "Where the stated debt is zero, nothing falls due and this fact is not asked for; stated all the same, it counts."
#   levers:
#     - {pointer: /financials/annual_debt_service, direction: down, actionable: true}
#     - {pointer: /financials/ebitda_ttm, direction: up, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#     - {pointer: /financials/monthly_net_burn, direction: down, actionable: true}
#     - {pointer: /financials/interest_bearing_debt, direction: down, actionable: true}
#   title: {zh: 经营收益不足以覆盖还本付息}
#   description:
#     zh: |
#       经营收益能够覆盖本息并留有余量，负债才算稳健；否则，为发展而募集的股权资金最终流向贷款机构。债务可以减少股权稀释，但会增加固定支出。
#       尚未盈利的公司可以现金偿付，但现金应数倍于年度应付本息，且偿付后仍有一年的现金跑道。
#       尚无收入的公司改按负债规模判断（见 pre_revenue_debt_too_large）。
#   message:
#     negative:
#       en: "EBITDA of the last twelve months is {ebitda:money}, and cash of {cash:money} is less than {minimum_reserve} times the {debt_service:money} of interest and principal due within a year."
#       zh: "近十二个月 EBITDA 为 {ebitda:money}，账面现金 {cash:money}，不足未来一年应付本息 {debt_service:money} 的 {minimum_reserve} 倍。"
#     reserve:
#       en: "EBITDA of the last twelve months is {ebitda:money}: cash of {cash:money} should be {target_reserve} times the {debt_service:money} of interest and principal due within a year, and leave {runway_after_months} months of runway."
#       zh: "近十二个月 EBITDA 为 {ebitda:money}：账面现金 {cash:money} 应达到未来一年应付本息 {debt_service:money} 的 {target_reserve} 倍，且偿付后仍有 {runway_after_months} 个月的现金跑道。"
#     thin:
#       en: "EBITDA covers interest and principal {coverage:2-} times; lenders ask for at least {minimum_coverage}."
#       zh: "EBITDA 对应付本息的偿债覆盖倍数为 {coverage:2-}，低于贷款机构要求的下限 {minimum_coverage}。"
#     narrow:
#       en: "EBITDA covers interest and principal {coverage:2-} times, short of the {target_coverage} that leaves a margin."
#       zh: "EBITDA 对应付本息的偿债覆盖倍数为 {coverage:2-}，未达到 {target_coverage} 的目标，安全余量不足。"
#   suggestion:
#     lighten_debt_service:
#       en: "Extend or prepay the debt until at most {affordable_service:money-} falls due a year, or raise EBITDA by {ebitda_gap:money+}."
#       zh: "可通过展期或提前还款，将年度应付本息压降至 {affordable_service:money-} 以内，或将 EBITDA 提高 {ebitda_gap:money+}。"
#     reserve_debt_service:
#       en: "Agree a deferral with the lenders, or set {debt_service:money+} of the round aside for a year of debt service and name it in the use of funds."
#       zh: "与贷款机构协商延期还本；否则应从本轮资金中预留 {debt_service:money+} 用于未来一年还本付息，并在资金用途中列明。"
package rules.capital_structure.debt_service_not_covered

import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_structure.debt_service_not_covered.params

# Nothing is sold yet: the size of the debt is judged, by another rule.
not_applicable if given.fact(input.financials.revenue_ttm).amount == 0

missing contains pointer if {
	not _nothing_due
	some pointer in facts.absent({
		"/financials/annual_debt_service",
		"/financials/ebitda_ttm",
		"/financials/revenue_ttm",
	})
}

# That nothing is owed would do, as long as it is not known what falls due.
missing contains pointer if {
	not _service
	some pointer in facts.absent({"/financials/interest_bearing_debt"})
}

missing contains pointer if {
	not _nothing_due
	some pointer in money.unrated_of(_ebitda, _service.currency, "/financials/ebitda_ttm")
}

# Losses are paid for in cash.
missing contains pointer if {
	_judged
	_earned < 0
	some pointer in facts.absent({"/financials/cash"})
}

missing contains pointer if {
	_judged
	_earned < 0
	some pointer in money.unrated_of(_cash, _service.currency, "/financials/cash")
}

# Below the target no burn is low enough.
missing contains pointer if {
	_judged
	_earned < 0
	not _held < params.target_reserve * _service.amount
	some pointer in facts.absent({"/financials/monthly_net_burn"})
}

missing contains pointer if {
	_judged
	_earned < 0
	not _held < params.target_reserve * _service.amount
	some pointer in money.unrated_of(_net_burn, _service.currency, "/financials/monthly_net_burn")
}

rates contains rate if {
	not _nothing_due
	some rate in money.used_of(_ebitda, _service.currency, "/financials/ebitda_ttm")
}

rates contains rate if {
	_judged
	_earned < 0
	some rate in money.used_of(_cash, _service.currency, "/financials/cash")
}

rates contains rate if {
	_judged
	_earned < 0
	not _held < params.target_reserve * _service.amount
	some rate in money.used_of(_net_burn, _service.currency, "/financials/monthly_net_burn")
}

pass if _nothing_due

pass if {
	missing == set()
	_earned >= params.minimum_coverage * _service.amount
	_earned >= params.target_coverage * _service.amount
}

pass if {
	missing == set()
	_earned < 0
	_held >= params.target_reserve * _service.amount
	not _reserve_short
}

finding contains {
	"kind": "negative",
	"at": ["/financials/ebitda_ttm", "/financials/annual_debt_service", "/financials/cash"],
	"evidence": object.union(_reserve, {"minimum_reserve": params.minimum_reserve}),
} if {
	_judged
	_earned < 0
	_held < params.minimum_reserve * _service.amount
}

finding contains {
	"kind": "reserve",
	"severity": "medium",
	"at": ["/financials/ebitda_ttm", "/financials/annual_debt_service", "/financials/cash"],
	"evidence": object.union(_reserve, {
		"target_reserve": params.target_reserve,
		"runway_after_months": params.runway_after_months,
	}),
} if {
	_judged
	_earned < 0
	_held >= params.minimum_reserve * _service.amount
	_reserve_short
}

finding contains {
	"kind": "thin",
	"at": ["/financials/ebitda_ttm", "/financials/annual_debt_service"],
	"evidence": object.union(_amounts, {"coverage": _coverage, "minimum_coverage": params.minimum_coverage}),
} if {
	_judged
	_earned >= 0
	_earned < params.minimum_coverage * _service.amount
}

finding contains {
	"kind": "narrow",
	"severity": "medium",
	"at": ["/financials/ebitda_ttm", "/financials/annual_debt_service"],
	"evidence": object.union(_amounts, {"coverage": _coverage, "target_coverage": params.target_coverage}),
} if {
	_judged
	_earned >= params.minimum_coverage * _service.amount
	_earned < params.target_coverage * _service.amount
}

suggestion contains {
	"action": "lighten_debt_service",
	"values": {
		"affordable_service": {"amount": _earned / params.target_coverage, "currency": _service.currency},
		"ebitda_gap": {"amount": (params.target_coverage * _service.amount) - _earned, "currency": _service.currency},
	},
} if {
	count(finding) > 0
	_earned > 0
}

suggestion contains {
	"action": "reserve_debt_service",
	"values": {"debt_service": input.financials.annual_debt_service},
} if {
	count(finding) > 0
	_earned <= 0
}

# Everything is known that EBITDA is held against.
_judged if {
	not _nothing_due
	is_number(_earned)
	facts.known(input, "financials/revenue_ttm")
}

_reserve_short if _held < params.target_reserve * _service.amount

_reserve_short if _held - _service.amount < params.runway_after_months * money.converted_of(_net_burn, _service.currency, "/financials/monthly_net_burn")

_reserve := object.union(_amounts, {"cash": input.financials.cash})

_held := money.converted_of(_cash, _service.currency, "/financials/cash")

_cash := given.fact(input.financials.cash)

_net_burn := given.fact(input.financials.monthly_net_burn)

_nothing_due if given.fact(input.financials.interest_bearing_debt).amount == 0

_nothing_due if given.fact(input.financials.annual_debt_service).amount == 0

_amounts := {"ebitda": input.financials.ebitda_ttm, "debt_service": input.financials.annual_debt_service}

_coverage := _earned / _service.amount

_earned := money.converted_of(_ebitda, _service.currency, "/financials/ebitda_ttm")

_ebitda := given.fact(input.financials.ebitda_ttm)

_service := given.fact(input.financials.annual_debt_service)
