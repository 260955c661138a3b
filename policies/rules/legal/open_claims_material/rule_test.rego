package rules.legal.open_claims_material_test

import data.rules.legal.open_claims_material as rule

test_finding[note] if {
	some note, tc in {
		"none": {"list": [], "want": false},
		"at the limit": {"list": [_claim(60), _claim(40)], "want": false},
		"above": {"list": [_claim(60), _claim(41)], "want": true},
		"settled": {"list": [object.union(_claim(900), {"status": "settled"})], "want": false},
		"net assets at the limit": {"list": [_claim(50)], "net_assets": 500, "want": false},
		"above the limit of net assets": {"list": [_claim(51)], "net_assets": 500, "want": true},
		"debts exceed assets": {"list": [_claim(51)], "net_assets": -1, "want": false},
		"converted": {"list": [{"status": "open", "amount": {"amount": 51, "currency": "XAF"}}], "want": true},
	}

	profile := object.union(_profile(tc.list), {"financials": {"net_assets": _yuan(object.get(tc, "net_assets", 9000))}})
	found := rule.finding with input as profile
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile([_claim(300)])
	found == {{
		"kind": "cash",
		"at": ["/legal/litigation/0", "/financials/cash"],
		"evidence": {
			"claimed": {"amount": 300, "currency": "CNY"},
			"cash": {"amount": 1000, "currency": "CNY"},
			"maximum_claims_pct": 10,
		},
	}}
	suggested := rule.suggestion with input as _profile([_claim(300)])
	suggested == {{
		"action": "provide",
		"values": {
			"claimed": {"amount": 300, "currency": "CNY"},
			"excess": {"amount": 200, "currency": "CNY"},
		},
	}}
}

test_net_assets_whole if {
	profile := object.union(_profile([_claim(60)]), {"financials": {"net_assets": _yuan(500)}})
	found := rule.finding with input as profile
	found == {{
		"kind": "net_assets",
		"subject": "net_assets",
		"at": ["/legal/litigation/0", "/financials/net_assets"],
		"evidence": {"claimed": _yuan(60), "net_assets": _yuan(500), "maximum_of_net_assets_pct": 10},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "assess_loss", "subject": "net_assets", "values": {}}}
}

test_known_claims_prove_the_point_in_an_open_list if {
	profile := json.remove(_profile([_claim(300), {"status": "open"}]), ["/complete"])
	found := rule.finding with input as profile
	count(found) == 1
	not rule.pass with input as profile
}

test_no_open_claim_needs_no_cash if {
	profile := json.remove(_profile([object.union(_claim(9), {"status": "closed"})]), ["/financials"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/legal/litigation", "/financials/cash", "/financials/net_assets"}},
		"open list": {"input": json.remove(_profile([_claim(1)]), ["/complete"]), "want": {"/legal/litigation/-"}},
		"cash unknown": {"input": json.remove(_profile([_claim(1)]), ["/financials/cash"]), "want": {"/financials/cash"}},
		"net assets unknown": {
			"input": json.remove(_profile([_claim(1)]), ["/financials/net_assets"]),
			"want": {"/financials/net_assets"},
		},
		"sum unknown": {"input": _profile([{"status": "open"}]), "want": {"/legal/litigation/0/amount"}},
		"state unknown": {
			"input": _profile([object.union(_claim(1), {"status": null})]),
			"want": {"/legal/litigation/0/status"},
		},
		"another currency": {
			"input": _profile([{"status": "open", "amount": {"amount": 1, "currency": "XOF"}}]),
			"want": {"/rates/XOF/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(list) := {
	"complete": ["/legal/litigation"],
	"financials": {"cash": _yuan(1000), "net_assets": _yuan(9000)},
	"legal": {"litigation": list},
	"rates": {"XAF": {"CNY": {"rate": 2, "as_of": "2026-06-30"}}},
}

_claim(amount) := {"status": "open", "amount": _yuan(amount)}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
