package rules.legal.taxes_unpaid_test

import data.rules.legal.taxes_unpaid as rule

test_finding_whole if {
	found := rule.finding with input as {"legal": {"tax_clear": false}}
	found == {{"at": ["/legal/tax_clear"], "evidence": {"tax_clear": false}}}
	suggested := rule.suggestion with input as {"legal": {"tax_clear": false}}
	suggested == {{"action": "settle", "values": {}}}
	not rule.pass with input as {"legal": {"tax_clear": false}}
}

test_pass if {
	rule.pass with input as {"legal": {"tax_clear": true}}
	rule.missing == set() with input as {"legal": {"tax_clear": true}}
	rule.finding == set() with input as {"legal": {"tax_clear": true}}
	rule.suggestion == set() with input as {"legal": {"tax_clear": true}}
}

test_missing[note] if {
	some note, profile in {"absent": {}, "null": {"legal": {"tax_clear": null}}}

	rule.missing == {"/legal/tax_clear"} with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}
