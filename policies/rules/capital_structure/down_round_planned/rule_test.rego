package rules.capital_structure.down_round_planned_test

import data.rules.capital_structure.down_round_planned as rule

test_finding[note] if {
	some note, tc in {
		"just below": {"pre": 99, "want": {1}},
		"flat": {"pre": 100, "want": set()},
		"up": {"pre": 101, "want": set()},
	}

	found := rule.finding with input as _profile(tc.pre)
	{round(f.evidence.fall_pct) | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.pre)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(80)
	found == {{
		"at": ["/financing_plan/pre_money", "/rounds/1/post_money"],
		"evidence": {
			"pre_money": {"amount": 80, "currency": "USD"},
			"last_post_money": {"amount": 100, "currency": "USD"},
			"fall_pct": 20,
		},
	}}
	suggested := rule.suggestion with input as _profile(80)
	suggested == {{"action": "prepare_down_round", "values": {}}}
	rule.suggestion == set() with input as _profile(100)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds", "/financing_plan/pre_money"}},
		"no plan": {"input": json.remove(_profile(80), ["/financing_plan"]), "want": {"/financing_plan/pre_money"}},
		"no valuation": {"input": json.remove(_profile(80), ["/rounds/1/post_money"]), "want": {"/rounds/1/post_money"}},
		"open list": {"input": json.remove(_profile(80), ["/complete"]), "want": {"/rounds/-"}},
		"no rate": {
			"input": json.patch(_profile(120), [{"op": "replace", "path": "/financing_plan/pre_money/currency", "value": "XAF"}]),
			"want": {"/rates/USD/XAF"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as {"complete": ["/rounds"], "rounds": [{"channel": "bank"}]}
	not rule.not_applicable with input as _profile(80)
}

# Another closing of the last round.
test_closings[note] if {
	unrated := {"amount": 1, "currency": "XAF"}
	some note, tc in {
		"below a known one": {"pre": 99, "post": null, "found": 1, "missing": set()},
		"above a known one": {"pre": 101, "post": null, "found": 0, "missing": {"/rounds/2/post_money"}},
		"below one that has a rate": {"pre": 99, "post": unrated, "found": 1, "missing": set()},
		"above one that has a rate": {"pre": 101, "post": unrated, "found": 0, "missing": {"/rates/XAF/USD"}},
	}

	profile := json.patch(_profile(tc.pre), [{
		"op": "add", "path": "/rounds/-",
		"value": {"channel": "venture", "date": "2024-01-01", "post_money": tc.post},
	}])
	found := rule.finding with input as profile
	count(found) == tc.found
	rule.missing == tc.missing with input as profile
	not rule.pass with input as profile
}

_profile(pre) := {
	"complete": ["/rounds"],
	"financing_plan": {"pre_money": {"amount": pre, "currency": "USD"}},
	"rounds": [
		{"channel": "angel", "date": "2023-01-01", "post_money": {"amount": 200, "currency": "USD"}},
		{"channel": "venture", "date": "2024-01-01", "post_money": {"amount": 100, "currency": "USD"}},
	],
}
