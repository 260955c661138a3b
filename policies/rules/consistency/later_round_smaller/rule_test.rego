package rules.consistency.later_round_smaller_test

import data.rules.consistency.later_round_smaller as rule

test_outcome[note] if {
	some note, tc in {
		"larger": {"rounds": [["a", 20], ["b", 50]], "want": ["pass"]},
		"equal": {"rounds": [["a", 20], ["b", 20]], "want": ["pass"]},
		"smaller": {"rounds": [["a", 20], ["b", 19]], "want": ["smaller"]},
		"closings together": {"rounds": [["a", 20], ["b", 12], ["b", 8]], "want": ["pass"]},
		"a letter skipped": {"rounds": [["a", 20], ["c", 19]], "want": ["smaller"]},
		"an extension": {"rounds": [["a", 20], ["a_plus", 5], ["b", 30]], "want": ["pass"]},
		"one letter": {"rounds": [["seed", 20], ["a", 5]], "want": ["not_applicable"]},
		"amount unknown": {"rounds": [["a", 20], ["b", null]], "want": ["unknown", "/rounds/1/amount"]},
		"amount of a bridge unknown": {"rounds": [["a", 20], ["b", 30], ["bridge", null]], "want": ["pass"]},
		"label unknown": {"rounds": [["a", 20], ["b", 19], [null, 5]], "want": ["unknown", "/rounds/2/label"]},
	}

	_outcome(_profile(tc.rounds)) == tc.want
}

test_valuations[note] if {
	some note, tc in {
		"up": {"post": 100, "pre": 120, "want": ["priced_higher"]},
		"flat": {"post": 100, "pre": 100, "want": ["priced_higher"]},
		"down": {"post": 100, "pre": 90, "want": ["smaller"]},
		"before unknown": {"post": null, "pre": 90, "want": ["smaller"]},
		"after unknown": {"post": 100, "pre": null, "want": ["smaller"]},
	}

	_outcome(json.patch(_profile([["a", 20], ["b", 10]]), [
		{"op": "add", "path": "/rounds/0/post_money", "value": _cny(tc.post)},
		{"op": "add", "path": "/rounds/1/pre_money", "value": _cny(tc.pre)},
	])) == tc.want
}

# A dollar of 2015 was worth 6.2 yuan, one of 2024 7.1: each valuation counts at the rate of its day, and the rate is named.
test_valuations_of_other_currencies if {
	profile := json.patch(_profile([["a", 20], ["b", 10]]), [
		{"op": "add", "path": "/rounds/0/date", "value": "2015-06-30"},
		{"op": "add", "path": "/rounds/0/post_money", "value": {"amount": 10, "currency": "USD"}},
		{"op": "add", "path": "/rounds/1/date", "value": "2024-06-28"},
		{"op": "add", "path": "/rounds/1/pre_money", "value": _cny(65)},
	])
	_outcome(profile) == ["priced_higher"]
	rates := rule.rates with input as profile
	{[rate.from, rate.as_of] | some rate in rates} == {["USD", "2015-06-30"]}
	_outcome(json.patch(profile, [{"op": "replace", "path": "/rounds/0/date", "value": "2024-01-31"}])) == ["smaller"]
}

test_finding_whole if {
	profile := _profile([["a", 20], ["b", 10]])
	found := rule.finding with input as profile
	found == {{
		"kind": "smaller",
		"subject": "b",
		"at": ["/rounds/0/amount", "/rounds/1/amount"],
		"evidence": {
			"label": "b",
			"amount": _cny(10),
			"earlier_label": "a",
			"earlier_amount": _cny(20),
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "compare_prices", "subject": "b", "values": {"label": "b", "earlier_label": "a"}}}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	_outcome(json.remove(_profile([["a", 20], ["b", 10]]), ["/complete"])) == ["unknown", "/rounds/-"]
	dollars := [{"op": "replace", "path": "/rounds/1/amount/currency", "value": "USD"}]
	_outcome(json.patch(_profile([["a", 20], ["b", 10]]), dollars)) == ["unknown", "/rates/CNY/USD"]
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(rounds) := {
	"complete": ["/rounds"],
	"rounds": [{"label": round[0], "amount": _cny(round[1])} | some round in rounds],
}

_cny(amount) := {"amount": amount, "currency": "CNY"}
