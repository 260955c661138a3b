package rules.consistency.balance_sheet_does_not_balance_test

import data.rules.consistency.balance_sheet_does_not_balance as rule

test_outcome[note] if {
	some note, tc in {
		"balanced": {"assets": 1000, "liabilities": 400, "equity": 600, "want": "pass"},
		"negative equity": {"assets": 1000, "liabilities": 1400, "equity": -400, "want": "pass"},
		"rounded down": {"assets": 1000, "liabilities": 400, "equity": 599, "want": "pass"},
		"short": {"assets": 1000, "liabilities": 400, "equity": 598, "want": "fail"},
		"rounded up": {"assets": 1000, "liabilities": 400, "equity": 601, "want": "pass"},
		"over": {"assets": 1000, "liabilities": 400, "equity": 602, "want": "fail"},
		"nothing there": {"assets": 0, "liabilities": 0, "equity": 0, "want": "pass"},
	}

	_outcome(_profile(tc.assets, tc.liabilities, tc.equity)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(1000, 400, 500)
	found == {{
		"at": ["/financials/total_assets", "/financials/total_liabilities", "/financials/net_assets"],
		"evidence": {
			"total_assets": _cny(1000),
			"total_liabilities": _cny(400),
			"net_assets": _cny(500),
			"difference": _cny(100),
			"tolerance_pct": 0.1,
		},
	}}
	suggested := rule.suggestion with input as _profile(1000, 400, 500)
	suggested == {{"action": "close_books", "values": {"difference": _cny(100)}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/financials/total_assets", "/financials/total_liabilities", "/financials/net_assets"},
		},
		"a null": {"input": _profile(1000, null, 600), "want": {"/financials/total_liabilities"}},
		"another currency": {
			"input": json.patch(
				_profile(1000, 400, 600),
				[{"op": "replace", "path": "/financials/net_assets/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
		"all there": {"input": _profile(1000, 400, 600), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input) == {true: "pass", false: "unknown"}[tc.want == set()]
}

_outcome(profile) := "fail" if {
	found := rule.finding with input as profile
	count(found) > 0
} else := "unknown" if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := "pass" if {
	rule.pass with input as profile
}

_profile(assets, liabilities, equity) := {"financials": {
	"total_assets": _cny(assets),
	"total_liabilities": _cny(liabilities),
	"net_assets": _cny(equity),
}}

_cny(amount) := {"amount": amount, "currency": "CNY"}
