package rules.consistency.form_d_filed_late_test

import data.rules.consistency.form_d_filed_late as rule

test_outcome[note] if {
	some note, tc in {
		"on the fifteenth day": {"sale": "2026-03-02", "filed": "2026-03-17", "want": ["pass"]},
		"on the sixteenth day": {"sale": "2026-03-02", "filed": "2026-03-18", "want": ["fail"]},
		"the fifteenth is a Saturday, filed on Monday": {"sale": "2015-12-04", "filed": "2015-12-21", "want": ["pass"]},
		"the fifteenth is a Saturday, filed on Tuesday": {"sale": "2015-12-04", "filed": "2015-12-22", "want": ["fail"]},
		"the fifteenth is a holiday": {"sale": "2026-12-10", "filed": "2026-12-28", "want": ["pass"]},
		"before the sale": {"sale": "2026-03-02", "filed": "2026-02-20", "want": ["pass"]},
		"month of filing, early anyway": {"sale": "2026-03-02", "filed": "2026-02", "want": ["pass"]},
		"month of filing, late anyway": {"sale": "2026-03-02", "filed": "2026-04", "want": ["fail"]},
		"month of filing": {"sale": "2026-03-02", "filed": "2026-03", "want": ["unknown", "/rounds/0/form_d/filed_on"]},
		"month of sale": {
			"sale": "2026-03",
			"filed": "2026-04-10",
			"want": ["unknown", "/rounds/0/form_d/first_sale_on"],
		},
		"not filed": {"sale": "2026-03-02", "filed": null, "want": ["unknown", "/rounds/0/form_d/filed_on"]},
	}

	_outcome(_profile([_round(tc.sale, tc.filed)])) == tc.want
}

test_finding_whole if {
	profile := _profile([_round("2015-12-04", "2015-12-23")])
	found := rule.finding with input as profile
	found == {{
		"subject": "a",
		"at": ["/rounds/0/form_d/filed_on", "/rounds/0/form_d/first_sale_on"],
		"evidence": {
			"filed_on": "2015-12-23",
			"first_sale_on": "2015-12-04",
			"due_on": "2015-12-21",
			"maximum_days": 15,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "ask_counsel", "subject": "a", "values": {"maximum_days": 15}}}
}

test_not_applicable if {
	chinese := {"company": {"country": "CN", "jurisdiction": "CN"}, "rounds": [{"channel": "venture"}]}
	rule.not_applicable with input as chinese
	not rule.not_applicable with input as json.remove(chinese, ["/company/jurisdiction"])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds", "/company/country", "/company/jurisdiction"}},
		"a round without a notice": {
			"input": _profile([_round("2026-03-02", "2026-03-03"), {"channel": "venture"}]),
			"want": {"/rounds/1/form_d/first_sale_on", "/rounds/1/form_d/filed_on"},
		},
		"an empty notice": {
			"input": _profile([{"channel": "venture", "form_d": {}}]),
			"want": {"/rounds/0/form_d/first_sale_on", "/rounds/0/form_d/filed_on"},
		},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input)[0] == "unknown"
	not rule.pass with input as tc.input
}

_outcome(profile) := ["fail"] if {
	found := rule.finding with input as profile
	count(found) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(rounds) := {"company": {"country": "US", "jurisdiction": "US-DE"}, "rounds": rounds}

_round(sale, filed) := {
	"label": "a",
	"channel": "venture",
	"form_d": {"first_sale_on": sale, "filed_on": filed},
}
