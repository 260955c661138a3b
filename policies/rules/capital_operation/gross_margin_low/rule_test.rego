package rules.capital_operation.gross_margin_low_test

import data.rules.capital_operation.gross_margin_low as rule

test_finding[note] if {
	some note, tc in {
		"below nothing": {"stage": "growth", "margin": -1, "want": {["negative", null]}},
		"nothing": {"stage": "growth", "margin": 0, "want": {["weak", "high"]}},
		"just weak": {"stage": "growth", "margin": 29, "want": {["weak", "high"]}},
		"thin": {"stage": "expansion", "margin": 30, "want": {["thin", "medium"]}},
		"just thin": {"stage": "expansion", "margin": 49, "want": {["thin", "medium"]}},
		"usual": {"stage": "growth", "margin": 50, "want": set()},
		"start-up at nothing": {"stage": "start_up", "margin": 0, "want": set()},
		"start-up below": {"stage": "start_up", "margin": -1, "want": {["negative", "medium"]}},
	}

	found := rule.finding with input as _profile(tc.stage, tc.margin)
	{[f.kind, object.get(f, "severity", null)] | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.margin)
	passed == [true | count(tc.want) == 0]
}

test_inference_is_taken_off if {
	found := rule.finding with input as _without_inference(15)
	found == {{
		"kind": "thin",
		"severity": "medium",
		"at": ["/financials/gross_margin_pct"],
		"evidence": {"margin_pct": 45, "usual_margin_pct": 50},
	}}
	suggested := rule.suggestion with input as _without_inference(15)
	suggested == {{"action": "lift_margin", "values": {}}}
	rule.pass with input as _without_inference(10)
	rule.suggestion == set() with input as _without_inference(10)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/stage", "/financials/revenue_ttm", "/financials/gross_margin_pct",
			"/financials/gross_margin_includes_inference",
		}},
		"no inference cost": {
			"input": json.remove(_without_inference(1), ["/financials/inference_cost_ttm"]),
			"want": {"/financials/inference_cost_ttm"},
		},
		"no rate": {
			"input": json.patch(_without_inference(1), [{"op": "replace", "path": "/financials/inference_cost_ttm/currency", "value": "KRW"}]),
			"want": {"/rates/KRW/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_not_applicable_without_revenue if {
	profile := json.patch(_without_inference(1), [{"op": "replace", "path": "/financials/revenue_ttm/amount", "value": 0}])
	rule.not_applicable with input as profile
	not rule.not_applicable with input as _without_inference(1)
}

_without_inference(cost) := json.patch(_profile("growth", 60), [
	{"op": "replace", "path": "/financials/gross_margin_includes_inference", "value": false},
	{"op": "add", "path": "/financials/inference_cost_ttm", "value": {"amount": cost, "currency": "USD"}},
])

_profile(stage, margin) := {
	"company": {"stage": stage},
	"financials": {
		"revenue_ttm": {"amount": 100, "currency": "USD"},
		"gross_margin_pct": margin,
		"gross_margin_includes_inference": true,
	},
}
