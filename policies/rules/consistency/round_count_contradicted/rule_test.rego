package rules.consistency.round_count_contradicted_test

import data.rules.consistency.round_count_contradicted as rule

test_outcome[note] if {
	some note, tc in {
		"equal": {"stated": 2, "complete": ["/rounds"], "want": ["pass"]},
		"more listed": {"stated": 1, "complete": ["/rounds"], "want": ["fewer_stated"]},
		"fewer listed": {"stated": 3, "complete": ["/rounds"], "want": ["more_stated"]},
		"open, more listed": {"stated": 1, "complete": [], "want": ["fewer_stated"]},
		"open, equal": {"stated": 2, "complete": [], "want": ["unknown", "/rounds/-"]},
		"open, fewer listed": {"stated": 3, "complete": [], "want": ["unknown", "/rounds/-"]},
	}

	_outcome(_profile(tc.stated, tc.complete)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(3, ["/rounds"])
	found == {{
		"kind": "more_stated",
		"at": ["/declared/funding_rounds", "/rounds"],
		"evidence": {"stated_rounds": 3, "listed_rounds": 2},
	}}
	suggested := rule.suggestion with input as _profile(3, ["/rounds"])
	suggested == {{"action": "agree_on_count", "values": {}}}
	rule.suggestion == set() with input as _profile(2, ["/rounds"])
}

test_missing if rule.missing == {"/rounds"} with input as {"declared": {"funding_rounds": 1}}

test_not_applicable if {
	rule.not_applicable with input as {}
	not rule.not_applicable with input as {"declared": {"funding_rounds": 0}}
}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(stated, complete) := {
	"complete": complete,
	"declared": {"funding_rounds": stated},
	"rounds": [{"label": "seed"}, {"label": "a"}],
}
