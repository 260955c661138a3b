package lib.money_test

import data.lib.money

test_converted[note] if {
	some note, tc in {
		"same currency": {"input": {}, "currency": "CNY", "want": {5}},
		"at the profile's rate": {"input": _rates("CNY", "USD", 0.2), "currency": "USD", "want": {1.0}},
		"at the inverse of the profile's rate": {"input": _rates("USD", "CNY", 4), "currency": "USD", "want": {1.25}},
		"no rate": {"input": {}, "currency": "USD", "want": set()},
	}

	found := {x | x := money.converted({"amount": 5, "currency": "CNY"}, tc.currency)} with input as tc.input
	found == tc.want
}

test_shipped_rate[note] if {
	some note, tc in {
		"no date": {"as_of": null, "want": set()},
		"before the oldest": {"as_of": "2023-12-30", "want": set()},
		"the older": {"as_of": "2024-06-01", "want": {700}},
		"the newest": {"as_of": "2025-06-01", "want": {800}},
		"as old as may be": {"as_of": "2026-02-04", "want": {800}},
		"too old": {"as_of": "2026-02-05", "want": set()},
		"month within": {"as_of": "2025-01", "want": {800}},
	}
	shipped := {"USD": {"CNY": [{"as_of": "2024-12-31", "rate": 8}, {"as_of": "2023-12-31", "rate": 7}]}}

	found := {x | x := money.converted({"amount": 100, "currency": "USD"}, "CNY")} with input as {"company": {"as_of": date | date := tc.as_of; date != null}}
		with data.lib.money.rates as shipped
	found == tc.want
}

test_shipped_rate_inverse if {
	shipped := {"USD": {"CNY": [{"as_of": "2024-12-31", "rate": 8}]}}
	money.converted({"amount": 100, "currency": "CNY"}, "USD") == 12.5 with input as {"company": {"as_of": "2025-01-01"}}
		with data.lib.money.rates as shipped
}

test_profile_rate_wins if {
	profile := object.union(_rates("USD", "CNY", 5), {"company": {"as_of": "2024-12-31"}})
	money.converted({"amount": 1, "currency": "USD"}, "CNY") == 5 with input as profile
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
}

_rates(from, to, rate) := {"rates": {from: {to: {"rate": rate, "as_of": "2026-01-01"}}}}

test_nothing_needs_no_rate if {
	money.converted({"amount": 0, "currency": "CNY"}, "USD") == 0
	money.unrated({{"amount": 0, "currency": "CNY"}}, "USD") == set()
	money.total([{"amount": 0, "currency": "CNY"}, {"amount": 3, "currency": "USD"}], "USD") == 3
	money.unrated({{"amount": 1, "currency": "CNY"}}, "USD") == {"/rates/CNY/USD"}
}
