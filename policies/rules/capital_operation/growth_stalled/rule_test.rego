package rules.capital_operation.growth_stalled_test

import data.rules.capital_operation.growth_stalled as rule

test_growth[note] if {
	some note, tc in {
		"revenue grew": {"prior": 100, "now": 101, "valuations": [["2024-01-01", 9], ["2025-01-01", 8]], "want": set()},
		"the valuation grew": {"prior": 100, "now": 100, "valuations": [["2025-01-01", 9], ["2024-01-01", 8]], "want": set()},
		"neither": {"prior": 100, "now": 100, "valuations": [["2024-01-01", 9], ["2025-01-01", 9]], "want": {"both"}},
		"one valuation": {"prior": 100, "now": 99, "valuations": [["2024-01-01", 9]], "want": {"revenue"}},
		"no valuation": {"prior": 0, "now": 0, "valuations": [], "want": {"revenue"}},
		"two on one day": {"prior": 1, "now": 1, "valuations": [["2024-01-01", 9], ["2024-01-01", 8]], "want": {"both"}},
		"grew earlier": {
			"prior": 1, "now": 1,
			"valuations": [["2023", 2], ["2024-01", 9], ["2025-01-01", 8]],
			"want": {"both"},
		},
	}

	profile := _profile(tc.prior, tc.now, tc.valuations)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(100, 90, [["2024-01-01", 900], ["2025-01-01", 800]])
	found == {{
		"kind": "both",
		"at": ["/financials/revenue_ttm", "/financials/revenue_prior_ttm", "/valuation_history"],
		"evidence": {
			"revenue_ttm": _yuan(90),
			"revenue_prior_ttm": _yuan(100),
			"minimum_growth_pct": 0,
			"previous_valuation": _yuan(900),
			"last_valuation": _yuan(800),
		},
	}}
	suggested := rule.suggestion with input as _profile(100, 90, [])
	suggested == {{"action": "explain_return", "values": {}}}
	rule.suggestion == set() with input as _profile(90, 100, [])
}

test_one_that_grew_is_enough if {
	revenue := json.remove(_profile(1, 2, []), ["/valuation_history"])
	rule.pass with input as revenue
	rule.missing == set() with input as revenue
	valuation := json.remove(_profile(1, 2, [["2024-01-01", 1], ["2025-01-01", 2]]), ["/financials"])
	rule.pass with input as valuation
	rule.missing == set() with input as valuation
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/stage",
			"/financials/revenue_ttm",
			"/financials/revenue_prior_ttm",
			"/valuation_history",
		}},
		"no stage": {
			"input": json.remove(_profile(2, 1, []), ["/company"]),
			"want": {"/company/stage"},
		},
		"no stage, grown": {
			"input": json.remove(_profile(1, 2, []), ["/company"]),
			"want": {"/company/stage"},
		},
		"open list": {
			"input": object.union(_profile(2, 1, [["2024", 2], ["2025", 1]]), {"complete": []}),
			"want": {"/valuation_history/-"},
		},
		"an empty valuation": {
			"input": _profile(2, 1, [[null, null], ["2025", 1]]),
			"want": {"/valuation_history/0/date", "/valuation_history/0/post_money"},
		},
		"dates that can't be ordered": {
			"input": _profile(2, 1, [["2025", 2], ["2025-03-01", 1], ["2024", 1]]),
			"want": {"/valuation_history/0/date"},
		},
		"two years alike": {
			"input": _profile(2, 1, [["2025", 2], ["2025", 1]]),
			"want": {"/valuation_history/0/date", "/valuation_history/1/date"},
		},
		"revenue without rate": {
			"input": json.patch(
				_profile(2, 1, []),
				[{"op": "replace", "path": "/financials/revenue_prior_ttm/currency", "value": "SEK"}],
			),
			"want": {"/rates/SEK/CNY"},
		},
		"valuation without rate": {
			"input": json.patch(
				_profile(2, 1, [["2024", 2], ["2025", 1]]),
				[{"op": "replace", "path": "/valuation_history/0/post_money/currency", "value": "SEK"}],
			),
			"want": {"/rates/SEK/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(prior, now, valuations) := {
	"complete": ["/valuation_history"],
	"company": {"stage": "growth"},
	"financials": {"revenue_ttm": _yuan(now), "revenue_prior_ttm": _yuan(prior)},
	"valuation_history": [{"date": v[0], "post_money": _yuan(v[1])} | some v in valuations],
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
