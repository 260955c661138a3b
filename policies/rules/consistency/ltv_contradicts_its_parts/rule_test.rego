package rules.consistency.ltv_contradicts_its_parts_test

import data.rules.consistency.ltv_contradicts_its_parts as rule

# A customer brings 50 a year at gross margin.
test_outcome[note] if {
	some note, tc in {
		"what the parts give": {"ltv": 200, "margin": 50, "churn": 25, "want": "pass"},
		"half as much again": {"ltv": 300, "margin": 50, "churn": 25, "want": "pass"},
		"more": {"ltv": 301, "margin": 50, "churn": 25, "want": "above"},
		"two thirds": {"ltv": 134, "margin": 50, "churn": 25, "want": "pass"},
		"less": {"ltv": 133, "margin": 50, "churn": 25, "want": "below"},
		"cut off at five years": {"ltv": 167, "margin": 50, "churn": 5, "want": "pass"},
		"less than five years": {"ltv": 166, "margin": 50, "churn": 5, "want": "below"},
		"nobody leaves": {"ltv": 5000, "margin": 50, "churn": 0, "want": "pass"},
		"nobody leaves, little said": {"ltv": 100, "margin": 50, "churn": 0, "want": "below"},
		"no margin": {"ltv": 1, "margin": -10, "churn": 0, "want": "above"},
		"no margin, worth nothing": {"ltv": 0, "margin": -10, "churn": 20, "want": "pass"},
	}

	_outcome(_profile(tc.ltv, tc.margin, tc.churn)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(400, 50, 25)
	found == {{
		"kind": "above",
		"at": _at,
		"evidence": {
			"ltv": _usd(400), "revenue_per_customer": _usd(100), "gross_margin_pct": 50, "churn_12m_pct": 25,
			"ltv_recomputed": _usd(200), "maximum_factor": 1.5,
		},
	}}
	suggested := rule.suggestion with input as _profile(400, 50, 25)
	suggested == {{"action": "show_the_model", "values": {"ltv_recomputed": _usd(200)}}}
	low := rule.finding with input as _profile(100, 50, 5)
	low == {{
		"kind": "below",
		"severity": "low",
		"at": _at,
		"evidence": {
			"ltv": _usd(100), "revenue_per_customer": _usd(100), "gross_margin_pct": 50, "churn_12m_pct": 5,
			"ltv_recomputed": _usd(250), "maximum_factor": 1.5, "maximum_years": 5,
		},
	}}
	worthless := rule.finding with input as _profile(1, -10, 0)
	{f.evidence.ltv_recomputed | some f in worthless} == {_usd(0)}
}

test_not_applicable if {
	rule.not_applicable with input as {}
	rule.not_applicable with input as _profile(null, 50, 25)
	not rule.not_applicable with input as _profile(0, 50, 25)
}

test_missing[note] if {
	some note, tc in {
		"the parts": {
			"input": {"financials": {"ltv": _usd(1)}},
			"want": {"/financials/revenue_per_customer", "/financials/gross_margin_pct", "/financials/churn_12m_pct"},
		},
		"churn": {"input": _profile(100, 50, null), "want": {"/financials/churn_12m_pct"}},
		"a rate": {
			"input": json.patch(
				_profile(100, 50, 25),
				[{"op": "replace", "path": "/financials/revenue_per_customer/currency", "value": "XAF"}],
			),
			"want": {"/rates/XAF/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_outcome(profile) := kind if {
	found := rule.finding with input as profile
	[kind] := [f.kind | some f in found]
} else := "pass" if {
	rule.pass with input as profile
}

_at := ["/financials/ltv", "/financials/revenue_per_customer", "/financials/gross_margin_pct", "/financials/churn_12m_pct"]

_profile(ltv, margin, churn) := {"financials": {
	"ltv": _usd(ltv), "revenue_per_customer": _usd(100), "gross_margin_pct": margin, "churn_12m_pct": churn,
}}

_usd(amount) := {"amount": amount, "currency": "USD"} if amount != null

_usd(null) := null
