package rules.market.net_revenue_retention_low_test

import data.rules.market.net_revenue_retention_low as rule

test_finding[note] if {
	some note, tc in {
		"both at the limit": {"net": 100, "gross": 85, "want": set()},
		"net below": {"net": 99, "gross": 85, "want": {"net"}},
		"gross below": {"net": 100, "gross": 84, "want": {"gross"}},
		"both below": {"net": 80, "gross": 70, "want": {"net", "gross"}},
	}

	found := rule.finding with input as _profile("growth", tc.net, tc.gross)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile("growth", tc.net, tc.gross)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 90, 90)
	found == {{
		"kind": "net",
		"at": ["/market/nrr_pct"],
		"evidence": {"nrr_pct": 90, "minimum_nrr_pct": 100},
	}}
	suggested := rule.suggestion with input as _profile("expansion", 90, 90)
	suggested == {{"action": "show_cohorts", "values": {}}}
}

test_missing if {
	rule.missing == {"/company/stage", "/market/nrr_pct", "/market/grr_pct"} with input as {}
	rule.missing == set() with input as _profile("growth", 1, 1)
	not rule.pass with input as json.remove(_profile("growth", 110, 90), ["/market/grr_pct"])
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", 1, 1)
	not rule.not_applicable with input as _profile("growth", 1, 1)
	rule.finding == set() with input as _profile("start_up", 1, 1)
}

_profile(stage, net, gross) := {"company": {"stage": stage}, "market": {"nrr_pct": net, "grr_pct": gross}}
