package rules.consistency.debt_claimed_none_listed_test

import data.rules.consistency.debt_claimed_none_listed as rule

test_outcome[note] if {
	equity := {"channel": "venture"}
	some note, tc in {
		"a bank loan": {"rounds": [equity, {"channel": "bank"}], "debt": null, "whole": true, "want": ["pass"]},
		"a note": {"rounds": [{"channel": "angel", "instrument": "note"}], "debt": null, "whole": false, "want": ["pass"]},
		"a balance": {"rounds": [equity], "debt": 1, "whole": true, "want": ["pass"]},
		"equity only": {"rounds": [equity], "debt": null, "whole": true, "want": ["unlisted"]},
		"equity only, nothing owed": {"rounds": [equity], "debt": 0, "whole": true, "want": ["unlisted"]},
		"no financing at all": {"rounds": [], "debt": null, "whole": true, "want": ["unlisted"]},
		"open list": {"rounds": [equity], "debt": null, "whole": false, "want": ["unknown", "/rounds/-"]},
		"open list, nothing owed": {"rounds": [equity], "debt": 0, "whole": false, "want": ["nothing_owed"]},
		"channel unknown": {"rounds": [equity, {}], "debt": 0, "whole": true, "want": ["unknown", "/rounds/1/channel"]},
		"channel unknown, shares": {"rounds": [{"instrument": "preferred"}], "debt": null, "whole": true, "want": ["unlisted"]},
	}

	_outcome(_profile(["equity", "debt"], tc.rounds, tc.debt, tc.whole)) == tc.want
}

test_not_applicable if {
	_outcome(_profile(["equity"], [], null, false)) == ["not_applicable"]
	_outcome(_profile([], [], null, false)) == ["not_applicable"]
	_outcome(_profile(null, [], null, true)) == ["not_applicable"]
	rule.not_applicable with input as {}
}

test_finding_whole if {
	profile := _profile(["equity", "debt"], [{"channel": "venture"}], 0, false)
	found := rule.finding with input as profile
	found == {{
		"kind": "nothing_owed",
		"at": ["/claims/funding_sources", "/financials/interest_bearing_debt", "/rounds"],
		"evidence": {
			"funding_sources": ["equity", "debt"],
			"interest_bearing_debt": {"amount": 0, "currency": "CNY"},
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "show_loans", "values": {}}}
	unlisted := rule.finding with input as _profile(["debt"], [], null, true)
	unlisted == {{
		"kind": "unlisted",
		"at": ["/claims/funding_sources", "/rounds"],
		"evidence": {"funding_sources": ["debt"]},
	}}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {"claims": {"funding_sources": ["debt"]}}
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

_profile(sources, rounds, debt, whole) := {
	"complete": ["/rounds" | whole],
	"claims": {"funding_sources": sources},
	"rounds": rounds,
	"financials": {"interest_bearing_debt": {"amount": debt, "currency": "CNY"}},
}
