package rules.technology.cloud_credits_expiring_test

import data.rules.technology.cloud_credits_expiring as rule

test_outcome[note] if {
	some note, tc in {
		# Six months of 10 and of 5 less two months of credits: 80.
		"used up in two months, enough": {"left": 10, "day": "2027-06-30", "cash": 80, "want": 0},
		"used up in two months": {"left": 10, "day": "2027-06-30", "cash": 79, "want": 1},
		# All six months of credits: 60.
		"credits for long": {"left": 1000, "day": "2027-06-30", "cash": 60, "want": 0},
		"burn alone is too much": {"left": 1000, "day": "2027-06-30", "cash": 59, "want": 1},
		# Expired: 90.
		"expired, enough": {"left": 1000, "day": "2025-01-01", "cash": 90, "want": 0},
		"expired": {"left": 1000, "day": "2025-01-01", "cash": 89, "want": 1},
		# 92 days are 3.02 months: 90 less 15.1.
		"expires in three months, enough": {"left": 1000, "day": "2025-09-30", "cash": 75, "want": 0},
		"expires in three months": {"left": 1000, "day": "2025-09-30", "cash": 74, "want": 1},
	}

	found := rule.finding with input as _profile(tc.left, tc.day, tc.cash)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile(tc.left, tc.day, tc.cash)
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile(tc.left, tc.day, tc.cash)
}

test_finding_whole if {
	profile := _profile(10, "2027-06-30", 70)
	found := rule.finding with input as profile
	found == {{
		"at": ["/compute/credits_left", "/compute/credits_expire_on", "/financials/cash"],
		"evidence": {
			"needed": {"amount": 80, "currency": "USD"},
			"cash": {"amount": 70, "currency": "USD"},
			"minimum_months": 6,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "plan_without_credits", "values": {}}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile(0, "2027-06-30", 0)
	not rule.not_applicable with input as _profile(1, "2027-06-30", 0)
	not rule.not_applicable with input as {}
}

test_another_currency if {
	profile := json.patch(_profile(10, "2027-06-30", 70), [{"op": "replace", "path": "/financials/cash/currency", "value": "EUR"}])
	used := rule.rates with input as profile
	count(used) == 1
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/as_of", "/compute/credits_left", "/compute/credits_used_month", "/compute/credits_expire_on",
			"/financials/cash", "/financials/monthly_net_burn",
		}},
		"no day": {
			"input": json.remove(_profile(10, "2027-06-30", 79), ["/compute/credits_expire_on"]),
			"want": {"/compute/credits_expire_on"},
		},
		"no rate": {
			"input": json.patch(_profile(10, "2027-06-30", 79), [{"op": "replace", "path": "/financials/cash/currency", "value": "XAF"}]),
			"want": {"/rates/XAF/USD"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(left, day, cash) := {
	"company": {"as_of": "2025-06-30"},
	"compute": {
		"credits_left": {"amount": left, "currency": "USD"},
		"credits_used_month": {"amount": 5, "currency": "USD"},
		"credits_expire_on": day,
	},
	"financials": {
		"cash": {"amount": cash, "currency": "USD"},
		"monthly_net_burn": {"amount": 10, "currency": "USD"},
	},
}
