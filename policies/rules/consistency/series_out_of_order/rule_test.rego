package rules.consistency.series_out_of_order_test

import data.rules.consistency.series_out_of_order as rule

test_outcome[note] if {
	some note, tc in {
		"in order": {"rounds": [["a", "2024-01-01"], ["b", "2025-01-01"]], "want": ["pass"]},
		"in order, listed backwards": {"rounds": [["b", "2025-01-01"], ["a", "2024-01-01"]], "want": ["pass"]},
		"on one day": {"rounds": [["a", "2024-01-01"], ["b", "2024-01-01"]], "want": ["pass"]},
		"reversed": {"rounds": [["a", "2025-01-02"], ["b", "2025-01-01"]], "want": ["fail"]},
		"angel after seed": {"rounds": [["angel", "2024-01-01"], ["seed", "2025-01-01"]], "want": ["pass"]},
		"seed after A": {"rounds": [["a", "2024-01-01"], ["seed", "2025-01-01"]], "want": ["fail"]},
		"a bridge": {"rounds": [["b", "2024-01-01"], ["bridge", "2025-01-01"], ["c", "2026-01-01"]], "want": ["pass"]},
		"two rounds of one letter": {"rounds": [["a", "2025-01-01"], ["a", "2024-01-01"]], "want": ["pass"]},
		"too coarse": {"rounds": [["a", "2024"], ["b", "2024-05-01"]], "want": ["unknown", "/rounds/0/date"]},
		"the later too coarse": {"rounds": [["a", "2024-05-01"], ["b", "2024"]], "want": ["unknown", "/rounds/1/date"]},
		"coarse but clear": {"rounds": [["a", "2023"], ["b", "2024-05-01"]], "want": ["pass"]},
		"date unknown": {"rounds": [["a", null], ["b", "2024"]], "want": ["unknown", "/rounds/0/date"]},
		"label unknown": {"rounds": [["a", "2023"], ["b", "2024"], [null, "2025"]], "want": ["unknown", "/rounds/2/label"]},
		"one round": {"rounds": [["a", "2024"]], "want": ["not_applicable"]},
		"one round and a bridge": {"rounds": [["a", "2024"], ["bridge", null]], "want": ["not_applicable"]},
	}

	_outcome(_profile(tc.rounds)) == tc.want
}

test_finding_whole if {
	profile := _profile([["a", "2026-01-01"], ["b", "2025-01-01"], ["c", "2025-06"]])
	found := rule.finding with input as profile
	found == {{
		"subject": "a",
		"at": ["/rounds/0/date", "/rounds/2/date"],
		"evidence": {
			"label": "a",
			"round_on": "2026-01-01",
			"later_label": "c",
			"later_round_on": "2025-06",
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "explain_order", "subject": "a", "values": {}}}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	rule.missing == {"/rounds/-"} with input as {"rounds": [{"label": "a", "date": "2024"}]}
	_outcome(json.remove(_profile([["a", "2023"], ["b", "2024"]]), ["/complete"])) == ["pass"]
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := ["fail"] if {
	found := rule.finding with input as profile
	count(found) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(rounds) := {
	"complete": ["/rounds"],
	"rounds": [{"label": round[0], "date": round[1]} | some round in rounds],
}
