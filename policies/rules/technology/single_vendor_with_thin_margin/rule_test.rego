package rules.technology.single_vendor_with_thin_margin_test

import data.rules.technology.single_vendor_with_thin_margin as rule

test_limits[note] if {
	some note, tc in {
		"share at the limit": {"share": 80, "substitute": false, "margin": 49, "want": false},
		"share above it": {"share": 80.1, "substitute": false, "margin": 49, "want": true},
		"a second one": {"share": 100, "substitute": true, "margin": 49, "want": false},
		"margin at the limit": {"share": 100, "substitute": false, "margin": 50, "want": false},
		"margin below it": {"share": 100, "substitute": false, "margin": 49.9, "want": true},
		"a loss on each sale": {"share": 100, "substitute": false, "margin": -20, "want": true},
	}

	profile := _profile("application", tc.share, tc.substitute, tc.margin)
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile("application", 100, false, 38)
	found := rule.finding with input as profile
	found == {{
		"subject": "Acme",
		"at": ["/dependencies/0/share_pct", "/dependencies/0/substitute", "/financials/gross_margin_pct"],
		"evidence": {
			"supplier": "Acme", "share_pct": 100, "maximum_share_pct": 80,
			"gross_margin_pct": 38, "minimum_gross_margin_pct": 50,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "route_and_reprice", "subject": "Acme", "values": {"supplier": "Acme"}}}
	rule.suggestion == set() with input as {}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("technology", 100, false, 10)
	not rule.not_applicable with input as _profile("application", 100, false, 10)
	not rule.not_applicable with input as {}
}

test_one_of_the_two_settles_it if {
	rule.pass with input as {"financials": {"gross_margin_pct": 70}}
	rule.missing == set() with input as {"financials": {"gross_margin_pct": 70}}
	spread := json.remove(_profile("application", 20, false, 10), ["/financials"])
	rule.pass with input as spread
	rule.missing == set() with input as spread
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/strategy/ecosystem_role", "/dependencies", "/financials/gross_margin_pct"},
		},
		"no margin": {
			"input": json.remove(_profile("application", 100, false, 10), ["/financials"]),
			"want": {"/financials/gross_margin_pct"},
		},
		"a thin margin, nothing else": {
			"input": {"financials": {"gross_margin_pct": 10}},
			"want": {"/strategy/ecosystem_role", "/dependencies"},
		},
		"unknown second one": {
			"input": _profile("application", 100, null, 10),
			"want": {"/dependencies/0/substitute"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(own, share, substitute, margin) := {
	"complete": ["/dependencies"],
	"strategy": {"ecosystem_role": own},
	"dependencies": [{"role": "technology", "supplier": "Acme", "share_pct": share, "substitute": substitute}],
	"financials": {"gross_margin_pct": margin},
}
