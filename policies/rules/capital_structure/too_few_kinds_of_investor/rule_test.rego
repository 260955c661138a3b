package rules.capital_structure.too_few_kinds_of_investor_test

import data.rules.capital_structure.too_few_kinds_of_investor as rule

test_finding[note] if {
	some note, tc in {
		"growth, one kind": {"stage": "growth", "types": ["vc", "vc"], "want": {"few"}},
		"growth, two kinds": {"stage": "growth", "types": ["vc", "angel"], "want": set()},
		"growth, nobody": {"stage": "growth", "types": [], "want": {"few"}},
		"expansion, two kinds": {"stage": "expansion", "types": ["vc", "corporate"], "want": {"few"}},
		"expansion, three kinds without industry": {
			"stage": "expansion",
			"types": ["vc", "angel", "government"],
			"want": {"lacking"},
		},
		"expansion, three kinds": {"stage": "expansion", "types": ["vc", "angel", "corporate"], "want": set()},
	}

	found := rule.finding with input as _profile(tc.stage, tc.types)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.types)
	passed == [true | tc.want == set()]
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", ["vc", "angel"])
	found == {
		{
			"kind": "few",
			"at": ["/rounds/0/investors"],
			"evidence": {
				"types": ["angel", "vc"],
				"types_counted": 2,
				"minimum_types": 3,
				"stage": "expansion",
			},
		},
		{
			"kind": "lacking",
			"subject": "corporate",
			"at": ["/rounds/0/investors"],
			"evidence": {"type": "corporate", "required_types": ["corporate"], "stage": "expansion"},
		},
	}
	suggested := rule.suggestion with input as _profile("expansion", ["vc", "angel"])
	suggested == {{"action": "invite_other_kind", "values": {}}}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as {"complete": ["/rounds"], "rounds": [{"channel": "bank"}, {"channel": "government"}]}
	not rule.not_applicable with input as {"rounds": [{"channel": "bank"}]}
	not rule.not_applicable with input as {"complete": ["/rounds"], "rounds": [{}]}
	not rule.not_applicable with input as {}
}

test_kinds_that_are_named_are_enough if {
	profile := json.remove(_profile("growth", ["vc", "angel", null]), ["/complete"])
	rule.missing == set() with input as profile
	rule.pass with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds"}},
		"no stage": {"input": json.remove(_profile("growth", ["vc", "angel"]), ["/company"]), "want": {"/company/stage"}},
		"open lists": {
			"input": json.remove(_profile("growth", ["vc"]), ["/complete"]),
			"want": {"/rounds/-", "/rounds/0/investors/-"},
		},
		"no investors": {
			"input": json.remove(_profile("growth", ["vc"]), ["/rounds/0/investors"]),
			"want": {"/rounds/0/investors"},
		},
		"an investor of no kind": {
			"input": _profile("growth", ["vc", null]),
			"want": {"/rounds/0/investors/1/type"},
		},
		"a round of no channel": {
			"input": json.remove(_profile("growth", ["vc"]), ["/rounds/0/channel"]),
			"want": {"/rounds/0/channel"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, types) := {
	"complete": ["/rounds", "/rounds/0/investors"],
	"company": {"stage": stage},
	"rounds": [
		{"channel": "venture", "investors": [{"type": type} | some type in types]},
		{"channel": "bank"},
	],
}
