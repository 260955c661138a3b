package rules.legal.sanctions_unscreened_test

import data.rules.legal.sanctions_unscreened as rule

test_finding_whole if {
	found := rule.finding with input as {"legal": {"sanctions_check": false}}
	found == {{"at": ["/legal/sanctions_check"], "evidence": {"sanctions_check": false}}}
	suggested := rule.suggestion with input as {"legal": {"sanctions_check": false}}
	suggested == {{"action": "screen", "values": {}}}
	not rule.pass with input as {"legal": {"sanctions_check": false}}
}

test_pass if {
	rule.pass with input as {"legal": {"sanctions_check": true}}
	rule.missing == set() with input as {"legal": {"sanctions_check": true}}
	rule.finding == set() with input as {"legal": {"sanctions_check": true}}
	rule.suggestion == set() with input as {"legal": {"sanctions_check": true}}
}

test_missing[note] if {
	some note, profile in {"absent": {}, "null": {"legal": {"sanctions_check": null}}}

	rule.missing == {"/legal/sanctions_check"} with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}
