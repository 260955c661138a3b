package rules.technology.market_review_overdue_test

import data.rules.technology.market_review_overdue as rule

# As of 2026-12-31.
test_age[note] if {
	some note, tc in {
		"the last day": {"last": "2026-07-04", "want": set()},
		"a day older": {"last": "2026-07-03", "want": {181}},
		"a month that decides": {"last": "2026-05", "want": {214}},
	}

	found := rule.finding with input as _profile(tc.last)
	{f.evidence.age_days | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.last)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.last)
}

test_finding_whole if {
	found := rule.finding with input as _profile("2025-12-31")
	found == {{
		"at": ["/strategy/market_review/last_on"],
		"evidence": {"last_on": "2025-12-31", "age_days": 365, "maximum_age_days": 180},
	}}
	suggested := rule.suggestion with input as _profile("2025-12-31")
	suggested == {{"action": "schedule_review", "values": {}}}
	rule.suggestion == set() with input as _profile("2026-12-01")
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of", "/strategy/market_review/last_on"}},
		"null": {"input": _profile(null), "want": {"/strategy/market_review/last_on"}},
		"imprecise": {"input": _profile("2026"), "want": {"/strategy/market_review/last_on"}},
		"no as-of date": {"input": json.remove(_profile("2020"), ["/company"]), "want": {"/company/as_of"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(last) := {
	"company": {"as_of": "2026-12-31"},
	"strategy": {"market_review": {"last_on": last}},
}
