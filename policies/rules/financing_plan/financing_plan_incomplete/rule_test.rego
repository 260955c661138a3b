package rules.financing_plan.financing_plan_incomplete_test

import data.rules.financing_plan.financing_plan_incomplete as rule

test_finding[note] if {
	some note, tc in {
		"all there": {"patch": [], "want": set()},
		"no amount": {"patch": [_set("/financing_plan/amount/amount", 0)], "want": {"no_amount"}},
		"no uses": {"patch": [_set("/use_of_funds", [])], "want": {"no_uses"}},
		"no timetable": {"patch": [_set("/financing_plan/timetable", [])], "want": {"no_timetable"}},
		"no owner": {"patch": [_set("/financing_plan/owner", "None")], "want": {"no_owner"}},
	}

	profile := json.patch(_profile, tc.patch)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	missing := rule.missing with input as profile
	missing == set()
}

test_finding_whole if {
	profile := json.patch(_profile, [
		_set("/financing_plan/amount/amount", 0),
		_set("/financing_plan/timetable", []),
		_set("/financing_plan/owner", "nobody"),
		_set("/use_of_funds", []),
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "no_amount",
			"at": ["/financing_plan/amount"],
			"evidence": {"amount": {"amount": 0, "currency": "CNY"}},
		},
		{"kind": "no_uses", "at": ["/use_of_funds"], "evidence": {"uses": 0}},
		{"kind": "no_timetable", "at": ["/financing_plan/timetable"], "evidence": {"steps": 0}},
		{"kind": "no_owner", "at": ["/financing_plan/owner"], "evidence": {"owner": "nobody"}},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "write_plan", "values": {}}}
	none := rule.suggestion with input as _profile
	none == set()
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/financing_plan/amount", "/financing_plan/owner", "/financing_plan/timetable", "/use_of_funds"},
		},
		"empty open lists": {
			"input": json.patch(
				json.remove(_profile, ["/complete"]),
				[_set("/use_of_funds", []), _set("/financing_plan/timetable", [])],
			),
			"want": {"/financing_plan/timetable/-", "/use_of_funds/-"},
		},
		"no date": {
			"input": json.patch(_profile, [_set("/financing_plan/timetable", [{"step": "signing"}, {}])]),
			"want": {"/financing_plan/timetable/0/date", "/financing_plan/timetable/1/date"},
		},
		"one date is enough": {
			"input": json.patch(_profile, [_set("/financing_plan/timetable", [{"date": "2026-09"}, {}])]),
			"want": set(),
		},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
	found := rule.finding with input as tc.input
	found == set()
}

_profile := {
	"complete": ["/use_of_funds", "/financing_plan/timetable"],
	"financing_plan": {
		"amount": {"amount": 1000, "currency": "CNY"},
		"owner": "CEO",
		"timetable": [{"step": "signing", "date": "2026-12-01"}],
	},
	"use_of_funds": [{"category": "rnd"}],
}

_set(path, value) := {"op": "replace", "path": path, "value": value}
