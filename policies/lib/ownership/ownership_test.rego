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

_table(holders, complete) := {"complete": complete, "cap_table": {"holders": holders}}
