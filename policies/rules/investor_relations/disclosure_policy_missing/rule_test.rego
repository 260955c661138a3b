package rules.investor_relations.disclosure_policy_missing_test

import data.rules.investor_relations.disclosure_policy_missing as rule

test_outcome[note] if {
	some note, tc in {
		"a policy": {"stage": "growth", "outside": true, "policy": true, "pass": true, "missing": set()},
		"no policy": {"stage": "growth", "outside": true, "policy": false, "fail": true, "missing": set()},
		"no policy, late": {"stage": "expansion", "outside": true, "policy": false, "fail": true, "missing": set()},
		"no outside investors": {"stage": "growth", "outside": false, "policy": false, "na": true, "missing": set()},
		"start-up": {"stage": "start_up", "outside": true, "policy": false, "na": true, "missing": set()},
		"unknown stage": {"stage": null, "outside": true, "policy": false, "missing": {"/company/stage"}},
		"unknown investors": {
			"stage": "growth", "outside": null, "policy": false,
			"missing": {"/investor_relations/has_outside_investors"},
		},
		"unknown policy": {
			"stage": "growth", "outside": true, "policy": null,
			"missing": {"/investor_relations/disclosure_policy"},
		},
	}

	profile := {
		"company": {"stage": tc.stage},
		"investor_relations": {"has_outside_investors": tc.outside, "disclosure_policy": tc.policy},
	}
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
	not_applicable := [true | rule.not_applicable] with input as profile
	not_applicable == [true | tc.na]
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.fail]
	rule.missing == tc.missing with input as profile
}

test_finding_whole if {
	profile := {
		"company": {"stage": "growth"},
		"investor_relations": {"has_outside_investors": true, "disclosure_policy": false},
	}
	found := rule.finding with input as profile
	found == {{"at": ["/investor_relations/disclosure_policy"], "evidence": {"disclosure_policy": false}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "adopt_policy", "values": {}}}
	rule.suggestion == set() with input as {}
}
