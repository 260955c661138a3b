# METADATA
# title: Money
# description: |
#   Amounts are {amount, currency} in units of an ISO 4217 currency. An amount counts in another currency only at a dated
#   rate that the profile (rates) or the data (data.lib.money.rates) gives; nothing is ever taken one to one. A shipped rate
#   counts when it is not later than the profile's as-of date and not older than data.lib.money.maximum_age_days.
# custom:
#   question:
#     /rates/*/*:
#       en: "Which exchange rate from {0} to {1} should be used, and of which date?"
#       zh: "{0} 兑 {1} 应采用哪一天的汇率、具体数值是多少？"
package lib.money

import data.lib.dates

# converted is the amount of m in currency; undefined without a rate, so pair it with unrated.
converted(m, currency) := m.amount if m.currency == currency

converted(m, currency) := m.amount * rate(m.currency, currency) if {
	m.currency != currency
	m.amount != 0
}

# Nothing is nothing in every currency.
converted(m, currency) := 0 if {
	m.currency != currency
	m.amount == 0
}

# total is the sum of the amounts of ms, an array, in currency; undefined when one of them has no rate.
total(ms, currency) := sum(amounts) if {
	amounts := [converted(m, currency) | some m in ms]
	count(amounts) == count(ms)
}

# unrated is the set of pointers to the rates that are needed to count all of ms in currency and that nobody gives.
unrated(ms, currency) := {concat("/", ["/rates", m.currency, currency]) |
	some m in ms
	m.currency != currency
	m.amount != 0
	not rate(m.currency, currency)
}

# rate is how many units of the currency to one unit of the currency from is worth.
rate(from, to) := input.rates[from][to].rate

rate(from, to) := 1 / input.rates[to][from].rate if not input.rates[from][to]

rate(from, to) := _shipped(from, to) if _not_in_profile(from, to)

rate(from, to) := 1 / _shipped(to, from) if {
	_not_in_profile(from, to)
	not _shipped(from, to)
}

_not_in_profile(from, to) if {
	not input.rates[from][to]
	not input.rates[to][from]
}

_shipped(from, to) := [r.rate |
	some r in data.lib.money.rates[from][to] # newest first
	dates.not_after(r.as_of, input.company.as_of)
	dates.within(r.as_of, input.company.as_of, data.lib.money.maximum_age_days)
][0]
