package rules.risk.legal_risk_unmanaged_test

import data.rules.risk.legal_risk_unmanaged as rule

test_register[note] if {
	some note, tc in {
		"in order": {"entry": {}, "want": set()},
		"not named": {"entry": {"category": "market"}, "want": {"unidentified"}},
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
		"no dispute": {"facts": {}, "want": set()},
		"at the limit": {
			"facts": {"legal": {"litigation": [{"status": "open", "amount": {"amount": 100, "currency": "CNY"}}]}},
			"want": set(),
		},
		"above the limit": {
			"facts": {"legal": {"litigation": [{"status": "open", "amount": {"amount": 101, "currency": "CNY"}}]}},
			"want": {"claims"},
		},
		"settled": {
			"facts": {"legal": {"litigation": [{"status": "settled", "amount": {"amount": 500, "currency": "CNY"}}]}},
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
		"figures speak against it": {
			"legal": {"litigation": [{"status": "open", "amount": {"amount": 900, "currency": "CNY"}}]},
		},
		"figures unknown": {"financials": {"cash": null}},
	}

	rule.pass with input as _profile({"impact": 4}, facts)
	rule.finding == set() with input as _profile({"impact": 4}, facts)
	rule.missing == set() with input as _profile({"impact": 4}, facts)
}

test_finding_whole if {
	found := rule.finding with input as _profile(
		{},
		{"legal": {"litigation": [{"status": "open", "amount": {"amount": 200, "currency": "CNY"}}]}},
	)
	found == {{
		"kind": "claims",
		"at": ["/legal/litigation/0", "/financials/cash", "/risk/register/0"],
		"evidence": {
			"claimed": {"amount": 200, "currency": "CNY"},
			"cash": {"amount": 1000, "currency": "CNY"},
			"maximum_claims_pct": 10,
			"highest_score": 6,
			"low_score": 6,
		},
	}}
}

test_low_rating_unknown[note] if {
	some note, tc in {
		"cash unknown": {"facts": {"financials": {"cash": null}}, "want": {"/financials/cash"}},
		"disputes open-ended": {"facts": {"complete": ["/risk/register"]}, "want": {"/legal/litigation/-"}},
		"sum unknown": {"facts": {"legal": {"litigation": [{"status": "open"}]}}, "want": {"/legal/litigation/0/amount"}},
		"another currency": {
			"facts": {"legal": {"litigation": [{"status": "open", "amount": {"amount": 1, "currency": "XAF"}}]}},
			"want": {"/rates/XAF/CNY"},
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
		"complete": ["/risk/register", "/legal/litigation"],
		"risk": {"register": [object.union(_entry, entry)]},
	},
	object.union(_facts, facts),
)

_entry := {
	"category": "legal",
	"title": "A risk",
	"likelihood": 2,
	"impact": 3,
	"mitigation": "A plan",
	"owner": "COO",
	"reviewed_on": "2026-06-01",
}

_facts := {
	"financials": {"cash": {"amount": 1000, "currency": "CNY"}},
	"legal": {"litigation": []},
}
