package rules.consistency.outside_investors_denied_test

import data.rules.consistency.outside_investors_denied as rule

test_channel[note] if {
	some note, tc in {
		"none": {"rounds": [], "want": false},
		"a loan and a grant": {"rounds": [{"channel": "bank"}, {"channel": "government"}], "want": false},
		"an angel": {"rounds": [{"channel": "angel"}], "want": true},
		"a fund": {"rounds": [{"channel": "bank"}, {"channel": "venture"}], "want": true},
	}

	found := rule.finding with input as _profile(tc.rounds)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.rounds)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.rounds)
}

test_finding_whole if {
	profile := _profile([{"channel": "bank"}, {"name": "Seed", "channel": "venture"}])
	found := rule.finding with input as profile
	found == {{
		"subject": "Seed",
		"at": ["/investor_relations/has_outside_investors", "/rounds/1/channel"],
		"evidence": {"channel": "venture"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "correct_statement", "subject": "Seed", "values": {}}}
}

test_one_round_decides_an_open_list if {
	profile := json.remove(_profile([{"channel": "venture"}, {}]), ["/complete"])
	found := rule.finding with input as profile
	count(found) == 1
	rule.missing == set() with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as {}
	rule.not_applicable with input as {"investor_relations": {"has_outside_investors": true}}
	not rule.not_applicable with input as _profile([])
}

test_missing[note] if {
	some note, tc in {
		"no rounds": {"input": json.remove(_profile([]), ["/rounds"]), "want": {"/rounds"}},
		"open list": {"input": json.remove(_profile([{"channel": "bank"}]), ["/complete"]), "want": {"/rounds/-"}},
		"unknown channel": {"input": _profile([{"channel": null}]), "want": {"/rounds/0/channel"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_nothing_is_said if {
	rule.missing == set() with input as {}
	rule.finding == set() with input as {"rounds": [{"channel": "venture"}]}
	rule.suggestion == set() with input as {}
}

_profile(rounds) := {
	"complete": ["/rounds"],
	"investor_relations": {"has_outside_investors": false},
	"rounds": rounds,
}
