package lib.risk_register_test

import data.lib.risk_register

test_finding[note] if {
	some note, tc in {
		"in order": {"entries": [_entry({})], "want": set()},
		"another category only": {"entries": [_entry({"category": "legal"})], "want": {["unidentified", "-"]}},
		"empty register": {"entries": [], "want": {["unidentified", "-"]}},
		"severe, nothing done": {"entries": [_severe({"mitigation": "none"})], "want": {["unmitigated", "Churn"]}},
		"severe, nobody in charge": {"entries": [_severe({"owner": "无"})], "want": {["unowned", "Churn"]}},
		"severe, in hand": {"entries": [_severe({})], "want": set()},
		"just below severe": {"entries": [_entry({"likelihood": 2, "impact": 5, "mitigation": "none"})], "want": set()},
		"at severe": {
			"entries": [_entry({"likelihood": 3, "impact": 4, "mitigation": "none"})],
			"want": {["unmitigated", "Churn"]},
		},
		"review on the last day": {"entries": [_entry({"reviewed_on": "2026-03-23"})], "want": set()},
		"review a day too old": {"entries": [_entry({"reviewed_on": "2026-03-22"})], "want": {["stale", "Churn"]}},
	}

	found := risk_register.finding("market", _params) with input as _profile(tc.entries)
	{[f.kind, object.get(f, "subject", "-")] | some f in found} == tc.want
	managed := [true | risk_register.managed("market", _params)] with input as _profile(tc.entries)
	managed == [true | count(tc.want) == 0]
}

test_entries_with_one_title_are_told_apart if {
	found := risk_register.finding("market", _params) with input as _profile([
		_severe({"owner": "none"}),
		_severe({"owner": "none"}),
		_severe({"owner": "none", "title": null}),
	])
	count({f.subject | some f in found}) == 3
}

test_finding_whole if {
	found := risk_register.finding("market", _params) with input as _profile([
		_severe({"mitigation": "none", "owner": "none", "reviewed_on": "2025"}),
		_entry({"category": "legal", "title": "Suit"}),
	])
	found == {
		{
			"kind": "unmitigated",
			"subject": "Churn",
			"at": ["/risk/register/0/mitigation", "/risk/register/0/likelihood", "/risk/register/0/impact"],
			"evidence": {"score": 20, "severe_score": 12},
		},
		{
			"kind": "unowned",
			"severity": "medium",
			"subject": "Churn",
			"at": ["/risk/register/0/owner", "/risk/register/0/likelihood", "/risk/register/0/impact"],
			"evidence": {"score": 20, "severe_score": 12},
		},
		{
			"kind": "stale",
			"severity": "medium",
			"subject": "Churn",
			"at": ["/risk/register/0/reviewed_on"],
			"evidence": {"reviewed_on": "2025", "maximum_review_days": 100},
		},
	}
	risk_register.suggestions(found) == {
		{"action": "mitigate", "values": {}, "subject": "Churn"},
		{"action": "name_owner", "values": {}, "subject": "Churn"},
		{"action": "review", "values": {}, "subject": "Churn"},
	}
	unidentified := risk_register.finding("data", _params) with input as _profile([_entry({})])
	unidentified == {{
		"kind": "unidentified",
		"severity": "medium",
		"at": ["/risk/register"],
		"evidence": {"entries": 1},
	}}
	risk_register.suggestions(unidentified) == {{"action": "identify", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/risk/register", "/company/as_of"}},
		"open register": {"input": json.remove(_profile([_entry({})]), ["complete"]), "want": {"/risk/register/-"}},
		"an entry without category": {
			"input": _profile([_entry({}), {"category": null}]),
			"want": {"/risk/register/1/category"},
		},
		"only one without category": {"input": _profile([{"title": "x"}]), "want": {"/risk/register/0/category"}},
		"an entry unscored": {
			"input": _profile([_entry({"likelihood": null})]),
			"want": {"/risk/register/0/likelihood"},
		},
		"an entry with nothing": {
			"input": _profile([{"category": "market"}]),
			"want": {"/risk/register/0/likelihood", "/risk/register/0/impact", "/risk/register/0/reviewed_on"},
		},
		"severe, the rest unknown": {
			"input": _profile([json.remove(_severe({"owner": null}), ["mitigation"])]),
			"want": {"/risk/register/0/mitigation", "/risk/register/0/owner"},
		},
		"not severe, the rest unknown": {"input": _profile([_entry({"owner": null, "mitigation": null})]), "want": set()},
		"review of a year that can't tell": {
			"input": _profile([_entry({"reviewed_on": "2026"})]),
			"want": {"/risk/register/0/reviewed_on"},
		},
		"no day": {
			"input": json.patch(_profile([_entry({})]), [{"op": "replace", "path": "/company/as_of", "value": null}]),
			"want": {"/company/as_of"},
		},
		"a day that can't tell": {
			"input": json.patch(
				_profile([_entry({"reviewed_on": "2026-03-30"})]),
				[{"op": "replace", "path": "/company/as_of", "value": "2026-07"}],
			),
			"want": {"/company/as_of"},
		},
		"other categories may be empty": {"input": _profile([_entry({}), {"category": "legal"}]), "want": set()},
	}

	risk_register.missing("market", _params) == tc.want with input as tc.input
	managed := [true | risk_register.managed("market", _params)] with input as tc.input
	managed == [true | count(tc.want) == 0]
	found := risk_register.finding("market", _params) with input as tc.input
	found == set()
}

test_rated_low[note] if {
	some note, tc in {
		"at the limit": {"entries": [_entry({"likelihood": 2, "impact": 3})], "want": {6}},
		"above": {"entries": [_entry({"likelihood": 2, "impact": 4})], "want": set()},
		"one of two above": {"entries": [_entry({}), _entry({"likelihood": 5})], "want": set()},
		"one of two unscored": {"entries": [_entry({}), _entry({"impact": null})], "want": set()},
		"not named": {"entries": [_entry({"category": "legal"})], "want": set()},
	}

	profile := _profile(tc.entries)
	{risk_register.highest("market") | risk_register.rated_low("market", _params)} == tc.want with input as profile
}

test_contradiction if {
	profile := _profile([_entry({}), _entry({"category": "legal"}), _entry({"likelihood": 2})])
	found := risk_register.contradiction("market", _params, "concentrated", ["/x"], {"share": 60}) with input as profile
	found == {
		"kind": "concentrated",
		"at": ["/x", "/risk/register/0", "/risk/register/2"],
		"evidence": {"share": 60, "highest_score": 4, "low_score": 6},
	}
	risk_register.suggestions({found}) == {{"action": "reassess", "values": {}}}
	not risk_register.contradiction("market", _params, "concentrated", [], {}) with input as _profile([_severe({})])
	not risk_register.contradiction("market", _params, "concentrated", [], {}) with input as {}
}

_params := {"severe_score": 12, "low_score": 6, "maximum_review_days": 100}

_profile(entries) := {
	"company": {"as_of": "2026-07-01"},
	"complete": ["/risk/register"],
	"risk": {"register": entries},
}

_entry(changes) := object.union(
	{"category": "market", "title": "Churn", "likelihood": 1, "impact": 2, "reviewed_on": "2026-06-30"},
	changes,
)

_severe(changes) := _entry(object.union(
	{"likelihood": 4, "impact": 5, "mitigation": "Second channel", "owner": "CEO"},
	changes,
))
