package rules.investor_relations.investor_questions_unattended_test

import data.rules.investor_relations.investor_questions_unattended as rule

_pointer := "/investor_relations/feedback_log"

test_median[note] if {
	some note, tc in {
		"one at the limit": {"days": [15], "want": set()},
		"one above it": {"days": [16], "want": {["slow", 15]}},
		"of three, the middle one": {"days": [29, 2, 15], "want": set()},
		"of two, the mean": {"days": [2, 28], "want": set()},
		"of two, the mean above": {"days": [2, 29], "want": {["slow", 14.5]}},
		"of four, the mean of the middle ones": {"days": [2, 2, 29, 29], "want": {["slow", 14.5]}},
		"none on record": {"days": [], "want": {["unrecorded", 0]}},
	}

	profile := _profile(true, _answered(tc.days))
	found := rule.finding with input as profile
	{[f.kind, object.get(f.evidence, "median_days", 0)] | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(true, _answered([2, 22, 23]))
	found == {{
		"kind": "slow",
		"at": [_pointer],
		"evidence": {"median_days": 21, "questions": 3, "maximum_median_days": 14},
	}}
	suggested := rule.suggestion with input as _profile(true, _answered([22]))
	suggested == {{"action": "answer_in_time", "values": {"maximum_median_days": 14}}}
	unrecorded := rule.suggestion with input as _profile(true, [])
	unrecorded == {{"action": "keep_log", "values": {}}}
	rule.suggestion == set() with input as _profile(true, _answered([2]))
}

test_not_applicable[note] if {
	some note, tc in {
		"no outside investors": {"profile": _profile(false, []), "want": true},
		"start-up": {
			"profile": object.union(_profile(true, []), {"company": {"stage": "start_up"}}),
			"want": true,
		},
		"growth": {"profile": _profile(true, []), "want": false},
		"unknown": {"profile": {}, "want": false},
	}

	not_applicable := [true | rule.not_applicable] with input as tc.profile
	not_applicable == [true | tc.want]
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/stage", "/investor_relations/has_outside_investors", _pointer},
		},
		"unknown stage": {
			"input": json.remove(_profile(true, _answered([30])), ["/company"]),
			"want": {"/company/stage"},
		},
		"unknown investors": {
			"input": _profile(null, _answered([2])),
			"want": {"/investor_relations/has_outside_investors"},
		},
		"open list": {
			"input": object.union(_profile(true, _answered([30])), {"complete": []}),
			"want": {concat("/", [_pointer, "-"])},
		},
		"no answer": {
			"input": _profile(true, [{"date": "2026-01-01"}, {"date": "2026-01-01", "answered_on": null}]),
			"want": {concat("/", [_pointer, "0/answered_on"]), concat("/", [_pointer, "1/answered_on"])},
		},
		"a month": {
			"input": _profile(true, [{"date": "2026-01", "answered_on": "2026-03-01"}]),
			"want": {concat("/", [_pointer, "0/date"])},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

# Questions of 1 January answered on those days of the month.
_answered(days) := [{"date": "2026-01-01", "answered_on": sprintf("2026-01-%02d", [day])} | some day in days]

_profile(outside, log) := {
	"complete": [_pointer],
	"company": {"stage": "growth"},
	"investor_relations": {"has_outside_investors": outside, "feedback_log": log},
}
