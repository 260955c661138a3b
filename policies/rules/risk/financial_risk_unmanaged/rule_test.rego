package rules.risk.financial_risk_unmanaged_test

import data.rules.risk.financial_risk_unmanaged as rule

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
		"at the limits": {"facts": {}, "want": set()},
		"runway too short": {"facts": {"financials": {"cash": {"amount": 599, "currency": "CNY"}}}, "want": {"short_runway"}},
		"burn too high": {
			"facts": {"financials": {"net_new_arr_12m": {"amount": 399, "currency": "CNY"}}},
			"want": {"high_burn"},
		},
		"coverage too thin": {
			"facts": {"financials": {"operating_cash_flow_ttm": {"amount": 114, "currency": "CNY"}}},
			"want": {"thin_coverage"},
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
		"figures speak against it": {"financials": {"cash": {"amount": 0, "currency": "CNY"}}},
		"figures unknown": {"financials": {"cash": null}},
	}

	rule.pass with input as _profile({"impact": 4}, facts)
	rule.finding == set() with input as _profile({"impact": 4}, facts)
	rule.missing == set() with input as _profile({"impact": 4}, facts)
}

test_finding_whole if {
	found := rule.finding with input as _profile({}, {"financials": {
		"cash": {"amount": 300, "currency": "CNY"},
		"net_new_arr_12m": {"amount": 200, "currency": "CNY"},
		"operating_cash_flow_ttm": {"amount": -5, "currency": "CNY"},
	}})
	found == {
		{
			"kind": "short_runway",
			"at": ["/financials/cash", "/financials/monthly_net_burn", "/risk/register/0"],
			"evidence": {"runway_months": 3, "minimum_months": 6, "highest_score": 6, "low_score": 6},
		},
		{
			"kind": "high_burn",
			"at": ["/financials/monthly_net_burn", "/financials/net_new_arr_12m", "/risk/register/0"],
			"evidence": {
				"annual_net_burn": {"amount": 1200, "currency": "CNY"},
				"net_new_arr_12m": {"amount": 200, "currency": "CNY"},
				"maximum_burn_multiple": 3,
				"highest_score": 6,
				"low_score": 6,
			},
		},
		{
			"kind": "thin_coverage",
			"at": [
				"/financials/operating_cash_flow_ttm",
				"/financials/annual_debt_service",
				"/risk/register/0",
			],
			"evidence": {
				"operating_cash_flow_ttm": {"amount": -5, "currency": "CNY"},
				"annual_debt_service": {"amount": 100, "currency": "CNY"},
				"minimum_coverage": 1.15,
				"highest_score": 6,
				"low_score": 6,
			},
		},
	}
}

test_low_rating_unknown[note] if {
	some note, tc in {
		"cash unknown": {"facts": {"financials": {"cash": null}}, "want": {"/financials/cash"}},
		"new revenue unknown": {"facts": {"financials": {"net_new_arr_12m": null}}, "want": {"/financials/net_new_arr_12m"}},
		"cash flow unknown": {
			"facts": {"financials": {"operating_cash_flow_ttm": null}},
			"want": {"/financials/operating_cash_flow_ttm"},
		},
		"another currency": {
			"facts": {"financials": {"cash": {"amount": 600, "currency": "XAF"}}},
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
		"complete": ["/risk/register"],
		"risk": {"register": [object.union(_entry, entry)]},
	},
	object.union(_facts, facts),
)

_entry := {
	"category": "financial",
	"title": "A risk",
	"likelihood": 2,
	"impact": 3,
	"mitigation": "A plan",
	"owner": "COO",
	"reviewed_on": "2026-06-01",
}

_facts := {"financials": {
	"cash": {"amount": 600, "currency": "CNY"},
	"monthly_net_burn": {"amount": 100, "currency": "CNY"},
	"revenue_ttm": {"amount": 1, "currency": "CNY"},
	"net_new_arr_12m": {"amount": 400, "currency": "CNY"},
	"annual_debt_service": {"amount": 100, "currency": "CNY"},
	"operating_cash_flow_ttm": {"amount": 115, "currency": "CNY"},
}}
