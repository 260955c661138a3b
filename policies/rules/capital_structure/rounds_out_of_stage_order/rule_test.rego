package rules.capital_structure.rounds_out_of_stage_order_test

import data.rules.capital_structure.rounds_out_of_stage_order as rule

test_finding[note] if {
	some note, tc in {
		"in order": {"rounds": [["angel", "2024"], ["a", "2025"], ["c", "2026"]], "want": set()},
		"in order, in another order of the list": {"rounds": [["c", "2026"], ["angel", "2024"]], "want": set()},
		"an angel after an A": {"rounds": [["a", "2024"], ["angel", "2025"]], "want": {"angel"}},
		"within a stage any order will do": {"rounds": [["b", "2024"], ["a", "2025"]], "want": set()},
		"labels without a stage": {"rounds": [["c", "2024"], ["strategic", "2025"], ["bridge", null]], "want": set()},
		"on one day": {"rounds": [["a", "2024-05-01"], ["angel", "2024-05-01"]], "want": set()},
		"a day later": {"rounds": [["a", "2024-05-01"], ["angel", "2024-05-02"]], "want": {"angel"}},
	}

	found := rule.finding with input as _profile(tc.rounds)
	{f.subject | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.rounds)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.rounds)
}

test_finding_whole if {
	profile := json.patch(
		_profile([["a", "2023"], ["c", "2024"], [null, "2025-03"]]),
		[{"op": "add", "path": "/rounds/2/stage", "value": "start_up"}],
	)
	found := rule.finding with input as profile
	found == {{
		"subject": "3",
		"at": ["/rounds/2/stage", "/rounds/2/date", "/rounds/0/label", "/rounds/1/label"],
		"evidence": {"stage": "start_up", "date": "2025-03", "earlier": ["a", "c"], "reached": "expansion"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "explain_order", "subject": "3", "values": {}}}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.not_applicable with input as _profile([["a", "2024"]])
	not rule.not_applicable with input as json.remove(_profile([["a", "2024"]]), ["/complete"])
	not rule.not_applicable with input as _profile([["a", "2024"], ["b", "2025"]])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds"}},
		"no stage": {
			"input": json.remove(_profile([["a", "2024"], ["angel", "2025"]]), ["/company"]),
			"want": {"/company/stage"},
		},
		"open list": {
			"input": json.remove(_profile([["a", "2024"]]), ["/complete"]),
			"want": {"/rounds/-"},
		},
		"no label": {"input": _profile([["a", "2024"], [null, "2025"]]), "want": {"/rounds/1/label"}},
		"no date": {"input": _profile([["a", "2024"], ["angel", null]]), "want": {"/rounds/1/date"}},
		"which comes first in the year": {
			"input": _profile([["a", "2024"], ["angel", "2024-03"], ["seed", "2023"]]),
			"want": {"/rounds/0/date", "/rounds/1/date"},
		},
		"one date is precise": {
			"input": _profile([["a", "2024"], ["angel", "2024-03-01"]]),
			"want": {"/rounds/0/date"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(rounds) := {
	"complete": ["/rounds"],
	"company": {"stage": "growth"},
	"rounds": [{"label": label, "date": date} | some [label, date] in rounds],
}
