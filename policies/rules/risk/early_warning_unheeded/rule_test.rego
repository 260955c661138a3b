package rules.risk.early_warning_unheeded_test

import data.rules.risk.early_warning_unheeded as rule

test_finding[note] if {
	some note, tc in {
		"at the value, above": {"indicator": {"current": 5, "action": "none"}, "want": set()},
		"past the value, above": {"indicator": {"current": 5.1, "action": "none"}, "want": {"above"}},
		"past the value, acted upon": {"indicator": {"current": 9, "action": "Prices raised"}, "want": set()},
		"at the value, below": {"indicator": {"current": 5, "alarm": "below", "action": "none"}, "want": set()},
		"past the value, below": {"indicator": {"current": 4, "alarm": "below", "action": "none"}, "want": {"below"}},
		"acted upon, value unknown": {"indicator": {"current": null, "action": "Prices raised"}, "want": set()},
		"acted upon, alarm unknown": {"indicator": {"threshold": null, "alarm": null, "action": "Prices raised"}, "want": set()},
		"quiet, action unknown": {"indicator": {"current": 1}, "want": set()},
	}

	found := rule.finding with input as _profile([tc.indicator])
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile([tc.indicator])
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile([tc.indicator])
}

test_finding_whole if {
	found := rule.finding with input as _profile([{}, {"metric": "Cash", "current": 8, "action": "无"}])
	found == {{
		"kind": "above",
		"subject": "Cash",
		"at": [
			"/risk/early_warning/indicators/1/current",
			"/risk/early_warning/indicators/1/threshold",
			"/risk/early_warning/indicators/1/action",
		],
		"evidence": {"current": 8, "threshold": 5},
	}}
	suggested := rule.suggestion with input as _profile([{"metric": "Cash", "current": 8, "action": "none"}])
	suggested == {{"action": "act", "subject": "Cash", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/risk/early_warning/indicators"}},
		"open list": {
			"input": json.remove(_profile([{}]), ["/complete"]),
			"want": {"/risk/early_warning/indicators/-"},
		},
		"value unknown": {
			"input": _profile([{"current": null}]),
			"want": {"/risk/early_warning/indicators/0/current"},
		},
		"alarm value unknown": {
			"input": _profile([{"threshold": null, "alarm": "below"}]),
			"want": {"/risk/early_warning/indicators/0/threshold"},
		},
		"side unknown": {
			"input": _profile([{"alarm": null}]),
			"want": {"/risk/early_warning/indicators/0/alarm"},
		},
		"alarm sounds, action unknown": {
			"input": _profile([{"current": 9}]),
			"want": {"/risk/early_warning/indicators/0/action"},
		},
		"stage unknown": {"input": json.remove(_profile([{}]), ["/company"]), "want": {"/company/stage"}},
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
	"company": {"stage": "growth"},
	"complete": ["/risk/early_warning/indicators"],
	"risk": {"early_warning": {"indicators": [object.union(
		{"metric": "Churn", "threshold": 5, "alarm": "above", "current": 1},
		indicator,
	) |
		some indicator in indicators
	]}},
}
