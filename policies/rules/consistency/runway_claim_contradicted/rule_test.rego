package rules.consistency.runway_claim_contradicted_test

import data.rules.consistency.runway_claim_contradicted as rule

test_kinds[note] if {
	some note, tc in {
		"exact": {"stated": 12, "cash": 1200, "want": {"pass"}},
		"a month more": {"stated": 13, "cash": 1200, "want": {"pass"}},
		"over a month more": {"stated": 13.1, "cash": 1200, "want": {"longer"}},
		"a month less": {"stated": 11, "cash": 1200, "want": {"pass"}},
		"over a month less": {"stated": 10.9, "cash": 1200, "want": {"shorter"}},
		"fifteen percent of a short runway": {"stated": 4.6, "cash": 400, "want": {"pass"}},
		"over fifteen percent of a short runway": {"stated": 4.7, "cash": 400, "want": {"longer"}},
		"no cash": {"stated": 1, "cash": 0, "want": {"longer"}},
		"no cash, as stated": {"stated": 0, "cash": 0, "want": {"pass"}},
	}

	found := rule.finding with input as _profile(tc.stated, tc.cash, 100)
	passed := {"pass" | rule.pass} with input as _profile(tc.stated, tc.cash, 100)
	{f.kind | some f in found} | passed == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(18, 1200, 100)
	found == {{
		"kind": "longer",
		"at": ["/claims/runway_months", "/financials/cash", "/financials/monthly_net_burn"],
		"evidence": {
			"stated_months": 18,
			"runway_months": 12,
			"cash": {"amount": 1200, "currency": "CNY"},
			"monthly_net_burn": {"amount": 100, "currency": "CNY"},
			"tolerance_months": 1,
			"tolerance_pct": 15,
		},
	}}
	suggested := rule.suggestion with input as _profile(18, 1200, 100)
	suggested == {{
		"action": "earn_the_claim",
		"values": {
			"stated_months": 18,
			"runway_months": 12,
			"cash_gap": {"amount": 600, "currency": "CNY"},
			"burn_for_claim": {"amount": 1200 / 18, "currency": "CNY"},
		},
	}}
	understated := rule.suggestion with input as _profile(6, 1200, 100)
	understated == {{"action": "name_the_burn", "values": {}}}
	{f.severity | some f in rule.finding} == {"low"} with input as _profile(6, 1200, 100)
}

test_not_applicable if {
	rule.not_applicable with input as _profile(12, 1200, 0)
	rule.finding == set() with input as _profile(12, 1200, -1)
	not rule.not_applicable with input as _profile(12, 1200, 1)
	not rule.not_applicable with input as _profile(12, 1200, null)
	rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/financials/cash", "/financials/monthly_net_burn"},
		},
		"nulls": {
			"input": _profile(null, null, null),
			"want": {"/financials/cash", "/financials/monthly_net_burn"},
		},
		"another currency": {
			"input": json.patch(
				_profile(12, 1200, 100),
				[{"op": "replace", "path": "/financials/cash/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
		"all there": {"input": _profile(12, 1200, 100), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
}

_profile(stated, cash, burn) := {
	"claims": {"runway_months": stated},
	"financials": {
		"cash": {"amount": cash, "currency": "CNY"},
		"monthly_net_burn": {"amount": burn, "currency": "CNY"},
	},
}
