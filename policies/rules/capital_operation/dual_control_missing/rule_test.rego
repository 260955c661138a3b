package rules.capital_operation.dual_control_missing_test

import data.rules.capital_operation.dual_control_missing as rule

test_one_person if {
	profile := {"treasury": {"dual_control": false}}
	found := rule.finding with input as profile
	found == {{"at": ["/treasury/dual_control"], "evidence": {"dual_control": false}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "require_second_approval", "values": {}}}
	not rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_two_people if {
	profile := {"treasury": {"dual_control": true}}
	rule.pass with input as profile
	rule.finding == set() with input as profile
	rule.suggestion == set() with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	some note, profile in {
		"no treasury": {},
		"null": {"treasury": {"dual_control": null}},
	}

	rule.missing == {"/treasury/dual_control"} with input as profile
	not rule.pass with input as profile
	rule.finding == set() with input as profile
}
