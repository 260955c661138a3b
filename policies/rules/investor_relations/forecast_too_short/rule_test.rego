package rules.investor_relations.forecast_too_short_test

import data.rules.investor_relations.forecast_too_short as rule

test_years[note] if {
	some note, tc in {
		"just short": {"years": 2.9, "want": true},
		"enough": {"years": 3, "want": false},
		"none": {"years": 0, "want": true},
	}

	found := rule.finding with input as _profile(tc.years)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.years)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.years)
}

test_finding_whole if {
	found := rule.finding with input as _profile(1)
	found == {{"at": ["/forecast/years"], "evidence": {"years": 1, "minimum_years": 3}}}
	suggested := rule.suggestion with input as _profile(1)
	suggested == {{"action": "lengthen_forecast", "values": {"minimum_years": 3}}}
	rule.suggestion == set() with input as _profile(3)
}

test_missing[note] if {
	some note, profile in {"no forecast": {}, "null": _profile(null)}

	rule.missing == {"/forecast/years"} with input as profile
	not rule.pass with input as profile
	rule.finding == set() with input as profile
}

_profile(years) := {"forecast": {"years": years}}
