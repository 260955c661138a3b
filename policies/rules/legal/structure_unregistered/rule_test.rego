package rules.legal.structure_unregistered_test

import data.rules.legal.structure_unregistered as rule

test_outcome[note] if {
	some note, tc in {
		"all registered": {"founders": true, "holders": true, "want": set()},
		"founders not": {"founders": false, "holders": true, "want": {"founders"}},
		"holders not": {"founders": true, "holders": false, "want": {"holders"}},
		"neither": {"founders": false, "holders": false, "want": {"founders", "holders"}},
	}

	found := rule.finding with input as _profile("CN", true, tc.founders, tc.holders)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile("CN", true, tc.founders, tc.holders)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile("CN", true, tc.founders, tc.holders)
}

test_finding_whole if {
	profile := _profile("CN", true, false, false)
	found := rule.finding with input as profile
	found == {
		{
			"kind": "founders", "at": ["/legal/offshore_holding", "/legal/founders_registered_abroad"],
			"evidence": {"founders_registered_abroad": false},
		},
		{
			"kind": "holders", "at": ["/legal/offshore_holding", "/legal/outbound_investment_registered"],
			"evidence": {"outbound_investment_registered": false},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "register_structure", "values": {}}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("US", true, false, false)
	rule.not_applicable with input as _profile("CN", false, null, null)
	not rule.not_applicable with input as _profile("CN", true, false, false)
	not rule.not_applicable with input as {}
	rule.finding == set() with input as _profile("US", true, false, false)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/country", "/legal/offshore_holding",
			"/legal/founders_registered_abroad", "/legal/outbound_investment_registered",
		}},
		"country": {"input": _profile(null, true, false, true), "want": {"/company/country"}},
		"structure": {"input": _profile("CN", null, false, true), "want": {"/legal/offshore_holding"}},
		"founders": {"input": _profile("CN", true, null, true), "want": {"/legal/founders_registered_abroad"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(country, abroad, founders, holders) := {
	"company": {"country": country},
	"legal": {"offshore_holding": abroad, "founders_registered_abroad": founders, "outbound_investment_registered": holders},
}
