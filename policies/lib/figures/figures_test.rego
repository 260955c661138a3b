package lib.figures_test

import data.lib.figures

test_runway_in_mixed_currencies if {
	all := figures.all with input as _company({"cash": _usd(10), "monthly_net_burn": _cny(20)}) with data.lib.money.rates as _table
	all == {
		"cash": {"value": 80, "unit": "money", "currency": "CNY", "at": ["/financials/cash"], "rates": [_rate]},
		"monthly_net_burn": {
			"value": 20, "unit": "money", "currency": "CNY",
			"at": ["/financials/monthly_net_burn"], "rates": [],
		},
		"runway_months": {
			"value": 4, "unit": "months",
			"at": ["/financials/cash", "/financials/monthly_net_burn"], "rates": [_rate],
		},
	}
}

test_runway[note] if {
	some note, tc in {
		"burning": {"cash": 30, "burn": 4, "want": {7.5}},
		"nothing left": {"cash": 0, "burn": 4, "want": {0}},
		"in balance": {"cash": 30, "burn": 0, "want": set()},
		"taking in more": {"cash": 30, "burn": -4, "want": set()},
	}
	found := {x | x := figures.runway_months} with input as _company({"cash": _usd(tc.cash), "monthly_net_burn": _usd(tc.burn)})
	found == tc.want
}

test_runway_is_unknown_without_a_rate if {
	profile := _company({"cash": {"amount": 1, "currency": "XAF"}, "monthly_net_burn": _usd(1)})
	object.keys(figures.all) == {"monthly_net_burn"} with input as profile
}

test_burn_multiple[note] if {
	some note, tc in {
		"growing": {"stage": "growth", "burn": 2, "arr": 50, "new": 12, "want": {2}},
		"later": {"stage": "expansion", "burn": 2, "arr": 50, "new": 12, "want": {2}},
		"start-up": {"stage": "start_up", "burn": 2, "arr": 50, "new": 12, "want": set()},
		"nothing recurs": {"stage": "growth", "burn": 2, "arr": 0, "new": 12, "want": set()},
		"no growth": {"stage": "growth", "burn": 2, "arr": 50, "new": 0, "want": set()},
		"no burn": {"stage": "growth", "burn": 0, "arr": 50, "new": 12, "want": set()},
	}
	profile := object.union(
		_company({"monthly_net_burn": _usd(tc.burn), "arr": _usd(tc.arr), "net_new_arr_12m": _usd(tc.new)}),
		{"company": {"stage": tc.stage}},
	)
	found := {x.value | x := figures.all.burn_multiple} with input as profile
	found == tc.want
}

test_dilution[note] if {
	some note, tc in {
		"equity": {"pre": 60, "methods": [_method("venture", 40)], "want": {40}},
		"equity and a loan": {"pre": 60, "methods": [_method("venture", 40), _method("bank", 99)], "want": {40}},
		"old shares and grants": {"pre": 60, "methods": [_method("secondary", 40), _method("government", 9)], "want": set()},
		"unknown channel": {"pre": 60, "methods": [_method(null, 40)], "want": set()},
		"worth nothing": {"pre": 0, "methods": [_method("venture", 40)], "want": {100}},
	}
	profile := {"financing_plan": {"pre_money": _usd(tc.pre), "methods": tc.methods}}
	found := {x.value | x := figures.all.dilution_pct} with input as profile
	found == tc.want
}

test_planned_round if {
	all := figures.all with input as {"financing_plan": {"amount": _usd(5)}}
	all == {"planned_round": {"value": 5, "unit": "money", "currency": "USD", "at": ["/financing_plan/amount"], "rates": []}}
}

test_holders if {
	all := figures.all with input as {"cap_table": {"total_fd_shares": 400, "holders": [
		{"class": "founder", "pct": 60},
		{"class": "founder", "shares": 100},
		{"class": "angel"},
		{"pct": 5},
	]}}
	all == {
		"held_pct_founder": {
			"value": 85, "unit": "percent", "rates": [],
			"at": ["/cap_table/holders/0/pct", "/cap_table/holders/1/pct"],
		},
		"/cap_table/holders/1/pct": {
			"value": 25, "unit": "percent", "rates": [],
			"at": ["/cap_table/holders/1/shares", "/cap_table/total_fd_shares"],
		},
	}
}

test_last_round[note] if {
	some note, tc in {
		"the latest": {"rounds": [_round("2024-01-01", 1), _round("2025-01-01", 2)], "want": {2}},
		"a loan later": {"rounds": [_round("2024-01-01", 1), object.union(_round("2025-01-01", 9), {"channel": "bank"})], "want": {1}},
		"a grant later": {"rounds": [_round("2024-01-01", 1), object.union(_round("2025-01-01", 9), {"channel": "government"})], "want": {1}},
		"an undated loan": {"rounds": [_round("2024-01-01", 1), {"channel": "bank", "amount": _usd(9)}], "want": {1}},
		"one is undated": {"rounds": [_round("2024-01-01", 1), {"channel": "venture", "amount": _usd(9)}], "want": set()},
		"the latest has no amount": {"rounds": [_round("2024-01-01", 1), {"channel": "venture", "date": "2025"}], "want": set()},
		"either may be the latest": {"rounds": [_round("2025-03-01", 1), _round("2025", 2)], "want": set()},
		"either, of one amount": {"rounds": [_round("2025-03-01", 2), _round("2025", 2)], "want": {2}},
		"none": {"rounds": [], "want": set()},
	}
	found := {x.value | x := figures.all.last_round} with input as {"rounds": tc.rounds}
	found == tc.want
}

_company(financials) := {"company": {"as_of": "2024-01-31"}, "financials": financials}

_round(date, amount) := {"channel": "venture", "date": date, "amount": _usd(amount)}

_method(channel, amount) := {"channel": channel, "amount": _usd(amount)}

_usd(amount) := {"amount": amount, "currency": "USD"}

_cny(amount) := {"amount": amount, "currency": "CNY"}

_rate := {"from": "USD", "to": "CNY", "rate": 8, "as_of": "2024-01-31", "origin": "test"}

_table := {
	"calendars": {"a": {"days": ["2024-01-31"], "months": {"2024-01": 0}}},
	"series": {
		"USD": {"origin": "test", "calendar": "a", "values": [1]},
		"CNY": {"origin": "test", "calendar": "a", "values": [8]},
	},
}
