# METADATA
# title: Debt planned without cash flow to carry it
# description: |
#   Debt beside equity means lower dilution and a higher fixed cost; it is not a relief in itself. It fits where operating cash flow covers
#   debt service with a margin, or, for venture debt, where the runway is long. The cost of the new debt is counted, its repayment is not.
#   The size of venture debt is judged by venture_debt_too_large, a bank loan by bank_loan_without_cash_flow.
# related_resources:
#   - ref: S8
#   - ref: S9
# custom:
#   severity: high
#   chapters: ["3.3.1"]
#   stages: [growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/stage
#     - /financing_plan/methods
#     - /financing_plan/methods/-
#     - /financing_plan/methods/*/channel
#     - /financing_plan/methods/*/amount
#     - /financing_plan/methods/*/annual_cost_pct
#     - /financials/operating_cash_flow_ttm
#     - /financials/annual_debt_service
#     - /financials/cash
#     - /financials/monthly_net_burn
#   levers:
#     - {pointer: /financing_plan/methods/*/channel, direction: set, actionable: true}
#     - {pointer: /financing_plan/methods/*/amount, direction: down, actionable: true}
#     - {pointer: /financials/operating_cash_flow_ttm, direction: up, actionable: true}
#     - {pointer: /financials/cash, direction: up, actionable: true}
#   title: {zh: 拟举债而缺乏现金流支撑}
#   description:
#     zh: |
#       股债结合意味着稀释减少、固定支出增加，债务本身并不减轻财务负担。只有经营性现金流能够覆盖本息并留有余量，或创业投资债对应的现金跑道足够长，
#       举债才合适。测算计入新增债务的年成本，不含其本金偿还。创业投资债的规模见 venture_debt_too_large，银行贷款见 bank_loan_without_cash_flow。
#   message:
#     negative:
#       en: "The plan counts on {channels:terms}, but operating cash flow of the last twelve months was {operating_cash_flow:money}; {target_coverage} times debt service is needed."
#       zh: "融资计划包含{channels:terms}，但近十二个月经营性现金流为 {operating_cash_flow:money}，而偿债覆盖倍数应达到 {target_coverage}。"
#     thin:
#       en: "The plan counts on {channels:terms}; operating cash flow would cover its yearly cost and the present debt service {coverage:2-} times, below {target_coverage}."
#       zh: "融资计划包含{channels:terms}，经营性现金流对现有本息及新增债务成本的覆盖倍数为 {coverage:2-}，低于 {target_coverage}。"
#     short_runway:
#       en: "The runway is too short for venture debt: {cash:money-} lasts less than {minimum_months} months at a net burn of {monthly_net_burn:money+}."
#       zh: "现金跑道不足以支撑创业投资债：账面现金 {cash:money-}，月净消耗 {monthly_net_burn:money+}，不足 {minimum_months} 个月。"
#   suggestion:
#     close_equity_first:
#       en: "Close the equity first and draw debt only against contracted receipts or equipment; coverage of {target_coverage} needs {cash_flow_gap:money+} more operating cash flow a year."
#       zh: "先完成股权融资，债务仅用于有合同回款或设备抵押的部分；覆盖倍数达到 {target_coverage}，年经营性现金流还需增加 {cash_flow_gap:money+}。"
package rules.capital_structure.planned_debt_without_cash_flow

import data.lib.channels
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.rules.capital_structure.planned_debt_without_cash_flow.params

not_applicable if input.company.stage == "start_up"

# The plan is known in full and holds no such debt.
not_applicable if channels.none_planned(params.debt_channels)

missing contains pointer if some pointer in (facts.absent({"/company/stage"}) | channels.planned_hidden)

missing contains pointer if {
	_undecided
	some pointer in facts.absent({"/financials/operating_cash_flow_ttm"})
}

# Where nothing flows in, no debt service is low enough.
missing contains pointer if {
	_undecided
	not _nothing_flows_in
	some pointer in (facts.absent({"/financials/annual_debt_service"}) | entries.lacking(_debts, {"amount", "annual_cost_pct"}))
}

missing contains pointer if {
	_undecided
	not _nothing_flows_in
	some pointer in (entries.unrated(_debts, _cash_flow.currency) | money.unrated_of(_service, _cash_flow.currency, "/financials/annual_debt_service"))
}

missing contains pointer if {
	_undecided
	_equity_backed
	some pointer in facts.absent({"/financials/cash", "/financials/monthly_net_burn"})
}

missing contains pointer if {
	_undecided
	_equity_backed
	some pointer in money.unrated_of(_cash, _burn.currency, "/financials/cash")
}

rates contains rate if some rate in entries.used(_debts, _cash_flow.currency)

rates contains rate if some rate in money.used_of(_service, _cash_flow.currency, "/financials/annual_debt_service")

rates contains rate if some rate in money.used_of(_cash, _burn.currency, "/financials/cash")

pass if {
	missing == set()
	_carried
}

finding contains {
	"kind": "negative",
	"at": _at,
	"evidence": {
		"channels": _channels,
		"operating_cash_flow": input.financials.operating_cash_flow_ttm,
		"target_coverage": params.target_coverage,
	},
} if {
	_not_carried
	_cash_flow.amount <= 0
}

finding contains {
	"kind": "thin",
	"at": _at,
	"evidence": {
		"channels": _channels,
		"operating_cash_flow": input.financials.operating_cash_flow_ttm,
		"debt_service": {"amount": _service_after, "currency": _cash_flow.currency},
		"coverage": _cash_flow.amount / _service_after,
		"target_coverage": params.target_coverage,
	},
} if {
	_not_carried
	_cash_flow.amount > 0
}

finding contains {
	"kind": "short_runway",
	"at": ["/financials/cash", "/financials/monthly_net_burn"],
	"evidence": {
		"cash": input.financials.cash,
		"monthly_net_burn": input.financials.monthly_net_burn,
		"minimum_months": params.minimum_months,
	},
} if {
	_not_carried
	_equity_backed
}

suggestion contains {
	"action": "close_equity_first",
	"values": {
		"target_coverage": params.target_coverage,
		"cash_flow_gap": {
			"amount": (params.target_coverage * _service_after) - _cash_flow.amount,
			"currency": _cash_flow.currency,
		},
	},
} if {
	count(finding) > 0
}

# Neither gate is met, and every fact that would tell is known.
_not_carried if {
	_undecided
	facts.known(input, "company/stage")
	_cash_flow_is_no_help
	_runway_is_no_help
}

_undecided if {
	count(_debts) > 0
	not _carried
}

_carried if {
	_cash_flow.amount > 0
	_cash_flow.amount >= params.target_coverage * _service_after
}

_carried if {
	_equity_backed
	_held >= params.minimum_months * _burn.amount
}

_cash_flow_is_no_help if _nothing_flows_in

_cash_flow_is_no_help if _service_after

_runway_is_no_help if not _equity_backed

_runway_is_no_help if _held < params.minimum_months * _burn.amount

# All of the planned debt looks to the next equity round.
_equity_backed if every debt in _debts { debt.channel in params.equity_backed_channels }

_channels := sort({debt.channel | some debt in _debts})

_at := array.concat(
	[concat("/", [pointer, "channel"]) | some pointer, _ in _debts],
	["/financials/operating_cash_flow_ttm"],
)

_debts := channels.planned(params.debt_channels)

# Interest and principal of a year on what is owed, and the yearly cost of what is planned.
_service_after := money.converted_of(_service, _cash_flow.currency, "/financials/annual_debt_service") + sum(costs) if {
	costs := [cost |
		some debt in _debts
		cost := (given.fact(debt.annual_cost_pct) / 100) * money.converted(given.fact(debt.amount), _cash_flow.currency)
	]
	count(costs) == count(_debts)
}

_nothing_flows_in if _cash_flow.amount <= 0

_cash_flow := given.fact(input.financials.operating_cash_flow_ttm)

_service := given.fact(input.financials.annual_debt_service)

_held := money.converted_of(_cash, _burn.currency, "/financials/cash")

_cash := given.fact(input.financials.cash)

_burn := given.fact(input.financials.monthly_net_burn)
