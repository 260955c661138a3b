package rules.investor_relations.statements_too_weak_test

import data.rules.investor_relations.statements_too_weak as rule

test_grade[note] if {
	some note, tc in {
		"start-up, none": {"stage": "start_up", "statements": "none", "want": {"management"}},
		"start-up, management": {"stage": "start_up", "statements": "management", "want": set()},
		"growth, management": {"stage": "growth", "statements": "management", "want": {"reviewed"}},
		"growth, reviewed": {"stage": "growth", "statements": "reviewed", "want": set()},
		"growth, audited": {"stage": "growth", "statements": "audited", "want": set()},
		"growth in China, reviewed": {"stage": "growth", "country": "CN", "statements": "reviewed", "want": {"audited"}},
		"growth in China, audited": {"stage": "growth", "country": "CN", "statements": "audited", "want": set()},
		"growth anywhere, audited": {"stage": "growth", "country": null, "statements": "audited", "want": set()},
		"growth anywhere, management": {"stage": "growth", "country": null, "statements": "management", "want": {"reviewed"}},
		"expansion, reviewed": {"stage": "expansion", "statements": "reviewed", "want": {"audited"}},
		"expansion, audited": {"stage": "expansion", "statements": "audited", "want": set()},
	}

	profile := object.union(
		_profile(tc.stage, tc.statements),
		{"company": {"country": object.get(tc, "country", "US")}},
	)
	found := rule.finding with input as profile
	{f.evidence.minimum_statements | some f in found} == tc.want
	rule.missing == set() with input as profile
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", "none")
	found == {{
		"at": ["/financials/statements"],
		"evidence": {"statements": "none", "minimum_statements": "reviewed", "stage": "growth"},
	}}
	suggested := rule.suggestion with input as _profile("growth", "none")
	suggested == {{"action": "raise_assurance", "values": {"minimum_statements": "reviewed"}}}
}

test_severity[note] if {
	some note, tc in {
		"reviewed in China": {"statements": "reviewed", "want": ["medium"]},
		"less in China": {"statements": "management", "want": []},
	}

	profile := object.union(_profile("growth", tc.statements), {"company": {"country": "CN"}})
	found := rule.finding with input as profile
	count(found) == 1
	[f.severity | some f in found] == tc.want
}

test_no_suggestion_without_finding if rule.suggestion == set() with input as _profile("growth", "audited")

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financials/statements"}},
		"no stage": {"input": _profile(null, "none"), "want": {"/company/stage"}},
		"no statements": {"input": _profile("growth", null), "want": {"/financials/statements"}},
		"country": {
			"input": {"company": {"stage": "growth"}, "financials": {"statements": "reviewed"}},
			"want": {"/company/country"},
		},
		"all there": {"input": _profile("growth", "none"), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, statements) := {"company": {"stage": stage, "country": "US"}, "financials": {"statements": statements}}
