package rules.channel_fit.technology_sme_subsidy_unused_test

import data.rules.channel_fit.technology_sme_subsidy_unused as rule

test_limits[note] if {
	some note, tc in {
		"all at the limit": {"headcount": 500, "revenue": 200000000, "assets": 200000000, "eligible": true},
		"one head more": {"headcount": 501, "revenue": 0, "assets": 0, "eligible": false},
		"more revenue": {"headcount": 1, "revenue": 200000001, "assets": 0, "eligible": false},
		"more assets": {"headcount": 1, "revenue": 0, "assets": 200000001, "eligible": false},
	}

	profile := _profile(tc, [])
	found := rule.finding with input as profile
	count(found) == count([1 | tc.eligible])
	not_applicable := [true | rule.not_applicable] with input as profile
	not_applicable == [true | not tc.eligible]
	not rule.pass with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(_small, [{"status": "planned"}])
	found == {{
		"at": ["/company/headcount", "/financials/revenue_ttm", "/financials/total_assets", "/grants"],
		"evidence": {
			"headcount": 10,
			"maximum_headcount": 500,
			"revenue": _yuan(1),
			"maximum_revenue": _yuan(200000000),
			"total_assets": _yuan(2),
			"maximum_assets": _yuan(200000000),
		},
	}}
	suggested := rule.suggestion with input as _profile(_small, [])
	suggested == {{"action": "register", "values": {}}}
	none := rule.suggestion with input as _profile(_small, [{"status": "applied"}])
	none == set()
}

test_pass[note] if {
	some note, tc in {
		"applied": {"status": "applied", "want": true},
		"received": {"status": "received", "want": true},
		"rejected": {"status": "rejected", "want": true},
		"planned": {"status": "planned", "want": false},
		"unknown": {"status": null, "want": false},
	}

	passed := [true | rule.pass] with input as _profile(_small, [{"status": tc.status}])
	passed == [true | tc.want]
}

test_pass_needs_no_size_once_applied if {
	profile := json.remove(_profile(_small, [{"status": "applied"}]), ["/financials", "/company/headcount", "/complete"])
	rule.pass with input as profile
	not rule.pass with input as json.remove(profile, ["/company/country"])
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "expansion"}}
	rule.not_applicable with input as {"company": {"country": "US"}}
	not rule.not_applicable with input as {"company": {"country": null}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {
				"/company/stage",
				"/company/country",
				"/company/headcount",
				"/financials/revenue_ttm",
				"/financials/total_assets",
				"/grants",
			},
		},
		"open list": {"input": json.remove(_profile(_small, []), ["/complete"]), "want": {"/grants/-"}},
		"status": {"input": _profile(_small, [{}]), "want": {"/grants/0/status"}},
		"revenue without a rate": {
			"input": _in_currency("/financials/revenue_ttm/currency", "USD"),
			"want": {"/rates/USD/CNY"},
		},
		"assets without a rate": {
			"input": _in_currency("/financials/total_assets/currency", "EUR"),
			"want": {"/rates/EUR/CNY"},
		},
		"all there": {"input": _profile(_small, []), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	found := rule.finding with input as tc.input
	count(found) == count([1 | tc.want == set()])
}

_in_currency(path, currency) := json.patch(
	_profile(_small, []),
	[{"op": "replace", "path": path, "value": currency}],
)

_small := {"headcount": 10, "revenue": 1, "assets": 2}

_profile(size, grants) := {
	"complete": ["/grants"],
	"company": {"stage": "growth", "country": "CN", "headcount": size.headcount},
	"financials": {"revenue_ttm": _yuan(size.revenue), "total_assets": _yuan(size.assets)},
	"grants": grants,
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
