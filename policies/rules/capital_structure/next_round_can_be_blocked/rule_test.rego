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
