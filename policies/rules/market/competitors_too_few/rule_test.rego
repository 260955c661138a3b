package rules.market.competitors_too_few_test

import data.rules.market.competitors_too_few as rule

test_competitors[note] if {
	some note, tc in {
		"three": {"list": [_rival, _rival, _rival], "want": set()},
		"two": {"list": [_rival, _rival], "want": {"few"}},
		"none": {"list": [], "want": {"none"}},
		"one without a difference": {
			"list": [_rival, _rival, {"name": "Y", "differentiator": "None"}],
			"want": {"few"},
		},
		"one without a name": {
			"list": [_rival, _rival, {"name": "无", "differentiator": "price"}],
			"want": {"few"},
		},
		"four, one of them without": {
			"list": [_rival, _rival, {"differentiator": "none"}, _rival],
			"want": set(),
		},
		"too few whatever they are": {"list": [{}, {}], "want": {"few"}},
	}

	found := rule.finding with input as _profile(tc.list, true)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.list, true)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile([_rival], true)
	found == {{
		"kind": "few",
		"at": ["/market/competitors"],
		"evidence": {"competitors": 1, "minimum_competitors": 3},
	}}
	suggested := rule.suggestion with input as _profile([_rival], true)
	suggested == {{"action": "compare_rivals", "values": {"competitors_short": 2}}}
	rule.suggestion == set() with input as _profile([_rival, _rival, _rival], true)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/market/competitors"}},
		"null": {"input": _profile(null, true), "want": {"/market/competitors"}},
		"open list": {"input": _profile([_rival], false), "want": {"/market/competitors/-"}},
		"empty open list": {"input": _profile([], false), "want": {"/market/competitors/-"}},
		"nothing but names": {
			"input": _profile([_rival, _rival, {"name": "Z", "differentiator": null}], true),
			"want": {"/market/competitors/2/differentiator"},
		},
		"no name": {
			"input": _profile([_rival, _rival, {"differentiator": "price"}], true),
			"want": {"/market/competitors/2/name"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_enough_in_an_open_list if {
	rule.pass with input as _profile([_rival, _rival, _rival, {}], false)
	rule.missing == set() with input as _profile([_rival, _rival, _rival, {}], false)
}

_rival := {"name": "X", "differentiator": "half the latency"}

_profile(list, whole) := {"complete": ["/market/competitors" | whole], "market": {"competitors": list}}
