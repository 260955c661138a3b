package rules.capital_structure.debt_exceeds_assets_test

import data.rules.capital_structure.debt_exceeds_assets as rule

test_outcome[note] if {
	some note, tc in {
		"as much as there is": {"assets": 100, "liabilities": 100, "debt": 100, "want": set()},
		"liabilities above": {"assets": 100, "liabilities": 101, "debt": 100, "want": {"liabilities"}},
		"debt above": {"assets": 100, "liabilities": 101, "debt": 101, "want": {"debt"}},
		"nothing there, nothing owed": {"assets": 0, "liabilities": 0, "debt": 0, "want": set()},
	}

	profile := _profile(tc.assets, tc.liabilities, tc.debt)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(100, 200, 150)
	found == {{
		"kind": "debt",
		"at": ["/financials/interest_bearing_debt", "/financials/total_assets"],
		"evidence": {"interest_bearing_debt": _usd(150), "total_assets": _usd(100)},
	}}
	suggested := rule.suggestion with input as _profile(100, 200, 150)
	suggested == {{"action": "restructure", "values": {}}}
	explained := rule.suggestion with input as _profile(100, 200, 50)
	explained == {{"action": "explain_liabilities", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/total_assets", "/financials/total_liabilities"}},
		"debt, where liabilities are low": {"input": json.remove(_profile(1, 1, 1), ["/financials/interest_bearing_debt"]), "want": set()},
		"debt, where they are not": {
			"input": json.remove(_profile(1, 2, 1), ["/financials/interest_bearing_debt"]),
			"want": {"/financials/interest_bearing_debt"},
		},
		"a rate": {
			"input": json.patch(_profile(1, 1, 1), [{"op": "replace", "path": "/financials/total_liabilities/currency", "value": "SEK"}]),
			"want": {"/rates/SEK/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(assets, liabilities, debt) := {"financials": {
	"total_assets": _usd(assets),
	"total_liabilities": _usd(liabilities),
	"interest_bearing_debt": _usd(debt),
}}

_usd(amount) := {"amount": amount, "currency": "USD"}
