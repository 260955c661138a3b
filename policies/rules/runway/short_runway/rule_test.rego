package rules.runway.short_runway_test

import data.rules.runway.short_runway as rule

test_finding[note] if {
	some note, tc in {
		"just below half a year": {"cash": 599, "burn": 100, "want": {["short", 6]}},
		"exactly half a year": {"cash": 600, "burn": 100, "want": {["tight", 12]}},
		"just below a year": {"cash": 1199, "burn": 100, "want": {["tight", 12]}},
		"exactly a year": {"cash": 1200, "burn": 100, "want": set()},
		"no cash": {"cash": 0, "burn": 100, "want": {["short", 6]}},
		"more comes in": {"cash": 0, "burn": -1, "want": set()},
	}

	found := rule.finding with input as _profile(tc.cash, tc.burn)
	{[f.kind, threshold] |
		some f in found
		some name in ["minimum_months", "comfortable_months"]
		threshold := f.evidence[name]
	} == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(650, 100)
	found == {{
		"kind": "tight",
		"severity": "medium",
		"at": ["/financials/cash", "/financials/monthly_net_burn"],
		"evidence": {
			"runway_months": 6.5,
			"comfortable_months": 12,
			"cash": {"amount": 650, "currency": "CNY"},
			"monthly_net_burn": {"amount": 100, "currency": "CNY"},
		},
	}}
}

test_pass[note] if {
	some note, tc in {
		"just below a year": {"cash": 1199, "burn": 100, "want": false},
		"exactly a year": {"cash": 1200, "burn": 100, "want": true},
		"more comes in than goes out": {"cash": 0, "burn": -1, "want": true},
	}

	passed := [true | rule.pass] with input as _profile(tc.cash, tc.burn)
	passed == [true | tc.want]
}

test_pass_without_cash_when_self_funding if {
	profile := json.remove(_profile(0, -1), ["/financials/cash"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_no_burn[note] if {
	some note, tc in {
		"with revenue": {"cash": 0, "revenue": 1, "want": ["pass"]},
		"without revenue or cash": {"cash": 0, "revenue": 0, "want": ["empty", "show_funding"]},
		"without revenue": {"cash": 1, "revenue": 0, "want": ["/financials/monthly_net_burn"]},
		"revenue unknown": {"cash": 1, "revenue": null, "want": ["/financials/revenue_ttm"]},
	}

	profile := object.union(_profile(tc.cash, 0), {"financials": {"revenue_ttm": {"amount": tc.revenue, "currency": "CNY"}}})
	_outcome(profile) == tc.want
}

_outcome(profile) := array.concat([f.kind | some f in found], [s.action | some s in suggested]) if {
	found := rule.finding with input as profile
	suggested := rule.suggestion with input as profile
	count(found) > 0
} else := [pointer | some pointer in lacking] if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

test_currency_without_rate_is_missing_not_pass if {
	profile := json.patch(_profile(1200, 100), [{"op": "replace", "path": "/financials/cash/currency", "value": "USD"}])
	rule.missing == {"/rates/USD/CNY"} with input as profile
	not rule.pass with input as profile
	rule.finding == set() with input as profile
}

test_suggestion_closes_the_gap if {
	found := rule.suggestion with input as _profile(600, 100)
	found == {{
		"action": "extend_runway",
		"values": {
			"shortfall": {"amount": 1200, "currency": "CNY"},
			"burn_at_target": {"amount": 600 / 18, "currency": "CNY"},
			"target_months": 18,
		},
	}}
}

test_less_than_a_month_is_not_cut_away[note] if {
	some note, tc in {
		"no cash": {"cash": 0, "want": {["raise_cash", 1800]}},
		"just below a month": {"cash": 99, "want": {["raise_cash", 1701]}},
		"a month": {"cash": 100, "want": {["extend_runway", 1700]}},
	}

	found := rule.suggestion with input as _profile(tc.cash, 100)
	{[s.action, s.values.shortfall.amount] | some s in found} == tc.want
}

test_no_suggestion_without_finding if {
	rule.suggestion == set() with input as _profile(1200, 100)
}

test_missing if {
	rule.missing == {"/company/stage", "/financials/cash", "/financials/monthly_net_burn"} with input as {}
	rule.missing == {"/company/stage"} with input as json.remove(_profile(1, 1), ["/company"])
	rule.missing == set() with input as _profile(1, 1)
}

_profile(cash, burn) := {
	"company": {"stage": "growth"},
	"financials": {
		"cash": {"amount": cash, "currency": "CNY"},
		"monthly_net_burn": {"amount": burn, "currency": "CNY"},
	},
}
