package rules.capital_structure.founder_vesting_out_of_range_test

import data.rules.capital_structure.founder_vesting_out_of_range as rule

test_finding[note] if {
	some note, tc in {
		"none": {"months": 0, "want": {"none"}},
		"one month": {"months": 1, "want": {"short"}},
		"below the minimum": {"months": 35, "want": {"short"}},
		"the minimum": {"months": 36, "want": set()},
		"the maximum": {"months": 60, "want": set()},
		"above the maximum": {"months": 61, "want": {"long"}},
	}

	found := rule.finding with input as _profile([48, tc.months])
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile([48, tc.months])
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile([0, 24, 72])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "none",
			"severity": "high",
			"subject": "founder 1",
			"at": ["/team/founders/0/vesting/months"],
			"evidence": {"minimum_vesting_months": 36, "maximum_vesting_months": 60},
		},
		{
			"kind": "short",
			"severity": "medium",
			"subject": "founder 2",
			"at": ["/team/founders/1/vesting/months"],
			"evidence": {"vesting_months": 24, "minimum_vesting_months": 36, "maximum_vesting_months": 60},
		},
		{
			"kind": "long",
			"severity": "low",
			"subject": "founder 3",
			"at": ["/team/founders/2/vesting/months"],
			"evidence": {"vesting_months": 72, "minimum_vesting_months": 36, "maximum_vesting_months": 60},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "agree_vesting", "subject": "founder 1", "values": {"minimum_vesting_months": 36}},
		{"action": "agree_vesting", "subject": "founder 2", "values": {"minimum_vesting_months": 36}},
		{"action": "shorten_vesting", "subject": "founder 3", "values": {"maximum_vesting_months": 60}},
	}
}

test_cliff[note] if {
	some note, tc in {
		"a year": {"cliff": 12, "want": set()},
		"less": {"cliff": 11, "want": {11}},
		"none": {"cliff": 0, "want": {0}},
		"unstated": {"cliff": null, "want": set()},
	}

	profile := json.patch(_profile([48]), [{"op": "add", "path": "/team/founders/0/vesting/cliff_months", "value": tc.cliff}])
	found := rule.finding with input as profile
	found == {{
		"kind": "no_cliff",
		"severity": "low",
		"subject": "founder 1",
		"at": ["/team/founders/0/vesting/cliff_months"],
		"evidence": {"cliff_months": cliff, "minimum_cliff_months": 12},
	} |
		some cliff in tc.want
	}
	suggested := rule.suggestion with input as profile
	{s.action | some s in suggested} == {"agree_cliff" | some _ in tc.want}
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_no_vesting_in_china if {
	profile := object.union(_profile([0]), {"company": {"country": "CN"}})
	found := rule.finding with input as profile
	{f.severity | some f in found} == {"medium"}
}

test_founder_who_is_named_without_the_others if {
	profile := {"team": {"founders": [{"vesting": {"months": 0}}]}}
	found := rule.finding with input as profile
	{f.subject | some f in found} == {"1"}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as json.remove(_profile([]), ["/complete"])
	not rule.not_applicable with input as _profile([48])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/team/founders"}},
		"open list": {"input": json.remove(_profile([48]), ["/complete"]), "want": {"/team/founders/-"}},
		"no vesting": {
			"input": json.remove(_profile([48, 48]), ["/team/founders/1/vesting"]),
			"want": {"/team/founders/1/vesting/months"},
		},
		"vesting of unknown length": {"input": _profile([null]), "want": {"/team/founders/0/vesting/months"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(months) := {
	"complete": ["/team/founders"],
	"team": {"founders": [{"name": sprintf("founder %d", [i + 1]), "vesting": {"months": m, "cliff_months": 12}} | some i, m in months]},
}
