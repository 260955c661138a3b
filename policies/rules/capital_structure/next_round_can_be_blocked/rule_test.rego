package rules.capital_structure.next_round_can_be_blocked_test

import data.rules.capital_structure.next_round_can_be_blocked as rule

test_finding[note] if {
	some note, tc in {
		"no veto": {"vetoes": [], "exclusivity": false, "want": set()},
		"alone, on new financing": {"vetoes": [_veto("new_financing", true)], "exclusivity": false, "want": {"veto"}},
		"with others": {"vetoes": [_veto("new_financing", false)], "exclusivity": false, "want": set()},
		"alone, on the sale": {"vetoes": [_veto("sale", true)], "exclusivity": false, "want": set()},
		"keeps others out": {"vetoes": [], "exclusivity": true, "want": {"exclusivity"}},
	}

	found := rule.finding with input as _profile(tc.vetoes, tc.exclusivity)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.vetoes, tc.exclusivity)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.vetoes, tc.exclusivity)
}

test_finding_whole if {
	profile := _profile([_veto("new_financing", true)], true)
	found := rule.finding with input as profile
	found == {
		{
			"kind": "veto",
			"severity": "medium",
			"subject": "Fund One",
			"at": ["/rounds/0/terms/veto_rights/0/sole", "/rounds/0/terms/veto_rights/0/matter"],
			"evidence": {"matter": "new_financing", "sole": true},
		},
		{
			"kind": "exclusivity",
			"subject": "a",
			"at": ["/rounds/0/terms/exclusivity"],
			"evidence": {"exclusivity": true},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "turn_into_class_vote", "subject": "Fund One", "values": {}},
		{"action": "replace_exclusivity", "subject": "a", "values": {}},
	}
}

test_two_vetoes_of_one_holder_are_told_apart if {
	found := rule.finding with input as _profile([_veto("new_financing", true), _veto("new_financing", true)], false)
	count({f.subject | some f in found}) == 2
}

test_customary_veto[note] if {
	some note, tc in {
		"the lead's in China": {"country": "CN", "lead": "Fund One", "want": "low"},
		"another's in China": {"country": "CN", "lead": "Fund Two", "want": "medium"},
		"nobody says who led": {"country": "CN", "lead": null, "want": "medium"},
		"the lead's elsewhere": {"country": "US", "lead": "Fund One", "want": "medium"},
	}

	profile := json.patch(_profile([_veto("new_financing", true)], false), [
		{"op": "add", "path": "/company/country", "value": tc.country},
		{"op": "add", "path": "/rounds/0/lead", "value": tc.lead},
	])
	found := rule.finding with input as profile
	{f.severity | some f in found} == {tc.want}
}

# The first of these rounds binds; the others are clean.
test_terms_that_later_rounds_replaced[note] if {
	later := [_later("2024-01-01", "preferred"), _later("2025-01-01", "preferred")]
	some note, tc in {
		"two later": {"first": {"date": "2023-06-30"}, "later": later, "want": "pass", "missing": set()},
		"one later": {
			"first": {"date": "2024-06-30"}, "later": [_later("2025-01-01", "preferred")],
			"want": "fail", "missing": set(),
		},
		"in between": {"first": {"date": "2024-06-30"}, "later": later, "want": "fail", "missing": set()},
		"all on one day": {"first": {"date": "2024-01-01"}, "later": later, "want": "fail", "missing": set()},
		"without a date": {"first": {}, "later": later, "want": "unknown", "missing": {"/rounds/0/date"}},
		"imprecise": {
			"first": {"closed_on": "2023"},
			"later": [_later("2023-05-01", "preferred"), _later("2025-01-01", "preferred")],
			"want": "unknown", "missing": {"/rounds/0/closed_on"},
		},
		"a later one without a date": {
			"first": {"date": "2023-06-30"},
			"later": [_later(null, "preferred"), _later("2025-01-01", "preferred")],
			"want": "unknown", "missing": {"/rounds/1/date"},
		},
		"a later one that may have no price": {
			"first": {"date": "2023-06-30"},
			"later": [_later("2024-01-01", null), _later("2025-01-01", "preferred")],
			"want": "unknown", "missing": {"/rounds/1/instrument"},
		},
		"a later one of a channel that is not known": {
			"first": {"date": "2023-06-30"},
			"later": [json.remove(_later("2024-01-01", "preferred"), ["/channel"]), _later("2025-01-01", "preferred")],
			"want": "unknown", "missing": {"/rounds/1/channel"},
		},
	}

	one := _profile([_veto("new_financing", true)], true)
	first := object.union(object.union(one.rounds[0], {"instrument": "preferred"}), tc.first)
	profile := object.union(one, {
		"complete": array.concat(one.complete, ["/rounds/1/terms/veto_rights", "/rounds/2/terms/veto_rights"]),
		"rounds": array.concat([first], tc.later),
	})
	missing := rule.missing with input as profile
	missing == tc.missing
	found := rule.finding with input as profile
	[true | some _ in found] == [true | some _ in found; tc.want == "fail"]
	[true | tc.want == "fail"] == [true | count(found) == 2]
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == "pass"]
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {"company": {"stage": "growth"}}
	not rule.not_applicable with input as {}
}

test_grants_are_not_asked if {
	profile := {"complete": ["/rounds"], "company": {"stage": "growth"}, "rounds": [{"channel": "government"}]}
	rule.missing == set() with input as profile
	rule.pass with input as profile
}

test_grants_that_bind[note] if {
	some note, terms in {
		"exclusivity": {"exclusivity": true},
		"a veto": {"veto_rights": [{"matter": "new_financing", "sole": true}]},
	}

	profile := {"complete": ["/rounds"], "company": {"stage": "growth"}, "rounds": [{"channel": "government", "terms": terms}]}
	count(rule.finding) == 1 with input as profile
	not rule.pass with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/rounds"}},
		"no stage": {
			"input": json.remove(_profile([_veto("new_financing", true)], true), ["/company"]),
			"want": {"/company/stage"},
		},
		"a round of no channel": {
			"input": {"complete": ["/rounds"], "company": {"stage": "growth"}, "rounds": [{}]},
			"want": {"/rounds/0/terms/exclusivity", "/rounds/0/terms/veto_rights"},
		},
		"open lists": {
			"input": json.remove(_profile([], false), ["/complete"]),
			"want": {"/rounds/-", "/rounds/0/terms/veto_rights/-"},
		},
		"no terms": {
			"input": json.remove(_profile([], false), ["/rounds/0/terms"]),
			"want": {"/rounds/0/terms/exclusivity", "/rounds/0/terms/veto_rights"},
		},
		"a veto on an unknown matter": {
			"input": _profile([_veto(null, true)], false),
			"want": {"/rounds/0/terms/veto_rights/0/matter"},
		},
		"a veto of an unknown kind": {
			"input": _profile([_veto("new_financing", null)], false),
			"want": {"/rounds/0/terms/veto_rights/0/sole"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(vetoes, exclusivity) := {
	"complete": ["/rounds", "/rounds/0/terms/veto_rights"],
	"company": {"stage": "growth"},
	"rounds": [{
		"label": "a",
		"channel": "venture",
		"terms": {"exclusivity": exclusivity, "veto_rights": vetoes},
	}],
}

_veto(matter, sole) := {"holder": "Fund One", "matter": matter, "sole": sole}

_later(day, instrument) := {
	"date": day,
	"channel": "venture",
	"instrument": instrument,
	"terms": {"exclusivity": false, "veto_rights": []},
}
