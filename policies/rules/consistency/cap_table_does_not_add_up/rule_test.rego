package rules.consistency.cap_table_does_not_add_up_test

import data.rules.consistency.cap_table_does_not_add_up as rule

test_outcome[note] if {
	some note, tc in {
		"issued, full": {"pcts": [60, 40], "pool": 10, "basis": "issued", "want": "pass"},
		"issued, upper tolerance": {"pcts": [60, 40.1], "pool": 10, "basis": "issued", "want": "pass"},
		"issued, just over": {"pcts": [60, 40.11], "pool": 10, "basis": "issued", "want": "over"},
		"issued, lower tolerance": {"pcts": [60, 39.9], "pool": 10, "basis": "issued", "want": "pass"},
		"issued, just under": {"pcts": [60, 39.89], "pool": 10, "basis": "issued", "want": "under"},
		"diluted, the pool fills the table": {"pcts": [60, 30], "pool": 10, "basis": "fully_diluted", "want": "pass"},
		"diluted, the pool comes on top": {"pcts": [60, 40], "pool": 10, "basis": "fully_diluted", "want": "over"},
		"diluted, short with the pool": {"pcts": [60, 20], "pool": 10, "basis": "fully_diluted", "want": "under"},
		"diluted, no pool": {"pcts": [60, 40], "pool": 0, "basis": "fully_diluted", "want": "pass"},
		"nobody": {"pcts": [], "pool": 0, "basis": "issued", "want": "under"},
	}

	_outcome(_profile(tc.pcts, tc.pool, tc.basis)) == tc.want
}

test_pool_line[note] if {
	some note, tc in {
		"holds all of the pool": {"pcts": [60, 30], "line": 10, "pool": 10, "want": "pass"},
		"holds what was granted": {"pcts": [60, 25], "line": 5, "pool": 10, "want": "pass"},
		"neither reading fits, short": {"pcts": [60, 20], "line": 5, "pool": 10, "want": "under"},
		"neither reading fits, one over": {"pcts": [60, 32], "line": 5, "pool": 10, "want": "under"},
		"over without the rest of the pool": {"pcts": [60, 40], "line": 5, "pool": 10, "want": "over"},
		"full, rest of the pool unknown": {"pcts": [60, 30], "line": 10, "pool": null, "want": "pass"},
		"short, rest of the pool unknown": {"pcts": [60, 20], "line": 10, "pool": null, "want": "unknown"},
	}

	profile := _profile(tc.pcts, tc.pool, "fully_diluted")
	line := {"op": "add", "path": "/cap_table/holders/-", "value": {"class": "option_pool", "pct": tc.line}}
	_outcome(json.patch(profile, [line])) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile([60, 42], 10, "fully_diluted")
	found == {{
		"kind": "over",
		"at": ["/cap_table/holders", "/cap_table/option_pool_unallocated_pct"],
		"evidence": {"total_pct": 112, "tolerance_pct": 0.1},
	}}
	suggested := rule.suggestion with input as _profile([60, 42], 10, "fully_diluted")
	suggested == {{"action": "resolve_overlap", "values": {"excess_pct": 12}}}
	traced := rule.suggestion with input as _profile([60, 32], 10, "issued")
	traced == {{"action": "trace_holders", "values": {"gap_pct": 8}}}
}

test_no_suggestion_without_finding if {
	rule.suggestion == set() with input as _profile([60, 40], 0, "issued")
}

test_over_in_an_open_table if {
	profile := json.remove(_profile([60, 42, null], 0, "issued"), ["/complete"])
	_outcome(profile) == "over"
	_outcome(json.remove(_profile([60, 30], 0, "issued"), ["/complete"])) == "unknown"
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/cap_table/holders", "/cap_table/basis"}},
		"open table": {
			"input": json.remove(_profile([60, 40], 0, "issued"), ["/complete"]),
			"want": {"/cap_table/holders/-"},
		},
		"a holding": {"input": _profile([60, null], 0, "issued"), "want": {"/cap_table/holders/1/pct"}},
		"basis": {"input": _profile([60, 40], 10, null), "want": {"/cap_table/basis"}},
		"pool": {
			"input": _profile([60, 30], null, "fully_diluted"),
			"want": {"/cap_table/option_pool_unallocated_pct"},
		},
		"classes, where a holder may be the pool": {
			"input": _classless(_profile([60, 40], 10, "fully_diluted")),
			"want": {"/cap_table/holders/1/class"},
		},
		"classes, where the table is full anyway": {
			"input": _classless(_profile([60, 30], 10, "fully_diluted")),
			"want": set(),
		},
		"classes, short": {
			"input": _classless(_profile([60, 20], 10, "fully_diluted")),
			"want": {"/cap_table/holders/1/class"},
		},
		"all there": {"input": _profile([60, 40], 0, "issued"), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input) == {true: "pass", false: "unknown"}[tc.want == set()]
}

test_null_table if _outcome({"cap_table": {"holders": null}, "complete": ["/cap_table/holders"]}) == "unknown"

_classless(profile) := json.remove(profile, ["/cap_table/holders/1/class"])

_outcome(profile) := kind if {
	found := rule.finding with input as profile
	[kind] = [f.kind | some f in found]
} else := "unknown" if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := "pass" if {
	rule.pass with input as profile
}

_profile(pcts, pool, basis) := {
	"complete": ["/cap_table/holders"],
	"cap_table": {
		"basis": basis,
		"option_pool_unallocated_pct": pool,
		"holders": [{"name": "x", "class": "investor", "pct": pct} | some pct in pcts],
	},
}

test_derived if {
	profile := json.patch(_profile([80, 20], 0, "issued"), [{"op": "add", "path": "/cap_table/total_fd_shares", "value": 100}, {"op": "replace", "path": "/cap_table/holders/1", "value": {"name": "A", "class": "investor", "shares": 20}}])
	rule.missing == set() with input as profile
	rule.pass with input as profile
	derived := rule.derived with input as profile
	{d.pointer | some d in derived} == {"/cap_table/holders/1/pct"}
}
