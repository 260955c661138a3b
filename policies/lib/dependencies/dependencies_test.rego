package lib.dependencies_test

import data.lib.dependencies

test_one_counterparty[note] if {
	some note, tc in {
		"at the limit": {"entry": _entry(60, false), "spread": true},
		"above it": {"entry": _entry(61, false), "concentrated": true},
		"above it, with a second one": {"entry": _entry(61, true), "spread": true},
		"unknown share": {"entry": _entry(null, false), "missing": {"/dependencies/0/share_pct"}},
		"unknown share, with a second one": {"entry": _entry(null, true), "spread": true},
		"above it, unknown second one": {"entry": _entry(61, null), "missing": {"/dependencies/0/substitute"}},
		"another role": {"entry": {"role": "hardware"}, "spread": true},
		"unknown role": {"entry": {"share_pct": 99, "substitute": false}, "missing": {"/dependencies/0/role"}},
		"nothing known of it": {
			"entry": {"role": "data"},
			"missing": {"/dependencies/0/share_pct", "/dependencies/0/substitute"},
		},
	}

	profile := _profile([tc.entry], ["/dependencies"])
	spread := [true | dependencies.is_spread("data", 60)] with input as profile
	spread == [true | tc.spread]
	found := dependencies.concentrated("data", 60) with input as profile
	[true | count(found) == 1] == [true | tc.concentrated]
	dependencies.missing("data", 60) == object.get(tc, "missing", set()) with input as profile
}

test_finding_whole if {
	found := dependencies.concentrated("data", 60) with input as _profile([_entry(61, false)], [])
	found == {{
		"subject": "Corpus Ltd",
		"at": ["/dependencies/0/share_pct", "/dependencies/0/substitute"],
		"evidence": {"supplier": "Corpus Ltd", "share_pct": 61, "maximum_share_pct": 60},
	}}
}

test_subjects if {
	other := {"role": "hardware", "supplier": "Corpus Ltd"}
	unnamed := object.remove(_entry(99, false), ["supplier"])
	list := [other, _entry(61, false), _entry(62, false), unnamed]
	found := dependencies.concentrated("data", 60) with input as _profile(list, [])
	{[f.subject, f.evidence.supplier] | some f in found} == {
		["Corpus Ltd", "Corpus Ltd"],
		["Corpus Ltd (3)", "Corpus Ltd"],
		["4", "4"],
	}
}

test_open_list if {
	not dependencies.is_spread("data", 60) with input as _profile([], [])
	dependencies.missing("data", 60) == {"/dependencies/-"} with input as _profile([], [])
}

test_declared_empty if {
	dependencies.is_spread("data", 60) with input as _profile([], ["/dependencies"])
}

test_own_role if {
	dependencies.is_own("technology") with input as _profile([], [])
	not dependencies.is_own("data") with input as _profile([], [])
	not dependencies.is_own("data") with input as {}
	own := [{"role": "technology", "supplier": "x", "share_pct": 99, "substitute": false}]
	dependencies.concentrated("technology", 60) == set() with input as _profile(own, ["/dependencies"])
}

test_unknown_own_role if {
	profile := json.remove(_profile([_entry(99, false)], ["/dependencies"]), ["/strategy"])
	dependencies.concentrated("data", 60) == set() with input as profile
	not dependencies.is_spread("data", 60) with input as profile
	dependencies.missing("data", 60) == {"/strategy/ecosystem_role"} with input as profile
	dependencies.missing("data", 60) == {"/strategy/ecosystem_role", "/dependencies"} with input as {}
}

_entry(share, substitute) := {
	"role": "data",
	"supplier": "Corpus Ltd",
	"share_pct": share,
	"substitute": substitute,
}

_profile(list, complete) := {
	"complete": complete,
	"strategy": {"ecosystem_role": "technology"},
	"dependencies": list,
}
