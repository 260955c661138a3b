package rules.capital_operation.data_room_incomplete_test

import data.rules.capital_operation.data_room_incomplete as rule

_required := ["cap_table", "formation", "ip_assignments", "statements", "forecast", "key_contracts"]

test_number[note] if {
	some note, tc in {
		"start-up, one short": {"stage": "start_up", "others": 1, "want": {[7, 8]}},
		"start-up, enough": {"stage": "start_up", "others": 2, "want": set()},
		"growth, one short": {"stage": "growth", "others": 7, "want": {[13, 14]}},
		"growth, enough": {"stage": "growth", "others": 8, "want": set()},
		"expansion, one short": {"stage": "expansion", "others": 13, "want": {[19, 20]}},
		"expansion, enough": {"stage": "expansion", "others": 14, "want": set()},
	}

	profile := _profile(tc.stage, array.concat(_items(_required), _others(tc.others)))
	found := rule.finding with input as profile
	{[f.evidence.items, f.evidence.minimum_items] | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_required[note] if {
	some note, tc in {
		"all there": {"items": _items(_required), "want": []},
		"one in no entry": {"items": array.slice(_items(_required), 0, 5), "want": ["key_contracts"]},
		"one declared to come": {
			"items": array.concat(array.slice(_items(_required), 1, 6), [{"kind": "cap_table", "present": false}]),
			"want": ["cap_table"],
		},
		"one of two there": {
			"items": array.concat(_items(_required), [{"kind": "cap_table", "present": false}]),
			"want": [],
		},
		"one may be the unnamed one": {
			"items": array.concat(array.slice(_items(_required), 1, 6), [{"present": true}]),
			"want": [],
		},
		"the unnamed one is to come": {
			"items": array.concat(array.slice(_items(_required), 1, 6), [{"kind": null, "present": false}]),
			"want": ["cap_table"],
		},
		"one may be there": {
			"items": array.concat(array.slice(_items(_required), 1, 6), [{"kind": "cap_table", "present": null}]),
			"want": [],
		},
	}

	found := rule.finding with input as _profile("start_up", array.concat(tc.items, _others(5)))
	[f.evidence.absent_items | some f in found] == [tc.want | count(tc.want) > 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", [])
	found == {
		{
			"kind": "required",
			"at": ["/data_room/items"],
			"evidence": {"absent_items": _required, "required_items": _required},
		},
		{
			"kind": "few",
			"severity": "medium",
			"at": ["/data_room/items"],
			"evidence": {"items": 0, "minimum_items": 14, "stage": "growth"},
		},
	}
	suggested := rule.suggestion with input as _profile("growth", [])
	suggested == {
		{"action": "file_required", "values": {"absent_items": _required}},
		{"action": "fill_up", "values": {"items_short": 14}},
	}
}

test_no_suggestion_without_finding if {
	items := array.concat(_items(_required), _others(2))
	rule.suggestion == set() with input as _profile("start_up", items)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/data_room/items"}},
		"open list": {
			"input": object.union(_profile("start_up", _items(_required)), {"complete": []}),
			"want": {"/data_room/items/-"},
		},
		"one declared to come, open list": {
			"input": object.union(_profile("start_up", [{"kind": "forecast", "present": false}]), {"complete": []}),
			"want": {"/data_room/items/-"},
		},
		"no stage": {"input": _profile(null, array.concat(_items(_required), _others(20))), "want": {"/company/stage"}},
		"no kind, no presence": {
			"input": _profile("start_up", array.concat(_items(_required), [{}, {"present": true}])),
			"want": {"/data_room/items/6/kind", "/data_room/items/6/present", "/data_room/items/7/kind"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_pass_from_an_open_list if {
	profile := object.union(_profile("start_up", array.concat(_items(_required), _others(2))), {"complete": []})
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

_profile(stage, items) := {
	"complete": ["/data_room/items"],
	"company": {"stage": stage},
	"data_room": {"items": items},
}

_items(kinds) := [{"kind": kind, "present": true} | some kind in kinds]

_others(n) := [{"kind": "other", "present": true} | some i in numbers.range(0, 20); i < n]
