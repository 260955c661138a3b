package rules.legal.listed_by_authority_test

import data.rules.legal.listed_by_authority as rule

test_finding if {
	profile := {"legal": {"listed_by": ["BIS Entity List"]}}
	found := rule.finding with input as profile
	found == {{"at": ["/legal/listed_by"], "evidence": {"lists": ["BIS Entity List"]}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "take_counsel", "values": {}}}
	rule.missing == set() with input as profile
	not rule.pass with input as profile
}

test_pass if {
	profile := {"complete": ["/legal/listed_by"], "legal": {"listed_by": []}}
	rule.pass with input as profile
	rule.missing == set() with input as profile
	rule.suggestion == set() with input as profile
}

test_missing if {
	rule.missing == {"/legal/listed_by"} with input as {}
	rule.missing == {"/legal/listed_by/-"} with input as {"legal": {"listed_by": []}}
	not rule.pass with input as {"legal": {"listed_by": []}}
}
