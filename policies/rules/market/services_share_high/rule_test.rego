package rules.market.services_share_high_test

import data.rules.market.services_share_high as rule

test_outcome[note] if {
	some note, tc in {
		"at the limit": {"value": 30, "want": 0},
		"beyond it": {"value": 30.5, "want": 1},
	}

	found := rule.finding with input as _profile("growth", tc.value)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile("growth", tc.value)
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile("growth", tc.value)
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 30.5)
	found == {{
		"at": ["/market/services_share_pct"],
		"evidence": {"services_share_pct": 30.5, "maximum_services_share_pct": 30},
	}}
	suggested := rule.suggestion with input as _profile("expansion", 30.5)
	suggested == {{"action": "productise", "values": {}}}
}

test_missing if {
	rule.missing == {"/market/services_share_pct"} with input as {}
	not rule.pass with input as {}
	rule.finding == set() with input as {}
}

_profile(stage, value) := {"company": {"stage": stage}, "market": {"services_share_pct": value}}
