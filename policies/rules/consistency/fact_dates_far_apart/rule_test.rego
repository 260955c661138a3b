package rules.consistency.fact_dates_far_apart_test

import data.rules.consistency.fact_dates_far_apart as rule

test_outcome[note] if {
	some note, tc in {
		"one day": {"cap_table": "2026-10-31", "accounts": "2026-10-31", "want": {"pass"}},
		"half a year": {"cap_table": "2026-05-01", "accounts": "2026-10-31", "want": {"pass"}},
		"a day more": {"cap_table": "2026-04-30", "accounts": "2026-10-31", "want": {"cap_table", "both"}},
		"the accounts": {"cap_table": "2026-10-31", "accounts": "2025-12-31", "want": {"accounts", "both"}},
		"both, alike": {"cap_table": "2025-12-31", "accounts": "2025-12-31", "want": {"cap_table", "accounts"}},
		"a later table": {"cap_table": "2027-06-30", "accounts": "2026-10-31", "want": {"cap_table", "both"}},
		"each near, but not to one another": {"cap_table": "2027-02-28", "accounts": "2026-06-30", "want": {"both"}},
		"months near enough": {"cap_table": "2026-07", "accounts": "2026-08", "want": {"pass"}},
		"a month too coarse": {"cap_table": "2026-04", "accounts": "2026-08", "want": {"cap_table"}},
		"a year too coarse": {"cap_table": "2026", "accounts": "2026-08-31", "want": {"unknown", "/cap_table/as_of"}},
	}

	_outcome(_profile(tc.cap_table, tc.accounts)) == tc.want
}

test_finding_whole if {
	profile := _profile("2026-10-31", "2025-12-31")
	found := rule.finding with input as profile
	found == {
		{
			"kind": "accounts",
			"at": ["/financials/period_end", "/company/as_of"],
			"evidence": {"period_end": "2025-12-31", "as_of": "2026-10-31", "maximum_days": 183},
		},
		{
			"kind": "both",
			"at": ["/cap_table/as_of", "/financials/period_end"],
			"evidence": {"cap_table_on": "2026-10-31", "period_end": "2025-12-31", "maximum_days": 183},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "close_interim_accounts", "values": {"as_of": "2026-10-31"}},
		{"action": "align_dates", "values": {}},
	}
	table := rule.suggestion with input as _profile("2025-12-31", "2025-12-31")
	{"action": "update_cap_table", "values": {"as_of": "2026-10-31"}} in table
}

test_missing if {
	rule.missing == {"/company/as_of", "/cap_table/as_of", "/financials/period_end"} with input as {}
	rule.missing == {"/cap_table/as_of"} with input as _profile(null, "2026-10-31")
	not rule.pass with input as _profile(null, "2026-10-31")
}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := {f.kind | some f in found}
	count(kinds) > 0
} else := {"unknown"} | lacking if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := {"pass"} if {
	rule.pass with input as profile
}

_profile(cap_table, accounts) := {
	"company": {"as_of": "2026-10-31"},
	"cap_table": {"as_of": cap_table},
	"financials": {"period_end": accounts},
}
