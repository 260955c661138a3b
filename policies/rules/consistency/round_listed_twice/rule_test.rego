package rules.consistency.round_listed_twice_test

import data.rules.consistency.round_listed_twice as rule

test_outcome[note] if {
	some note, tc in {
		"alike": {"second": {}, "want": ["duplicate"]},
		"another amount": {"second": {"amount": _cny(501)}, "want": ["tranche"]},
		"another currency": {"second": {"amount": {"amount": 500, "currency": "USD"}}, "want": ["tranche"]},
		"another day": {"second": {"date": "2025-03-02"}, "want": ["pass"]},
		"another label": {"second": {"label": "b"}, "want": ["pass"]},
		"another name": {"second": {"name": "Series A-2"}, "want": ["pass"]},
		"the same name": {"second": {"name": "Series A-1"}, "want": ["duplicate"]},
		"amount unknown": {"second": {"amount": null}, "want": ["unknown", "/rounds/1/amount"]},
		"label unknown": {"second": {"label": null}, "want": ["unknown", "/rounds/1/label"]},
	}

	first := object.union(_round, {"name": "Series A-1"})
	_outcome({"rounds": [first, object.union(_round, tc.second)]}) == tc.want
}

test_year_only if {
	year := object.union(_round, {"date": "2025"})
	_outcome({"rounds": [year, year]}) == ["duplicate"]
	_outcome({"rounds": [year, object.union(year, {"amount": _cny(501)})]}) == ["pass"]
}

test_finding_whole if {
	profile := {"rounds": [_round, object.union(_round, {"amount": _cny(700)}), object.union(_round, {"amount": _cny(700)})]}
	found := rule.finding with input as profile
	found == {
		{
			"kind": "tranche",
			"severity": "low",
			"subject": "a (2)",
			"at": ["/rounds/0/amount", "/rounds/1/amount"],
			"evidence": {
				"first_entry": 1,
				"second_entry": 2,
				"label": "a",
				"round_on": "2025-03-01",
				"amount": _cny(700),
				"first_amount": _cny(500),
			},
		},
		{
			"kind": "duplicate",
			"subject": "a (3)",
			"at": ["/rounds/1", "/rounds/2"],
			"evidence": {
				"first_entry": 2,
				"second_entry": 3,
				"label": "a",
				"round_on": "2025-03-01",
				"amount": _cny(700),
			},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "name_tranches", "subject": "a (2)", "values": {}},
		{"action": "count_once", "subject": "a (3)", "values": {"amount": _cny(700)}},
	}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	rule.missing == {"/rounds/0/label", "/rounds/0/date"} with input as {"rounds": [{}]}
	rule.missing == {"/rounds/0/amount"} with input as {"rounds": [object.remove(_round, ["amount"]), _round]}
	rule.missing == set() with input as {"rounds": [object.remove(_round, ["amount"]), object.union(_round, {"label": "b"})]}
	rule.pass with input as {"rounds": []}
	rule.pass with input as {"rounds": [_round]}
}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_round := {"label": "a", "date": "2025-03-01", "amount": _cny(500)}

_cny(amount) := {"amount": amount, "currency": "CNY"}
