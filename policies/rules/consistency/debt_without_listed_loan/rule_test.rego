package rules.consistency.debt_without_listed_loan_test

import data.rules.consistency.debt_without_listed_loan as rule

test_outcome[note] if {
	equity := {"channel": "venture"}
	some note, tc in {
		"nothing owed": {"debt": 0, "rounds": null, "notes": null, "want": "pass"},
		"something owed": {"debt": 1, "rounds": [equity], "notes": [], "want": "fail"},
		"no financing at all": {"debt": 1, "rounds": [], "notes": [], "want": "fail"},
		"a bank loan": {"debt": 1, "rounds": [equity, {"channel": "bank"}], "notes": null, "want": "pass"},
		"a loan by its instrument": {"debt": 1, "rounds": [{"instrument": "loan"}], "notes": null, "want": "pass"},
		"a loan, debt unknown": {"debt": null, "rounds": [{"instrument": "loan"}], "notes": null, "want": "pass"},
		"a note": {"debt": 1, "rounds": [equity], "notes": [{"instrument": "note"}], "want": "pass"},
		"a SAFE": {"debt": 1, "rounds": [{"instrument": "safe"}], "notes": [{"instrument": "safe_post_money"}], "want": "fail"},
	}

	_outcome(_profile(tc.debt, tc.rounds, tc.notes)) == tc.want
}

test_finding_whole if {
	profile := _profile(5, [], [])
	found := rule.finding with input as profile
	found == {{
		"at": ["/financials/interest_bearing_debt", "/rounds"],
		"evidence": {"interest_bearing_debt": {"amount": 5, "currency": "USD"}},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "list_loans", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/interest_bearing_debt", "/rounds", "/cap_table/convertibles"}},
		"no debt": {"input": _profile(null, [], []), "want": {"/financials/interest_bearing_debt"}},
		"open lists": {
			"input": json.remove(_profile(1, [{"channel": "venture"}], [{"instrument": "safe_post_money"}]), ["/complete"]),
			"want": {"/rounds/-", "/cap_table/convertibles/-"},
		},
		"no channel": {"input": _profile(1, [{}], []), "want": {"/rounds/0/channel"}},
		"no instrument": {"input": _profile(1, [], [{}]), "want": {"/cap_table/convertibles/0/instrument"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
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

_profile(debt, rounds, notes) := {
	"complete": ["/rounds", "/cap_table/convertibles"],
	"rounds": rounds,
	"cap_table": {"convertibles": notes},
	"financials": {"interest_bearing_debt": {"amount": debt, "currency": "USD"}},
}
