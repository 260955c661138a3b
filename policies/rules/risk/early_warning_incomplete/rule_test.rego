package rules.risk.early_warning_incomplete_test

import data.rules.risk.early_warning_incomplete as rule

test_finding[note] if {
	some note, tc in {
		"three, runway among them": {"indicators": [_runway, _other, _other], "want": set()},
		"two": {"indicators": [_runway, _other], "want": {"few"}},
		"three without runway": {"indicators": [_other, _other, _other], "want": {"runway_unwatched"}},
		"none": {"indicators": [], "want": {"few", "runway_unwatched"}},
	}

	found := rule.finding with input as _profile(tc.indicators)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.indicators)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.indicators)
}

test_finding_whole if {
	found := rule.finding with input as _profile([_other])
	found == {
		{
			"kind": "few",
			"at": ["/risk/early_warning/indicators"],
			"evidence": {"indicators": 1, "minimum_indicators": 3},
		},
		{
			"kind": "runway_unwatched",
			"severity": "medium",
			"at": ["/risk/early_warning/indicators"],
			"evidence": {"indicators": 1},
		},
	}
	suggested := rule.suggestion with input as _profile([_other])
	suggested == {{"action": "add_indicators", "values": {}}, {"action": "watch_runway", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/risk/early_warning/indicators"}},
		"open list": {
			"input": json.remove(_profile([_runway, _other]), ["/complete"]),
			"want": {"/risk/early_warning/indicators/-"},
		},
		"alarm value unknown": {
			"input": _profile([_runway, _other, {"runway": false, "threshold": null}]),
			"want": {"/risk/early_warning/indicators/2/threshold"},
		},
		"what is watched unknown": {
			"input": _profile([_other, _other, {"threshold": 1}]),
			"want": {"/risk/early_warning/indicators/2/runway"},
		},
		"stage unknown": {
			"input": json.remove(_profile([_runway, _other, _other]), ["/company"]),
			"want": {"/company/stage"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_enough_settles_an_open_list if {
	profile := json.remove(_profile([_runway, _other, _other, {}]), ["/complete"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

_profile(indicators) := {
	"company": {"stage": "growth"},
	"complete": ["/risk/early_warning/indicators"],
	"risk": {"early_warning": {"indicators": indicators}},
}

_runway := {"runway": true, "threshold": 9}

_other := {"runway": false, "threshold": 0}
