package rules.capital_structure.valuation_report_stale_test

import data.rules.capital_structure.valuation_report_stale as rule

test_outcome[note] if {
	some note, tc in {
		"in force": {"report": "2024-06-29", "rounds": [], "want": set()},
		"a day too old": {"report": "2024-06-28", "rounds": [], "want": {"old"}},
		"on the day of the round": {"report": "2025-03-01", "rounds": [_round("2025-03-01")], "want": set()},
		"before the round": {"report": "2025-02-28", "rounds": [_round("2025-03-01")], "want": {"before_round"}},
		"before a loan": {"report": "2025-02-28", "rounds": [{"channel": "bank", "date": "2025-03-01"}], "want": set()},
		"old and before": {"report": "2023-02-28", "rounds": [_round("2025-03-01")], "want": {"old", "before_round"}},
	}

	found := rule.finding with input as _profile(tc.report, tc.rounds)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.report, tc.rounds)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.report, tc.rounds)
}

test_finding_whole if {
	profile := _profile("2023-02-28", [_round("2025-03-01")])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "old", "at": ["/cap_table/valuation_report_on"],
			"evidence": {"valuation_report_on": "2023-02-28", "maximum_days": 366},
		},
		{
			"kind": "before_round", "subject": "A", "at": ["/cap_table/valuation_report_on", "/rounds/0/date"],
			"evidence": {"valuation_report_on": "2023-02-28", "round_on": "2025-03-01"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "renew_valuation", "values": {}}}
}

test_not_applicable if {
	change := {"op": "replace", "path": "/company/country", "value": "CN"}
	rule.not_applicable with input as json.patch(_profile("2023-01-01", []), [change])
	rule.finding == set() with input as json.patch(_profile("2023-01-01", []), [change])
	rule.not_applicable with input as {"cap_table": {"options_granted": false}}
	not rule.not_applicable with input as _profile("2023-01-01", [])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/as_of", "/company/country", "/cap_table/options_granted", "/cap_table/valuation_report_on", "/rounds",
		}},
		"an open list": {
			"input": json.remove(_profile("2025-01-01", []), ["/complete"]),
			"want": {"/rounds/-"},
		},
		"a round without a day": {
			"input": _profile("2025-01-01", [{"name": "A", "channel": "venture"}]),
			"want": {"/rounds/0/date"},
		},
		"imprecise days": {
			"input": _profile("2025-03", [_round("2025-03-15")]),
			"want": {"/cap_table/valuation_report_on"},
		},
		"an imprecise age": {"input": _profile("2024", []), "want": {"/cap_table/valuation_report_on"}},
		"country, old": {
			"input": json.remove(_profile("2020-01-01", []), ["/company/country"]),
			"want": {"/company/country"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_round(day) := {"name": "A", "channel": "venture", "date": day}

_profile(report, rounds) := {
	"company": {"as_of": "2025-06-30", "country": "US"},
	"complete": ["/rounds"],
	"cap_table": {"options_granted": true, "valuation_report_on": report},
	"rounds": rounds,
}
