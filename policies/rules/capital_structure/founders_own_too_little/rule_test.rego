package rules.capital_structure.founders_own_too_little_test

import data.rules.capital_structure.founders_own_too_little as rule

test_finding[note] if {
	some note, tc in {
		"start-up, too little": {"stage": "start_up", "pct": 39.9, "want": true},
		"start-up, enough": {"stage": "start_up", "pct": 40, "want": false},
		"growth, too little": {"stage": "growth", "pct": 17.9, "want": true},
		"growth, enough": {"stage": "growth", "pct": 18, "want": false},
		"expansion, too little": {"stage": "expansion", "pct": 7.9, "want": true},
		"expansion, enough": {"stage": "expansion", "pct": 8, "want": false},
	}

	found := rule.finding with input as _profile(tc.stage, tc.pct)
	[true | count(found) == 1] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.pct)
	passed == [true | not tc.want]
}

test_finding_whole if {
	profile := {
		"company": {"stage": "growth"},
		"cap_table": {"basis": "issued", "holders": [
			{"class": "founder", "pct": 10.5},
			{"class": "founder", "pct": 2},
			{"class": "investor", "pct": 87.5},
		]},
	}
	found := rule.finding with input as profile
	found == {{
		"at": ["/cap_table/holders/0/pct", "/cap_table/holders/1/pct"],
		"evidence": {"founders_pct": 12.5, "minimum_founders_pct": 18, "stage": "growth"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "rebuild_share", "values": {"gap_pct": 5.5}},
		{"action": "spare_dilution", "values": {}},
	}
}

test_no_founder_among_the_holders if {
	profile := {
		"complete": ["/cap_table/holders"],
		"company": {"stage": "growth"},
		"cap_table": {"holders": [{"class": "investor", "pct": 80}]},
	}
	found := rule.finding with input as profile
	found == {{
		"at": ["/cap_table/holders"],
		"evidence": {"founders_pct": 0, "minimum_founders_pct": 18, "stage": "growth"},
	}}
}

test_founders_who_are_named_are_enough if {
	profile := json.patch(_profile("growth", 18), [
		{"op": "remove", "path": "/complete"},
		{"op": "remove", "path": "/cap_table/holders/1/class"},
	])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/cap_table/holders"}},
		"no stage": {"input": json.remove(_profile("growth", 1), ["/company"]), "want": {"/company/stage"}},
		"open table": {"input": json.remove(_profile("growth", 1), ["/complete"]), "want": {"/cap_table/holders/-"}},
		"a holder of no class": {
			"input": json.remove(_profile("growth", 1), ["/cap_table/holders/1/class"]),
			"want": {"/cap_table/holders/1/class"},
		},
		"a founder's share": {
			"input": json.patch(
				_profile("growth", 1),
				[{"op": "replace", "path": "/cap_table/holders/0/pct", "value": null}],
			),
			"want": {"/cap_table/holders/0/pct"},
		},
		"no basis": {"input": json.remove(_profile("growth", 18), ["/cap_table/basis"]), "want": {"/cap_table/basis"}},
		"enough on an issued basis": {
			"input": json.patch(_profile("growth", 18), [{"op": "replace", "path": "/cap_table/basis", "value": "issued"}]),
			"want": {"/cap_table/basis"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, pct) := {
	"complete": ["/cap_table/holders"],
	"company": {"stage": stage},
	"cap_table": {"basis": "fully_diluted", "holders": [
		{"class": "founder", "pct": pct},
		{"class": "investor", "pct": 10},
	]},
}

# Neither the class nor the percentage is given; both follow.
test_derived if {
	profile := object.union(
		json.patch(_profile("growth", 10), [
			{"op": "replace", "path": "/cap_table/holders/0", "value": {"name": "Ann", "shares": 20}},
			{"op": "add", "path": "/cap_table/total_fd_shares", "value": 100},
		]),
		{"team": {"founders": [{"name": "Ann"}]}},
	)
	rule.pass with input as profile
	rule.missing == set() with input as profile
	derived := rule.derived with input as profile
	{[d.pointer, d.value] | some d in derived} == {["/cap_table/holders/0/class", "founder"], ["/cap_table/holders/0/pct", 20]}
	none := rule.derived with input as _profile("growth", 10)
	none == set()
}
