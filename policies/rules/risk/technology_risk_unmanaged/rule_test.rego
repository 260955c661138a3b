package rules.risk.technology_risk_unmanaged_test

import data.rules.risk.technology_risk_unmanaged as rule

test_register[note] if {
	some note, tc in {
		"in order": {"entry": {}, "want": set()},
		"not named": {"entry": {"category": "legal"}, "want": {"unidentified"}},
		"severe, nothing done": {"entry": {"likelihood": 3, "mitigation": "none"}, "want": {"unmitigated"}},
		"just below severe, nothing done": {
			"entry": {"likelihood": 2, "impact": 5, "mitigation": "none"},
			"want": set(),
		},
		"severe, nobody in charge": {"entry": {"likelihood": 3, "owner": "none"}, "want": {"unowned"}},
		"review on the last day": {"entry": {"reviewed_on": "2026-01-02"}, "want": set()},
		"review a day too old": {"entry": {"reviewed_on": "2026-01-01"}, "want": {"stale"}},
	}

	profile := _profile(object.union({"likelihood": 2, "impact": 5}, tc.entry), {})
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	suggested := rule.suggestion with input as profile
	count(suggested) == count(tc.want)
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
}

test_register_unknown[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of", "/risk/register"}},
		"open register": {
			"input": json.remove(_profile({"impact": 5}, {}), ["/complete/0"]),
			"want": {"/risk/register/-"},
		},
		"severe, the rest unknown": {
			"input": _profile({"likelihood": 4, "impact": 5, "mitigation": null, "owner": null}, {}),
			"want": {"/risk/register/0/mitigation", "/risk/register/0/owner"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_suggestion_whole if {
	profile := _profile({"likelihood": 3, "impact": 5, "mitigation": "none"}, {})
	found := rule.suggestion with input as profile
	found == {{"action": "mitigate", "subject": "A risk", "values": {}}}
}

test_low_rating[note] if {
	some note, tc in {
		"all assigned": {"facts": {}, "want": set()},
		"not all assigned": {"facts": {"legal": {"ip_assigned_pct": 99.9}}, "want": {"ip_unassigned"}},
		"an open suit": {"facts": {"legal": {"litigation": [{"kind": "ip", "status": "open"}]}}, "want": {"ip_suit"}},
		"a settled suit": {"facts": {"legal": {"litigation": [{"kind": "ip", "status": "settled"}]}}, "want": set()},
		"measured on training data": {
			"facts": {"tech": {"models": [{"evaluation": {"split": "test"}}, {"evaluation": {"split": "train"}}]}},
			"want": {"evaluated_on_training_data"},
		},
		"measured outside": {
			"facts": {"tech": {"models": [{"evaluation": {"split": "test"}}, {"evaluation": {"split": "external"}}]}},
			"want": set(),
		},
	}

	found := rule.finding with input as _profile({}, tc.facts)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile({}, tc.facts)
	passed == [true | count(tc.want) == 0]
	suggested := rule.suggestion with input as _profile({}, tc.facts)
	suggested == {{"action": "reassess", "values": {}} | some _ in tc.want}
}

test_higher_rating_stands_by_itself[note] if {
	some note, facts in {
		"figures speak against it": {"legal": {"ip_assigned_pct": 0}},
		"figures unknown": {"legal": {"ip_assigned_pct": null}},
	}

	rule.pass with input as _profile({"impact": 4}, facts)
	rule.finding == set() with input as _profile({"impact": 4}, facts)
	rule.missing == set() with input as _profile({"impact": 4}, facts)
}

test_finding_whole if {
	found := rule.finding with input as _profile({}, {
		"legal": {"ip_assigned_pct": 90, "litigation": [{"kind": "ip", "status": "open"}]},
		"tech": {"models": [{"evaluation": {"split": "train"}}]},
	})
	found == {
		{
			"kind": "ip_unassigned",
			"at": ["/legal/ip_assigned_pct", "/risk/register/0"],
			"evidence": {
				"ip_assigned_pct": 90,
				"required_ip_assigned_pct": 100,
				"highest_score": 6,
				"low_score": 6,
			},
		},
		{
			"kind": "ip_suit",
			"at": ["/legal/litigation/0", "/risk/register/0"],
			"evidence": {"open_suits": 1, "highest_score": 6, "low_score": 6},
		},
		{
			"kind": "evaluated_on_training_data",
			"at": ["/tech/models/0/evaluation/split", "/risk/register/0"],
			"evidence": {"models": 1, "highest_score": 6, "low_score": 6},
		},
	}
}

test_low_rating_unknown[note] if {
	some note, tc in {
		"assignment unknown": {"facts": {"legal": {"ip_assigned_pct": null}}, "want": {"/legal/ip_assigned_pct"}},
		"disputes open-ended": {"facts": {"complete": ["/risk/register", "/tech/models"]}, "want": {"/legal/litigation/-"}},
		"models open-ended": {"facts": {"complete": ["/risk/register", "/legal/litigation"]}, "want": {"/tech/models/-"}},
		"kind of dispute unknown": {
			"facts": {"legal": {"litigation": [{"status": "open"}]}},
			"want": {"/legal/litigation/0/kind"},
		},
		"split unknown": {
			"facts": {"tech": {"models": [{"evaluation": {"split": "test"}}, {"evaluation": {"split": null}}]}},
			"want": {"/tech/models/1/evaluation/split"},
		},
	}

	rule.missing == tc.want with input as _profile({}, tc.facts)
	rule.finding == set() with input as _profile({}, tc.facts)
	not rule.pass with input as _profile({}, tc.facts)
}

# One risk, low and in order unless changed; the facts make the low rating credible unless changed.
_profile(entry, facts) := object.union(
	{
		"company": {"as_of": "2026-07-01", "stage": "growth"},
		"complete": ["/risk/register", "/legal/litigation", "/tech/models"],
		"risk": {"register": [object.union(_entry, entry)]},
	},
	object.union(_facts, facts),
)

_entry := {
	"category": "technology",
	"title": "A risk",
	"likelihood": 2,
	"impact": 3,
	"mitigation": "A plan",
	"owner": "COO",
	"reviewed_on": "2026-06-01",
}

_facts := {
	"legal": {"ip_assigned_pct": 100, "litigation": []},
	"tech": {"models": [{"evaluation": {"split": "test"}}]},
}
