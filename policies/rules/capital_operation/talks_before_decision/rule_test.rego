package rules.capital_operation.talks_before_decision_test

import data.rules.capital_operation.talks_before_decision as rule

test_order[note] if {
	some note, tc in {
		"decided the day before": {"decided": "2026-03-01", "talks": "2026-03-02", "want": set()},
		"decided the same day": {"decided": "2026-03-01", "talks": "2026-03-01", "want": set()},
		"decided the day after": {"decided": "2026-03-02", "talks": "2026-03-01", "want": {"order"}},
		"months that decide": {"decided": "2026-04", "talks": "2026-03", "want": {"order"}},
	}

	found := rule.finding with input as _profile(tc.decided, tc.talks, "board")
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.decided, tc.talks, "board")
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.decided, tc.talks, "board")
}

test_finding_whole if {
	found := rule.finding with input as _profile("2026-03-02", "2026-03-01", "Nobody")
	found == {
		{
			"kind": "order",
			"at": ["/financing_plan/talks_started_on", "/financing_plan/decision/date"],
			"evidence": {"talks_started_on": "2026-03-01", "decided_on": "2026-03-02"},
		},
		{
			"kind": "unapproved",
			"at": ["/financing_plan/decision/approved_by"],
			"evidence": {"approved_by": "Nobody"},
		},
	}
	suggested := rule.suggestion with input as _profile("2026-03-02", "2026-03-01", "board")
	suggested == {{"action": "ratify", "values": {}}}
	rule.suggestion == set() with input as _profile("2026-03-01", "2026-03-01", "board")
	not rule.pass with input as _profile("2026-03-01", "2026-03-01", "none")
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/financing_plan/talks_started_on",
			"/financing_plan/decision/date",
			"/financing_plan/decision/approved_by",
		}},
		"no talks": {
			"input": _profile("2026-03-01", null, "board"),
			"want": {"/financing_plan/talks_started_on"},
		},
		"no decision": {
			"input": _profile(null, "2026-03-01", "board"),
			"want": {"/financing_plan/decision/date"},
		},
		"nobody named": {
			"input": _profile("2026-03-01", "2026-03-01", null),
			"want": {"/financing_plan/decision/approved_by"},
		},
		"a month that does not decide": {
			"input": _profile("2026-03", "2026-03-05", "board"),
			"want": {"/financing_plan/decision/date"},
		},
		"the same month": {
			"input": _profile("2026-03", "2026-03", "board"),
			"want": {"/financing_plan/decision/date", "/financing_plan/talks_started_on"},
		},
		"two that do not decide": {
			"input": _profile("2026-03", "2026", "board"),
			"want": {"/financing_plan/decision/date", "/financing_plan/talks_started_on"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(decided, talks, approved_by) := {"financing_plan": {
	"talks_started_on": talks,
	"decision": {"date": decided, "approved_by": approved_by},
}}
