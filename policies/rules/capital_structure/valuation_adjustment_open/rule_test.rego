package rules.capital_structure.valuation_adjustment_open_test

import data.rules.capital_structure.valuation_adjustment_open as rule

test_outcome[note] if {
	some note, tc in {
		"revenue at the target": {"term": _term("revenue", 100, "2026-06-30"), "want": 0},
		"revenue below it": {"term": _term("revenue", 101, "2026-06-30"), "want": 1},
		"ARR at the target": {"term": _term("arr", 50, "2026-06-30"), "want": 0},
		"ARR below it": {"term": _term("arr", 51, "2026-06-30"), "want": 1},
		"within the horizon": {"term": _term("revenue", 101, "2026-12-30"), "want": 1},
		"beyond it": {"term": _term("revenue", 101, "2026-12-31"), "want": 0},
		"long due": {"term": _term("revenue", 101, "2024-12-31"), "want": 1},
		"profit, met": {"term": {"metric": "net_profit", "period_end": "2025-12-31", "met": true}, "want": 0},
		"profit, not met": {"term": {"metric": "net_profit", "period_end": "2025-12-31", "met": false}, "want": 1},
		"a listing that is far": {"term": {"metric": "listing", "period_end": "2029-12-31", "met": false}, "want": 0},
	}

	found := rule.finding with input as _profile([tc.term])
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile([tc.term])
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile([tc.term])
}

test_finding_whole if {
	profile := _profile([_term("revenue", 200, "2026-06-30"), {"metric": "listing", "period_end": "2026-06-29", "met": false}])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "figure",
			"subject": "A, 2026-06-30",
			"at": ["/rounds/0/terms/valuation_adjustment/0/target", "/financials/revenue_ttm"],
			"evidence": {
				"metric": "revenue", "period_end": "2026-06-30",
				"target": {"amount": 200, "currency": "CNY"}, "figure": {"amount": 100, "currency": "CNY"},
			},
		},
		{
			"kind": "missed",
			"subject": "A, 2026-06-29",
			"at": ["/rounds/0/terms/valuation_adjustment/1/met"],
			"evidence": {"metric": "listing", "period_end": "2026-06-29"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "settle_adjustment", "values": {}, "subject": "A, 2026-06-30"},
		{"action": "settle_adjustment", "values": {}, "subject": "A, 2026-06-29"},
	}
}

test_debt_and_grants_carry_none if {
	profile := {"complete": ["/rounds"], "rounds": [{"channel": "bank"}, {"channel": "government"}]}
	rule.pass with input as profile
}

test_another_currency if {
	profile := json.patch(_profile([_term("revenue", 100, "2026-06-30")]), [{
		"op": "replace", "path": "/financials/revenue_ttm", "value": {"amount": 100, "currency": "USD"},
	}])
	rule.pass with input as profile
	used := rule.rates with input as profile
	count(used) == 1
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds"}},
		"an open list": {
			"input": json.patch(_profile([]), [{"op": "replace", "path": "/complete", "value": ["/rounds"]}]),
			"want": {"/rounds/0/terms/valuation_adjustment/-"},
		},
		"nothing of it": {
			"input": _profile([{}]),
			"want": {"/rounds/0/terms/valuation_adjustment/0/metric", "/rounds/0/terms/valuation_adjustment/0/period_end"},
		},
		"no target": {
			"input": _profile([{"metric": "arr", "period_end": "2025-12-31"}]),
			"want": {"/rounds/0/terms/valuation_adjustment/0/target"},
		},
		"not said": {
			"input": _profile([{"metric": "other", "period_end": "2025-12-31"}]),
			"want": {"/rounds/0/terms/valuation_adjustment/0/met"},
		},
		"a date across the horizon": {
			"input": _profile([_term("arr", 60, "2026-12")]),
			"want": {"/rounds/0/terms/valuation_adjustment/0/period_end"},
		},
		"no figure": {
			"input": json.remove(_profile([_term("arr", 50, "2026-06-30")]), ["/financials"]),
			"want": {"/financials/arr"},
		},
		"no day": {
			"input": json.remove(_profile([_term("arr", 50, "2026-06-30")]), ["/company"]),
			"want": {"/company/as_of"},
		},
		"no rate": {
			"input": json.patch(_profile([_term("arr", 50, "2026-06-30")]), [{"op": "replace", "path": "/financials/arr/currency", "value": "XAF"}]),
			"want": {"/rates/XAF/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_term(metric, target, day) := {"metric": metric, "target": {"amount": target, "currency": "CNY"}, "period_end": day}

_profile(terms) := {
	"company": {"as_of": "2025-06-30"},
	"complete": ["/rounds", "/rounds/0/terms/valuation_adjustment"],
	"rounds": [{"name": "A", "channel": "venture", "terms": {"valuation_adjustment": terms}}],
	"financials": {"revenue_ttm": {"amount": 100, "currency": "CNY"}, "arr": {"amount": 50, "currency": "CNY"}},
}
