package rules.consistency.round_steps_out_of_order_test

import data.rules.consistency.round_steps_out_of_order as rule

test_outcome[note] if {
	some note, tc in {
		"in order": {"round": _round("2025-01-01", "2025-02-01", "2025-03-01"), "want": ["pass"]},
		"on one day": {"round": _round("2025-01-01", "2025-01-01", "2025-01-01"), "want": ["pass"]},
		"signed first": {"round": _round("2025-02-02", "2025-02-01", "2025-03-01"), "want": ["signed_before_term_sheet"]},
		"closed first": {"round": _round("2025-01-01", "2025-02-01", "2025-01-31"), "want": ["closed_before_signing"]},
		"no term sheet": {"round": _round(null, "2025-02-01", "2025-03-01"), "want": ["pass"]},
		"signing undated": {"round": _round("2025-01-01", null, "2025-03-01"), "want": ["unknown", "/rounds/0/signed_on"]},
		"signing undated, closed first": {
			"round": _round("2025-03-02", null, "2025-03-01"),
			"want": ["closed_before_term_sheet"],
		},
		"closing undated": {"round": _round("2025-01-01", "2025-02-01", null), "want": ["unknown", "/rounds/0/closed_on"]},
		"too coarse": {"round": _round(null, "2025-02", "2025-02-15"), "want": ["unknown", "/rounds/0/signed_on"]},
		"coarse but alike": {"round": _round(null, "2025-02", "2025-02"), "want": ["pass"]},
	}

	_outcome({"rounds": [tc.round]}) == tc.want
}

test_finding_whole if {
	profile := {"rounds": [_round(null, "2025-02-01", "2025-01-31")]}
	found := rule.finding with input as profile
	found == {{
		"kind": "closed_before_signing",
		"subject": "a",
		"at": ["/rounds/0/closed_on", "/rounds/0/signed_on"],
		"evidence": {"closed_on": "2025-01-31", "signed_on": "2025-02-01"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "establish_sequence", "subject": "a", "values": {}}}
}

test_not_applicable if {
	rule.not_applicable with input as {"rounds": [], "complete": ["/rounds"]}
	not rule.not_applicable with input as {"rounds": []}
	not rule.not_applicable with input as {}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	rule.missing == {"/rounds/-"} with input as {"rounds": []}
	rule.missing == {"/rounds/0/signed_on", "/rounds/0/closed_on"} with input as {"rounds": [{}]}
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

_round(term_sheet, signed, closed) := {
	"label": "a",
	"term_sheet_on": term_sheet,
	"signed_on": signed,
	"closed_on": closed,
}
