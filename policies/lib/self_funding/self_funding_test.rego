package lib.self_funding_test

import data.lib.self_funding

test_self_funding[note] if {
	some note, tc in {
		"more comes in": {"burn": -1, "revenue": null, "want": ["proven"], "missing": set()},
		"as much comes in": {"burn": 0, "revenue": 1, "want": ["proven"], "missing": set()},
		"nothing moves": {"burn": 0, "revenue": 0, "want": ["idle"], "missing": {"/financials/monthly_net_burn"}},
		"revenue unknown": {"burn": 0, "revenue": null, "want": [], "missing": {"/financials/revenue_ttm"}},
		"more goes out": {"burn": 1, "revenue": 0, "want": [], "missing": set()},
		"burn unknown": {"burn": null, "revenue": 1, "want": [], "missing": {"/financials/monthly_net_burn"}},
	}
	profile := {"financials": {
		"monthly_net_burn": {"amount": tc.burn, "currency": "CNY"},
		"revenue_ttm": {"amount": tc.revenue, "currency": "CNY"},
	}}

	found := array.concat(["proven" | self_funding.proven], ["idle" | self_funding.idle]) with input as profile
	found == tc.want
	self_funding.missing == tc.missing with input as profile
}
