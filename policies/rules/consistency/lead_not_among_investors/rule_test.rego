package rules.consistency.lead_not_among_investors_test

import data.rules.consistency.lead_not_among_investors as rule

test_outcome[note] if {
	some note, tc in {
		"among them": {"lead": "IDG资本", "names": ["Sequoia", "idg"], "whole": false, "want": ["pass"]},
		"not among all": {"lead": "IDG资本", "names": ["Sequoia"], "whole": true, "want": ["fail"]},
		"not among some": {"lead": "IDG资本", "names": ["Sequoia"], "whole": false, "want": ["unknown", "/rounds/0/investors/-"]},
		"nobody invested": {"lead": "IDG资本", "names": [], "whole": true, "want": ["fail"]},
		"a name unknown": {
			"lead": "IDG资本",
			"names": ["Sequoia", null],
			"whole": true,
			"want": ["unknown", "/rounds/0/investors/1/name"],
		},
		"said to have none": {"lead": "None", "names": ["Sequoia"], "whole": true, "want": ["not_applicable"]},
		"no lead": {"lead": null, "names": ["Sequoia"], "whole": true, "want": ["not_applicable"]},
	}

	_outcome(_profile(tc.lead, tc.names, tc.whole)) == tc.want
}

test_finding_whole if {
	profile := _profile("IDG资本", ["Sequoia"], true)
	found := rule.finding with input as profile
	found == {{
		"subject": "a",
		"at": ["/rounds/0/lead", "/rounds/0/investors"],
		"evidence": {"lead": "IDG资本", "investors": ["Sequoia"]},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "confirm_lead", "subject": "a", "values": {"lead": "IDG资本"}}}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	rule.missing == {"/rounds/0/investors"} with input as {"rounds": [{"lead": "x"}]}
	rule.missing == {"/rounds/0/investors"} with input as {"rounds": [{"lead": "x", "investors": null}]}
	not rule.not_applicable with input as {}
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

_profile(lead, names, whole) := {
	"complete": ["/rounds/0/investors" | whole],
	"rounds": [{"label": "a", "lead": lead, "investors": [{"name": name} | some name in names]}],
}
