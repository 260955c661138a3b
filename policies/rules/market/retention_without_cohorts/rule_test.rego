package rules.market.retention_without_cohorts_test

import data.rules.market.retention_without_cohorts as rule

test_outcomes if {
	rule.pass with input as _profile("growth", true)
	not rule.pass with input as _profile("growth", false)
	rule.missing == set() with input as _profile("growth", false)
	rule.not_applicable with input as _profile("start_up", false)
	not rule.not_applicable with input as _profile("growth", false)
	rule.finding == set() with input as _profile("start_up", false)
	rule.missing == {"/company/stage", "/market/cohorts_kept"} with input as {}
	not rule.pass with input as {}
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", false)
	found == {{"at": ["/market/cohorts_kept"], "evidence": {"cohorts_kept": false}}}
	suggested := rule.suggestion with input as _profile("expansion", false)
	suggested == {{"action": "keep_cohorts", "values": {}}}
}

_profile(stage, kept) := {"company": {"stage": stage}, "market": {"cohorts_kept": kept}}
