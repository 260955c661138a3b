package rules.capital_structure.preference_stack_heavy_test

import data.rules.capital_structure.preference_stack_heavy as rule

test_finding[note] if {
	some note, tc in {
		"usual": {"multiple": 1, "participating": false, "pre": 100, "want": set()},
		"above one": {"multiple": 1.01, "participating": false, "pre": 101, "want": {["multiple", "high"]}},
		"participating": {"multiple": 1, "participating": true, "pre": 100, "want": {["participating", "medium"]}},
		"above the price": {"multiple": 1, "participating": false, "pre": 99, "want": {["stack", null]}},
	}

	profile := _profile(tc.multiple, tc.participating, tc.pre)
	found := rule.finding with input as profile
	{[f.kind, object.get(f, "severity", null)] | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	profile := json.patch(_profile(2, true, 150), [{"op": "replace", "path": "/company/country", "value": "CN"}])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "multiple",
			"severity": "high",
			"subject": "A",
			"at": ["/rounds/0/terms/liquidation/multiple"],
			"evidence": {"multiple": 2, "usual_multiple": 1},
		},
		{
			"kind": "participating",
			"severity": "low",
			"subject": "A",
			"at": ["/rounds/0/terms/liquidation/participating"],
			"evidence": {"participating": true},
		},
		{
			"kind": "stack",
			"at": ["/rounds/0/amount", "/financing_plan/pre_money"],
			"evidence": {
				"preferences": {"amount": 200, "currency": "USD"},
				"pre_money": {"amount": 150, "currency": "USD"},
			},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "clean_terms", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds", "/financing_plan/pre_money"}},
		"no instrument": {"input": json.remove(_profile(1, false, 100), ["/rounds/0/instrument"]), "want": {"/rounds/0/instrument"}},
		"no terms": {
			"input": json.remove(_profile(1, false, 100), ["/rounds/0/terms", "/rounds/0/amount"]),
			"want": {
				"/rounds/0/amount", "/rounds/0/terms/liquidation/multiple",
				"/rounds/0/terms/liquidation/participating",
			},
		},
		"no country": {"input": json.remove(_profile(1, true, 100), ["/company"]), "want": {"/company/country"}},
		"no rate": {
			"input": json.patch(_profile(1, false, 200), [{"op": "replace", "path": "/financing_plan/pre_money/currency", "value": "KRW"}]),
			"want": {"/rates/USD/KRW"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as {"complete": ["/rounds"], "rounds": [{"instrument": "safe"}]}
	not rule.not_applicable with input as _profile(1, false, 100)
}

_profile(multiple, participating, pre) := {
	"company": {"country": "US"},
	"complete": ["/rounds"],
	"financing_plan": {"pre_money": {"amount": pre, "currency": "USD"}},
	"rounds": [{
		"name": "A",
		"instrument": "preferred",
		"amount": {"amount": 100, "currency": "USD"},
		"terms": {"liquidation": {"multiple": multiple, "participating": participating}},
	}],
}
