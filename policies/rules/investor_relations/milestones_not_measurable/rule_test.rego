package rules.investor_relations.milestones_not_measurable_test

import data.rules.investor_relations.milestones_not_measurable as rule

# As of 2026-06-30; the window ends on 2027-12-30.
test_third_milestone[note] if {
	some note, tc in {
		"measurable": {"third": _milestone("2027-12-30", "ARR", "CNY 5 m"), "pass": true},
		"due too late": {"third": _milestone("2027-12-31", "ARR", "CNY 5 m"), "fail": true},
		"past": {"third": _milestone("2026-06-29", "ARR", "CNY 5 m"), "fail": true},
		"without measure": {"third": _milestone("2027-01-01", "none", "CNY 5 m"), "fail": true},
		"without value": {"third": _milestone("2027-01-01", "ARR", "无"), "fail": true},
		"unknown date": {"third": _milestone(null, "ARR", "x"), "missing": {"date"}},
		"imprecise date": {"third": _milestone("2026", "ARR", "x"), "missing": {"date"}},
		"unknown measure": {"third": _milestone("2027-01", null, "x"), "missing": {"metric"}},
		"unknown value": {"third": _milestone("2027-01", "ARR", null), "missing": {"target"}},
		"nothing known of it": {"third": {}, "missing": {"date", "metric", "target"}},
	}

	profile := _profile([_good, _good, tc.third], true)
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
	found := rule.finding with input as profile
	[true | count(found) > 0] == [true | tc.fail]
	missing := {concat("/", ["/strategy/milestones/2", member]) | some member in tc.missing}
	rule.missing == missing with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile([_good], true)
	found == {{
		"at": ["/strategy/milestones"],
		"evidence": {"milestones": 1, "minimum_milestones": 3, "window_months": 18},
	}}
	suggested := rule.suggestion with input as _profile([_good], true)
	suggested == {{"action": "add_milestones", "values": {"milestones_short": 2}}}
	rule.suggestion == set() with input as _profile([_good, _good, _good], true)
}

test_two_unknown_ones_are_too_few_as_well if {
	found := rule.finding with input as _profile([{}, {}], true)
	count(found) == 1
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/as_of", "/strategy/milestones"}},
		"open list": {"input": _profile([_good], false), "want": {"/strategy/milestones/-"}},
		"no as-of date": {
			"input": json.remove(_profile([_good, _good, _good], true), ["/company"]),
			"want": {"/company/as_of"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_enough_in_an_open_list if {
	rule.pass with input as _profile([_good, _good, _good, {}], false)
	rule.missing == set() with input as _profile([_good, _good, _good, {}], false)
}

_good := _milestone("2027-03", "paying customers", "120")

_milestone(date, metric, target) := {"date": date, "metric": metric, "target": target}

_profile(milestones, whole) := {
	"complete": ["/strategy/milestones" | whole],
	"company": {"as_of": "2026-06-30"},
	"strategy": {"milestones": milestones},
}
