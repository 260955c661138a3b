# METADATA
# title: Solvency
# description: |
#   Three figures that tell whether money is short or badly used: cash against net burn, net burn against net new recurring revenue,
#   operating cash flow against debt service. Each may be bad, sound, or not yet known; a company that takes in more than it spends
#   has neither a runway nor a burn multiple, one without revenue has no burn multiple, one without debt service no coverage.
package lib.solvency

import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.self_funding

# runway_short is true when cash lasts less than so many months.
runway_short(months) if _cash < months * _net_burn

# runway_long is true when cash lasts at least so many months.
runway_long(_) if self_funding.proven

runway_long(months) if {
	_net_burn > 0
	_cash >= months * _net_burn
}

# runway_months is how long cash lasts.
runway_months := _cash / _net_burn if _net_burn > 0

# runway_missing is the set of pointers of what the runway needs.
runway_missing := set() if {
	self_funding.proven
} else := self_funding.missing | _needed({"cash", "monthly_net_burn"}, "monthly_net_burn")

# burn_high is true when a year's net burn is more than so many times the net new recurring revenue.
burn_high(multiple) if {
	_amount("revenue_ttm") > 0
	annual_burn.amount > max([0, multiple * _new_arr])
}

# burn_low is true when it is not, or when there is no multiple to speak of.
burn_low(_) if _net_burn <= 0

burn_low(_) if _amount("revenue_ttm") == 0

burn_low(multiple) if annual_burn.amount <= multiple * _new_arr

# annual_burn is a year's net burn.
annual_burn := {"amount": 12 * _net_burn, "currency": input.financials.monthly_net_burn.currency}

# burn_missing is the set of pointers of what the burn multiple needs.
burn_missing := set() if {
	_net_burn <= 0
} else := set() if {
	_amount("revenue_ttm") == 0
} else := _needed({"monthly_net_burn", "revenue_ttm", "net_new_arr_12m"}, "monthly_net_burn")

# coverage_thin is true when operating cash flow is less than so many times the debt service.
coverage_thin(times) if {
	_amount("annual_debt_service") > 0
	_cash_flow < times * _amount("annual_debt_service")
}

# coverage_wide is true when it is not, or when there is no debt to serve.
coverage_wide(_) if _amount("annual_debt_service") == 0

coverage_wide(times) if _cash_flow >= times * _amount("annual_debt_service")

# coverage_missing is the set of pointers of what the coverage needs.
coverage_missing := set() if {
	_amount("annual_debt_service") == 0
} else := _needed({"annual_debt_service", "operating_cash_flow_ttm"}, "annual_debt_service")

_net_burn := _amount("monthly_net_burn")

_cash := _converted("cash", "monthly_net_burn")

_new_arr := _converted("net_new_arr_12m", "monthly_net_burn")

_cash_flow := _converted("operating_cash_flow_ttm", "annual_debt_service")

_amount(name) := given.fact(input.financials[name]).amount

# What the figure of that name is in the currency of the other one.
_converted(name, other) := money.converted(
	given.fact(input.financials[name]),
	given.fact(input.financials[other]).currency,
)

_needed(names, base) := facts.absent({concat("/", ["/financials", name]) | some name in names}) | {pointer |
	some name in names
	some pointer in money.unrated({given.fact(input.financials[name])}, given.fact(input.financials[base]).currency)
}
