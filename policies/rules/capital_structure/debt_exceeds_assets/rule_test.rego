package rules.capital_structure.debt_exceeds_assets_test

import data.rules.capital_structure.debt_exceeds_assets as rule

test_outcome[note] if {
	some note, tc in {
		"as much as there is": {"profile": _profile(100, 200, 100), "want": set()},
		"debt above": {"profile": _profile(100, 101, 101), "want": {"debt"}},
		"debt above, in books that contradict it": {"profile": _profile(100, 100, 101), "want": set()},
		"nothing there, nothing owed": {"profile": _profile(0, 0, 0), "want": set()},
		"liabilities not known": {"profile": _without("total_liabilities", _profile(100, 0, 100)), "want": set()},
		"liabilities not known, debt above": {"profile": _without("total_liabilities", _profile(100, 0, 101)), "want": {"debt"}},
		"debt not known, liabilities covered": {"profile": _without("interest_bearing_debt", _profile(100, 100, 0)), "want": set()},
	}

	found := rule.finding with input as tc.profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as tc.profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as tc.profile
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
}

test_nothing_owed[note] if {
	some note, tc in {
		"no debt": {"path": "/financials/interest_bearing_debt/amount"},
		"no liabilities": {"path": "/financials/total_liabilities/amount"},
	}

	profile := json.patch(_without("total_assets", _profile(1, 2, 3)), [{"op": "replace", "path": tc.path, "value": 0}])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/total_assets", "/financials/interest_bearing_debt"}},
		"debt, where liabilities are not covered": {
			"input": _without("interest_bearing_debt", _profile(1, 2, 1)),
			"want": {"/financials/interest_bearing_debt"},
		},
		"a rate": {
			"input": json.patch(_profile(1, 2, 1), [{"op": "replace", "path": "/financials/interest_bearing_debt/currency", "value": "SEK"}]),
			"want": {"/rates/SEK/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == []
}

_without(name, profile) := json.remove(profile, [sprintf("/financials/%s", [name])])

_profile(assets, liabilities, debt) := {"financials": {
	"total_assets": _usd(assets),
	"total_liabilities": _usd(liabilities),
	"interest_bearing_debt": _usd(debt),
}}

_usd(amount) := {"amount": amount, "currency": "USD"}
