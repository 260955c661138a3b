package rules.financing_plan.mega_round_without_substance_test

import data.rules.financing_plan.mega_round_without_substance as rule

test_outcome[note] if {
	some note, tc in {
		"both at the limit": {"patch": [], "want": set()},
		"longer": {"patch": [_set("/financing_plan/plan_months", 36.5)], "want": {"long"}},
		"larger": {"patch": [_set("/financing_plan/amount/amount", 20000001)], "want": {"large"}},
		"no staff": {"patch": [_set("/company/headcount", 0)], "want": {"large"}},
		"both": {
			"patch": [_set("/financing_plan/plan_months", 48), _set("/company/headcount", 9)],
			"want": {"long", "large"},
		},
		"launched": {"patch": [_set("/financing_plan/plan_months", 48), _set("/product/launched", true)], "want": set()},
		"revenue": {
			"patch": [_set("/financing_plan/plan_months", 48), _set("/financials/revenue_ttm/amount", 1)],
			"want": set(),
		},
	}

	profile := json.patch(_profile, tc.patch)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := json.patch(_profile, [_set("/financing_plan/plan_months", 48), _set("/company/headcount", 9)])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "long",
			"at": ["/financing_plan/plan_months", "/product/launched", "/financials/revenue_ttm"],
			"evidence": {"plan_months": 48, "maximum_plan_months": 36},
		},
		{
			"kind": "large",
			"at": ["/financing_plan/amount", "/company/headcount", "/product/launched", "/financials/revenue_ttm"],
			"evidence": {
				"ask": {"amount": 20000000, "currency": "USD"},
				"headcount": 9,
				"maximum_per_head": {"amount": 2000000, "currency": "USD"},
			},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "tie_to_proof", "values": {}}}
	none := rule.suggestion with input as _profile
	none == set()
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/headcount", "/product/launched", "/financials/revenue_ttm",
			"/financing_plan/amount", "/financing_plan/plan_months",
		}},
		"headcount": {"input": json.remove(_profile, ["/company"]), "want": {"/company/headcount"}},
		"launch": {"input": json.remove(_profile, ["/product"]), "want": {"/product/launched"}},
		"revenue": {"input": json.remove(_profile, ["/financials"]), "want": {"/financials/revenue_ttm"}},
		"months": {
			"input": json.patch(_profile, [_set("/financing_plan/plan_months", null)]),
			"want": {"/financing_plan/plan_months"},
		},
		"rate": {
			"input": json.patch(_profile, [_set("/financing_plan/amount/currency", "JPY")]),
			"want": {"/rates/JPY/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

test_substance_needs_no_more[note] if {
	some note, profile in {
		"product": {"product": {"launched": true}},
		"revenue": {"financials": {"revenue_ttm": {"amount": 1, "currency": "CNY"}}},
	}

	rule.pass with input as profile
	rule.missing == set() with input as profile
}

_profile := {
	"company": {"headcount": 10},
	"product": {"launched": false},
	"financials": {"revenue_ttm": {"amount": 0, "currency": "USD"}},
	"financing_plan": {"amount": {"amount": 20000000, "currency": "USD"}, "plan_months": 36},
}

_set(path, value) := {"op": "replace", "path": path, "value": value}
