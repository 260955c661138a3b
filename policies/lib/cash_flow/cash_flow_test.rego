package lib.cash_flow_test

import data.lib.cash_flow

test_latest[note] if {
	some note, tc in {
		"in any order, across the year": {
			"list": [_month("2026-01", 3), _month("2025-11", 1), _month("2025-12", 2)],
			"want": {"latest": {[2, 3]}, "missing": set()},
		},
		"a month has a day": {
			"list": [_month("2026-01-31", 3), _month("2026-02", 4)],
			"want": {"latest": {[3, 4]}, "missing": set()},
		},
		"a gap": {
			"list": [_month("2026-01", 3), _month("2025-11", 1)],
			"want": {"latest": set(), "missing": {"/financials/operating_cash_flow/-"}},
		},
		"a month twice": {
			"list": [_month("2026-01", 3), _month("2026-01", 1)],
			"want": {"latest": set(), "missing": {"/financials/operating_cash_flow/-"}},
		},
		"a year": {
			"list": [_month("2026-01", 3), _month("2026", 1)],
			"want": {"latest": set(), "missing": {"/financials/operating_cash_flow/-"}},
		},
		"too few": {
			"list": [_month("2026-01", 3)],
			"want": {"latest": set(), "missing": {"/financials/operating_cash_flow/-"}},
		},
		"an amount is unknown": {
			"list": [_month("2026-01", 3), {"month": "2025-12", "amount": null}],
			"want": {"latest": set(), "missing": {"/financials/operating_cash_flow/1/amount"}},
		},
		"no month": {
			"list": [_month("2026-01", 3), _month(null, 3)],
			"want": {
				"latest": set(),
				"missing": {"/financials/operating_cash_flow/-", "/financials/operating_cash_flow/1/month"},
			},
		},
		"no list": {"list": null, "want": {"latest": set(), "missing": {"/financials/operating_cash_flow"}}},
	}

	profile := {"financials": {"operating_cash_flow": tc.list}}
	latest := {amounts | amounts := cash_flow.latest(2, "CNY")} with input as profile
	missing := cash_flow.missing(2) with input as profile
	{"latest": latest, "missing": missing} == tc.want
}

test_another_currency if {
	profile := {"financials": {"operating_cash_flow": [_month("2026-01", 3)]}}
	not cash_flow.latest(1, "XAF") with input as profile
	cash_flow.unrated("XAF") == {"/rates/CNY/XAF"} with input as profile
	cash_flow.unrated("CNY") == set() with input as profile
}

_month(month, amount) := {"month": month, "amount": {"amount": amount, "currency": "CNY"}}
