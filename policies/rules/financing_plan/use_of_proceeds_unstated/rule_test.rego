package rules.financing_plan.use_of_proceeds_unstated_test

import data.rules.financing_plan.use_of_proceeds_unstated as rule

test_share[note] if {
	some note, tc in {
		"all": {"uses": [["gpu"], ["gpu"]], "fail": false, "pass": true},
		"four of five": {"uses": [["gpu"], ["gpu"], ["gpu"], ["gpu"], []], "fail": false, "pass": true},
		"three of four": {"uses": [["gpu"], ["gpu"], ["gpu"], []], "fail": true, "pass": false},
		"four of five, one unknown": {"uses": [["gpu"], ["gpu"], ["gpu"], ["gpu"], null], "fail": false, "pass": true},
		"three of five, two unknown": {"uses": [["gpu"], ["gpu"], ["gpu"], null, null], "fail": false, "pass": false},
	}

	profile := _profile(tc.uses)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.fail])
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
}

test_finding_whole if {
	found := rule.finding with input as _profile([[], ["gpu"], []])
	found == {{
		"at": ["/rounds/0/use_of_proceeds", "/rounds/2/use_of_proceeds"],
		"evidence": {"unstated": 2, "rounds": 3, "minimum_stated_pct": 80},
	}}
	suggested := rule.suggestion with input as _profile([[]])
	suggested == {{"action": "reconstruct_use", "values": {}}}
	none := rule.suggestion with input as _profile([["gpu"]])
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as _profile([null])
	not rule.not_applicable with input as {"rounds": []}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds"}},
		"open list": {"input": {"rounds": [{"use_of_proceeds": ["gpu"]}]}, "want": {"/rounds/-"}},
		"not said": {"input": _profile([null]), "want": {"/rounds/0/use_of_proceeds"}},
		"empty, but open": {
			"input": {"complete": ["/rounds"], "rounds": [{"use_of_proceeds": []}]},
			"want": {"/rounds/0/use_of_proceeds/-"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

test_nothing_missing_when_the_rest_can_not_matter if {
	rule.missing == set() with input as _profile([["gpu"], ["gpu"], ["gpu"], ["gpu"], null])
}

_profile(uses) := {
	"complete": array.concat(["/rounds"], [use | some i, _ in uses; use := sprintf("/rounds/%d/use_of_proceeds", [i])]),
	"rounds": [{"use_of_proceeds": use} | some use in uses],
}
