# METADATA
# title: Money
# description: |
#   Amounts are {amount, currency} in units of an ISO 4217 currency. An amount counts in another currency only at a dated rate;
#   nothing is ever taken one to one. A rate is the profile's own (rates) where that can be relied on, else it comes from the
#   table in data.lib.money.rates: euro reference rates, crossed through the euro, the last on or before the day asked for. Each
#   rate is known with its day and its origin, so that a verdict can show it. What has a day of its own counts at the rate of that day: a
#   balance, a round; a figure of a period at the mean of the period's month ends (converted_of, converted_on). What is planned or has no
#   day counts at the as-of date (converted).
# custom:
#   question:
#     /rates/*/*:
#       en: "Which exchange rate from {0} to {1} should be used, and of which date?"
#       zh: "{0} 兑 {1} 应采用哪一天的汇率、具体数值是多少？"
package lib.money

import data.lib.ages
import data.lib.dates

# converted is the amount of m in currency at the as-of date; undefined without a rate, so pair it with unrated.
converted(m, currency) := converted_on(m, currency, _as_of)

# converted_on is the amount of m in currency on a day, or at the mean of a period.
converted_on(m, currency, _) := m.amount if m.currency == currency

converted_on(m, currency, date) := m.amount * quote(m.currency, currency, date).rate if {
	m.currency != currency
	m.amount != 0
}

# Nothing is nothing in every currency.
converted_on(m, currency, _) := 0 if {
	m.currency != currency
	m.amount == 0
}

# converted_of is the amount of m, the fact at pointer, in currency, at the rate of the fact's own day or the mean of its own period.
converted_of(m, currency, _) := m.amount if m.currency == currency

converted_of(m, currency, pointer) := m.amount * quote_of(m.currency, currency, pointer).rate if {
	m.currency != currency
	m.amount != 0
}

converted_of(m, currency, _) := 0 if {
	m.currency != currency
	m.amount == 0
}

# total is the sum of the amounts of ms, an array, in currency; undefined when one of them has no rate.
total(ms, currency) := sum(amounts) if {
	amounts := [converted(m, currency) | some m in ms]
	count(amounts) == count(ms)
}

# unrated is the set of pointers to the rates that are needed to count all of ms in currency and that nobody gives.
unrated(ms, currency) := unrated_on(ms, currency, _as_of)

# unrated_on is unrated for the rates of a day or a period.
unrated_on(ms, currency, date) := {concat("/", ["/rates", m.currency, currency]) |
	some m in ms
	m.currency != currency
	m.amount != 0
	not quote(m.currency, currency, date)
}

# unrated_of is unrated for m, the fact at pointer, at its own day.
unrated_of(m, currency, pointer) := {concat("/", ["/rates", m.currency, currency]) |
	m.currency != currency
	m.amount != 0
	not quote_of(m.currency, currency, pointer)
}

# used is the set of quotes that counting ms in currency takes.
used(ms, currency) := used_on(ms, currency, _as_of)

# used_on is used for the rates of a day or a period.
used_on(ms, currency, date) := {quote(m.currency, currency, date) |
	some m in ms
	m.currency != currency
	m.amount != 0
}

# used_of is the set of quotes that counting m, the fact at pointer, at its own day takes: one or none.
used_of(m, currency, pointer) := {quote_of(m.currency, currency, pointer) |
	m.currency != currency
	m.amount != 0
}

# rate is how many units of the currency to one unit of the currency from is worth at the as-of date.
rate(from, to) := quote(from, to, _as_of).rate

# quote is the rate of a day with what it rests on: {from, to, rate, as_of, origin}, or the mean of a period, [its last day or month, its
# months]. The origin is "profile" or the name of the table, of both where two tables are crossed. A profile without an as-of date has no
# day; its own rates count all the same. Of a day for which there is no rate, the profile's own one is taken, whatever its day.
quote(from, to, on) := _quote(from, to, on) if is_string(on)

quote(from, to, on) := mean_quote(from, to, on[0], on[1]) if is_array(on)

_quote(from, to, date) := own if {
	own := _own(from, to, date)
} else := known_rate if {
	known_rate := tabled(from, to, date)
} else := _own(from, to, _as_of)

# mean_quote is the mean of the rates at the ends of so many months up to a day, or the profile's own rate. Its day is the last.
mean_quote(from, to, end, months) := own if {
	own := _own(from, to, end)
} else := mean if {
	mean := _mean_tabled(from, to, end, months)
} else := _own(from, to, _as_of)

# Of the table alone, so that it is the same for every profile. Summed in whole units of the last decimal: of fractions the mean may fall
# on the other side of a half.
_mean_tabled(from, to, end, months) := object.union(last, {"rate": round(sum(rates) / months) / _scale, "months": months}) if {
	months > 0
	last := tabled(from, to, end)
	rates := [round(tabled(from, to, day).rate * _scale) | some i in numbers.range(0, months - 1); day := months_before(end, i)]
	count(rates) == months
}

# quote_of is the rate of the day of the fact at pointer, or the mean over its period (data.lib.money.periods).
quote_of(from, to, pointer) := quote(from, to, _when(pointer))

_when(pointer) := [months_before(known(ages.date(pointer)), period.before), period.months] if {
	period := data.lib.money.periods[pointer]
} else := known(ages.date(pointer))

# known is the date, but no later than the as-of date: later rates are not known then.
known(date) := _as_of if {
	_as_of != ""
	_end(date) > _end(_as_of)
} else := date

# tabled is the quote that the table gives: the last on or before the day, no older than data.lib.money.maximum_age_days.
tabled(from, to, date) := {
	"from": from, "to": to, "rate": round((b.per_euro / a.per_euro) * _scale) / _scale,
	"as_of": min([a.as_of, b.as_of]), "origin": concat(" + ", (a.origin | b.origin)),
} if {
	day := _end(date)
	a := _per_euro(from, day)
	b := _per_euro(to, day)
}

# faults is what speaks against the profile's own rate of a pair: future (dated after the as-of date), old (dated too long before
# it), contradicting (the rates of both directions are not each other's inverse), and off (far from the table's rate of its day).
faults(from, to) := ((_future(from, to) | _old(from, to)) | _contradicting(from, to)) | _off(from, to)

# Rates are rounded to eight decimals.
_scale := 100000000

_as_of := object.get(input, ["company", "as_of"], "")

# The profile's own rate of a pair, or the inverse of that of the other direction.
_own(from, to, date) := _as_quote(from, to, own, own.rate) if {
	own := input.rates[from][to]
	_reliable(from, to, own, date)
} else := _as_quote(from, to, own, round(_scale / own.rate) / _scale) if {
	own := input.rates[to][from]
	_reliable(to, from, own, date)
}

_as_quote(from, to, own, rate) := {"from": from, "to": to, "rate": rate, "as_of": own.as_of, "origin": "profile"}

_reliable(from, to, own, date) if {
	faults(from, to) == set()
	_near(own.as_of, date)
}

# A rate speaks for days that are not too far from its own.
_near(_, "")

_near(a, b) if {
	b != ""
	dates.within(a, b, data.lib.money.maximum_age_days)
	dates.within(b, a, data.lib.money.maximum_age_days)
}

_future(from, to) := {"future" | dates.before(_as_of, input.rates[from][to].as_of)} if _as_of != ""

_future(_, _) := set() if _as_of == ""

_old(from, to) := {"old" | dates.older(input.rates[from][to].as_of, _as_of, data.lib.money.maximum_age_days)} if _as_of != ""

_old(_, _) := set() if _as_of == ""

_contradicting(from, to) := {"contradicting" |
	product := input.rates[from][to].rate * input.rates[to][from].rate
	abs(product - 1) * 100 > data.lib.money.tolerance_pct
}

_off(from, to) := {"off" |
	own := input.rates[from][to]
	table := tabled(from, to, own.as_of)
	max([own.rate, table.rate]) * 100 > min([own.rate, table.rate]) * (100 + data.lib.money.maximum_deviation_pct)
}

# What one euro is worth in a currency on a day, written YYYY-MM-DD, and the day of that rate.
_per_euro("EUR", day) := {"per_euro": 1, "as_of": day, "origin": set()}

_per_euro(currency, day) := {"per_euro": series.values[i], "as_of": calendar.days[i], "origin": {series.origin}} if {
	series := data.lib.money.rates.series[currency]
	calendar := data.lib.money.rates.calendars[series.calendar]
	last := count(calendar.days) - 1
	start := object.get(calendar.months, substring(day, 0, 7), last)
	i := _last_on(calendar.days, start, last, day)
	dates.within(calendar.days[i], day, data.lib.money.maximum_age_days)
}

# The place of the last of some days, in their order, on or before a day; start is that of the last before the day's month. Most often,
# of a table by months, it is the first or the second.
_last_on(days, start, last, day) := start if {
	days[start] <= day
	days[start + 1] > day
} else := start + 1 if {
	days[start + 1] <= day
	days[start + 2] > day
} else := max([i | some i in numbers.range(start, min([start + 24, last])); days[i] <= day])

# The last day that a date may be, as text; a month may end on the 31st for the comparison of texts, if not by the calendar.
_end(date) := date if count(date) == 10

_end(date) := concat("", [date, _ends[count(date)]]) if count(date) in {4, 7}

_ends := {4: "-12-31", 7: "-31"}

# months_before is the month that lies so many months before that of a date; the date itself for none.
months_before(date, 0) := date

months_before(date, n) := sprintf("%04d-%02d", [floor(month / 12), (month % 12) + 1]) if {
	n > 0
	end := _end(date)
	month := (((dates.year(end) * 12) + dates.month(end)) - 1) - n
}
