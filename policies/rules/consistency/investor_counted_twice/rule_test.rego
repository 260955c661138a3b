package rules.consistency.investor_counted_twice_test

import data.rules.consistency.investor_counted_twice as rule

test_outcome[note] if {
	some note, tc in {
		"different": {"names": ["IDG资本", "Sequoia"], "want": ["pass"]},
		"alike": {"names": ["IDG资本", "Sequoia", "ＩＤＧ"], "want": ["fail"]},
		"nobody": {"names": [], "want": ["pass"]},
		"a name unknown": {"names": ["IDG", null], "want": ["unknown", "/rounds/0/investors/1/name"]},
		"a name unknown, two alike": {"names": ["IDG", null, "idg"], "want": ["fail"]},
	}

	_outcome(_profile(tc.names)) == tc.want
}

test_finding_whole if {
	profile := _profile(["IDG资本", "Sequoia", "ＩＤＧ"])
	found := rule.finding with input as profile
	found == {{
		"subject": "a idg",
		"at": ["/rounds/0/investors/0/name", "/rounds/0/investors/2/name"],
		"evidence": {"round": "a", "first_name": "IDG资本", "second_name": "ＩＤＧ"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "name_entities", "subject": "a idg", "values": {"first_name": "IDG资本"}}}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	rule.missing == {"/rounds/-"} with input as {"rounds": []}
	rule.missing == {"/rounds/0/investors"} with input as {"rounds": [{"investors": null}]}
	rule.not_applicable with input as {"rounds": [], "complete": ["/rounds"]}
	not rule.not_applicable with input as {"rounds": []}
}

_outcome(profile) := ["fail"] if {
	found := rule.finding with input as profile
	count(found) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(names) := {"rounds": [{"label": "a", "investors": [{"name": name} | some name in names]}]}
