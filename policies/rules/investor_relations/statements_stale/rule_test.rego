package rules.investor_relations.statements_stale_test

import data.rules.investor_relations.statements_stale as rule

# As of 2026-12-31.
test_age[note] if {
	some note, tc in {
		"start-up, the last day": {"stage": "start_up", "end": "2026-06-30", "want": set()},
		"start-up, a day older": {"stage": "start_up", "end": "2026-06-29", "want": {185}},
		"growth, the last day": {"stage": "growth", "end": "2026-08-30", "want": set()},
		"growth, a day older": {"stage": "growth", "end": "2026-08-29", "want": {124}},
		"expansion, the last day": {"stage": "expansion", "end": "2026-09-30", "want": set()},
		"expansion, a day older": {"stage": "expansion", "end": "2026-09-29", "want": {93}},
		"a month that decides": {"stage": "expansion", "end": "2026-08", "want": {122}},
		"audited, the last day": {"stage": "expansion", "statements": "audited", "end": "2025-09-30", "want": set()},
		"audited, a day older": {"stage": "expansion", "statements": "audited", "end": "2025-09-29", "want": {458}},
		"too old for any": {"stage": "expansion", "statements": null, "end": "2025-09-29", "want": {458}},
		"recent of any kind": {"stage": "expansion", "statements": null, "end": "2026-09-30", "want": set()},
	}

	statements := object.get(tc, "statements", "management")
	profile := object.union(_profile(tc.stage, tc.end), {"financials": {"statements": statements}})
	found := rule.finding with input as profile
	{f.evidence.age_days | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", "2026-06-30")
	found == {{
		"at": ["/financials/period_end"],
		"evidence": {"period_end": "2026-06-30", "age_days": 184, "maximum_age_days": 123},
	}}
	suggested := rule.suggestion with input as _profile("growth", "2026-06-30")
	suggested == {{"action": "close_books", "values": {"maximum_age_days": 123}}}
}

test_no_suggestion_without_finding if rule.suggestion == set() with input as _profile("growth", "2026-11-30")

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/stage", "/company/as_of", "/financials/period_end"},
		},
		"no stage": {"input": _profile(null, "2020-12-31"), "want": {"/company/stage"}},
		"kind of statements": {
			"input": json.remove(_profile("growth", "2026-06-30"), ["/financials/statements"]),
			"want": {"/financials/statements"},
		},
		"no date": {"input": _profile("growth", null), "want": {"/financials/period_end"}},
		"a year that does not decide": {"input": _profile("growth", "2026"), "want": {"/financials/period_end"}},
		"an as-of date that does not decide": {
			"input": {"company": {"stage": "growth", "as_of": "2026"}, "financials": {"period_end": "2026-03-31", "statements": "management"}},
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stage, end) := {
	"company": {"stage": stage, "as_of": "2026-12-31"},
	"financials": {"period_end": end, "statements": "management"},
}
