package rules.consistency.cash_exceeds_total_assets_test

import data.rules.consistency.cash_exceeds_total_assets as rule

test_outcome[note] if {
	some note, tc in {
		"less": {"cash": 99, "assets": 100, "end": "2025-06-30", "want": "pass"},
		"within the tolerance": {"cash": 101, "assets": 100, "end": "2025-06-30", "want": "pass"},
		"above it": {"cash": 102, "assets": 100, "end": "2025-06-30", "want": "fail"},
		"above nothing": {"cash": 1, "assets": 0, "end": "2025-06-30", "want": "fail"},
		"nothing at all": {"cash": 0, "assets": 0, "end": "2025-06-30", "want": "not_applicable"},
		"no cash": {"cash": 0, "assets": 1, "end": "2025-06-30", "want": "pass"},
		"a month before": {"cash": 102, "assets": 100, "end": "2025-05-30", "want": "fail"},
		"more than a month before": {"cash": 102, "assets": 100, "end": "2025-05-29", "want": "not_applicable"},
		"end of the accounts not known": {"cash": 102, "assets": 100, "end": null, "want": "fail"},
		"end of the accounts not known, less": {"cash": 99, "assets": 100, "end": null, "want": "pass"},
		"a year that leaves it open": {"cash": 102, "assets": 100, "end": "2025", "want": "unknown"},
	}

	_outcome(_profile(tc.cash, tc.assets, tc.end)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(150, 100, "2025-06-30")
	found == {{
		"at": ["/financials/cash", "/financials/total_assets"],
		"evidence": {"cash": _usd(150), "total_assets": _usd(100)},
	}}
	suggested := rule.suggestion with input as _profile(150, 100, "2025-06-30")
	suggested == {{"action": "reconcile_cash", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/cash", "/financials/total_assets"}},
		"the days": {
			"input": json.remove(_profile(102, 100, "2025-06-30"), ["/company"]),
			"want": {"/company/as_of"},
		},
		"a precise day": {"input": _profile(102, 100, "2025"), "want": {"/financials/period_end"}},
		"a rate": {
			"input": json.patch(_profile(1, 2, "2025-06-30"), [{"op": "replace", "path": "/financials/cash/currency", "value": "XAF"}]),
			"want": {"/rates/XAF/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_outcome(profile) := "not_applicable" if {
	rule.not_applicable with input as profile
} else := "fail" if {
	found := rule.finding with input as profile
	count(found) > 0
} else := "unknown" if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := "pass" if {
	rule.pass with input as profile
}

_profile(cash, assets, end) := {
	"company": {"as_of": "2025-06-30"},
	"financials": {"cash": _usd(cash), "total_assets": _usd(assets), "period_end": end},
}

_usd(amount) := {"amount": amount, "currency": "USD"}
