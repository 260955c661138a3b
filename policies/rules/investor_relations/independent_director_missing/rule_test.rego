package rules.investor_relations.independent_director_missing_test

import data.rules.investor_relations.independent_director_missing as rule

test_outcome[note] if {
	some note, tc in {
		"at the limit": {"value": 1, "want": 0},
		"beyond it": {"value": 0, "want": 1},
	}

	found := rule.finding with input as _profile("growth", tc.value)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile("growth", tc.value)
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile("growth", tc.value)
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", 0)
	found == {{
		"at": ["/investor_relations/independent_directors"],
		"evidence": {"independent_directors": 0, "minimum_independent_directors": 1},
	}}
	suggested := rule.suggestion with input as _profile("expansion", 0)
	suggested == {{"action": "appoint_independent", "values": {}}}
}

test_missing if {
	rule.missing == {"/company/stage", "/investor_relations/independent_directors"} with input as {}
	not rule.pass with input as {}
	rule.finding == set() with input as {}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", 0)
	not rule.not_applicable with input as _profile("growth", 0)
	rule.finding == set() with input as _profile("start_up", 0)
}

_profile(stage, value) := {"company": {"stage": stage}, "investor_relations": {"independent_directors": value}}
