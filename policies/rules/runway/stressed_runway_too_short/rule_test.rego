package rules.runway.stressed_runway_too_short_test

import data.rules.runway.stressed_runway_too_short as rule

# Revenue of 400 a month: 120 of it fall away.
test_finding[note] if {
	some note, tc in {
		"just too little": {"cash": 1199, "burn": 80, "want": true},
		"just enough": {"cash": 1200, "burn": 80, "want": false},
		"pays for itself until revenue falls": {"cash": 599, "burn": -20, "want": true},
		"pays for itself even then": {"cash": 0, "burn": -120, "want": false},
	}

	found := rule.finding with input as _profile(tc.cash, tc.burn)
	[true | count(found) == 1] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.cash, tc.burn)
	passed == [true | not tc.want]
}

test_margin[note] if {
	some note, tc in {
		"just too little": {"cash": 899, "burn": 80, "margin": 58.4, "want": "fail"},
		"just enough": {"cash": 901, "burn": 80, "margin": 58.4, "want": "pass"},
		"every sale loses money": {"cash": 480, "burn": 80, "margin": -75, "want": "pass"},
		"every sale loses money, too little": {"cash": 479, "burn": 80, "margin": -75, "want": "fail"},
		"unknown, enough for any": {"cash": 1200, "burn": 80, "margin": null, "want": "pass"},
		"unknown, not enough for the highest": {"cash": 1199, "burn": 80, "margin": null, "want": "unknown"},
		"unknown, enough for the lowest": {"cash": 480, "burn": 80, "margin": null, "want": "unknown"},
		"unknown, not enough for the lowest": {"cash": 479, "burn": 80, "margin": null, "want": "fail"},
		"unknown, pays for itself": {"cash": 0, "burn": -120, "margin": null, "want": "pass"},
	}

	profile := object.union(_profile(tc.cash, tc.burn), {"financials": {"gross_margin_pct": tc.margin}})
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want == "fail"])
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == "pass"]
	missing := rule.missing with input as profile
	missing == {"/financials/gross_margin_pct" | tc.want == "unknown"}
}

test_finding_whole if {
	found := rule.finding with input as _profile(900, 80)
	found == {{
		"kind": "margin_known",
		"at": ["/financials/cash", "/financials/monthly_net_burn", "/financials/revenue_ttm", "/financials/gross_margin_pct"],
		"evidence": {
			"margin_pct": 100,
			"stressed_months": 4.5,
			"stressed_burn": {"amount": 200, "currency": "CNY"},
			"cash": {"amount": 900, "currency": "CNY"},
			"revenue_drop_pct": 30,
			"minimum_months": 6,
		},
	}}
	without := json.remove(_profile(500, 100), ["/financials/gross_margin_pct"])
	unknown := rule.finding with input as without
	{[f.kind, f.evidence.margin_pct, f.at] | some f in unknown} == {[
		"margin_unknown", 0,
		["/financials/cash", "/financials/monthly_net_burn", "/financials/revenue_ttm"],
	]}
	suggested := rule.suggestion with input as _profile(900, 80)
	suggested == {{"action": "build_reserve", "values": {
		"shortfall": {"amount": 300, "currency": "CNY"},
		"monthly_cut": {"amount": 50, "currency": "CNY"},
	}}}
	rule.suggestion == set() with input as _profile(1200, 80)
}

test_not_applicable if {
	rule.not_applicable with input as {"financials": {"revenue_ttm": {"amount": 0, "currency": "CNY"}}}
	not rule.not_applicable with input as _profile(1, 1)
	not rule.not_applicable with input as {}
}

test_cash_need_not_be_known_when_self_funding if {
	profile := json.remove(_profile(0, -120), ["/financials/cash"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_revenue_need_not_be_known_without_a_margin if {
	profile := object.union(json.remove(_profile(480, 80), ["/financials/revenue_ttm"]), {"financials": {"gross_margin_pct": 0}})
	rule.pass with input as profile
	rule.missing == set() with input as profile
	short := json.patch(profile, [{"op": "replace", "path": "/financials/cash/amount", "value": 479}])
	rule.missing == {"/financials/revenue_ttm"} with input as short
	rule.finding == set() with input as short
	not rule.pass with input as short
}

test_missing[note] if {
	names := ["cash", "monthly_net_burn", "revenue_ttm", "gross_margin_pct"]
	some note, tc in {
		"nothing known": {"input": {}, "want": {concat("/", ["/financials", name]) | some name in names}},
		"no cash": {
			"input": json.remove(_profile(1200, 80), ["/financials/cash"]),
			"want": {"/financials/cash"},
		},
		"no burn": {
			"input": json.remove(_profile(1200, 80), ["/financials/monthly_net_burn"]),
			"want": {"/financials/monthly_net_burn"},
		},
		"no revenue": {
			"input": json.remove(_profile(1200, 80), ["/financials/revenue_ttm"]),
			"want": {"/financials/revenue_ttm"},
		},
		"cash in words": {
			"input": json.patch(
				_profile(1200, 80),
				[{"op": "replace", "path": "/financials/cash/amount", "value": null}],
			),
			"want": {"/financials/cash"},
		},
		"cash in another currency": {
			"input": json.patch(
				_profile(1200, 80),
				[{"op": "replace", "path": "/financials/cash/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
		"revenue in another currency": {
			"input": json.patch(
				_profile(1200, 80),
				[{"op": "replace", "path": "/financials/revenue_ttm/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(cash, burn) := {"financials": {
	"cash": {"amount": cash, "currency": "CNY"},
	"monthly_net_burn": {"amount": burn, "currency": "CNY"},
	"revenue_ttm": {"amount": 4800, "currency": "CNY"},
	"gross_margin_pct": 100,
}}
