package rules.founders.founder_details_incomplete_test

import data.rules.founders.founder_details_incomplete as rule

test_finding[note] if {
	some note, tc in {
		"all there": {"founder": {}, "want": set()},
		"part-time is a detail": {"founder": {"full_time": false}, "want": set()},
		"no role": {"founder": {"roles": []}, "want": {"no_role"}},
		"no background": {"founder": {"background": "none"}, "want": {"no_background"}},
		"neither": {"founder": {"roles": [], "background": "none"}, "want": {"no_role", "no_background"}},
	}

	found := rule.finding with input as _profile(tc.founder)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.founder)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile({"roles": [], "background": "none"})
	found == {
		{"kind": "no_role", "subject": "Li", "at": ["/team/founders/0/roles"], "evidence": {"roles": []}},
		{
			"kind": "no_background",
			"severity": "low",
			"subject": "Li",
			"at": ["/team/founders/0/background"],
			"evidence": {"background": "none"},
		},
	}
	suggested := rule.suggestion with input as _profile({"roles": [], "background": "none"})
	suggested == {
		{"action": "assign_role", "subject": "Li", "values": {}},
		{"action": "describe_background", "subject": "Li", "values": {}},
	}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/founders"}},
		"open list": {"input": json.remove(_profile({}), ["/complete"]), "want": {"/team/founders/-"}},
		"role unknown": {"input": _profile({"roles": null}), "want": {"/team/founders/0/roles"}},
		"background unknown": {"input": _profile({"background": null}), "want": {"/team/founders/0/background"}},
		"time unknown": {"input": _profile({"full_time": null}), "want": {"/team/founders/0/full_time"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(founder) := {
	"complete": ["/team/founders"],
	"team": {"founders": [object.union(
		{"name": "Li", "roles": ["CEO"], "background": "Lab head 2015-2020", "full_time": true},
		founder,
	)]},
}
