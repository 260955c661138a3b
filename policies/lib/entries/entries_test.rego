package lib.entries_test

import data.lib.entries

test_at if entries.at("/a", [5, 6]) == {"/a/0": 5, "/a/1": 6}

test_lacking if {
	entries.lacking({"/a/0": {"x": 1}, "/a/1": {"x": null, "y": 2}}, {"x", "y"}) == {"/a/0/y", "/a/1/x"}
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

test_currency if {
	dollar := {"amount": {"amount": 1, "currency": "USD"}}
	entries.currency({"/a/0": {}, "/a/1": {"amount": _yuan(1)}, "/a/2": dollar}) == "CNY"
	not entries.currency({"/a/0": {"amount": _yuan(null)}})
	not entries.currency({})
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
