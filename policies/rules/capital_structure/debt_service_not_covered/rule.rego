# METADATA
# title: Debt service not covered by earnings
# description: |
#   Debt is safe while the business earns interest and principal with a margin. Where it does not, equity raised for growth ends up
#   with the lenders. Debt lowers dilution, but it adds a fixed cost. A company without revenue is judged by the size of its debt
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
#   levers:
#     - {pointer: /financials/annual_debt_service, direction: down, actionable: true}
#     - {pointer: /financials/ebitda_ttm, direction: up, actionable: true}
#     - {pointer: /financials/interest_bearing_debt, direction: down, actionable: true}
#   title: {zh: 经营收益不足以覆盖还本付息}
#   description:
#     zh: |
#       经营收益能够覆盖本息并留有余量，负债才算稳健；否则，为发展而募集的股权资金最终流向债权人。债务可以减少股权稀释，但会增加固定支出。
#       尚无收入的公司改按负债规模判断（见 pre_revenue_debt_too_large）。
#   message:
#     negative:
#       en: "EBITDA of the last twelve months is {ebitda:money}, while {debt_service:money} of interest and principal falls due within a year."
#       zh: "近十二个月 EBITDA 为 {ebitda:money}，而未来一年应付本息达 {debt_service:money}。"
#     thin:
#       en: "EBITDA covers interest and principal {coverage:2-} times; lenders ask for at least {minimum_coverage}."
#       zh: "EBITDA 对应付本息的偿债覆盖倍数为 {coverage:2-}，低于贷款人要求的下限 {minimum_coverage}。"
#     narrow:
#       en: "EBITDA covers interest and principal {coverage:2-} times, short of the {target_coverage} that leaves a margin."
#       zh: "EBITDA 对应付本息的偿债覆盖倍数为 {coverage:2-}，未达到 {target_coverage} 的目标，安全余量不足。"
#   suggestion:
#     lighten_debt_service:
#       en: "Extend or prepay the debt until at most {affordable_service:money-} falls due a year, or raise EBITDA by {ebitda_gap:money+}."
#       zh: "可通过展期或提前还款，将年度应付本息压降至 {affordable_service:money-} 以内，或将 EBITDA 提高 {ebitda_gap:money+}。"
#     reserve_debt_service:
#       en: "Agree a deferral with the lenders, or set {debt_service:money+} of the round aside for a year of debt service and name it in the use of funds."
#       zh: "与债权人协商延期还本；否则应从本轮资金中预留 {debt_service:money+} 用于未来一年还本付息，并在资金用途中列明。"
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
	some pointer in money.unrated({_ebitda}, _service.currency)
}

pass if _nothing_due

pass if {
	missing == set()
	_earned >= params.minimum_coverage * _service.amount
	_earned >= params.target_coverage * _service.amount
}

finding contains {
	"kind": "negative",
	"at": ["/financials/ebitda_ttm", "/financials/annual_debt_service"],
	"evidence": _amounts,
} if {
	_judged
	_earned < 0
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

_judged if {
	missing == set()
	not _nothing_due
}

_nothing_due if given.fact(input.financials.interest_bearing_debt).amount == 0

_nothing_due if given.fact(input.financials.annual_debt_service).amount == 0

_amounts := {"ebitda": input.financials.ebitda_ttm, "debt_service": input.financials.annual_debt_service}

_coverage := _earned / _service.amount

_earned := money.converted(_ebitda, _service.currency)

_ebitda := given.fact(input.financials.ebitda_ttm)

_service := given.fact(input.financials.annual_debt_service)
