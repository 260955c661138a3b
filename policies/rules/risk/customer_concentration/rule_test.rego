package rules.risk.customer_concentration_test

import data.rules.risk.customer_concentration as rule

test_finding[note] if {
	some note, tc in {
		"growth, at the limit": {"stage": "growth", "share": 40, "want": false},
		"growth, above": {"stage": "growth", "share": 40.1, "want": true},
		"start-up, at the limit": {"stage": "start_up", "share": 40, "want": false},
		"start-up, above": {"stage": "start_up", "share": 41, "want": true},
		"expansion, at the limit": {"stage": "expansion", "share": 25, "want": false},
		"expansion, above": {"stage": "expansion", "share": 26, "want": true},
	}

	found := rule.finding with input as _profile(tc.stage, tc.share)
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.share)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.stage, tc.share)
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 50)
	found == {{
		"at": ["/financials/top_customer_share_pct"],
		"evidence": {"top_customer_share_pct": 50, "maximum_top_customer_pct": 25},
	}}
}

test_severity if {
	early := rule.finding with input as _profile("start_up", 100)
	{f.severity | some f in early} == {"medium"}
	later := rule.finding with input as _profile("growth", 100)
	{object.get(f, "severity", "rule") | some f in later} == {"rule"}
}

# Half of the revenue from one customer: at a quarter the others bring three times as much, two times more than today.
test_suggestion if {
	found := rule.suggestion with input as _profile("expansion", 50)
	found == {
		{
			"action": "broaden_customers",
			"values": {"other_revenue_growth_pct": 200, "maximum_top_customer_pct": 25},
		},
		{"action": "secure_contract", "values": {}},
	}
	only := rule.suggestion with input as _profile("growth", 100)
	only == {{"action": "secure_contract", "values": {}}}
	none := rule.suggestion with input as _profile("growth", 10)
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"financials": {"revenue_ttm": {"amount": 0, "currency": "CNY"}}}
	not rule.not_applicable with input as {"financials": {"revenue_ttm": {"amount": 1, "currency": "CNY"}}}
	not rule.not_applicable with input as {"financials": {"revenue_ttm": {"amount": null, "currency": "CNY"}}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financials/top_customer_share_pct"}},
		"share unknown": {"input": _profile("growth", null), "want": {"/financials/top_customer_share_pct"}},
		"stage unknown": {"input": _profile(null, 50), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, share) := {"company": {"stage": stage}, "financials": {"top_customer_share_pct": share}}
