# METADATA
# title: Figures
# description: |
#   Figures that are derived from several facts, each defined once: rules judge by them, and rankings, comparisons and pictures show them,
#   pass or fail. A figure is {value, unit, at, rates}: its value in units of its unit (for money with its currency), the pointers of the
#   facts that it was derived from, and the exchange rates used. A figure that the facts do not give is not there. A fact that follows from
#   others is a figure too, under its pointer.
package lib.figures

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.money
import data.lib.ownership
import data.lib.rounds

# all is every figure by its name.
all := {name: figure | some name, figure in _all}

_all["cash"] := {
	"value": cash, "unit": "money", "currency": burn_currency,
	"at": ["/financials/cash"], "rates": _rates({_cash}, burn_currency),
}

_all["monthly_net_burn"] := {
	"value": net_burn, "unit": "money", "currency": burn_currency,
	"at": ["/financials/monthly_net_burn"], "rates": [],
}

_all["runway_months"] := {
	"value": runway_months, "unit": "months",
	"at": ["/financials/cash", "/financials/monthly_net_burn"], "rates": _rates({_cash}, burn_currency),
}

_all["burn_multiple"] := {
	"value": burn_multiple, "unit": "times",
	"at": ["/financials/monthly_net_burn", "/financials/net_new_arr_12m"], "rates": _rates({_new_arr}, burn_currency),
}

_all["dilution_pct"] := {
	"value": dilution_pct, "unit": "percent",
	"at": array.concat(["/financing_plan/pre_money"], sort(object.keys(planned_equity))),
	"rates": sort([rate | some rate in entries.used(planned_equity, _pre.currency)]),
}

_all["planned_round"] := {
	"value": _ask.amount, "unit": "money", "currency": _ask.currency,
	"at": ["/financing_plan/amount"], "rates": [],
}

_all["last_round"] := {
	"value": _last_amount.amount, "unit": "money", "currency": _last_amount.currency,
	"at": [concat("/", [pointer, "amount"]) | some pointer, _ in _last], "rates": [],
}

# What the listed holders of a class have together.
_all[concat("_", ["held_pct", class])] := {
	"value": ownership.total_pct(holders), "unit": "percent",
	"at": sort([concat("/", [pointer, "pct"]) | some pointer, _ in holders]), "rates": [],
} if {
	some class in {holder.class | some holder in ownership.holders; facts.known(holder, "class")}
	holders := ownership.of(class)
	every holder in holders { facts.known(holder, "pct") }
}

# Each percentage that follows from a number of shares, by its pointer.
_all[pointer] := {"value": found.value, "unit": "percent", "at": found.from, "rates": []} if {
	some pointer, found in ownership.derived
	is_number(found.value)
}

# burn_currency is the currency in which cash is held against burn.
burn_currency := given.fact(input.financials.monthly_net_burn).currency

# cash is the cash in the currency of the burn; undefined without a rate.
cash := money.converted_of(_cash, burn_currency, "/financials/cash")

# net_burn is the net burn a month; negative where more comes in than goes out.
net_burn := given.fact(input.financials.monthly_net_burn).amount

# runway_months is how many months cash lasts at the present burn; undefined where the company does not burn cash.
runway_months := cash / net_burn if net_burn > 0

# new_arr is the recurring revenue added in twelve months, in the currency of the burn.
new_arr := money.converted_of(_new_arr, burn_currency, "/financials/net_new_arr_12m")

# annual_burn is the net burn of twelve months where there is recurring revenue to hold it against: from the growth stage on.
annual_burn := net_burn * 12 if {
	input.company.stage in {"growth", "expansion"}
	given.fact(input.financials.arr).amount > 0
}

# burn_multiple is the net burn of twelve months over the recurring revenue added meanwhile (S26); undefined without either.
burn_multiple := annual_burn / new_arr if {
	annual_burn > 0
	new_arr > 0
}

# planned_equity is the planned methods that sell new shares, by their pointers.
planned_equity := {pointer: method |
	some pointer, method in entries.at("/financing_plan/methods", object.get(input, ["financing_plan", "methods"], null))
	facts.known(method, "channel")
	not method.channel in _no_new_shares
}

# planned_equity_amount is what those of them bring in whose amount is known, in the currency of the pre-money valuation.
planned_equity_amount := entries.at_least(planned_equity, _pre.currency)

# dilution_pct is the share of the company that the planned equity buys, in percent of the company afterwards.
dilution_pct := (planned_equity_amount * 100) / (_pre.amount + planned_equity_amount) if {
	planned_equity_amount > 0
}

_rates(ms, currency) := sort([rate | some rate in money.used(ms, currency)])

_cash := given.fact(input.financials.cash)

_new_arr := given.fact(input.financials.net_new_arr_12m)

_ask := given.fact(input.financing_plan.amount)

_pre := given.fact(input.financing_plan.pre_money)

_no_new_shares := array.concat(data.lib.rounds.resale, array.concat(data.lib.rounds.debt, data.lib.rounds.grant))

# The listed rounds that sold shares or may have done so; undefined until all of them are dated, for one without a date may be the last.
_sold := {pointer: round | some pointer, round in rounds.all; not _owed(round)} if {
	every _, round in rounds.all { _dated_or_owed(round) }
}

_owed(round) if rounds.is_debt(round)

_owed(round) if round.channel in data.lib.rounds.grant

_dated_or_owed(round) if _owed(round)

_dated_or_owed(round) if facts.known(round, "date")

# The rounds that no other surely follows.
_last := {pointer: round |
	some pointer, round in _sold
	dates.last_day(round.date) >= latest
} if {
	latest := max([dates.first_day(round.date) | some round in _sold])
}

# Where several may be the last, their amount is known only if it is one.
_last_amount := amount if {
	every round in _last { facts.known(round, "amount") }
	amounts := {round.amount | some round in _last}
	count(amounts) == 1
	some amount in amounts
}
