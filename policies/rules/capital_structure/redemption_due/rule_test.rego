package rules.capital_structure.redemption_due_test

import data.rules.capital_structure.redemption_due as rule

test_due[note] if {
	some note, tc in {
		"half of the cash": {"amount": 50, "day": "2026-12-30", "want": set()},
		"more than half": {"amount": 51, "day": "2026-12-30", "want": {"due"}},
		"overdue": {"amount": 51, "day": "2025-01-01", "want": {"due"}},
		"after the horizon": {"amount": 51, "day": "2026-12-31", "want": set()},
	}

	found := rule.finding with input as _profile(tc.amount, tc.day, "company")
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.amount, tc.day, "company")
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(60, "2026-01-31", "joint")
	found == {
		{
			"kind": "due",
			"at": ["/rounds/0/terms/redemption/0/amount", "/financials/cash"],
			"evidence": {
				"due": {"amount": 60, "currency": "CNY"},
				"cash": {"amount": 100, "currency": "CNY"},
				"horizon_months": 18,
				"maximum_due_pct": 50,
			},
		},
		{
			"kind": "personal",
			"severity": "high",
			"subject": "A",
			"at": ["/rounds/0/terms/redemption/0/obligor"],
			"evidence": {"obligor": "joint"},
		},
	}
	suggested := rule.suggestion with input as _profile(60, "2026-01-31", "joint")
	suggested == {
		{"action": "defer_redemption", "values": {}},
		{"action": "release_founders", "values": {}, "subject": "A"},
	}
}

test_founders_alone_are_personal if {
	found := rule.finding with input as _profile(10, "2026-01-31", "founders")
	{f.kind | some f in found} == {"personal"}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds"}},
		"no rights known": {
			"input": json.remove(_profile(1, "2026-01-31", "company"), ["/rounds/0/terms"]),
			"want": {"/rounds/0/terms/redemption"},
		},
		"nothing of a right": {
			"input": json.patch(_profile(1, "2026-01-31", "company"), [{"op": "replace", "path": "/rounds/0/terms/redemption/0", "value": {}}]),
			"want": {
				"/rounds/0/terms/redemption/0/due_on", "/rounds/0/terms/redemption/0/amount",
				"/rounds/0/terms/redemption/0/obligor",
			},
		},
		"no cash, no day": {
			"input": json.remove(_profile(1, "2026-01-31", "company"), ["/financials", "/company"]),
			"want": {"/financials/cash", "/company/as_of"},
		},
		"imprecise": {"input": _profile(1, "2026", "company"), "want": {"/rounds/0/terms/redemption/0/due_on"}},
		"no rate": {
			"input": json.patch(_profile(1, "2026-01-31", "company"), [{
				"op": "replace", "path": "/rounds/0/terms/redemption/0/amount/currency", "value": "XAF",
			}]),
			"want": {"/rates/XAF/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_loans_and_grants_carry_no_rights if {
	profile := {"complete": ["/rounds"], "rounds": [{"channel": "bank"}, {"channel": "government"}]}
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

_profile(amount, day, obligor) := {
	"company": {"as_of": "2025-06-30"},
	"complete": ["/rounds", "/rounds/0/terms/redemption"],
	"financials": {"cash": {"amount": 100, "currency": "CNY"}},
	"rounds": [{"name": "A", "channel": "venture", "terms": {"redemption": [{
		"due_on": day,
		"amount": {"amount": amount, "currency": "CNY"},
		"obligor": obligor,
	}]}}],
}
