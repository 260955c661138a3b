package lib.entries_test

import data.lib.entries

test_at if entries.at("/a", [5, 6]) == {"/a/0": 5, "/a/1": 6}

test_lacking if {
	entries.lacking({"/a/0": {"x": 1}, "/a/1": {"x": null, "y": 2}}, {"x", "y"}) == {"/a/0/y", "/a/1/x"}
}

test_share_reached[note] if {
	some note, tc in {
		"just": {"part": [_yuan(1)], "rest": [_yuan(2)], "want": true},
		"less": {"part": [_yuan(0.99)], "rest": [_yuan(2)], "want": false},
		"more that is not known": {"part": [_yuan(1), null], "rest": [_yuan(2)], "want": true},
		"more without a rate": {"part": [_yuan(1), {"amount": 9, "currency": "XAF"}], "rest": [_yuan(2)], "want": true},
		"a rest that is not known": {"part": [_yuan(1)], "rest": [null], "want": false},
		"nothing": {"part": [], "rest": [], "want": false},
	}

	part := entries.at("/a", [{"amount": amount} | some amount in tc.part])
	all := object.union(part, entries.at("/b", [{"amount": amount} | some amount in tc.rest]))
	reached := [true | entries.share_reached(all, object.keys(part), [1, 3], "CNY")] with input as {}
	reached == [true | tc.want]
}

test_total[note] if {
	some note, tc in {
		"nothing": {"amounts": [], "total": {0}, "at_least": 0, "unrated": set()},
		"two": {"amounts": [_yuan(1), _yuan(2)], "total": {3}, "at_least": 3, "unrated": set()},
		"one unknown": {"amounts": [_yuan(1), null], "total": set(), "at_least": 1, "unrated": set()},
		"one is null": {
			"amounts": [_yuan(1), {"amount": null, "currency": "CNY"}],
			"total": set(),
			"at_least": 1,
			"unrated": set(),
		},
		"one in words": {
			"amounts": [_yuan(1), {"amount_text": "some", "currency": "USD"}],
			"total": set(),
			"at_least": 1,
			"unrated": set(),
		},
		"no rate": {
			"amounts": [_yuan(1), {"amount": 1, "currency": "USD"}],
			"total": set(),
			"at_least": 1,
			"unrated": {"/rates/USD/CNY"},
		},
	}

	list := entries.at("/a", [{"amount": amount} | some amount in tc.amounts])
	totals := {x | x := entries.total(list, "CNY")} with input as {}
	totals == tc.total
	entries.at_least(list, "CNY") == tc.at_least with input as {}
	entries.unrated(list, "CNY") == tc.unrated with input as {}
}

test_total_of_an_entry_without_amount if {
	not entries.total({"/a/0": {}}, "CNY") with input as {}
	entries.at_least({"/a/0": {}}, "CNY") == 0 with input as {}
}

test_entries_count_at_their_own_day[note] if {
	some note, tc in {
		"a date": {"entry": {"date": "2024-01-31"}, "day": "2024-01-31", "want": 8},
		"a closing": {"entry": {"closed_on": "2024-01", "signed_on": "2023"}, "day": "2024-01", "want": 8},
		"a signing": {"entry": {"signed_on": "2024-01-31"}, "day": "2024-01-31", "want": 8},
		"a month": {"entry": {"month": "2024-01"}, "day": "2024-01", "want": 8},
		"a year": {"entry": {"year": 2023}, "day": ["2023-12-31", 12], "want": 3},
		"a year that is not over": {"entry": {"year": 2024}, "day": ["2024-02-29", 12], "want": 3.5},
		"no day": {"entry": {"date": null}, "day": "2024-02-29", "want": 4},
		"a day to come": {"entry": {"date": "2025"}, "day": "2024-02-29", "want": 4},
	}
	months := {sprintf("2023-%02d", [i + 1]): i | some i in numbers.range(0, 11)}
	table := {
		"calendars": {"c": {
			"days": array.concat([concat("", [month, "-28"]) | some month, _ in months], ["2024-01-31", "2024-02-29"]),
			"months": object.union(months, {"2024-01": 12, "2024-02": 13}),
		}},
		"series": {"USD": {
			"origin": "test", "calendar": "c",
			"values": array.concat([rate | some _ in numbers.range(1, 12); rate := 3], [8, 4]),
		}},
	}
	profile := {"company": {"as_of": "2024-02-29"}}
	entry := object.union(tc.entry, {"amount": {"amount": 1, "currency": "EUR"}})
	found := entries.day(entry) with input as profile
	found == tc.day
	amounts := {x | x := entries.total({"/a/0": entry}, "USD")} with input as profile with data.lib.money.rates as table
	amounts == {tc.want}
	rates := {q.rate | some q in entries.used({"/a/0": entry}, "USD")} with input as profile with data.lib.money.rates as table
	rates == {tc.want}
	unrated := entries.unrated({"/a/0": entry}, "USD") with input as profile with data.lib.money.rates as table
	unrated == set()
}

test_currency if {
	dollar := {"amount": {"amount": 1, "currency": "USD"}}
	entries.currency({"/a/0": {}, "/a/1": {"amount": _yuan(1)}, "/a/2": dollar}) == "CNY"
	not entries.currency({"/a/0": {"amount": _yuan(null)}})
	not entries.currency({})
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
