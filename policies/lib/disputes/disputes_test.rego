package lib.disputes_test

import data.lib.disputes

test_ip[note] if {
	some note, tc in {
		"open": {"list": [{"kind": "ip", "status": "open"}], "open": ["/legal/litigation/0"], "missing": set()},
		"settled": {"list": [{"kind": "ip", "status": "settled"}], "open": [], "missing": set()},
		"another kind": {"list": [{"kind": "labour", "status": "open"}], "open": [], "missing": set()},
		"another kind, state unknown": {"list": [{"kind": "labour"}], "open": [], "missing": set()},
		"closed, kind unknown": {"list": [{"status": "closed"}], "open": [], "missing": set()},
		"open, kind unknown": {"list": [{"status": "open"}], "open": [], "missing": {"/legal/litigation/0/kind"}},
		"state null": {"list": [{"kind": "ip", "status": null}], "open": [], "missing": {"/legal/litigation/0/status"}},
		"none": {"list": [], "open": [], "missing": set()},
	}

	disputes.open_ip == tc.open with input as _profile(tc.list)
	disputes.missing_ip == tc.missing with input as _profile(tc.list)
}

test_unknown_list if {
	disputes.missing_ip == {"/legal/litigation"} with input as {}
	disputes.missing_claims("CNY") == {"/legal/litigation"} with input as {}
	disputes.missing_claims("CNY") == {"/legal/litigation/-"} with input as {"legal": {"litigation": []}}
}

test_claims[note] if {
	some note, tc in {
		"two open, one settled": {
			"list": [_claim("open", 5), _claim("settled", 7), _claim("open", 6)],
			"open": 2,
			"claimed": {11},
			"missing": set(),
		},
		"none": {"list": [], "open": 0, "claimed": {0}, "missing": set()},
		"sum unknown": {
			"list": [_claim("open", 5), _claim("open", null)],
			"open": 1,
			"claimed": {5},
			"missing": {"/legal/litigation/1/amount"},
		},
		"state unknown": {
			"list": [_claim("open", 5), _claim(null, 6)],
			"open": 1,
			"claimed": {5},
			"missing": {"/legal/litigation/1/status"},
		},
	}

	claimed := {c | c := disputes.claimed("CNY")} with input as _profile(tc.list)
	claimed == tc.claimed
	count(disputes.open_claims) == tc.open with input as _profile(tc.list)
	disputes.missing_claims("CNY") == tc.missing with input as _profile(tc.list)
	not disputes.claimed("USD") with input as _profile([_claim("open", 1)])
	disputes.missing_claims("USD") == {"/rates/CNY/USD"} with input as _profile([_claim("open", 1)])
}

test_subject if {
	profile := _profile([{"title": "Liu"}, {"title": "Ma"}, {"title": "Ma"}, {"title": null}])
	disputes.subject(0) == "Liu" with input as profile
	count({disputes.subject(i) | some i in [0, 1, 2, 3]}) == 4 with input as profile
}

_profile(list) := {"complete": ["/legal/litigation"], "legal": {"litigation": list}}

_claim(status, amount) := {"status": status, "amount": {"amount": amount, "currency": "CNY"}}
