package rules.consistency.accounts_before_founding_test

import data.rules.consistency.accounts_before_founding as rule

test_outcome[note] if {
	some note, tc in {
		"later": {"founded": "2024-05-14", "end": "2024-12-31", "want": "pass"},
		"the same day": {"founded": "2024-05-14", "end": "2024-05-14", "want": "pass"},
		"the day before": {"founded": "2024-05-14", "end": "2024-05-13", "want": "fail"},
		"founding year only, later": {"founded": "2024", "end": "2025-03-31", "want": "pass"},
		"founding year only, that year": {"founded": "2024", "end": "2024-03-31", "want": "unknown"},
		"placeholder, that year": {"founded": "2024-01-01", "end": "2024-03-31", "want": "unknown"},
		"placeholder, the year before": {"founded": "2024-01-01", "end": "2023-12-31", "want": "fail"},
		"a month that leaves it open": {"founded": "2024-05-14", "end": "2024-05", "want": "unknown"},
	}

	_outcome(_profile(tc.founded, tc.end)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile("2024-05-14", "2023-10-08")
	found == {{
		"at": ["/financials/period_end", "/company/founded_on"],
		"evidence": {"period_end": "2023-10-08", "founded_on": "2024-05-14"},
	}}
	suggested := rule.suggestion with input as _profile("2024-05-14", "2023-10-08")
	suggested == {{"action": "name_the_entity", "values": {"founded_on": "2024-05-14"}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/founded_on", "/financials/period_end"}},
		"founding year": {"input": _profile("2024", "2024-03-31"), "want": {"/company/founded_on"}},
		"closing month": {"input": _profile("2024-05-14", "2024-05"), "want": {"/financials/period_end"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_outcome(profile) := "fail" if {
	found := rule.finding with input as profile
	count(found) > 0
} else := "unknown" if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := "pass" if {
	rule.pass with input as profile
}

_profile(founded, end) := {"company": {"founded_on": founded}, "financials": {"period_end": end}}
