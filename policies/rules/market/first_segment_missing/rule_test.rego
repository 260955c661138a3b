package rules.market.first_segment_missing_test

import data.rules.market.first_segment_missing as rule

test_segments[note] if {
	some note, tc in {
		"a first and a next": {"list": [_segment("clinics", "radiologists"), {"name": "hospitals"}], "want": set()},
		"no next": {"list": [_segment("clinics", "radiologists")], "want": {"no_next"}},
		"none": {"list": [], "want": {"none"}},
		"everyone": {"list": [_segment("Everyone", "head of IT"), {"name": "x"}], "want": {"everyone"}},
		"bought by all": {"list": [_segment("clinics", " 所有人 "), {"name": "x"}], "want": {"everyone"}},
		"everyone, no next": {"list": [_segment("all", "all")], "want": {"everyone", "no_next"}},
		"the next one may be broad": {"list": [_segment("clinics", "radiologists"), {"name": "all"}], "want": set()},
	}

	found := rule.finding with input as _profile(tc.list, true)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.list, true)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.list, true)
}

test_finding_whole if {
	found := rule.finding with input as _profile([_segment("all", "anyone")], true)
	found == {
		{
			"kind": "everyone",
			"at": ["/market/segments/0/name", "/market/segments/0/buyers"],
			"evidence": {"segment": "all", "buyers": "anyone"},
		},
		{"kind": "no_next", "severity": "low", "at": ["/market/segments"], "evidence": {"segments": 1}},
	}
	suggested := rule.suggestion with input as _profile([_segment("all", "anyone")], true)
	suggested == {
		{"action": "name_first_segment", "values": {}},
		{"action": "name_next_segment", "values": {}},
	}
	none := rule.suggestion with input as _profile([], true)
	none == {{"action": "name_first_segment", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/market/segments"}},
		"null": {"input": _profile(null, true), "want": {"/market/segments"}},
		"empty open list": {"input": _profile([], false), "want": {"/market/segments/-"}},
		"one in an open list": {
			"input": _profile([_segment("clinics", "radiologists")], false),
			"want": {"/market/segments/-"},
		},
		"nothing known of two": {
			"input": _profile([{}, {"name": null}], true),
			"want": {"/market/segments/0/name", "/market/segments/0/buyers", "/market/segments/1/name"},
		},
		"unknown buyers": {
			"input": _profile([_segment("clinics", null), {"name": "x"}], true),
			"want": {"/market/segments/0/buyers"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_enough_in_an_open_list if {
	rule.pass with input as _profile([_segment("clinics", "radiologists"), {"name": "x"}], false)
	rule.missing == set() with input as _profile([_segment("clinics", "radiologists"), {"name": "x"}], false)
}

_segment(name, buyers) := {"name": name, "buyers": buyers}

_profile(list, whole) := {"complete": ["/market/segments" | whole], "market": {"segments": list}}
