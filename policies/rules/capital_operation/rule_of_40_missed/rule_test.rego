package rules.capital_operation.rule_of_40_missed_test

import data.rules.capital_operation.rule_of_40_missed as rule

test_sum[note] if {
	some note, tc in {
		"growth alone": {"prior": 100, "now": 140, "ebitda": 0, "want": false},
		"growth alone, just short": {"prior": 1000, "now": 1399, "ebitda": 0, "want": true},
		"margin alone": {"prior": 100, "now": 100, "ebitda": 40, "want": false},
		"margin alone, just short": {"prior": 100, "now": 100, "ebitda": 39, "want": true},
		"fast and losing": {"prior": 100, "now": 200, "ebitda": -120, "want": false},
		"fast and losing more": {"prior": 100, "now": 200, "ebitda": -121, "want": true},
		"shrinking and losing": {"prior": 100, "now": 50, "ebitda": -10, "want": true},
	}

	profile := _profile(tc.prior, tc.now, tc.ebitda)
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(100, 125, -25)
	found == {{
		"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm", "/financials/ebitda_ttm"],
		"evidence": {
			"growth_pct": 25,
			"margin_pct": -20,
			"sum_pct": 5,
			"minimum_sum_pct": 40,
			"minimum_arr": {"amount": 10000000, "currency": "USD"},
		},
	}}

	# 35 percent of 125.
	suggested := rule.suggestion with input as _profile(100, 125, -25)
	suggested == {{"action": "grow_or_earn", "values": {"ebitda_gap": _dollars(43.75)}}}
	rule.suggestion == set() with input as _profile(100, 200, 0)
}

test_not_applicable[note] if {
	some note, tc in {
		"start-up": {"profile": {"company": {"stage": "start_up"}}, "want": true},
		"growth": {"profile": {"company": {"stage": "growth"}}, "want": true},
		"below the size": {"profile": _set(_profile(1, 1, 1), "arr", _dollars(9999999)), "want": true},
		"at the size": {"profile": _profile(1, 1, 1), "want": false},
		"no revenue": {"profile": _profile(1, 0, 1), "want": true},
		"no revenue before": {"profile": _profile(0, 1, 1), "want": true},
		"unknown": {"profile": {}, "want": false},
	}

	not_applicable := [true | rule.not_applicable] with input as tc.profile
	not_applicable == [true | tc.want]
	found := rule.finding with input as tc.profile
	count([true | tc.want; count(found) > 0]) == 0
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/stage",
			"/financials/arr",
			"/financials/revenue_ttm",
			"/financials/revenue_prior_ttm",
			"/financials/ebitda_ttm",
		}},
		"no stage": {"input": json.remove(_profile(1, 1, 0), ["/company/stage"]), "want": {"/company/stage"}},
		"no ARR": {"input": _set(_profile(1, 1, 0), "arr", null), "want": {"/financials/arr"}},
		"no revenue": {"input": _set(_profile(1, 1, 0), "revenue_ttm", null), "want": {"/financials/revenue_ttm"}},
		"no revenue before": {
			"input": _set(_profile(1, 1, 0), "revenue_prior_ttm", null),
			"want": {"/financials/revenue_prior_ttm"},
		},
		"no EBITDA": {"input": _set(_profile(1, 1, 0), "ebitda_ttm", null), "want": {"/financials/ebitda_ttm"}},
		"EBITDA without rate": {
			"input": _set(_profile(1, 1, 0), "ebitda_ttm", {"amount": 1, "currency": "SEK"}),
			"want": {"/rates/SEK/USD"},
		},
		"ARR without rate": {
			"input": _set(_profile(1, 1, 0), "arr", {"amount": 1, "currency": "SEK"}),
			"want": {"/rates/SEK/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_set(profile, member, value) := json.patch(profile, [{
	"op": "replace",
	"path": concat("/", ["/financials", member]),
	"value": value,
}])

_profile(prior, now, ebitda) := {
	"company": {"stage": "expansion"},
	"financials": {
		"arr": _dollars(10000000),
		"revenue_ttm": _dollars(now),
		"revenue_prior_ttm": _dollars(prior),
		"ebitda_ttm": _dollars(ebitda),
	},
}

_dollars(amount) := {"amount": amount, "currency": "USD"}
