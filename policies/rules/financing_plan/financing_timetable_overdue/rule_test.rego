package rules.financing_plan.financing_timetable_overdue_test

import data.rules.financing_plan.financing_timetable_overdue as rule

test_outcome[note] if {
	some note, tc in {
		"all ahead": {"dates": ["2026-07-01", "2026-09"], "talks": null, "want": "pass"},
		"all past": {"dates": ["2026-06-30", "2026-05"], "talks": null, "want": "over"},
		"all past, talks begun": {"dates": ["2026-06-30"], "talks": "2026-01", "want": "over"},
		"some past, talks begun": {"dates": ["2026-06-30", "2026-09"], "talks": "2026-07-01", "want": "pass"},
		"some past, talks not begun": {"dates": ["2026-06-30", "2026-09"], "talks": "2026-07-02", "want": "slipped"},
		"some past, talks unknown": {"dates": ["2026-06-30", "2026-09"], "talks": null, "want": "unknown"},
		"some past, talks this month": {"dates": ["2026-06-30", "2026-09"], "talks": "2026-07", "want": "unknown"},
		"this year": {"dates": ["2026", "2026-09"], "talks": null, "want": "unknown"},
	}

	profile := _profile([{"date": date} | some date in tc.dates], tc.talks)
	found := rule.finding with input as profile
	missing := rule.missing with input as profile
	passed := [true | rule.pass] with input as profile
	{f.kind | some f in found} == {tc.want} & {"over", "slipped"}
	passed == [true | tc.want == "pass"]
	count(missing) == count([1 | tc.want == "unknown"])
}

test_finding_whole if {
	profile := _profile([{"date": "2026-04"}, {"date": "2026-06-30"}], "2026-08")
	found := rule.finding with input as profile
	found == {
		{
			"kind": "over",
			"at": ["/financing_plan/timetable/0/date", "/financing_plan/timetable/1/date"],
			"evidence": {"last": "2026-06-30", "as_of": "2026-07-01"},
		},
		{
			"kind": "slipped",
			"at": [
				"/financing_plan/timetable/0/date",
				"/financing_plan/timetable/1/date",
				"/financing_plan/talks_started_on",
			],
			"evidence": {"first": "2026-04", "talks_started_on": "2026-08", "as_of": "2026-07-01"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "reset_timetable", "values": {}}}
	none := rule.suggestion with input as _profile([{"date": "2026-09"}], null)
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile([], null)
	not rule.not_applicable with input as json.remove(_profile([], null), ["/complete"])
	not rule.not_applicable with input as _profile([{}], null)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of", "/financing_plan/timetable"}},
		"open list": {
			"input": json.remove(_profile([{"date": "2026-05"}], null), ["/complete"]),
			"want": {"/financing_plan/timetable/-"},
		},
		"no date": {
			"input": _profile([{"date": "2026-09"}, {"date": null}], null),
			"want": {"/financing_plan/timetable/1/date"},
		},
		"a date that does not tell": {
			"input": _profile([{"date": "2026"}], null),
			"want": {"/financing_plan/timetable/0/date"},
		},
		"no as-of date": {
			"input": json.remove(_profile([{"date": "2020"}], null), ["/company"]),
			"want": {"/company/as_of"},
		},
		"talks": {
			"input": _profile([{"date": "2026-05"}, {"date": "2026-09"}], null),
			"want": {"/financing_plan/talks_started_on"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(timetable, talks) := {
	"complete": ["/financing_plan/timetable"],
	"company": {"as_of": "2026-07-01"},
	"financing_plan": {"timetable": timetable, "talks_started_on": talks},
}
