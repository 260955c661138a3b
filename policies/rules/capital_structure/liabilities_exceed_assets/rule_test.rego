package rules.capital_structure.liabilities_exceed_assets_test

import data.rules.capital_structure.liabilities_exceed_assets as rule

test_outcome[note] if {
	some note, tc in {
		"as much as there is": {"assets": 100, "liabilities": 100, "want": set()},
		"above": {"assets": 100, "liabilities": 101, "want": {{
			"at": ["/financials/total_liabilities", "/financials/total_assets"],
			"evidence": {"total_liabilities": _usd(101), "total_assets": _usd(100)},
		}}},
		"nothing there, nothing owed": {"assets": 0, "liabilities": 0, "want": set()},
	}

	profile := _profile(tc.assets, tc.liabilities)
	rule.finding == tc.want with input as profile
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "explain_liabilities", "values": {}} | tc.want != set()}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/total_assets", "/financials/total_liabilities"}},
		"a rate": {
			"input": json.patch(_profile(1, 2), [{"op": "replace", "path": "/financials/total_liabilities/currency", "value": "SEK"}]),
			"want": {"/rates/SEK/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == []
}

_profile(assets, liabilities) := {"financials": {"total_assets": _usd(assets), "total_liabilities": _usd(liabilities)}}

_usd(amount) := {"amount": amount, "currency": "USD"}
