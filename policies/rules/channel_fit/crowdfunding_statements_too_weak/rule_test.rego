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

	profile := object.union(_profile([_offering(tc.amount)], tc.statements), {"rounds": [{"channel": "crowdfunding"}]})
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	{f.at | some f in found} == {["/financing_plan/methods/0", "/financials/statements", "/rounds/0"] | tc.want}
	{f.evidence.required | some f in found} == {["audited"] | tc.want}
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
			"input": _profile([{"channel": "crowdfunding", "amount": {"amount": 1, "currency": "JPY"}}], "audited"),
			"want": {"/rates/JPY/USD"},
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
	"company": {"country": "US"},
	"financing_plan": {"methods": methods},
	"financials": {"statements": statements},
}

_offering(amount) := {"channel": "crowdfunding", "amount": {"amount": amount, "currency": "USD"}}
