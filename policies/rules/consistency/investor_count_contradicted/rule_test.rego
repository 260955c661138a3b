package rules.consistency.investor_count_contradicted_test

import data.rules.consistency.investor_count_contradicted as rule

test_outcome[note] if {
	some note, tc in {
		"equal": {"stated": 2, "names": ["x", "y"], "whole": true, "want": ["pass"]},
		"one name twice": {"stated": 1, "names": ["x", "X 资本"], "whole": true, "want": ["pass"]},
		"more names": {"stated": 1, "names": ["x", "y"], "whole": true, "want": ["fewer_stated"]},
		"more names, open": {"stated": 1, "names": ["x", "y"], "whole": false, "want": ["fewer_stated"]},
		"fewer names": {"stated": 3, "names": ["x", "y"], "whole": true, "want": ["more_stated"]},
		"fewer names, open": {"stated": 3, "names": ["x", "y"], "whole": false, "want": ["unknown", "/rounds/0/investors/-"]},
		"equal, open": {"stated": 2, "names": ["x", "y"], "whole": false, "want": ["unknown", "/rounds/0/investors/-"]},
		"a name unknown": {
			"stated": 3,
			"names": ["x", null],
			"whole": true,
			"want": ["unknown", "/rounds/0/investors/1/name"],
		},
		"unstated": {"stated": null, "names": ["x"], "whole": true, "want": ["not_applicable"]},
		"nobody": {"stated": 0, "names": [], "whole": true, "want": ["pass"]},
	}

	_outcome(_profile(tc.stated, tc.names, tc.whole)) == tc.want
}

test_finding_whole if {
	profile := _profile(3, ["x", "y"], true)
	found := rule.finding with input as profile
	found == {{
		"kind": "more_stated",
		"subject": "a",
		"at": ["/rounds/0/investor_count", "/rounds/0/investors"],
		"evidence": {"stated_investors": 3, "listed_investors": 2},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "count_signatories", "subject": "a", "values": {}}}
}

test_crowd_stands_for_many if {
	profile := _profile(1140, ["Platform SPV"], true)
	_outcome(profile) == ["more_stated"]
	crowd := [{"op": "add", "path": "/rounds/0/investors/0/type", "value": "crowd"}]
	_outcome(json.patch(profile, crowd)) == ["not_applicable"]
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	rule.missing == {"/rounds/0/investors"} with input as {"rounds": [{"investor_count": 1}]}
	rule.missing == {"/rounds/0/investors"} with input as {"rounds": [{"investor_count": 1, "investors": null}]}
	not rule.not_applicable with input as {}
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(stated, names, whole) := {
	"complete": ["/rounds/0/investors" | whole],
	"rounds": [{"label": "a", "investor_count": stated, "investors": [{"name": name} | some name in names]}],
}
