package rules.risk.early_warning_overdue_test

import data.rules.risk.early_warning_overdue as rule

test_finding[note] if {
	some note, tc in {
		"on the last day": {"indicator": {"read_on": "2026-06-01"}, "want": false},
		"a day too old": {"indicator": {"read_on": "2026-05-31"}, "want": true},
		"a month within": {"indicator": {"read_on": "2026-06"}, "want": false},
		"a month too old": {"indicator": {"read_on": "2026-04"}, "want": true},
	}

	found := rule.finding with input as _profile([tc.indicator])
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile([tc.indicator])
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile([tc.indicator])
}

test_read_on_the_day if {
	rule.pass with input as _profile([{"read_on": "2026-07-01", "cadence_days": null}])
	rule.missing == set() with input as _profile([{"read_on": "2026-07-01", "cadence_days": null}])
}

test_finding_whole if {
	found := rule.finding with input as _profile([{}, {"metric": "Cash", "read_on": "2026-01-01"}])
	found == {{
		"subject": "Cash",
		"at": ["/risk/early_warning/indicators/1/read_on"],
		"evidence": {"read_on": "2026-01-01", "cadence_days": 30},
	}}
	suggested := rule.suggestion with input as _profile([{}, {"metric": "Cash", "read_on": "2026-01-01"}])
	suggested == {{"action": "read", "subject": "Cash", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/stage", "/company/as_of", "/risk/early_warning/indicators"},
		},
		"open list": {
			"input": json.remove(_profile([{}]), ["/complete"]),
			"want": {"/risk/early_warning/indicators/-"},
		},
		"rhythm unknown": {
			"input": _profile([{"cadence_days": null}]),
			"want": {"/risk/early_warning/indicators/0/cadence_days"},
		},
		"never read": {
			"input": _profile([{"read_on": null}]),
			"want": {"/risk/early_warning/indicators/0/read_on"},
		},
		"a month that can't tell": {
			"input": _profile([{"read_on": "2026-05", "cadence_days": 45}]),
			"want": {"/risk/early_warning/indicators/0/read_on"},
		},
		"stage unknown": {"input": json.remove(_profile([{}]), ["/company/stage"]), "want": {"/company/stage"}},
		"no day": {"input": json.remove(_profile([{}]), ["/company/as_of"]), "want": {"/company/as_of"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as json.remove(_profile([]), ["/complete"])
	not rule.not_applicable with input as _profile([{}])
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
}

_profile(indicators) := {
	"company": {"stage": "growth", "as_of": "2026-07-01"},
	"complete": ["/risk/early_warning/indicators"],
	"risk": {"early_warning": {"indicators": [object.union(
		{"metric": "Churn", "cadence_days": 30, "read_on": "2026-06-30"},
		indicator,
	) |
		some indicator in indicators
	]}},
}
