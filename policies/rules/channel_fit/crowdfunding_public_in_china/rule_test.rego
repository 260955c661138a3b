package rules.channel_fit.crowdfunding_public_in_china_test

import data.rules.channel_fit.crowdfunding_public_in_china as rule

test_finding[note] if {
	some note, tc in {
		"public": {"rounds": [], "planned": [_method(true, 10)], "want": {"public"}},
		"private": {"rounds": [], "planned": [_method(false, 200)], "want": set()},
		"one too many": {"rounds": [], "planned": [_method(false, 201)], "want": {"too_many"}},
		"one too many, closed": {"rounds": [_round("私募", 201)], "planned": [], "want": {"too_many"}},
		"200 together": {"rounds": [_round("非公开发行", 100)], "planned": [_method(false, 100)], "want": set()},
		"201 together": {
			"rounds": [_round("Private offering", 101)],
			"planned": [_method(false, 100)],
			"want": {"too_many_together"},
		},
		"no private basis": {"rounds": [_round("Reg CF", 10)], "planned": [], "want": {"not_private"}},
		"all at once": {
			"rounds": [_round("公开发行", 10)],
			"planned": [_method(true, 300)],
			"want": {"public", "too_many", "not_private"},
		},
	}

	profile := _profile(tc.rounds, tc.planned)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	profile := _profile([_round("open call", 150)], [_method(true, 60)])
	found := rule.finding with input as profile
	found == {
		{"kind": "public", "at": ["/financing_plan/methods/0/public"], "evidence": {"public": true}},
		{
			"kind": "too_many_together",
			"severity": "high",
			"at": ["/financing_plan/methods/0/investor_count", "/rounds/0/investor_count"],
			"evidence": {"investors": 210, "maximum_investors": 200},
		},
		{
			"kind": "not_private",
			"severity": "medium",
			"subject": "crowd",
			"at": ["/rounds/0/exemption"],
			"evidence": {"exemption": "open call"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "ask_counsel", "values": {"maximum_investors": 200}}}
	none := rule.suggestion with input as _profile([], [_method(false, 1)])
	none == set()
}

test_too_many_points_at_the_offering if {
	found := rule.finding with input as _profile([_round("私募", 10)], [_method(false, 201)])
	found == {{
		"kind": "too_many",
		"at": ["/financing_plan/methods/0/investor_count"],
		"evidence": {"investors": 201, "maximum_investors": 200},
	}}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"country": "US"}}
	rule.not_applicable with input as _profile([{"channel": "angel"}], [{"channel": "bank"}])
	not rule.not_applicable with input as _profile([{"channel": "angel"}], [_method(false, 1)])
	not rule.not_applicable with input as _profile([{}], [])
	not rule.not_applicable with input as {"company": {"country": null}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/country", "/rounds", "/financing_plan/methods"}},
		"open lists": {
			"input": json.remove(_profile([], [_method(false, 1)]), ["/complete"]),
			"want": {"/rounds/-", "/financing_plan/methods/-"},
		},
		"channels": {
			"input": _profile([{}], [{}]),
			"want": {"/rounds/0/channel", "/financing_plan/methods/0/channel"},
		},
		"details": {
			"input": _profile([_round(null, null)], [_method(null, null)]),
			"want": {
				"/rounds/0/investor_count",
				"/rounds/0/exemption",
				"/financing_plan/methods/0/investor_count",
				"/financing_plan/methods/0/public",
			},
		},
		"country": {
			"input": json.remove(_profile([], [_method(true, 201)]), ["/company"]),
			"want": {"/company/country"},
		},
		"all there": {"input": _profile([], [_method(false, 1)]), "want": set()},
	}

	rule.missing == tc.want with input as tc.input
	passed := [true | rule.pass] with input as tc.input
	passed == [true | tc.want == set()]
	found := rule.finding with input as tc.input
	found == set()
}

_profile(rounds, planned) := {
	"complete": ["/rounds", "/financing_plan/methods"],
	"company": {"country": "CN"},
	"rounds": rounds,
	"financing_plan": {"methods": planned},
}

_round(exemption, investors) := {
	"name": "crowd",
	"channel": "crowdfunding",
	"exemption": exemption,
	"investor_count": investors,
}

_method(public, investors) := {"channel": "crowdfunding", "public": public, "investor_count": investors}
