package rules.technology.release_overdue_test

import data.rules.technology.release_overdue as rule

# As of 2026-12-31.
test_age[note] if {
	some note, tc in {
		"start-up, the last day": {"stage": "start_up", "dates": ["2026-07-04"], "want": set()},
		"start-up, a day older": {"stage": "start_up", "dates": ["2026-07-03"], "want": {["old", 180]}},
		"growth, the last day": {"stage": "growth", "dates": ["2026-09-02"], "want": set()},
		"growth, a day older": {"stage": "growth", "dates": ["2026-09-01"], "want": {["old", 120]}},
		"expansion, the last day": {"stage": "expansion", "dates": ["2026-10-02"], "want": set()},
		"expansion, a day older": {"stage": "expansion", "dates": ["2026-10-01"], "want": {["old", 90]}},
		"none": {"stage": "start_up", "dates": [], "want": {["none", 180]}},
	}

	profile := _profile(tc.stage, tc.dates, true)
	found := rule.finding with input as profile
	{[f.kind, f.evidence.maximum_age_days] | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", ["2025-01", "2026-01-31"], true)
	found == {{
		"kind": "old",
		"at": ["/product/releases"],
		"evidence": {"last_on": "2026-01-31", "maximum_age_days": 120},
	}}
	suggested := rule.suggestion with input as _profile("growth", [], true)
	suggested == {{"action": "tie_releases", "values": {"maximum_age_days": 120}}}
	rule.suggestion == set() with input as _profile("growth", ["2026-12"], true)
}

test_not_applicable_before_the_launch if {
	rule.not_applicable with input as {"product": {"launched": false}}
	not rule.not_applicable with input as {"product": {"launched": true}}
	not rule.not_applicable with input as {"product": {"launched": false, "releases": [{"date": "2020"}]}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/company/as_of", "/product/releases"}},
		"no stage": {"input": _profile(null, [], true), "want": {"/company/stage"}},
		"whether launched at all": {
			"input": json.remove(_profile("growth", [], true), ["/product/launched"]),
			"want": {"/product/launched"},
		},
		"open list": {"input": _profile("growth", ["2020"], false), "want": {"/product/releases/-"}},
		"undated": {"input": _profile("growth", [null], true), "want": {"/product/releases/0/date"}},
		"imprecise": {"input": _profile("growth", ["2026"], true), "want": {"/product/releases/0/date"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stage, days, whole) := {
	"complete": ["/product/releases" | whole],
	"company": {"stage": stage, "as_of": "2026-12-31"},
	"product": {"launched": true, "releases": [{"date": day} | some day in days]},
}
