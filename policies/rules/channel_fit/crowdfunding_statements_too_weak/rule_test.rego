package rules.channel_fit.crowdfunding_statements_too_weak_test

import data.rules.channel_fit.crowdfunding_statements_too_weak as rule

test_tiers[note] if {
	some note, tc in {
		"small, none": {"amount": 124000, "statements": "none", "want": true},
		"above the first, management": {"amount": 124001, "statements": "management", "want": false},
		"above the first, reviewed": {"amount": 124001, "statements": "reviewed", "want": true},
		"a first offering in the tier between": {"amount": 1235000, "statements": "reviewed", "want": true},
		"above the second, reviewed": {"amount": 1235001, "statements": "reviewed", "want": false},
		"above the second, audited": {"amount": 1235001, "statements": "audited", "want": true},
	}

	profile := _profile([_offering(tc.amount)], tc.statements)
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want]
	found := rule.finding with input as profile
	count(found) == count([1 | not tc.want])
}

test_finding_whole if {
	profile := _profile([_offering(1000000), {"channel": "bank"}, _offering(1000000)], "reviewed")
	found := rule.finding with input as profile
	found == {{
		"at": ["/financing_plan/methods/0", "/financing_plan/methods/2", "/financials/statements"],
		"evidence": {
			"window_days": 365,
			"planned": {"amount": 2000000, "currency": "USD"},
			"above": {"amount": 1235000, "currency": "USD"},
			"required": ["audited"],
			"statements": "reviewed",
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "engage_accountant", "values": {}}}
	none := rule.suggestion with input as _profile([_offering(1)], "none")
	none == set()
}

test_another_offering_needs_the_audit[note] if {
	some note, tc in {
		"below the tier": {"amount": 618000, "statements": "reviewed", "want": false},
		"in the tier": {"amount": 618001, "statements": "reviewed", "want": true},
		"audited": {"amount": 618001, "statements": "audited", "want": false},
	}

	profile := object.union(_profile([_offering(tc.amount)], tc.statements), {"rounds": [_round(1, "2024-01-01")]})
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	{f.at | some f in found} == {["/financing_plan/methods/0", "/financials/statements", "/rounds/0"] | tc.want}
	{f.evidence.required | some f in found} == {["audited"] | tc.want}
}

test_what_was_raised_lately_counts[note] if {
	some note, tc in {
		"lately": {"rounds": [_round(1, "2025-06-30")], "fail": true, "at": {"/rounds/0"}},
		"long ago": {"rounds": [_round(1, "2025-06-29")], "fail": false, "at": set()},
		"by another way": {
			"rounds": [object.union(_round(1, "2026-01-01"), {"channel": "angel"})],
			"fail": false, "at": set(),
		},
	}

	profile := object.union(_profile([_offering(124000)], "management"), {"rounds": tc.rounds})
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.fail]
	{at | some f in found; some at in f.at; startswith(at, "/rounds")} == tc.at
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.fail]
	missing := rule.missing with input as profile
	missing == set()
}

test_missing_of_past_offerings[note] if {
	some note, tc in {
		"no date": {"rounds": [object.remove(_round(1, "2026"), ["date"])], "want": {"/rounds/0/date"}},
		"no amount": {
			"rounds": [object.remove(_round(1, "2026-01-01"), ["amount"])],
			"want": {"/rounds/0/amount"},
		},
		"imprecise": {"rounds": [_round(1, "2025")], "want": {"/rounds/0/date"}},
		"another currency": {
			"rounds": [object.union(_round(1, "2026-01-01"), {"amount": {"amount": 1, "currency": "XAF"}})],
			"want": {"/rates/XAF/USD"},
		},
	}

	profile := object.union(_profile([_offering(1)], "management"), {"rounds": tc.rounds})
	missing := rule.missing with input as profile
	missing == tc.want
	not rule.pass with input as profile
	rule.finding == set() with input as profile
	audited := object.union(profile, {"financials": {"statements": "audited"}})
	rule.pass with input as audited
}

test_as_of_unknown if {
	profile := json.remove(
		object.union(_profile([_offering(1)], "management"), {"rounds": [_round(1, "2026-01-01")]}),
		["/company/as_of"],
	)
	missing := rule.missing with input as profile
	missing == {"/company/as_of"}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"country": "CN"}}
	rule.not_applicable with input as _profile([{"channel": "bank"}], "none")
	not rule.not_applicable with input as _profile([_offering(1)], "none")
	not rule.not_applicable with input as _profile([{}], "none")
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/country", "/financing_plan/methods"}},
		"open list": {
			"input": json.remove(_profile([_offering(1)], "audited"), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"no amount": {
			"input": _profile([{"channel": "crowdfunding"}], "audited"),
			"want": {"/financing_plan/methods/0/amount"},
		},
		"no rate": {
			"input": _profile([{"channel": "crowdfunding", "amount": {"amount": 1, "currency": "XAF"}}], "audited"),
			"want": {"/rates/XAF/USD"},
		},
		"not known to be the first": {
			"input": json.remove(_profile([_offering(618001)], "reviewed"), ["/rounds"]),
			"want": {"/rounds"},
		},
		"no statements": {"input": _profile([_offering(1)], null), "want": {"/financials/statements"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(methods, statements) := {
	"complete": ["/financing_plan/methods", "/rounds"],
	"rounds": [],
	"company": {"country": "US", "as_of": "2026-06-30"},
	"financing_plan": {"methods": methods},
	"financials": {"statements": statements},
}

_offering(amount) := {"channel": "crowdfunding", "amount": {"amount": amount, "currency": "USD"}}

_round(amount, day) := {
	"channel": "crowdfunding",
	"date": day,
	"amount": {"amount": amount, "currency": "USD"},
}
