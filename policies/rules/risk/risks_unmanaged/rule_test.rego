package rules.risk.risks_unmanaged_test

import data.rules.risk.risks_unmanaged as rule

test_outcome[note] if {
	some note, tc in {
		"all in hand": {"entry": {}, "want": set()},
		"severe, with all it takes": {"entry": {"likelihood": 5, "impact": 3, "mitigation": "reserve", "owner": "Lin"}, "want": set()},
		"severe, nothing done": {"entry": {"likelihood": 5, "impact": 3, "mitigation": "none", "owner": "Lin"}, "want": {"neglected"}},
		"severe, nobody answers": {"entry": {"likelihood": 3, "impact": 5, "mitigation": "x", "owner": "None "}, "want": {"neglected"}},
		"not severe, nothing done": {"entry": {"likelihood": 2, "impact": 7, "mitigation": "none", "owner": "none"}, "want": set()},
		"in hand, however severe": {"entry": {"likelihood": null, "impact": null, "mitigation": "reserve", "owner": "Lin"}, "want": set()},
		"too unlikely to be severe": {"entry": {"likelihood": 2, "impact": null, "mitigation": "none"}, "want": set()},
		"too slight to be severe": {"entry": {"likelihood": null, "impact": 2, "owner": "none"}, "want": set()},
		"reviewed long ago": {"entry": {"reviewed_on": "2025-12-31"}, "want": {"stale"}},
		"reviewed 180 days ago": {"entry": {"reviewed_on": "2026-01-01"}, "want": set()},
		"neglected and stale": {
			"entry": {"likelihood": 5, "impact": 5, "mitigation": "none", "owner": "Lin", "reviewed_on": "2020-01-01"},
			"want": {"neglected"},
		},
		"of another kind": {"entry": {"category": "market"}, "want": {"unidentified"}},
	}

	profile := _profile(tc.entry)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	{f.subject | some f in found} == {"data" | tc.want != set()}
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_finding_whole[note] if {
	some note, tc in {
		"neglected": {
			"entry": {"likelihood": 5, "impact": 5, "mitigation": "none", "owner": "none"},
			"action": "act",
			"want": {
				"kind": "neglected", "subject": "data", "at": ["/risk/register/6"],
				"evidence": {"category": "data", "neglected": 1, "severe_score": 15},
			},
		},
		"stale": {
			"entry": {"reviewed_on": "2025-01-01"},
			"action": "review",
			"want": {
				"kind": "stale", "subject": "data", "at": ["/risk/register/6/reviewed_on"],
				"evidence": {"category": "data", "reviewed_on": "2025-01-01", "maximum_review_days": 180},
			},
		},
		"unidentified": {
			"entry": {"category": "talent"},
			"action": "identify",
			"want": {
				"kind": "unidentified", "subject": "data", "at": ["/risk/register"],
				"evidence": {"category": "data", "entries": 7},
			},
		},
	}

	profile := _profile(tc.entry)
	found := rule.finding with input as profile
	found == {tc.want}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": tc.action, "subject": "data", "values": {}}}
}

test_open_register_hides_what_it_covers if {
	profile := json.remove(_profile({"category": "market", "likelihood": 5, "impact": 5, "mitigation": "none"}), ["/complete"])
	found := rule.finding with input as profile
	{[f.kind, f.subject] | some f in found} == {["neglected", "market"]}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/risk/register", "/company/as_of"}},
		"open register": {"input": json.remove(_profile({}), ["/complete"]), "want": {"/risk/register/-"}},
		"nothing of an entry": {
			"input": json.patch(_profile({}), [{"op": "replace", "path": "/risk/register/6", "value": {}}]),
			"want": {concat("/", ["/risk/register/6", member]) | some member in ["category", "likelihood", "impact", "reviewed_on"]},
		},
		"how likely a grave one is": {"input": _profile({"likelihood": null, "impact": 3}), "want": {"/risk/register/6/likelihood"}},
		"what is done about a severe one": {
			"input": _profile({"likelihood": 5, "impact": 5}),
			"want": {"/risk/register/6/mitigation", "/risk/register/6/owner"},
		},
		"a month of a review": {
			"input": json.patch(
				_profile({"reviewed_on": "2025-12"}),
				[{"op": "replace", "path": "/company/as_of", "value": "2026-06-15"}],
			),
			"want": {"/risk/register/6/reviewed_on"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

# A register in order, but for its last entry, that of the data.
_profile(entry) := {
	"complete": ["/risk/register"],
	"company": {"as_of": "2026-06-30"},
	"risk": {"register": array.concat(
		[_entry(category) | some category in ["market", "technology", "financial", "legal", "operations", "talent"]],
		[object.union(_entry("data"), entry)],
	)},
}

_entry(category) := {"category": category, "likelihood": 2, "impact": 3, "reviewed_on": "2026-05-01"}
