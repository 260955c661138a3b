package rules.capital_operation.growth_stalled_test

import data.rules.capital_operation.growth_stalled as rule

test_growth[note] if {
	some note, tc in {
		"growth, the floor": {"stage": "growth", "prior": 100, "now": 120, "want": set()},
		"growth, below it": {"stage": "growth", "prior": 100, "now": 119, "want": {["slow", "medium"]}},
		"growth, level": {"stage": "growth", "prior": 100, "now": 100, "want": {["slow", "medium"]}},
		"growth, less": {"stage": "growth", "prior": 100, "now": 99, "want": {["shrinking", "rule"]}},
		"growth, the first revenue": {"stage": "growth", "prior": 0, "now": 1, "want": set()},
		"expansion, the floor": {"stage": "expansion", "prior": 100, "now": 115, "want": set()},
		"expansion, below it": {"stage": "expansion", "prior": 100, "now": 114, "want": {["slow", "medium"]}},
		"start-up, level": {"stage": "start_up", "prior": 100, "now": 100, "want": set()},
		"start-up, less": {"stage": "start_up", "prior": 100, "now": 99, "want": {["shrinking", "medium"]}},
	}

	profile := _profile(tc.stage, tc.prior, tc.now)
	found := rule.finding with input as profile
	{[f.kind, object.get(f, "severity", "rule")] | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 100, 110)
	found == {{
		"kind": "slow",
		"severity": "medium",
		"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm"],
		"evidence": {"revenue_ttm": _yuan(110), "revenue_prior_ttm": _yuan(100), "minimum_growth_pct": 15},
	}}
	suggested := rule.suggestion with input as _profile("growth", 100, 90)
	suggested == {{"action": "explain_return", "values": {}}}
	rule.suggestion == set() with input as _profile("growth", 90, 900)
}

test_not_applicable if {
	rule.not_applicable with input as _profile("growth", 0, 0)
	not rule.not_applicable with input as _profile("growth", 0, 1)
	not rule.not_applicable with input as _profile("growth", 1, 0)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	profile := _profile("growth", 100, 90)
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financials/revenue_ttm", "/financials/revenue_prior_ttm"}},
		"no stage": {"input": json.remove(profile, ["/company"]), "want": {"/company/stage"}},
		"no revenue": {"input": json.remove(profile, ["/financials/revenue_ttm"]), "want": {"/financials/revenue_ttm"}},
		"a rate": {
			"input": json.patch(profile, [{"op": "replace", "path": "/financials/revenue_prior_ttm/currency", "value": "SEK"}]),
			"want": {"/rates/SEK/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, prior, now) := {
	"company": {"stage": stage},
	"financials": {"revenue_ttm": _yuan(now), "revenue_prior_ttm": _yuan(prior)},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
