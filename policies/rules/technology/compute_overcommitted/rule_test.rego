package rules.technology.compute_overcommitted_test

import data.rules.technology.compute_overcommitted as rule

test_finding[note] if {
	some note, tc in {
		"a quarter": {"committed": 25, "burn": 1, "want": 0},
		"more": {"committed": 26, "burn": 1, "want": 1},
		"nothing committed": {"committed": 0, "burn": 1, "want": 0},
		"self-funding": {"committed": 90, "burn": -1, "want": 0},
	}

	found := rule.finding with input as _profile(tc.committed, tc.burn)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile(tc.committed, tc.burn)
	passed == [true | tc.want == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(40, 1)
	found == {{
		"at": ["/compute/committed_next_12m", "/financials/cash"],
		"evidence": {
			"committed": {"amount": 40, "currency": "USD"},
			"cash": {"amount": 100, "currency": "USD"},
			"maximum_commitment_pct": 25,
		},
	}}
	suggested := rule.suggestion with input as _profile(40, 1)
	suggested == {{"action": "renegotiate_compute", "values": {"excess": {"amount": 15, "currency": "USD"}}}}
	rule.suggestion == set() with input as _profile(25, 1)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/compute/committed_next_12m", "/financials/cash", "/financials/monthly_net_burn"}},
		"no burn": {"input": json.remove(_profile(26, 1), ["/financials/monthly_net_burn"]), "want": {"/financials/monthly_net_burn"}},
		"no rate": {
			"input": json.patch(_profile(1, 1), [{"op": "replace", "path": "/compute/committed_next_12m/currency", "value": "KRW"}]),
			"want": {"/rates/KRW/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_little_is_no_matter_of_the_burn if {
	profile := json.remove(_profile(25, 1), ["/financials/monthly_net_burn"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_balanced_company_needs_revenue_to_pass[note] if {
	some note, tc in {
		"it earns": {"revenue": 5, "passes": true, "missing": set(), "findings": 0},
		"idle": {"revenue": 0, "passes": false, "missing": {"/financials/monthly_net_burn"}, "findings": 1},
		"not said": {"revenue": null, "passes": false, "missing": {"/financials/revenue_ttm"}, "findings": 0},
	}

	profile := json.patch(
		_profile(90, 0),
		[{"op": "add", "path": "/financials/revenue_ttm", "value": {"amount": tc.revenue, "currency": "USD"}}],
	)
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.passes]
	rule.missing == tc.missing with input as profile
	found := rule.finding with input as profile
	count(found) == tc.findings
}

test_company_that_does_not_burn_has_to_say_what_it_owes if {
	profile := json.remove(_profile(1, -1), ["/compute"])
	not rule.pass with input as profile
	rule.missing == {"/compute/committed_next_12m"} with input as profile
}

_profile(committed, burn) := {
	"compute": {"committed_next_12m": {"amount": committed, "currency": "USD"}},
	"financials": {"cash": {"amount": 100, "currency": "USD"}, "monthly_net_burn": {"amount": burn, "currency": "USD"}},
}
