package rules.risk.customer_churn_high_test

import data.rules.risk.customer_churn_high as rule

test_finding[note] if {
	some note, tc in {
		"start-up, at the limit": {"stage": "start_up", "churn": 40, "want": false},
		"start-up, above": {"stage": "start_up", "churn": 40.1, "want": true},
		"growth, at the limit": {"stage": "growth", "churn": 30, "want": false},
		"growth, above": {"stage": "growth", "churn": 30.1, "want": true},
		"expansion, at the limit": {"stage": "expansion", "churn": 20, "want": false},
		"expansion, above": {"stage": "expansion", "churn": 20.1, "want": true},
	}

	found := rule.finding with input as _profile(tc.stage, tc.churn)
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.churn)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.stage, tc.churn)
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 35)
	found == {{
		"at": ["/financials/churn_12m_pct"],
		"evidence": {"churn_12m_pct": 35, "maximum_churn_pct": 20},
	}}
	suggested := rule.suggestion with input as _profile("expansion", 35)
	suggested == {{"action": "learn_from_leavers", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financials/churn_12m_pct"}},
		"churn unknown": {"input": _profile("growth", null), "want": {"/financials/churn_12m_pct"}},
		"stage unknown": {"input": _profile(null, 50), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, churn) := {"company": {"stage": stage}, "financials": {"churn_12m_pct": churn}}
