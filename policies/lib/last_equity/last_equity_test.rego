package lib.last_equity_test

import data.lib.last_equity

test_last_equity[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "missing": {"/rounds"}, "amount": [], "at": []},
		"no round": {"input": _whole([]), "missing": set(), "amount": [0], "at": []},
		"debt and grants only": {
			"input": _whole([_round("bank", "2026-01-01", 9), _round("government", "2026-01-01", 9)]),
			"missing": set(),
			"amount": [0],
			"at": [],
		},
		"the latest of two, debt after it": {
			"input": _whole([
				_round("angel", "2024", 1), _round("venture", "2025-06", 2), _round("bank", "2026-01-01", 9),
			]),
			"missing": set(),
			"amount": [2],
			"at": ["/rounds/1/amount"],
		},
		"two closings of one day": {
			"input": _whole([_round("venture", "2025-06-01", 1), _round("strategic", "2025-06-01", 2)]),
			"missing": set(),
			"amount": [3],
			"at": ["/rounds/0/amount", "/rounds/1/amount"],
		},
		"two of one month": {
			"input": _whole([_round("venture", "2025-06", 1), _round("venture", "2025-06", 2)]),
			"missing": {"/rounds/0/date", "/rounds/1/date"},
			"amount": [],
			"at": ["/rounds/0/amount", "/rounds/1/amount"],
		},
		"a day in the other's month": {
			"input": _whole([_round("venture", "2025-06", 1), _round("venture", "2025-06-09", 2)]),
			"missing": {"/rounds/0/date"},
			"amount": [],
			"at": ["/rounds/0/amount", "/rounds/1/amount"],
		},
		"open list": {
			"input": {"rounds": [_round("venture", "2025", 1)]},
			"missing": {"/rounds/-"},
			"amount": [],
			"at": ["/rounds/0/amount"],
		},
		"no channel": {
			"input": _whole([_round("venture", "2025", 1), _round(null, "2026", 1)]),
			"missing": {"/rounds/1/channel"},
			"amount": [],
			"at": ["/rounds/0/amount"],
		},
		"no date": {
			"input": _whole([_round("venture", "2025", 1), _round("venture", null, 1)]),
			"missing": {"/rounds/1/date"},
			"amount": [],
			"at": ["/rounds/0/amount"],
		},
		"no amount": {
			"input": _whole([_round("angel", "2024", null), _round("venture", "2025", null)]),
			"missing": {"/rounds/1/amount"},
			"amount": [],
			"at": ["/rounds/1/amount"],
		},
	}

	last_equity.missing == tc.missing with input as tc.input
	amounts := [x | x := last_equity.amount("CNY")] with input as tc.input
	amounts == tc.amount
	last_equity.at == tc.at with input as tc.input
}

test_unrated if {
	profile := _whole([_round("venture", "2025", 1)])
	last_equity.unrated("XAF") == {"/rates/CNY/XAF"} with input as profile
	last_equity.unrated("CNY") == set() with input as profile
}

_whole(rounds) := {"complete": ["/rounds"], "rounds": rounds}

_round(channel, date, amount) := {
	"channel": channel,
	"date": date,
	"amount": {"amount": amount, "currency": "CNY", "amount_text": "some"},
}
