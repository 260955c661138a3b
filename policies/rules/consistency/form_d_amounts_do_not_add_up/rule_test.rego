package rules.consistency.form_d_amounts_do_not_add_up_test

import data.rules.consistency.form_d_amounts_do_not_add_up as rule

test_outcome[note] if {
	some note, tc in {
		"exact": {"notice": _notice(100, 60, 40), "want": ["pass"]},
		"cents": {"notice": _notice(100, 60, 40.5), "want": ["pass"]},
		"a dollar": {"notice": _notice(100, 60, 41), "want": ["fail"]},
		"less": {"notice": _notice(100, 60, 30), "want": ["fail"]},
		"indefinite": {"notice": {"indefinite": true}, "want": ["not_applicable"]},
		"said to be indefinite, with an amount": {"notice": object.union(_notice(100, 60, 41), {"indefinite": true}), "want": ["fail"]},
		"not indefinite": {"notice": object.union(_notice(100, 60, 40), {"indefinite": false}), "want": ["pass"]},
		"offering unknown": {"notice": _notice(null, 60, 40), "want": ["unknown", "/rounds/0/form_d/offering"]},
		"remaining unknown": {"notice": _notice(100, 60, null), "want": ["unknown", "/rounds/0/form_d/remaining"]},
	}

	_outcome(_profile([{"label": "a", "form_d": tc.notice}])) == tc.want
}

test_finding_whole if {
	profile := _profile([{"label": "a", "form_d": _notice(100, 60, 30)}])
	found := rule.finding with input as profile
	found == {{
		"subject": "a",
		"at": ["/rounds/0/form_d/offering", "/rounds/0/form_d/sold", "/rounds/0/form_d/remaining"],
		"evidence": {
			"offering": _usd(100),
			"sold": _usd(60),
			"remaining": _usd(30),
			"minimum_difference": 1,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "amend_notice", "subject": "a", "values": {}}}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"country": "CN", "jurisdiction": "CN"}}
	not rule.not_applicable with input as {}
	not rule.not_applicable with input as _profile([{"form_d": {"indefinite": true}}, {"channel": "venture"}])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds", "/company/country", "/company/jurisdiction"}},
		"a round without a notice": {
			"input": _profile([{"form_d": _notice(100, 60, 40)}, {"channel": "venture"}]),
			"want": {"/rounds/1/form_d/offering", "/rounds/1/form_d/sold", "/rounds/1/form_d/remaining"},
		},
		"another currency": {
			"input": _profile([{"form_d": object.union(_notice(100, 60, 40), {"sold": {"amount": 60, "currency": "XPF"}})}]),
			"want": {"/rates/XPF/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input)[0] == "unknown"
	not rule.pass with input as tc.input
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := ["fail"] if {
	found := rule.finding with input as profile
	count(found) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(rounds) := {"company": {"country": "US", "jurisdiction": "US-DE"}, "rounds": rounds}

_notice(offering, sold, remaining) := {
	"offering": _usd(offering),
	"sold": _usd(sold),
	"remaining": _usd(remaining),
}

_usd(amount) := {"amount": amount, "currency": "USD"}
