package rules.consistency.round_dated_in_the_future_test

import data.rules.consistency.round_dated_in_the_future as rule

test_outcome[note] if {
	some note, tc in {
		"before": {"date": "2026-01-01", "closed": null, "want": {"pass"}},
		"on the day": {"date": "2026-06-30", "closed": "2026-06-30", "want": {"pass"}},
		"the day after": {"date": "2026-07-01", "closed": null, "want": {"date"}},
		"money the day after": {"date": "2026-06-01", "closed": "2026-07-01", "want": {"closed"}},
		"both": {"date": "2026-07", "closed": "2027", "want": {"date", "closed"}},
		"too coarse": {"date": "2026", "closed": null, "want": {"unknown", "/rounds/0/date"}},
		"money too coarse": {"date": "2025", "closed": "2026", "want": {"unknown", "/rounds/0/closed_on"}},
	}

	_outcome(_profile("2026-06-30", tc.date, tc.closed)) == tc.want
}

test_other_dates[note] if {
	some note, tc in {
		"money the day after": {"round": {"closed_on": "2026-07-01"}, "want": {"closed"}},
		"signed the day after": {"round": {"signed_on": "2026-07-01"}, "want": {"date"}},
		"signed on the day": {"round": {"signed_on": "2026-06-30"}, "want": {"pass"}},
		"signed too coarse": {"round": {"signed_on": "2026"}, "want": {"unknown", "/rounds/0/signed_on"}},
	}

	_outcome({"company": {"as_of": "2026-06-30"}, "rounds": [tc.round]}) == tc.want
}

test_coarse_as_of if {
	_outcome(_profile("2026-06", "2026-06-15", null)) == {"unknown", "/company/as_of"}
	_outcome(_profile("2026-06", "2026-06", null)) == {"pass"}
}

test_finding_whole if {
	profile := _profile("2026-06-30", "2026-06-01", "2026-08-01")
	found := rule.finding with input as profile
	found == {{
		"kind": "closed",
		"subject": "a",
		"at": ["/rounds/0/closed_on", "/company/as_of"],
		"evidence": {"closed_on": "2026-08-01", "as_of": "2026-06-30"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "plan_until_closed", "subject": "a", "values": {}}}
	dated := rule.finding with input as _profile("2026-06-30", "2026-08-01", null)
	{f.evidence | some f in dated} == {{"round_on": "2026-08-01", "as_of": "2026-06-30"}}
}

test_not_applicable if {
	rule.not_applicable with input as {"rounds": [], "complete": ["/rounds"]}
	not rule.not_applicable with input as {"rounds": []}
	not rule.not_applicable with input as {}
}

test_missing if {
	rule.missing == {"/company/as_of", "/rounds"} with input as {}
	rule.missing == {"/company/as_of", "/rounds/-"} with input as {"rounds": []}
	rule.missing == {"/company/as_of", "/rounds/0/date"} with input as {"rounds": [{}]}
	rule.missing == {"/company/as_of"} with input as {"rounds": [{"closed_on": "2026"}]}
}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := {f.kind | some f in found}
	count(kinds) > 0
} else := {"unknown"} | lacking if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := {"pass"} if {
	rule.pass with input as profile
}

_profile(as_of, date, closed) := {
	"company": {"as_of": as_of},
	"rounds": [{"label": "a", "date": date, "closed_on": closed}],
}
