package rules.capital_structure.single_source_of_capital_test

import data.rules.capital_structure.single_source_of_capital as rule

test_finding[note] if {
	some note, tc in {
		"growth, one channel": {"stage": "growth", "rounds": [["venture", 1], ["venture", 2]], "want": {"few"}},
		"growth, a small second one": {"stage": "growth", "rounds": [["venture", 99], ["government", 1]], "want": set()},
		"growth, old shares are no source": {
			"stage": "growth",
			"rounds": [["venture", 99], ["secondary", 1]],
			"want": {"few"},
		},
		"expansion, one channel": {"stage": "expansion", "rounds": [["venture", 1]], "want": {"few"}},
		"expansion, three quarters": {
			"stage": "expansion",
			"rounds": [["venture", 50], ["bank", 25], ["venture", 25]],
			"want": set(),
		},
		"expansion, more than three quarters": {
			"stage": "expansion",
			"rounds": [["venture", 51], ["bank", 24], ["venture", 25]],
			"want": {"dominant"},
		},
		"expansion, nothing raised": {"stage": "expansion", "rounds": [["venture", 0], ["bank", 0]], "want": set()},
	}

	found := rule.finding with input as _profile(tc.stage, tc.rounds)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.rounds)
	passed == [true | tc.want == set()]
}

test_few_whole if {
	found := rule.finding with input as _profile("growth", [["venture", 1], ["venture", 2]])
	found == {{
		"kind": "few",
		"at": ["/rounds/0/channel", "/rounds/1/channel"],
		"evidence": {"channels": ["venture"], "minimum_channels": 2, "stage": "growth"},
	}}
	found_later := rule.finding with input as _profile("expansion", [["venture", 1]])
	found_later == {{
		"kind": "few",
		"at": ["/rounds/0/channel"],
		"evidence": {"channels": ["venture"], "minimum_channels": 2, "stage": "expansion"},
	}}
	suggested := rule.suggestion with input as _profile("growth", [["venture", 1]])
	suggested == {{"action": "add_source", "values": {}}}
}

test_dominant_whole if {
	found := rule.finding with input as _profile("expansion", [["venture", 80], ["bank", 20]])
	found == {{
		"kind": "dominant",
		"subject": "venture",
		"at": ["/rounds/0/amount"],
		"evidence": {
			"channel": "venture",
			"channel_share_pct": 80,
			"maximum_share_pct": 75,
			"stage": "expansion",
		},
	}}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile("growth", [])
	rule.not_applicable with input as _profile("growth", [["secondary", 1]])
	not rule.not_applicable with input as json.remove(_profile("growth", []), ["/complete"])
	not rule.not_applicable with input as _profile("growth", [["venture", 1]])
	not rule.not_applicable with input as {}
}

test_two_channels_are_enough_in_an_open_list if {
	profile := json.remove(_profile("growth", [["venture", 1], ["bank", 1]]), ["/complete", "/rounds/0/amount"])
	rule.missing == set() with input as profile
	rule.pass with input as profile
}

test_missing[note] if {
	two := [["venture", 1], ["bank", 1]]
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds"}},
		"no stage": {"input": json.remove(_profile("growth", two), ["/company"]), "want": {"/company/stage"}},
		"open list, one channel": {
			"input": json.remove(_profile("growth", [["venture", 1]]), ["/complete"]),
			"want": {"/rounds/-"},
		},
		"a round of no channel": {
			"input": _profile("growth", [["venture", 1], [null, 1]]),
			"want": {"/rounds/1/channel"},
		},
		"expansion, open list": {
			"input": json.remove(_profile("expansion", two), ["/complete"]),
			"want": {"/rounds/-"},
		},
		"expansion, no amount": {
			"input": json.remove(_profile("expansion", two), ["/rounds/0/amount"]),
			"want": {"/rounds/0/amount"},
		},
		"expansion, another currency": {
			"input": json.patch(
				_profile("expansion", two),
				[{"op": "replace", "path": "/rounds/1/amount/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
	}

	tc.want == {pointer | some pointer in rule.missing} with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, rounds) := {
	"complete": ["/rounds"],
	"company": {"stage": stage},
	"rounds": [{"channel": channel, "amount": {"amount": amount, "currency": "CNY"}} | some [channel, amount] in rounds],
}
