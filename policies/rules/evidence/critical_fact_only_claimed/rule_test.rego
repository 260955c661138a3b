package rules.evidence.critical_fact_only_claimed_test

import data.rules.evidence.critical_fact_only_claimed as rule

_claimed := {"level": "claimed"}

_shown := {"level": "verified", "verified_by": "Baker Auditors"}

test_each_fact[note] if {
	some note, tc in {
		"cash": {"at": "/financials/cash", "kind": "cash", "action": "cash", "evidence": {}},
		"revenue": {"at": "/financials/revenue_ttm", "kind": "revenue_ttm", "action": "figures", "evidence": {}},
		"ARR": {"at": "/financials/arr", "kind": "arr", "action": "figures", "evidence": {}},
		"licences": {"at": "/legal/licences", "kind": "licences", "action": "licences", "evidence": {}},
		"inventions": {"at": "/legal/ip_assigned_pct", "kind": "ip_assigned_pct", "action": "ip_assigned_pct", "evidence": {}},
		"evaluation": {"at": "/tech/models/1/evaluation", "kind": "evaluation", "action": "evaluation", "evidence": {"model": "B"}},
	}

	key := concat("", ["/provenance/", replace(tc.at, "/", "~1")])
	profile := _profile("growth", object.union(_all_shown, {tc.at: _claimed}))
	found := rule.finding with input as profile
	found == {{
		"kind": tc.kind, "subject": tc.at, "at": [tc.at, key],
		"evidence": object.union(tc.evidence, {"why": "claimed"}),
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": tc.action, "subject": tc.at, "values": {}}}
	rule.missing == set() with input as profile
	not rule.pass with input as profile
}

test_expansion if {
	found := rule.finding with input as _profile("expansion", object.union(_all_shown, {"/financials/cash": _claimed}))
	{f.subject | some f in found} == {"/financials/cash"}
}

test_all_shown if {
	profile := _profile("growth", _all_shown)
	rule.pass with input as profile
	rule.finding == set() with input as profile
	rule.missing == set() with input as profile
	not rule.not_applicable with input as profile
}

test_a_document_that_does_not_count[why] if {
	some why, record in {
		"no_source": {"level": "documented"},
		"no_verifier": {"level": "verified"},
		"own_verifier": {"level": "verified", "verified_by": "Acme"},
		"superseded": object.union(_shown, {"superseded_by": "b.pdf"}),
		"expired": object.union(_shown, {"expires": "2025-06-29"}),
	}

	found := rule.finding with input as _profile("growth", object.union(_all_shown, {"/financials/cash": record}))
	{f.evidence.why | some f in found} == {why}
}

test_nothing_said_is_a_question if {
	profile := _profile("growth", {"/financials": _shown, "/tech": _shown})
	missing := rule.missing with input as profile
	missing == {"/provenance/~1legal~1ip_assigned_pct", "/provenance/~1legal~1licences"}
	rule.finding == set() with input as profile
	not rule.pass with input as profile
}

test_none_needs_no_document if {
	profile := {
		"company": {"stage": "growth", "as_of": "2025-06-30"},
		"financials": {"cash": {"amount": 0, "currency": "CNY"}, "arr": {"amount": 0, "currency": "CNY"}},
		"legal": {"licences": []},
		"tech": {"models": [{"evaluation": {}}, {}]},
	}
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing if {
	missing := rule.missing with input as {}
	missing == {"/company/stage", "/financials/cash"}
	undated := json.remove(_profile("growth", object.union(_all_shown, {"/legal": object.union(_shown, {"expires": "2026"})})), ["/company/as_of"])
	of := rule.missing with input as undated
	of == {"/company/as_of"}
	never_expires := rule.missing with input as json.remove(_profile("growth", _all_shown), ["/company/as_of"])
	never_expires == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", {})
	not rule.not_applicable with input as {}
}

_all_shown := {"/financials": _shown, "/legal": _shown, "/tech/models": _shown}

_profile(stage, provenance) := {
	"company": {"name": "Acme", "stage": stage, "as_of": "2025-06-30"},
	"financials": {
		"cash": {"amount": 1, "currency": "CNY"},
		"revenue_ttm": {"amount": 1, "currency": "CNY"},
		"arr": {"amount": 1, "currency": "CNY"},
	},
	"legal": {"licences": [{"name": "ICP"}], "ip_assigned_pct": 100},
	"tech": {"models": [{"name": "A"}, {"name": "B", "evaluation": {"split": "test"}}]},
	"provenance": provenance,
}
