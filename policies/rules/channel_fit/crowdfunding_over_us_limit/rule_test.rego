package rules.channel_fit.crowdfunding_over_us_limit_test

import data.rules.channel_fit.crowdfunding_over_us_limit as rule

test_twelve_months[note] if {
	some note, tc in {
		"the limit at once": {"rounds": [_offering("2025-06-01", 5)], "planned": [], "want": []},
		"above the limit at once": {"rounds": [_offering("2025-06-01", 5.1)], "planned": [], "want": [5.1]},
		"two within twelve months": {
			"rounds": [_offering("2025-06-01", 3), _offering("2026-05-31", 3)],
			"planned": [],
			"want": [6],
		},
		"two just outside": {
			"rounds": [_offering("2026-06-01", 3), _offering("2025-06-01", 3)],
			"planned": [],
			"want": [],
		},
		"the plan counts from the as-of date": {
			"rounds": [_offering("2026-01-01", 3)],
			"planned": [{"channel": "crowdfunding", "amount": _dollars(3), "exemption": "Reg CF"}],
			"want": [6],
		},
		"another exemption": {
			"rounds": [_offering("2026-01-01", 3), object.union(_offering("2026-01-01", 3), {"exemption": "Reg D 506(c)"})],
			"planned": [],
			"want": [],
		},
		"both exemptions": {
			"rounds": [object.union(_offering("2026-01-01", 6), {"exemption": "Reg CF and Reg D, side by side"})],
			"planned": [],
			"want": [6],
		},
		"the worst of several": {
			"rounds": [_offering("2023-01-01", 5.5), _offering("2025-06-01", 4), _offering("2025-07-01", 4)],
			"planned": [],
			"want": [8],
		},
	}

	profile := _profile(tc.rounds, tc.planned)
	found := rule.finding with input as profile
	[f.evidence.raised_in_12_months | some f in found] == [_dollars(millions) | some millions in tc.want]
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == []]
	missing := rule.missing with input as profile
	missing == set()
}

test_finding_whole if {
	profile := _profile([_offering("2025-06-01", 3), _offering("2026-05-31", 3)], [])
	found := rule.finding with input as profile
	found == {{
		"at": ["/rounds/0", "/rounds/1"],
		"evidence": {"raised_in_12_months": _dollars(6), "maximum_in_12_months": _dollars(5)},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "ask_counsel", "values": {"excess": _dollars(1)}}}
	none := rule.suggestion with input as _profile([_offering("2025-06-01", 5)], [])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"country": "CN"}}
	rule.not_applicable with input as _profile([{"channel": "angel"}], [])
	rule.not_applicable with input as _profile([{"channel": "crowdfunding", "exemption": "Regulation A+"}], [])
	not rule.not_applicable with input as _profile([_offering("2025-06-01", 1)], [])
	not rule.not_applicable with input as _profile([{"channel": "crowdfunding"}], [])
	not rule.not_applicable with input as _profile([{}], [])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/country", "/rounds", "/financing_plan/methods"}},
		"open lists": {
			"input": json.remove(_profile([_offering("2025-06-01", 1)], []), ["/complete"]),
			"want": {"/rounds/-", "/financing_plan/methods/-"},
		},
		"an amount": {
			"input": _profile([{"channel": "crowdfunding", "exemption": "Reg CF", "date": "2025-06-01"}], []),
			"want": {"/rounds/0/amount"},
		},
		"a rate": {
			"input": _profile([object.union(_offering("2025-06-01", 1), {"amount": {"amount": 1, "currency": "XAF"}})], []),
			"want": {"/rates/XAF/USD"},
		},
		"exemption and date above the limit": {
			"input": _profile([{"channel": "crowdfunding", "amount": _dollars(6), "date": null, "exemption": null}], []),
			"want": {"/rounds/0/exemption", "/rounds/0/date"},
		},
		"exemption and date within the limit": {
			"input": _profile([{"channel": "crowdfunding", "amount": _dollars(5)}], []),
			"want": set(),
		},
		"a date that does not tell": {
			"input": _profile([_offering("2025", 3), _offering("2026-01-15", 3)], []),
			"want": {"/rounds/0/date"},
		},
		"the as-of date": {
			"input": json.patch(
				_profile([_offering("2026-01-15", 3)], [{"channel": "crowdfunding", "amount": _dollars(3), "exemption": "Reg CF"}]),
				[{"op": "remove", "path": "/company/as_of"}],
			),
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
}

_profile(rounds, planned) := {
	"complete": ["/rounds", "/financing_plan/methods"],
	"company": {"country": "US", "as_of": "2026-07-01"},
	"rounds": rounds,
	"financing_plan": {"methods": planned},
}

_offering(date, millions) := {
	"channel": "crowdfunding",
	"amount": _dollars(millions),
	"date": date,
	"exemption": "Regulation Crowdfunding",
}

_dollars(millions) := {"amount": millions * 1000000, "currency": "USD"}
