package rules.founders.founder_background_unverified_test

import data.rules.founders.founder_background_unverified as rule

test_finding[note] if {
	some note, tc in {
		"all there": {"founder": {}, "want": []},
		"no reference": {"founder": {"verified_by": "none"}, "want": ["/team/founders/0/verified_by"]},
		"no background": {"founder": {"background": "无"}, "want": ["/team/founders/0/background"]},
		"neither": {
			"founder": {"background": "none", "verified_by": "none"},
			"want": ["/team/founders/0/verified_by"],
		},
	}

	found := rule.finding with input as _profile(tc.founder)
	[at | some f in found; some at in f.at] == tc.want
	passed := [true | rule.pass] with input as _profile(tc.founder)
	passed == [true | tc.want == []]
}

test_finding_whole if {
	found := rule.finding with input as _profile({"verified_by": "None"})
	found == {{"subject": "Li", "at": ["/team/founders/0/verified_by"], "evidence": {"verified_by": "None"}}}
	suggested := rule.suggestion with input as _profile({"verified_by": "None"})
	suggested == {{"action": "provide_reference", "subject": "Li", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/founders"}},
		"open list": {"input": json.remove(_profile({}), ["/complete"]), "want": {"/team/founders/-"}},
		"reference unknown": {"input": _profile({"verified_by": null}), "want": {"/team/founders/0/verified_by"}},
		"background unknown": {"input": _profile({"background": null}), "want": {"/team/founders/0/background"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(founder) := {
	"complete": ["/team/founders"],
	"team": {"founders": [
		object.union({"name": "Li", "background": "Lab head 2015-2020", "verified_by": "Prof. Wu"}, founder),
		{"name": "Ma", "background": "Sales 2018-2022", "verified_by": "Employer"},
	]},
}
