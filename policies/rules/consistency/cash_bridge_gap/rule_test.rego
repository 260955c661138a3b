package rules.consistency.cash_bridge_gap_test

import data.rules.consistency.cash_bridge_gap as rule

test_kinds[note] if {
	some note, tc in {
		"exact": {"cash": 1000, "burn": 500, "want": {"pass"}},
		"less, tolerated": {"cash": 1000, "burn": 400, "want": {"pass"}},
		"less": {"cash": 1000, "burn": 399, "want": {"less"}},
		"more, tolerated": {"cash": 1000, "burn": 600, "want": {"pass"}},
		"more": {"cash": 1000, "burn": 601, "want": {"more"}},
		"more than there was": {"cash": 0, "burn": 1501, "want": {"more"}},
		"all spent": {"cash": 0, "burn": 1500, "want": {"pass"}},
		"earned": {"cash": 1600, "burn": -100, "want": {"pass"}},
	}

	found := rule.finding with input as _profile(tc.cash, tc.burn)
	passed := {"pass" | rule.pass} with input as _profile(tc.cash, tc.burn)
	{f.kind | some f in found} | passed == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(800, 500)
	found == {{
		"kind": "less",
		"at": [
			"/financials/cash",
			"/financials/cash_bridge/cash_start",
			"/financials/cash_bridge/raised",
			"/financials/cash_bridge/net_burn",
		],
		"evidence": {
			"cash": _cny(800),
			"cash_start": _cny(300),
			"raised": _cny(1200),
			"net_burn": _cny(500),
			"expected_cash": _cny(1000),
			"tolerance_pct": 10,
		},
	}}
	outflow := rule.suggestion with input as _profile(800, 500)
	outflow == {{"action": "trace_outflow", "values": {"gap": _cny(200)}}}
	inflow := rule.suggestion with input as _profile(1200, 500)
	inflow == {{"action": "trace_inflow", "values": {"gap": _cny(200)}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {
				"/financials/cash",
				"/financials/cash_bridge/cash_start",
				"/financials/cash_bridge/raised",
				"/financials/cash_bridge/net_burn",
			},
		},
		"raised in words": {
			"input": json.patch(_profile(1000, 500), [{"op": "replace", "path": "/financials/cash_bridge/raised", "value": {
				"amount": null,
				"amount_text": "数千万",
				"currency": "CNY",
			}}]),
			"want": {"/financials/cash_bridge/raised"},
		},
		"another currency": {
			"input": json.patch(
				_profile(1000, 500),
				[{"op": "replace", "path": "/financials/cash_bridge/raised/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
		"all there": {"input": _profile(1000, 500), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
}

_profile(cash, burn) := {"financials": {
	"cash": _cny(cash),
	"cash_bridge": {
		"from": "2025-12-31",
		"cash_start": _cny(300),
		"raised": _cny(1200),
		"net_burn": _cny(burn),
	},
}}

_cny(amount) := {"amount": amount, "currency": "CNY"}
