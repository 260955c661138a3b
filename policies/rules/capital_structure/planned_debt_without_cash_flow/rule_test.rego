package rules.capital_structure.planned_debt_without_cash_flow_test

import data.rules.capital_structure.planned_debt_without_cash_flow as rule

# A planned loan of 1000 costs 100 a year, and 100 falls due on what is owed: coverage of 1.25 needs 250.
test_finding[note] if {
	some note, tc in {
		"covered": {"channel": "bond", "flow": 250, "cash": 0, "want": set()},
		"hardly covered": {"channel": "bond", "flow": 249, "cash": 0, "want": {"thin"}},
		"no cash flow": {"channel": "bond", "flow": 0, "cash": 0, "want": {"negative"}},
		"runway does not carry a bond": {"channel": "bond", "flow": -1, "cash": 120, "want": {"negative"}},
		"runway carries venture debt": {"channel": "venture_debt", "flow": -1, "cash": 120, "want": set()},
		"runway too short": {"channel": "venture_debt", "flow": -1, "cash": 119, "want": {"negative", "short_runway"}},
		"runway and coverage too short": {
			"channel": "venture_debt",
			"flow": 249,
			"cash": 119,
			"want": {"thin", "short_runway"},
		},
		"cash flow carries venture debt": {"channel": "venture_debt", "flow": 250, "cash": 0, "want": set()},
	}

	found := rule.finding with input as _profile(tc.channel, tc.flow, tc.cash)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.channel, tc.flow, tc.cash)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.channel, tc.flow, tc.cash)
}

test_nothing_owed_and_no_cost_still_needs_cash_flow if {
	profile := json.patch(_profile("bond", 0, 0), [
		{"op": "replace", "path": "/financials/annual_debt_service/amount", "value": 0},
		{"op": "replace", "path": "/financing_plan/methods/0/annual_cost_pct", "value": 0},
	])
	found := rule.finding with input as profile
	{f.kind | some f in found} == {"negative"}
}

test_finding_whole if {
	found := rule.finding with input as _profile("venture_debt", 200, 60)
	found == {
		{
			"kind": "thin",
			"at": ["/financing_plan/methods/0/channel", "/financials/operating_cash_flow_ttm"],
			"evidence": {
				"channels": ["venture_debt"],
				"operating_cash_flow": {"amount": 200, "currency": "CNY"},
				"debt_service": {"amount": 200, "currency": "CNY"},
				"coverage": 1,
				"target_coverage": 1.25,
			},
		},
		{
			"kind": "short_runway",
			"at": ["/financials/cash", "/financials/monthly_net_burn"],
			"evidence": {
				"cash": {"amount": 60, "currency": "CNY"},
				"monthly_net_burn": {"amount": 10, "currency": "CNY"},
				"minimum_months": 12,
			},
		},
	}
	suggested := rule.suggestion with input as _profile("venture_debt", 200, 60)
	suggested == {{"action": "close_equity_first", "values": {
		"target_coverage": 1.25,
		"cash_flow_gap": {"amount": 50, "currency": "CNY"},
	}}}
}

test_negative_whole if {
	found := rule.finding with input as _profile("bond", -5, 60)
	found == {{
		"kind": "negative",
		"at": ["/financing_plan/methods/0/channel", "/financials/operating_cash_flow_ttm"],
		"evidence": {
			"channels": ["bond"],
			"operating_cash_flow": {"amount": -5, "currency": "CNY"},
			"target_coverage": 1.25,
		},
	}}
}

test_not_applicable if {
	plan := {"complete": ["/financing_plan/methods"], "financing_plan": {"methods": [{"channel": "bank"}]}}
	rule.not_applicable with input as plan
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as json.remove(plan, ["/complete"])
	not rule.not_applicable with input as _profile("bond", 1, 1)
	not rule.not_applicable with input as {}
}

test_terms_do_not_matter_where_nothing_flows_in if {
	profile := json.remove(_profile("bond", 0, 1), ["/financials/annual_debt_service", "/financing_plan/methods/0/amount"])
	found := rule.finding with input as profile
	{f.kind | some f in found} == {"negative"}
	rule.missing == set() with input as profile
}

test_missing[note] if {
	gates := {
		"/financials/operating_cash_flow_ttm", "/financials/annual_debt_service",
		"/financials/cash", "/financials/monthly_net_burn",
	}
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"no stage": {
			"input": json.remove(_profile("bond", 1, 1), ["/company"]),
			"want": {"/company/stage"},
		},
		"stage is null": {
			"input": json.patch(_profile("bond", 1, 1), [{"op": "replace", "path": "/company/stage", "value": null}]),
			"want": {"/company/stage"},
		},
		"open plan": {
			"input": json.remove(_profile("bond", 250, 1), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"no figures": {
			"input": json.remove(_profile("venture_debt", 1, 1), ["/financials"]),
			"want": gates,
		},
		"no figures, a bond": {
			"input": json.remove(_profile("bond", 1, 1), ["/financials"]),
			"want": {"/financials/operating_cash_flow_ttm", "/financials/annual_debt_service"},
		},
		"terms of the debt": {
			"input": json.remove(
				_profile("bond", 1, 1),
				["/financing_plan/methods/0/amount", "/financing_plan/methods/0/annual_cost_pct"],
			),
			"want": {"/financing_plan/methods/0/amount", "/financing_plan/methods/0/annual_cost_pct"},
		},
		"cash flow covers, cash is unknown": {
			"input": json.remove(_profile("venture_debt", 250, 1), ["/financials/cash"]),
			"want": set(),
		},
		"runway is long, cash flow is unknown": {
			"input": json.remove(_profile("venture_debt", 1, 120), ["/financials/operating_cash_flow_ttm"]),
			"want": set(),
		},
		"currencies": {
			"input": json.patch(_profile("venture_debt", 1, 1), [
				{"op": "replace", "path": "/financing_plan/methods/0/amount/currency", "value": "USD"},
				{"op": "replace", "path": "/financials/annual_debt_service/currency", "value": "EUR"},
				{"op": "replace", "path": "/financials/cash/currency", "value": "HKD"},
			]),
			"want": {"/rates/USD/CNY", "/rates/EUR/CNY", "/rates/HKD/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
	rule.finding == set() with input as tc.input
}

_profile(channel, flow, cash) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": "growth"},
	"financing_plan": {"methods": [
		{"channel": channel, "amount": {"amount": 1000, "currency": "CNY"}, "annual_cost_pct": 10},
		{"channel": "venture"},
	]},
	"financials": {
		"operating_cash_flow_ttm": {"amount": flow, "currency": "CNY"},
		"annual_debt_service": {"amount": 100, "currency": "CNY"},
		"cash": {"amount": cash, "currency": "CNY"},
		"monthly_net_burn": {"amount": 10, "currency": "CNY"},
	},
}
