package rules.team.attrition_high_test

import data.rules.team.attrition_high as rule

test_attrition[note] if {
	some note, tc in {
		"at the limit": {"pct": 25, "want": set()},
		"above": {"pct": 25.1, "want": {"raised"}},
		"just below a severe loss": {"pct": 34.9, "want": {"raised"}},
		"a severe loss": {"pct": 35, "want": {"high"}},
	}

	found := rule.finding with input as _profile(tc.pct)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.pct)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.pct)
}

test_finding_whole if {
	found := rule.finding with input as _profile(40)
	found == {{
		"kind": "high",
		"at": ["/team/attrition_12m_pct"],
		"evidence": {"attrition_12m_pct": 40, "severe_attrition_pct": 35},
	}}
	suggested := rule.suggestion with input as _profile(40)
	suggested == {{"action": "hold_people", "values": {}}}
	none := rule.suggestion with input as _profile(5)
	none == set()
}

test_missing[note] if {
	some note, profile in {"absent": {}, "null": _profile(null)}

	rule.missing == {"/team/attrition_12m_pct"} with input as profile
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

_profile(pct) := {"team": {"attrition_12m_pct": pct}}
