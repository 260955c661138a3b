package rules.technology.component_past_end_of_life_test

import data.rules.technology.component_past_end_of_life as rule

test_date[note] if {
	some note, tc in {
		"the day before": {"eol": "2026-06-29", "want": true},
		"the as-of date": {"eol": "2026-06-30", "want": false},
		"the month before": {"eol": "2026-05", "want": true},
		"the year after": {"eol": "2027", "want": false},
	}

	found := rule.finding with input as _profile([{"eol_on": tc.eol}], true)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile([{"eol_on": tc.eol}], true)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile([{"eol_on": tc.eol}], true)
}

test_finding_whole if {
	python := {"name": "Python", "eol_on": "2024-10"}
	profile := _profile([python, {"name": "Keras", "eol_on": "2030"}, python], false)
	found := rule.finding with input as profile
	found == {
		{
			"subject": "Python",
			"at": ["/tech/stack/0/eol_on"],
			"evidence": {"eol_on": "2024-10", "as_of": "2026-06-30"},
		},
		{
			"subject": "Python (3)",
			"at": ["/tech/stack/2/eol_on"],
			"evidence": {"eol_on": "2024-10", "as_of": "2026-06-30"},
		},
	}
	suggested := rule.suggestion with input as _profile([python], true)
	suggested == {{"action": "replace_component", "subject": "Python", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([], true)
	not rule.not_applicable with input as _profile([], false)
	not rule.not_applicable with input as _profile([{}], true)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of", "/tech/stack"}},
		"open list": {"input": _profile([{"eol_on": "2030"}], false), "want": {"/tech/stack/-"}},
		"no date": {
			"input": _profile([{"eol_on": null}, {"name": "x"}], true),
			"want": {"/tech/stack/0/eol_on", "/tech/stack/1/eol_on"},
		},
		"imprecise": {"input": _profile([{"eol_on": "2026"}], true), "want": {"/tech/stack/0/eol_on"}},
		"no as-of date": {
			"input": json.remove(_profile([{"eol_on": "2020"}], true), ["/company"]),
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(stack, whole) := {
	"complete": ["/tech/stack" | whole],
	"company": {"as_of": "2026-06-30"},
	"tech": {"stack": stack},
}
