package rules.risk.risk_register_thin_test

import data.rules.risk.risk_register_thin as rule

test_entries[note] if {
	some note, tc in {
		"too few": {"input": _profile(4, ["/risk/register"]), "want": [4]},
		"none": {"input": _profile(0, ["/risk/register"]), "want": [0]},
		"enough": {"input": _profile(5, ["/risk/register"]), "want": []},
		"enough in an open list": {"input": _profile(5, []), "want": []},
	}

	found := rule.finding with input as tc.input
	[f.evidence.entries | some f in found] == tc.want
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == []]
	rule.missing == set() with input as tc.input
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/risk/register"}},
		"null": {"input": {"risk": {"register": null}}, "want": {"/risk/register"}},
		"too few in an open list": {"input": _profile(4, []), "want": {"/risk/register/-"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_finding_whole if {
	found := rule.finding with input as _profile(3, ["/risk/register"])
	found == {{"at": ["/risk/register"], "evidence": {"entries": 3, "minimum_entries": 5}}}
	suggested := rule.suggestion with input as _profile(3, ["/risk/register"])
	suggested == {{"action": "extend_register", "values": {"further_entries": 2}}}
}

_profile(entries, complete) := {
	"complete": complete,
	"risk": {"register": array.slice([{}, {}, {}, {}, {}], 0, entries)},
}
