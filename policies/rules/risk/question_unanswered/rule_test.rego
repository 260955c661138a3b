package rules.risk.question_unanswered_test

import data.rules.risk.question_unanswered as rule

test_finding[note] if {
	some note, tc in {
		"on the last day": {"asked": {"/financials/cash": "2026-06-01"}, "want": set()},
		"a day too old": {"asked": {"/financials/cash": "2026-05-31"}, "want": {"/financials/cash"}},
		"answered": {"asked": {"/company/name": "2020-01-01"}, "want": set()},
		"answered in a list": {"asked": {"/rounds/0/label": "2020-01-01"}, "want": set()},
		"unanswered in a list": {"asked": {"/rounds/0/date": "2020-01-01"}, "want": {"/rounds/0/date"}},
		"the rest of an open list": {"asked": {"/rounds/-": "2020-01-01"}, "want": {"/rounds/-"}},
		"the rest of a whole list": {"asked": {"/grants/-": "2020-01-01"}, "want": set()},
		"a rate that is there": {"asked": {"/rates/XAF/CNY": "2020-01-01"}, "want": set()},
		"a rate the other way round": {"asked": {"/rates/CNY/XAF": "2020-01-01"}, "want": set()},
		"a rate that is not there": {"asked": {"/rates/XOF/CNY": "2020-01-01"}, "want": {"/rates/XOF/CNY"}},
	}

	found := rule.finding with input as _profile(tc.asked)
	{f.subject | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.asked)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.asked)
}

test_finding_whole if {
	found := rule.finding with input as _profile({"/extensions/a~b": "2026-05"})
	found == {{
		"subject": "/extensions/a~b",
		"severity": "medium",
		"at": ["/asked/~1extensions~1a~0b"],
		"evidence": {"asked_on": "2026-05", "maximum_days": 30},
	}}
	suggested := rule.suggestion with input as _profile({"/extensions/a~b": "2026-05"})
	suggested == {{"action": "ask_again", "subject": "/extensions/a~b", "values": {}}}
}

test_core_facts_count_more[fact] if {
	some fact, severity in {
		"/financials/cash": "high",
		"/financials/cash/amount": "high",
		"/cap_table/holders": "high",
		"/financials/cash_bridge/raised": "medium",
	}

	found := rule.finding with input as _profile({fact: "2020-01-01"})
	{f.severity | some f in found} == {severity}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of"}},
		"no day": {
			"input": json.remove(_profile({"/financials/cash": "2020"}), ["/company/as_of"]),
			"want": {"/company/as_of"},
		},
		"a month that can't tell": {
			"input": json.patch(
				_profile({"/financials/cash": "2026-06"}),
				[{"op": "replace", "path": "/company/as_of", "value": "2026-07-15"}],
			),
			"want": {"/asked/~1financials~1cash"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as {"asked": {}}
	not rule.not_applicable with input as _profile({"/financials/cash": "2026-06-01"})
	rule.not_applicable with input as {}
}

_profile(asked) := {
	"asked": asked,
	"company": {"as_of": "2026-07-01", "name": "Acme"},
	"complete": ["/grants"],
	"grants": [],
	"rates": {"XAF": {"CNY": {"rate": 0.01, "as_of": "2026-06-30"}}},
	"rounds": [{"label": "seed"}],
}
