package rules.capital_structure.dominant_outside_holder_test

import data.rules.capital_structure.dominant_outside_holder as rule

test_finding[note] if {
	some note, tc in {
		"at the limit": {"holders": [_holder("X", 40), _holder("Y", 10)], "want": set()},
		"above the limit": {"holders": [_holder("X", 40.1), _holder("Y", 9.9)], "want": {["holder", "X"]}},
		"in two lines": {"holders": [_holder("X", 25), _holder("X", 20)], "want": {["holder", "X"]}},
		"in concert": {"holders": [_ally("X", 25), _ally("Y", 20), _holder("Z", 5)], "want": {["group", "G"]}},
		"in concert, not much": {"holders": [_ally("X", 20), _ally("Y", 20)], "want": set()},
		"nobody from outside": {"holders": [], "want": set()},
	}

	found := rule.finding with input as _profile(tc.holders)
	{[f.kind, f.subject] | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.holders)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.holders)
}

test_finding_whole if {
	profile := _profile([_ally("Y", 25), _ally("X", 20), _holder("Z", 45)])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "group",
			"subject": "G",
			"at": ["/cap_table/holders/1/pct", "/cap_table/holders/2/pct"],
			"evidence": {"held_pct": 45, "maximum_holder_pct": 40, "members": ["X", "Y"]},
		},
		{
			"kind": "holder",
			"subject": "Z",
			"at": ["/cap_table/holders/3/pct"],
			"evidence": {"held_pct": 45, "maximum_holder_pct": 40},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "dilute_holder", "subject": "G", "values": {"excess_pct": 5}},
		{"action": "dilute_holder", "subject": "Z", "values": {"excess_pct": 5}},
	}
}

test_a_table_that_adds_up_is_whole if {
	profile := json.patch(_profile([_holder("X", 40)]), [
		{"op": "remove", "path": "/complete"},
		{"op": "replace", "path": "/cap_table/holders/0/pct", "value": 60},
	])
	rule.missing == set() with input as profile
	rule.pass with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/cap_table/holders"}},
		"no stage": {"input": json.remove(_profile([_holder("X", 45)]), ["/company"]), "want": {"/company/stage"}},
		"open table": {
			"input": json.remove(_profile([_holder("X", 5)]), ["/complete"]),
			"want": {"/cap_table/holders/-"},
		},
		"a holder of no class": {
			"input": json.remove(_profile([_holder("X", 45)]), ["/cap_table/holders/1/class"]),
			"want": {"/cap_table/holders/1/class"},
		},
		"a holder of no name and no share": {
			"input": _profile([_holder(null, null)]),
			"want": {"/cap_table/holders/1/name", "/cap_table/holders/1/pct"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(outside) := {
	"complete": ["/cap_table/holders"],
	"company": {"stage": "growth"},
	"cap_table": {"holders": array.concat([{"name": "F", "class": "founder", "pct": 50}], outside)},
}

_holder(name, pct) := {"name": name, "class": "investor", "pct": pct}

_ally(name, pct) := object.union(_holder(name, pct), {"acting_in_concert": "G"})

test_derived if {
	profile := json.patch(_profile([_holder("A", 10)]), [{"op": "add", "path": "/cap_table/total_fd_shares", "value": 100}, {"op": "replace", "path": "/cap_table/holders/1", "value": {"name": "A", "class": "investor", "shares": 20}}])
	rule.missing == set() with input as profile
	rule.pass with input as profile
	derived := rule.derived with input as profile
	{d.pointer | some d in derived} == {"/cap_table/holders/1/pct"}
}
