package lib.money_test

import data.lib.money

test_converted[note] if {
	some note, tc in {
		"same currency": {"input": {}, "currency": "CNY", "want": {5}},
		"at the profile's rate": {"input": _rates("CNY", "USD", 0.2), "currency": "USD", "want": {1.0}},
		"at the inverse of the profile's rate": {"input": _rates("USD", "CNY", 8), "currency": "USD", "want": {0.625}},
		"no rate": {"input": {}, "currency": "USD", "want": set()},
	}

	found := {x | x := money.converted({"amount": 5, "currency": "CNY"}, tc.currency)} with input as tc.input
	found == tc.want
}

test_table_gives_the_last_rate_on_or_before_the_day[note] if {
	some note, tc in {
		"before the first": {"day": "2024-01-30", "want": set()},
		"the first": {"day": "2024-01-31", "want": {["2024-01-31", 8]}},
		"within the next month": {"day": "2024-02-28", "want": {["2024-01-31", 8]}},
		"the end of the next month": {"day": "2024-02-29", "want": {["2024-02-29", 4]}},
		"a month without a rate": {"day": "2024-03-15", "want": {["2024-02-29", 4]}},
		"the last": {"day": "2024-04-30", "want": {["2024-04-30", 16]}},
		"beyond the table": {"day": "2024-06-09", "want": {["2024-04-30", 16]}},
		"too old": {"day": "2024-06-10", "want": set()},
		"a month": {"day": "2024-02", "want": {["2024-02-29", 4]}},
		"a year": {"day": "2024", "want": set()},
		"no day": {"day": "", "want": set()},
	}
	found := {[q.as_of, q.rate] | q := money.tabled("USD", "CNY", tc.day)} with data.lib.money.rates as _table
		with data.lib.money.maximum_age_days as 40
	found == tc.want
}

test_rates_are_crossed_through_the_euro if {
	money.quote("EUR", "CNY", "2024-01-31") == _quote("EUR", "CNY", 16, "2024-01-31") with data.lib.money.rates as _table
		with input as {}
	money.quote("CNY", "EUR", "2024-01-31") == _quote("CNY", "EUR", 0.0625, "2024-01-31") with data.lib.money.rates as _table
		with input as {}
	money.quote("CNY", "USD", "2024-01-31") == _quote("CNY", "USD", 0.125, "2024-01-31") with data.lib.money.rates as _table
		with input as {}
}

test_rates_have_eight_decimals if {
	money.tabled("CNY", "JPY", "2024-01-31").rate == 0.33333333 with data.lib.money.rates as _odd
}

test_currency_without_a_rate_of_its_own_day_has_the_older_day if {
	money.tabled("USD", "TWD", "2024-04-30") == {
		"from": "USD", "to": "TWD", "rate": 10, "as_of": "2024-01-31", "origin": "other + test",
	} with data.lib.money.rates as _table
}

test_converted_on_a_day if {
	money.converted_on({"amount": 3, "currency": "USD"}, "CNY", "2024-02-29") == 12 with data.lib.money.rates as _table
		with input as {}
	money.converted_on({"amount": 3, "currency": "USD"}, "USD", "2024-02-29") == 3 with input as {}
}

# 8, 4, 4, 16 at the ends of four months.
test_flow_at_the_mean_of_its_months[note] if {
	some note, tc in {
		"one month": {"end": "2024-04-30", "months": 1, "want": {160}},
		"three months": {"end": "2024-04-30", "months": 3, "want": {80}},
		"all months": {"end": "2024-04-30", "months": 4, "want": {80}},
		"a month as the end": {"end": "2024-04", "months": 4, "want": {80}},
		"more than the table has": {"end": "2024-04-30", "months": 5, "want": set()},
		"no month": {"end": "2024-04-30", "months": 0, "want": set()},
	}
	m := {"amount": 10, "currency": "USD"}
	found := {x | x := money.converted_on(m, "CNY", [tc.end, tc.months])} with data.lib.money.rates as _table with input as {}
	found == tc.want
}

test_flow_in_its_own_currency if {
	money.converted_on({"amount": 10, "currency": "USD"}, "USD", ["2024-04-30", 12]) == 10 with input as {}
}

test_flow_at_the_profile_s_rate if {
	money.mean_quote("USD", "CNY", "2024-04-30", 12).origin == "profile" with data.lib.money.rates as _table
		with input as _on(_rate("2024-04-01", 5), "2024-04-30")
}

# 8 on 2024-01-31, 4 on 2024-02-29, 16 on 2024-04-30.
test_facts_count_at_their_own_day[note] if {
	some note, tc in {
		"cash, of the day of the facts": {"at": "/financials/cash", "profile": {"company": {"facts_as_of": "2024-02-29"}}, "want": {4}},
		"cash, of the as-of date": {"at": "/financials/cash", "profile": {}, "want": {16}},
		"cash, as its provenance says": {
			"at": "/financials/cash",
			"profile": {"provenance": {"/financials/cash": {"as_of": "2024-01-31"}}},
			"want": {8},
		},
		"a balance": {"at": "/financials/receivables", "profile": {"financials": {"period_end": "2024-02-29"}}, "want": {4}},
		"a flow": {"at": "/financials/monthly_net_burn", "profile": {"financials": {"period_end": "2024-04-30"}}, "want": {8}},
		"a flow of more months than the table has": {
			"at": "/financials/revenue_ttm",
			"profile": {"financials": {"period_end": "2024-04-30"}},
			"want": set(),
		},
		"of the future": {"at": "/financials/receivables", "profile": {"financials": {"period_end": "2024-12-31"}}, "want": {16}},
		"of a plan": {"at": "/financing_plan/amount", "profile": {"financials": {"period_end": "2024-02-29"}}, "want": {16}},
	}
	profile := object.union({"company": {"as_of": "2024-04-30"}}, tc.profile)
	m := {"amount": 1, "currency": "USD"}
	found := {x | x := money.converted_of(m, "CNY", tc.at)} with input as profile with data.lib.money.rates as _table
	found == tc.want
	rates := {q.rate | some q in money.used_of(m, "CNY", tc.at)} with input as profile with data.lib.money.rates as _table
	rates == tc.want
	unrated := money.unrated_of(m, "CNY", tc.at) with input as profile with data.lib.money.rates as _table
	unrated == {"/rates/USD/CNY" | tc.want == set()}
}

# Two of the months are 8 in the year before, so that its mean tells the year.
test_the_year_before_ends_a_year_earlier if {
	months := {sprintf("%04d-%02d", [2022 + floor(i / 12), (i % 12) + 1]): i | some i in numbers.range(0, 23)}
	table := {
		"calendars": {"c": {"days": [concat("", [month, "-28"]) | some month, _ in months], "months": months}},
		"series": {"USD": {"origin": "test", "calendar": "c", "values": [rate | some i in numbers.range(0, 23); rate := 4 + (4 * floor(i / 12))]}},
	}
	profile := {"company": {"as_of": "2024-01-31"}, "financials": {"period_end": "2023-12-31"}}
	m := {"amount": 1, "currency": "EUR"}
	money.converted_of(m, "USD", "/financials/revenue_prior_ttm") == 4 with input as profile with data.lib.money.rates as table
	money.converted_of(m, "USD", "/financials/revenue_ttm") == 8 with input as profile with data.lib.money.rates as table
}

test_own_currency_needs_no_day if {
	money.converted_of({"amount": 10, "currency": "USD"}, "USD", "/financials/cash") == 10 with input as {}
	money.used_of({"amount": 10, "currency": "USD"}, "USD", "/financials/cash") == set() with input as {}
	money.unrated_of({"amount": 0, "currency": "CNY"}, "USD", "/financials/cash") == set() with input as {}
	money.converted_of({"amount": 0, "currency": "CNY"}, "USD", "/financials/cash") == 0 with input as {}
}

# Where no table knows the day, who gives a rate is not asked again.
test_own_rate_where_the_day_has_none if {
	profile := _on(_rate("2024-04-30", 4), "2024-04-30")
	money.quote("USD", "CNY", "2019-01-01").rate == 4 with input as profile with data.lib.money.rates as _none
	money.quote("USD", "CNY", ["2019-01-01", 12]).rate == 4 with input as profile with data.lib.money.rates as _none
	not money.quote("USD", "CNY", "2019-01-01") with input as {"company": {"as_of": "2024-04-30"}}
		with data.lib.money.rates as _none
}

test_known_is_never_after_the_as_of_date[note] if {
	some note, tc in {
		"before": {"date": "2024-03-31", "want": "2024-03-31"},
		"after": {"date": "2024-05-01", "want": "2024-04-30"},
		"a month that ends after": {"date": "2024-05", "want": "2024-04-30"},
		"a year before": {"date": "2023", "want": "2023"},
	}
	found := money.known(tc.date) with input as {"company": {"as_of": "2024-04-30"}}
	found == tc.want
	found_without := money.known(tc.date) with input as {}
	found_without == tc.date
}

test_mean_over_the_turn_of_a_year if {
	table := {
		"calendars": {"c": {
			"days": ["2023-11-30", "2023-12-29", "2024-01-31"],
			"months": {"2023-11": 0, "2023-12": 0, "2024-01": 1},
		}},
		"series": {"USD": {"origin": "test", "calendar": "c", "values": [1, 2, 4]}},
	}
	money.mean_quote("EUR", "USD", "2024-01-31", 3).rate == 2.33333333 with data.lib.money.rates as table with input as {}
}

test_own_rate[note] if {
	some note, tc in {
		"near": {"rate": 10, "as_of": "2024-04-01", "want": "profile"},
		"as old as may be": {"rate": 10, "as_of": "2024-03-21", "want": "profile"},
		"old": {"rate": 10, "as_of": "2024-03-20", "want": "test"},
		"of the future": {"rate": 10, "as_of": "2024-05-01", "want": "test"},
		"of the as-of date": {"rate": 10, "as_of": "2024-04-30", "want": "profile"},
		"far below the table's": {"rate": 2.6, "as_of": "2024-04-01", "want": "test"},
		"half below the table's": {"rate": 2.67, "as_of": "2024-04-01", "want": "profile"},
		"half above the table's": {"rate": 6, "as_of": "2024-04-01", "want": "profile"},
		"far above the table's": {"rate": 6.1, "as_of": "2024-04-01", "want": "test"},
	}
	table := json.patch(_table, [{"op": "replace", "path": "/series/CNY/values", "value": [16, 8, 8]}])
	q := money.quote("USD", "CNY", "2024-04-30") with data.lib.money.rates as _wide(note, table)
		with data.lib.money.maximum_age_days as 40
		with input as _on(_rate(tc.as_of, tc.rate), "2024-04-30")
	q.origin == tc.want
}

# The first cases are about dates: no table tells how far off their rate is.
_wide(note, table) := table if startswith(note, "far")

_wide(note, table) := table if startswith(note, "half")

_wide(note, _) := json.patch(_table, [{"op": "replace", "path": "/series/CNY/values", "value": [20, 20, 20]}]) if {
	not startswith(note, "far")
	not startswith(note, "half")
}

test_own_rate_without_a_day_of_the_profile if {
	money.rate("USD", "CNY") == 10 with input as {"rates": {"USD": {"CNY": _rate("2024-04-01", 10)}}} with data.lib.money.rates as _none
}

test_own_rate_is_for_days_near_its_own if {
	profile := _on(_rate("2024-04-30", 4), "2024-04-30")
	money.quote("USD", "CNY", "2024-02-29").origin == "test" with input as profile with data.lib.money.rates as _table
		with data.lib.money.maximum_age_days as 40
	money.quote("USD", "CNY", "2024-03-21").origin == "profile" with input as profile
		with data.lib.money.rates as json.patch(_table, [{"op": "replace", "path": "/series/CNY/values", "value": [16, 8, 8]}])
		with data.lib.money.maximum_age_days as 40
}

test_contradicting_rates_are_not_used[note] if {
	some note, tc in {
		"inverse": {"back": 0.1, "want": {10}},
		"within the rounding": {"back": 0.102, "want": {10}},
		"beyond the rounding": {"back": 0.1021, "want": set()},
		"the same number twice": {"back": 10, "want": set()},
	}
	profile := {
		"company": {"as_of": "2024-04-30"},
		"rates": {"USD": {"CNY": _rate("2024-04-01", 10)}, "CNY": {"USD": _rate("2024-04-01", tc.back)}},
	}
	found := {x | x := money.rate("USD", "CNY")} with input as profile with data.lib.money.rates as _none
	found == tc.want
}

test_faults[note] if {
	some note, tc in {
		"none": {"own": _rate("2024-04-01", 20), "want": set()},
		"future": {"own": _rate("2024-05-01", 20), "want": {"future"}},
		"old": {"own": _rate("2024-03-20", 5), "want": {"old"}},
		"off": {"own": _rate("2024-04-30", 0.1), "want": {"off"}},
	}
	found := money.faults("USD", "CNY") with input as _on(tc.own, "2024-04-30") with data.lib.money.rates as _table
		with data.lib.money.maximum_age_days as 40
		with data.lib.money.maximum_deviation_pct as 400
	found == tc.want
}

test_total if {
	ms := [{"amount": 5, "currency": "CNY"}, {"amount": 1, "currency": "USD"}]
	money.total(ms, "CNY") == 12 with input as _rates("USD", "CNY", 7)
	not money.total(ms, "CNY") with input as {}
	money.total([], "CNY") == 0 with input as {}
}

test_unrated if {
	ms := {{"amount": 5, "currency": "CNY"}, {"amount": 1, "currency": "USD"}}
	money.unrated(ms, "USD") == {"/rates/CNY/USD"} with input as {}
	money.unrated(ms, "USD") == set() with input as _rates("CNY", "USD", 0.2)
	money.unrated_on(ms, "USD", "2024-01-31") == set() with input as {} with data.lib.money.rates as _table
}

test_used if {
	ms := {{"amount": 5, "currency": "CNY"}, {"amount": 1, "currency": "USD"}, {"amount": 1, "currency": "XXX"}}
	money.used(ms, "USD") == {{"from": "CNY", "to": "USD", "rate": 0.2, "as_of": "2026-01-01", "origin": "profile"}} with input as _rates("CNY", "USD", 0.2)
	money.used_on(ms, "USD", "2024-01-31") == {_quote("CNY", "USD", 0.125, "2024-01-31")} with input as {}
		with data.lib.money.rates as _table
}

_rates(from, to, rate) := {"rates": {from: {to: {"rate": rate, "as_of": "2026-01-01"}}}}

test_nothing_needs_no_rate if {
	zero := {"amount": 0, "currency": "CNY"}
	money.converted(zero, "USD") == 0 with input as {}
	money.converted_on(zero, "USD", ["2024-01-31", 12]) == 0 with input as {}
	money.unrated({zero}, "USD") == set() with input as {}
	money.used({zero}, "USD") == set() with input as {}
	money.total([zero, {"amount": 3, "currency": "USD"}], "USD") == 3 with input as {}
	money.unrated({{"amount": 1, "currency": "CNY"}}, "USD") == {"/rates/CNY/USD"} with input as {}
}

_rate(as_of, rate) := {"rate": rate, "as_of": as_of}

_on(own, as_of) := {"company": {"as_of": as_of}, "rates": {"USD": {"CNY": own}}}

_quote(from, to, rate, as_of) := {"from": from, "to": to, "rate": rate, "as_of": as_of, "origin": "test"}

# USD is 2 to the euro throughout; there is no rate in March.
_table := {
	"calendars": {
		"a": {
			"days": ["2024-01-31", "2024-02-29", "2024-04-30"],
			"months": {"2024-01": 0, "2024-02": 0, "2024-03": 1, "2024-04": 1},
		},
		"b": {"days": ["2024-01-31"], "months": {"2024-01": 0}},
	},
	"series": {
		"USD": {"origin": "test", "calendar": "a", "values": [2, 2, 2]},
		"CNY": {"origin": "test", "calendar": "a", "values": [16, 8, 32]},
		"TWD": {"origin": "other", "calendar": "b", "values": [20]},
	},
}

_odd := json.patch(_table, [
	{"op": "replace", "path": "/series/CNY/values", "value": [3, 3, 3]},
	{"op": "add", "path": "/series/JPY", "value": {"origin": "test", "calendar": "a", "values": [1, 1, 1]}},
])

_none := {"calendars": {}, "series": {}}
