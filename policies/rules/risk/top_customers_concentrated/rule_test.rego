package rules.risk.top_customers_concentrated_test

import data.rules.risk.top_customers_concentrated as rule

test_outcome[note] if {
	some note, tc in {
		"at the limit": {"value": 60, "want": 0},
		"beyond it": {"value": 60.5, "want": 1},
	}

	found := rule.finding with input as _profile("growth", tc.value)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile("growth", tc.value)
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile("growth", tc.value)
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 60.5)
	found == {{
		"at": ["/financials/top5_customers_share_pct"],
		"evidence": {"top5_customers_share_pct": 60.5, "maximum_top5_customers_share_pct": 60},
	}}
	suggested := rule.suggestion with input as _profile("expansion", 60.5)
	suggested == {{"action": "spread_customers", "values": {}}}
}

test_missing if {
	rule.missing == {"/company/stage", "/financials/top5_customers_share_pct"} with input as {}
	not rule.pass with input as {}
	rule.finding == set() with input as {}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", 60.5)
	not rule.not_applicable with input as _profile("growth", 60.5)
	rule.finding == set() with input as _profile("start_up", 60.5)
}

_profile(stage, value) := {"company": {"stage": stage}, "financials": {"top5_customers_share_pct": value}}
