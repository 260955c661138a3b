package rules.technology.differentiator_unproven_test

import data.rules.technology.differentiator_unproven as rule

test_claims[note] if {
	some note, tc in {
		"one with evidence": {"list": [_claim("MMLU 81, best rival 77")], "want": set()},
		"one of two with evidence": {"list": [_claim("none"), _claim("patent CN1")], "want": set()},
		"one without": {"list": [_claim("None")], "want": {"unproven"}},
		"a claim of nothing": {"list": [{"claim": "无", "evidence": "patent CN1"}], "want": {"unproven"}},
		"none": {"list": [], "want": {"none"}},
	}

	found := rule.finding with input as _profile(tc.list, true)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.list, true)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.list, true)
}

test_finding_whole if {
	found := rule.finding with input as _profile([_claim("none"), _claim("none")], true)
	found == {{
		"kind": "unproven",
		"at": ["/tech/differentiators"],
		"evidence": {"claims": 2, "proven": 0, "minimum_proven": 1},
	}}
	suggested := rule.suggestion with input as _profile([], true)
	suggested == {{"action": "measure_lead", "values": {}}}
	rule.suggestion == set() with input as _profile([_claim("patent CN1")], true)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/tech/differentiators"}},
		"null": {"input": _profile(null, true), "want": {"/tech/differentiators"}},
		"open list": {"input": _profile([_claim("none")], false), "want": {"/tech/differentiators/-"}},
		"no evidence given": {"input": _profile([_claim(null)], true), "want": {"/tech/differentiators/0/evidence"}},
		"nothing given": {
			"input": _profile([{}], true),
			"want": {"/tech/differentiators/0/claim", "/tech/differentiators/0/evidence"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_enough_in_an_open_list if {
	rule.pass with input as _profile([_claim("patent CN1"), {}], false)
	rule.missing == set() with input as _profile([_claim("patent CN1"), {}], false)
}

_claim(evidence) := {"claim": "half the latency of the incumbent", "evidence": evidence}

_profile(list, whole) := {"complete": ["/tech/differentiators" | whole], "tech": {"differentiators": list}}
