package lib.last_priced_test

import data.lib.last_priced

_profile(rounds) := {"complete": ["/rounds"], "rounds": rounds}

_round(date, post) := {"channel": "venture", "date": date, "post_money": {"amount": post, "currency": "USD"}}

test_order if {
	profile := _profile([_round("2024-05-01", 30), _round("2023-01-01", 10), _round("2024-05-01", 20)])
	last_priced.last == {0, 2} with input as profile
	last_priced.previous == {1} with input as profile
	last_priced.missing == set() with input as profile
	last_priced.highest({0, 2}, "USD") == 30 with input as profile
}

test_only_and_none if {
	last_priced.only with input as _profile([_round("2024", 10)])
	not last_priced.only with input as _profile([_round("2023", 10), _round("2024", 10)])
	not last_priced.only with input as _profile([])
	last_priced.none with input as _profile([{"channel": "bank"}])
	not last_priced.none with input as {"rounds": []}
	not last_priced.none with input as _profile([_round("2024", 10)])
}

test_missing[note] if {
	some note, tc in {
		"nothing": {"input": {}, "want": {"/rounds"}},
		"open": {"input": {"rounds": [_round("2024", 10)]}, "want": {"/rounds/-"}},
		"undated": {"input": _profile([{"channel": "angel"}]), "want": {"/rounds/0/date"}},
		"imprecise": {
			"input": _profile([_round("2024", 10), _round("2024-05-01", 10)]),
			"want": {"/rounds/0/date"},
		},
	}

	last_priced.missing == tc.want with input as tc.input
}

test_known_valuations_at_rates_of_their_days if {
	foreign := json.patch(_round("2024-05-01", 100), [{"op": "replace", "path": "/post_money/currency", "value": "CNY"}])
	profile := object.union(
		_profile([_round("2024-05-01", 10), foreign, {"channel": "angel", "date": "2024-05-01"}]),
		{"company": {"as_of": "2024-06-30"}, "rates": {"CNY": {"USD": {"rate": 0.14, "as_of": "2024-05-01"}}}},
	)
	last_priced.currency({0, 1, 2}) == "USD" with input as profile
	last_priced.highest({0, 1, 2}, "USD") == 14 with input as profile
	last_priced.lacking({0, 1, 2}, {"post_money"}) == {"/rounds/2/post_money"} with input as profile
	last_priced.unrated({0, 1, 2}, "USD") == set() with input as profile
	used := last_priced.used({0, 1, 2}, "USD") with input as profile
	{[rate.from, rate.rate] | some rate in used} == {["CNY", 0.14]}

	unknown := json.patch(profile, [{"op": "replace", "path": "/rounds/1/post_money/currency", "value": "XAF"}])
	last_priced.highest({0, 1, 2}, "USD") == 10 with input as unknown
	last_priced.unrated({0, 1, 2}, "USD") == {"/rates/XAF/USD"} with input as unknown
	not last_priced.highest({2}, "USD") with input as profile
	not last_priced.currency({2}) with input as profile
}
