package rules.consistency.share_counts_do_not_add_up_test

import data.rules.consistency.share_counts_do_not_add_up as rule

test_kinds[note] if {
	some note, tc in {
		"exact": {"holders": [[600, 60], [400, 40]], "total": 1000, "basis": "issued", "want": {"pass"}},
		"a share too many": {"holders": [[600, 60], [401, 40.1]], "total": 1000, "basis": "issued", "want": {"over"}},
		"a share too few": {"holders": [[600, 60], [399, 39.9]], "total": 1000, "basis": "issued", "want": {"under"}},
		"the pool takes the rest": {"holders": [[600, 60], [300, 30]], "total": 1000, "basis": "fully_diluted", "want": {"pass"}},
		"the pool, rounded": {"holders": [[600, 60], [301, 30.1]], "total": 1000, "basis": "fully_diluted", "want": {"pass"}},
		"more than the pool": {"holders": [[600, 60], [298, 29.8]], "total": 1000, "basis": "fully_diluted", "want": {"under"}},
		"within the tolerance": {"holders": [[600, 60.01], [400, 40]], "total": 1000, "basis": "issued", "want": {"pass"}},
		"rounded": {"holders": [[600, 60.02], [400, 40]], "total": 1000, "basis": "issued", "want": {"rounded"}},
		"still rounded": {"holders": [[600, 60.1], [400, 40]], "total": 1000, "basis": "issued", "want": {"rounded"}},
		"wrong": {"holders": [[600, 60.11], [400, 40]], "total": 1000, "basis": "issued", "want": {"holder"}},
		"no shares at all": {"holders": [[0, 60], [0, 40]], "total": 0, "basis": "issued", "want": {"pass"}},
		"shares of nothing": {"holders": [[5, 60], [0, 40]], "total": 0, "basis": "issued", "want": {"over"}},
	}

	_outcome(_profile(tc.holders, tc.total, tc.basis)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile([[600, 65], [400, 40.05]], 1000, "issued")
	found == {
		{
			"kind": "holder",
			"subject": "h",
			"at": ["/cap_table/holders/0/pct", "/cap_table/holders/0/shares", "/cap_table/total_fd_shares"],
			"evidence": {
				"pct": 65,
				"shares": 600,
				"total_shares": 1000,
				"pct_of_shares": 60,
				"tolerance_pct": 0.01,
			},
		},
		{
			"kind": "rounded",
			"severity": "low",
			"subject": "h (2)",
			"at": ["/cap_table/holders/1/pct", "/cap_table/holders/1/shares", "/cap_table/total_fd_shares"],
			"evidence": {
				"pct": 40.05,
				"shares": 400,
				"total_shares": 1000,
				"pct_of_shares": 40,
				"tolerance_pct": 0.01,
			},
		},
	}
	suggested := rule.suggestion with input as _profile([[600, 65], [400, 40]], 1000, "issued")
	suggested == {{"action": "reconcile_register", "values": {"total_shares": 1000}}}
}

test_over_in_an_open_table if {
	found := rule.finding with input as json.remove(_profile([[600, 60], [500, 50]], 1000, "issued"), ["/complete"])
	found == {{
		"kind": "over",
		"at": ["/cap_table/holders", "/cap_table/total_fd_shares"],
		"evidence": {"listed_shares": 1100, "total_shares": 1000},
	}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/cap_table/holders", "/cap_table/total_fd_shares"}},
		"total": {"input": _profile([[600, 60]], null, "issued"), "want": {"/cap_table/total_fd_shares"}},
		"a holder": {
			"input": _profile([[600, 60], [null, null]], 1000, "issued"),
			"want": {"/cap_table/holders/1/shares"},
		},
		"a percentage": {"input": _profile([[600, 60], [400, null]], 1000, "issued"), "want": set()},
		"open table": {
			"input": json.remove(_profile([[1000, 100]], 1000, "issued"), ["/complete"]),
			"want": {"/cap_table/holders/-"},
		},
		"basis of a short table": {"input": _profile([[900, 90]], 1000, null), "want": {"/cap_table/basis"}},
		"basis of a full table": {"input": _profile([[1000, 100]], 1000, null), "want": set()},
		"pool of a short table": {
			"input": json.remove(_profile([[900, 90]], 1000, "fully_diluted"), ["/cap_table/option_pool_unallocated_pct"]),
			"want": {"/cap_table/option_pool_unallocated_pct"},
		},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input) == {true: {"pass"}, false: {"unknown"}}[tc.want == set()]
}

test_no_suggestion_without_finding if rule.suggestion == set() with input as _profile([[1000, 100]], 1000, "issued")

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := {f.kind | some f in found}
	count(kinds) > 0
} else := {"unknown"} if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := {"pass"} if {
	rule.pass with input as profile
}

_profile(holders, total, basis) := {
	"complete": ["/cap_table/holders"],
	"cap_table": {
		"basis": basis,
		"total_fd_shares": total,
		"option_pool_unallocated_pct": 10,
		"holders": [{"name": "h", "shares": holder[0], "pct": holder[1]} | some holder in holders],
	},
}
