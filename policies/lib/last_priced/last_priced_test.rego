package lib.last_priced_test

import data.lib.last_priced

_profile(rounds) := {"complete": ["/rounds"], "rounds": rounds}

_round(date, post) := {"channel": "venture", "date": date, "post_money": {"amount": post, "currency": "USD"}}

test_order if {
	profile := _profile([_round("2024-05-01", 30), _round("2023-01-01", 10), _round("2024-05-01", 20)])
	last_priced.last == {0, 2} with input as profile
	last_priced.previous == {1} with input as profile
	last_priced.missing == set() with input as profile
	last_priced.post({0, 2}) == {"amount": 30, "currency": "USD"} with input as profile
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

test_post_needs_every_amount_in_one_currency if {
	other := json.patch(_round("2024", 10), [{"op": "replace", "path": "/post_money/currency", "value": "CNY"}])
	not last_priced.post({0, 1}) with input as _profile([_round("2024", 10), other])
	not last_priced.post({0, 1}) with input as _profile([_round("2024", 10), {"channel": "angel"}])
	last_priced.lacking({0, 1}, {"post_money"}) == {"/rounds/1/post_money"} with input as _profile([
		_round("2024", 10),
		{"channel": "angel"},
	])
}
