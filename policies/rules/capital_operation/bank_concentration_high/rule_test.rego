package rules.capital_operation.bank_concentration_high_test

import data.rules.capital_operation.bank_concentration_high as rule

test_share[note] if {
	some note, tc in {
		"at the limit": {"stage": "growth", "share": 80, "want": false},
		"above it": {"stage": "growth", "share": 80.1, "want": true},
		"all of it": {"stage": "expansion", "share": 100, "want": true},
	}

	found := rule.finding with input as _profile(tc.stage, tc.share)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.share)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.stage, tc.share)
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", 95)
	found == {{
		"at": ["/treasury/max_bank_share_pct"],
		"evidence": {"max_bank_share_pct": 95, "maximum_bank_share_pct": 80},
	}}
	suggested := rule.suggestion with input as _profile("growth", 95)
	suggested == {{"action": "spread_cash", "values": {"share_to_move_pct": 15}}}
	rule.suggestion == set() with input as _profile("growth", 50)
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", 100)
	rule.finding == set() with input as _profile("start_up", 100)
	not rule.not_applicable with input as _profile("growth", 100)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/treasury/max_bank_share_pct"}},
		"no stage": {"input": _profile(null, 100), "want": {"/company/stage"}},
		"no share": {"input": _profile("growth", null), "want": {"/treasury/max_bank_share_pct"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stage, share) := {"company": {"stage": stage}, "treasury": {"max_bank_share_pct": share}}
