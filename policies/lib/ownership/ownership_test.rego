package lib.ownership_test

import data.lib.ownership

test_of if {
	profile := _table([{"class": "founder"}, {"class": null}, {"class": "investor"}], [])
	ownership.of("investor") == {"/cap_table/holders/2": {"class": "investor"}} with input as profile
	ownership.of("investor") == {} with input as {}
}

test_hidden[note] if {
	some note, tc in {
		"no table": {"input": {}, "want": {"/cap_table/holders"}},
		"open table": {
			"input": _table([{"class": "founder", "pct": 99.8}], []),
			"want": {"/cap_table/holders/-"},
		},
		"adds up but for rounding": {"input": _table([{"class": "founder", "pct": 99.9}], []), "want": set()},
		"said to be whole": {
			"input": _table([{"class": "founder", "pct": null}], ["/cap_table/holders"]),
			"want": set(),
		},
		"a holder of no class": {
			"input": _table([{"class": "founder"}, {"pct": 100}], []),
			"want": {"/cap_table/holders/1/class"},
		},
	}

	ownership.hidden == tc.want with input as tc.input
}

test_adds_up if {
	ownership.adds_up with input as _table([{"pct": 99.9}], [])
	not ownership.adds_up with input as _table([{"pct": 99.8}], ["/cap_table/holders"])
}

test_total_pct if ownership.total_pct([{"pct": 1.5}, {"pct": null}, {}, {"pct": 2}]) == 3.5

test_what_follows_is_derived[note] if {
	some note, tc in {
		"given": {"holder": {"name": "Ann", "class": "angel", "pct": 1, "shares": 50}, "total": 200, "want": {}},
		"pct": {"holder": {"name": "Bob", "class": "angel", "shares": 50}, "total": 200, "want": {"pct": 25}},
		"pct of no total": {"holder": {"name": "Bob", "shares": 50}, "total": null, "want": {}},
		"pct of nothing": {"holder": {"name": "Bob", "shares": 0}, "total": 0, "want": {}},
		"class": {"holder": {"name": " ann ", "class": null}, "total": 200, "want": {"class": "founder"}},
		"both": {"holder": {"name": "Ann", "shares": 200}, "total": 200, "want": {"class": "founder", "pct": 100}},
		"another name": {"holder": {"name": "Anna"}, "total": 200, "want": {}},
		"no name": {"holder": {"pct": 1}, "total": 200, "want": {}},
	}
	profile := {
		"cap_table": {"total_fd_shares": tc.total, "holders": [tc.holder]},
		"team": {"founders": [{"name": null}, {"name": "Ann"}, {"name": "ANN"}]},
	}
	holders := ownership.holders with input as profile
	holders == {"/cap_table/holders/0": object.union(tc.holder, tc.want)}
	found := ownership.derivations(holders) with input as profile
	{trim_prefix(d.pointer, "/cap_table/holders/0/"): d.value | some d in found} == tc.want
}

test_derivations_name_what_they_rest_on if {
	profile := {
		"cap_table": {"total_fd_shares": 200, "holders": [{"name": "Ann", "shares": 50}]},
		"team": {"founders": [{"name": "Bob"}, {"name": "Ann"}]},
	}
	found := ownership.derivations(ownership.holders) with input as profile
	found == {
		{
			"pointer": "/cap_table/holders/0/class", "value": "founder",
			"from": ["/cap_table/holders/0/name", "/team/founders/1/name"],
		},
		{
			"pointer": "/cap_table/holders/0/pct", "value": 25,
			"from": ["/cap_table/holders/0/shares", "/cap_table/total_fd_shares"],
		},
	}
	none := ownership.derivations({}) with input as profile
	none == set()
}

_table(holders, complete) := {"complete": complete, "cap_table": {"holders": holders}}
