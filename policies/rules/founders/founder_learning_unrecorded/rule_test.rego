package rules.founders.founder_learning_unrecorded_test

import data.rules.founders.founder_learning_unrecorded as rule

test_finding[note] if {
	some note, tc in {
		"both learnt": {"records": [_record("Li", "2026-01"), _record("Ma", "2026-06-01")], "want": set()},
		"on the last day": {"records": [_record("Li", "2025-07-01"), _record("Ma", "2026-07-01")], "want": set()},
		"a day too old": {"records": [_record("Li", "2025-06-30"), _record("Ma", "2026-07-01")], "want": {"Li"}},
		"nothing recorded": {"records": [], "want": {"Li", "Ma"}},
	}

	found := rule.finding with input as _profile(tc.records)
	{f.subject | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.records)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.records)
}

test_finding_whole if {
	found := rule.finding with input as _profile([_record("Ma", "2026-07-01")])
	found == {{
		"subject": "Li",
		"at": ["/team/founders/0/name"],
		"evidence": {"name": "Li", "maximum_age_days": 365},
	}}
	suggested := rule.suggestion with input as _profile([_record("Ma", "2026-07-01")])
	suggested == {{"action": "learn", "subject": "Li", "values": {"name": "Li"}}}
}

test_missing[note] if {
	both := [_record("Li", "2026-01"), _record("Ma", "2026-06-01")]
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of", "/team/founders"}},
		"no day": {
			"input": json.remove(_profile(both), ["/company"]),
			"want": {"/company/as_of"},
		},
		"open founders": {
			"input": json.remove(_profile(both), ["/complete/0"]),
			"want": {"/team/founders/-"},
		},
		"open records": {
			"input": json.remove(_profile([_record("Li", "2026-01")]), ["/complete/1"]),
			"want": {"/team/training/-"},
		},
		"whose record": {
			"input": _profile([_record("Li", "2026-01"), _record(null, "2026-01")]),
			"want": {"/team/training/1/person"},
		},
		"of what day": {
			"input": _profile([_record("Li", "2026-01"), _record("Ma", null)]),
			"want": {"/team/training/1/date"},
		},
		"of a year that can't tell": {
			"input": _profile([_record("Li", "2026-01"), _record("Ma", "2025")]),
			"want": {"/team/training/1/date"},
		},
		"a founder without a name": {
			"input": object.union(_profile(both), {"team": {"founders": [{"name": "Li"}, {}]}}),
			"want": {"/team/founders/1/name"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_recent_records_settle_an_open_list if {
	profile := json.remove(_profile([_record("Li", "2026-01"), _record("Ma", "2026-06-01")]), ["/complete/1"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

_profile(records) := {
	"company": {"as_of": "2026-07-01"},
	"complete": ["/team/founders", "/team/training"],
	"team": {"founders": [{"name": "Li"}, {"name": "Ma"}], "training": records},
}

_record(person, date) := {"person": person, "date": date}
