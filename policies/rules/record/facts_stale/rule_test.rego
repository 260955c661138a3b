package rules.record.facts_stale_test

import data.rules.record.facts_stale as rule

test_outcome[note] if {
	some note, tc in {
		"of today": {"stage": "growth", "facts": "2026-10-31", "accounts": "2026-10-31", "table": "2026-10-31", "want": {"pass"}},
		"as old as they may be": {"stage": "growth", "facts": "2026-04-30", "accounts": "2026-04-30", "table": "2025-10-30", "want": {"pass"}},
		"a day older": {"stage": "growth", "facts": "2026-04-29", "accounts": "2026-04-29", "table": "2025-10-29", "want": {"profile", "accounts", "cap_table"}},
		"a start-up": {"stage": "start_up", "facts": "2026-06-30", "accounts": "2026-06-29", "table": "2026-10-31", "want": {"accounts"}},
		"a month that decides": {"stage": "growth", "facts": "2026-03", "accounts": "2026-05", "table": "2026-10-31", "want": {"profile"}},
		"a month that does not": {"stage": "growth", "facts": "2026-04", "accounts": "2026-05", "table": "2026-10-31", "want": {"unknown", "/company/facts_as_of"}},
		"no date of their own": {"stage": "growth", "facts": null, "accounts": null, "table": null, "want": {"pass"}},
		"which stage": {"stage": null, "facts": "2026-10-31", "accounts": null, "table": null, "want": {"unknown", "/company/stage"}},
	}

	_outcome(_profile(tc.stage, tc.facts, tc.accounts, tc.table)) == tc.want
}

test_finding_whole if {
	profile := _profile("growth", "2026-10-31", "2025-10-31", "2026-10-31")
	found := rule.finding with input as profile
	found == {{
		"kind": "accounts",
		"at": ["/financials/period_end"],
		"evidence": {"period_end": "2025-10-31", "age_days": 365, "maximum_days": 184},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "update", "values": {}}}
}

test_missing if {
	rule.missing == {"/company/stage", "/company/as_of"} with input as {}
	not rule.pass with input as {"company": {"stage": "growth"}}
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

_profile(stage, facts, accounts, table) := {
	"company": {"stage": stage, "as_of": "2026-10-31", "facts_as_of": facts},
	"financials": {"period_end": accounts},
	"cap_table": {"as_of": table},
}
