package rules.investor_relations.forecast_without_assumptions_test

import data.rules.investor_relations.forecast_without_assumptions as rule

_pointer := "/forecast/assumptions"

test_outcome[note] if {
	some note, tc in {
		"one assumption": {"list": ["churn 2 % a month"], "whole": true, "pass": true, "missing": set()},
		"one assumption, open list": {"list": ["price"], "whole": false, "pass": true, "missing": set()},
		"none": {"list": [], "whole": true, "fail": true, "missing": set()},
		"none, open list": {"list": [], "whole": false, "missing": {"/forecast/assumptions/-"}},
		"unknown": {"list": null, "whole": true, "missing": {_pointer}},
	}

	profile := {"complete": [_pointer | tc.whole], "forecast": {"assumptions": tc.list}}
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.fail]
	rule.missing == tc.missing with input as profile
}

test_finding_whole if {
	profile := {"complete": [_pointer], "forecast": {"assumptions": []}}
	found := rule.finding with input as profile
	found == {{"at": [_pointer], "evidence": {"assumptions": 0, "minimum_assumptions": 1}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "name_assumptions", "values": {}}}
}

test_nothing_known if {
	rule.missing == {_pointer} with input as {}
	rule.suggestion == set() with input as {}
}
