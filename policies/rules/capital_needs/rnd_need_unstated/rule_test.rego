package rules.capital_needs.rnd_need_unstated_test

import data.rules.capital_needs.rnd_need_unstated as rule

test_outcome[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "missing": {"/capital_needs"}, "pass": false},
		"a figure": {"input": _profile([_need(null, 5)]), "missing": set(), "pass": true},
		"zero": {"input": _profile([_need("growth", 0)]), "missing": set(), "pass": true},
		"one of two": {"input": _profile([_need(null, null), _need(null, 5)]), "missing": set(), "pass": true},
		"no entry": {"input": _profile([]), "missing": {"/capital_needs/-"}, "pass": false},
		"another category": {
			"input": _profile([{"category": "data", "amount": _yuan(5)}]),
			"missing": {"/capital_needs/-"},
			"pass": false,
		},
		"another stage": {
			"input": _profile([_need("start_up", 5)]),
			"missing": {"/capital_needs/-"},
			"pass": false,
		},
		"no figure": {
			"input": _profile([_need(null, null)]),
			"missing": {"/capital_needs/0/amount"},
			"pass": false,
		},
		"stage of the company unknown": {
			"input": json.remove(_profile([_need("growth", 5)]), ["/company"]),
			"missing": {"/capital_needs/-", "/company/stage"},
			"pass": false,
		},
	}

	rule.missing == tc.missing with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.pass]
	found := rule.finding with input as tc.input
	found == set()
}

_profile(needs) := {"complete": ["/capital_needs"], "company": {"stage": "growth"}, "capital_needs": needs}

_need(stage, amount) := {"category": "rnd", "stage": stage, "amount": _yuan(amount)}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
