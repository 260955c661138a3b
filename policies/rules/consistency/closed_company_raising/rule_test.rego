package rules.consistency.closed_company_raising_test

import data.rules.consistency.closed_company_raising as rule

test_outcome[note] if {
	some note, tc in {
		"operating": {"status": "operating", "amount": 100, "want": "pass"},
		"operating, no plan": {"status": "operating", "amount": null, "want": "pass"},
		"closed": {"status": "closed", "amount": 100, "want": "fail"},
		"acquired": {"status": "acquired", "amount": 100, "want": "fail"},
		"listed": {"status": "ipo", "amount": 100, "want": "fail"},
		"closed, nothing planned": {"status": "closed", "amount": 0, "want": "pass"},
		"closed, plan unknown": {"status": "closed", "amount": null, "want": "unknown"},
		"status unknown": {"status": null, "amount": 100, "want": "unknown"},
	}

	_outcome(_profile(tc.status, tc.amount)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile("acquired", 100)
	found == {{
		"at": ["/company/status", "/financing_plan/amount"],
		"evidence": {"status": "acquired", "planned_amount": _cny(100)},
	}}
	suggested := rule.suggestion with input as _profile("acquired", 100)
	suggested == {{"action": "name_issuer", "values": {"planned_amount": _cny(100)}}}
}

test_missing if {
	rule.missing == {"/company/status"} with input as {}
	rule.missing == {"/financing_plan/amount"} with input as {"company": {"status": "closed"}}
}

_outcome(profile) := "fail" if {
	found := rule.finding with input as profile
	count(found) > 0
} else := "unknown" if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := "pass" if {
	rule.pass with input as profile
}

_profile(status, amount) := {"company": {"status": status}, "financing_plan": {"amount": _cny(amount)}}

_cny(amount) := {"amount": amount, "currency": "CNY"}
