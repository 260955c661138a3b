package rules.capital_structure.down_round_closed_test

import data.rules.capital_structure.down_round_closed as rule

test_finding[note] if {
	some note, tc in {
		"flat": {"last": 100, "want": set()},
		"just below": {"last": 99, "want": {["fell", "medium"]}},
		"forty percent": {"last": 60, "want": {["fell", "medium"]}},
		"more than forty": {"last": 59, "want": {["collapsed", null]}},
	}

	found := rule.finding with input as _profile(tc.last)
	{[f.kind, object.get(f, "severity", null)] | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.last)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(50)
	found == {{
		"kind": "collapsed",
		"at": ["/rounds/0/post_money", "/rounds/1/post_money"],
		"evidence": {
			"last_post_money": {"amount": 50, "currency": "USD"},
			"previous_post_money": {"amount": 100, "currency": "USD"},
			"fall_pct": 50,
			"steep_fall_pct": 40,
		},
	}}
	suggested := rule.suggestion with input as _profile(50)
	suggested == {{"action": "show_adjustments", "values": {}}}
	rule.suggestion == set() with input as _profile(100)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds"}},
		"no valuation": {"input": json.remove(_profile(80), ["/rounds/1/post_money"]), "want": {"/rounds/1/post_money"}},
		"no earlier valuation": {"input": json.remove(_profile(80), ["/rounds/0/post_money"]), "want": {"/rounds/0/post_money"}},
		"open list": {"input": json.remove(_profile(80), ["/complete"]), "want": {"/rounds/-"}},
		"no rate": {
			"input": json.patch(_profile(120), [{"op": "replace", "path": "/rounds/1/post_money/currency", "value": "XAF"}]),
			"want": {"/rates/USD/XAF"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as {"complete": ["/rounds"], "rounds": []}
	rule.not_applicable with input as json.remove(_profile(80), ["/rounds/0"])
	not rule.not_applicable with input as _profile(80)
}

# The round before closed at 100, the last in two closings.
test_closings[note] if {
	unrated := {"amount": 1, "currency": "XAF"}
	some note, tc in {
		"both known": {"first": _usd(70), "second": _usd(90), "want": ["fell"], "missing": set()},
		"a known one is high enough": {"first": _usd(100), "second": null, "want": ["pass"], "missing": set()},
		"a known one is too low": {"first": _usd(99), "second": null, "want": [], "missing": {"/rounds/2/post_money"}},
		"one without a rate, high enough": {"first": _usd(100), "second": unrated, "want": ["pass"], "missing": set()},
		"one without a rate": {"first": _usd(99), "second": unrated, "want": [], "missing": {"/rates/XAF/USD"}},
	}

	profile := json.patch(_profile(0), [
		{"op": "replace", "path": "/rounds/1/post_money", "value": tc.first},
		{"op": "add", "path": "/rounds/-", "value": {"channel": "venture", "date": "2024-01-01", "post_money": tc.second}},
	])
	found := [f.kind | some f in rule.finding] with input as profile
	passed := ["pass" | rule.pass] with input as profile
	array.concat(found, passed) == tc.want
	rule.missing == tc.missing with input as profile
}

test_earlier_closing_not_known if {
	profile := json.patch(_profile(50), [{
		"op": "add", "path": "/rounds/-",
		"value": {"channel": "angel", "date": "2023-01-01"},
	}])
	found := rule.finding with input as profile
	[f.at | some f in found] == [["/rounds/0/post_money", "/rounds/1/post_money"]]

	higher := json.patch(profile, [{"op": "replace", "path": "/rounds/1/post_money/amount", "value": 150}])
	rule.missing == {"/rounds/2/post_money"} with input as higher
	not rule.pass with input as higher
	rule.finding == set() with input as higher
}

_usd(amount) := {"amount": amount, "currency": "USD"}

_profile(last) := {
	"complete": ["/rounds"],
	"rounds": [
		{"channel": "angel", "date": "2023-01-01", "post_money": {"amount": 100, "currency": "USD"}},
		{"channel": "venture", "date": "2024-01-01", "post_money": {"amount": last, "currency": "USD"}},
	],
}
