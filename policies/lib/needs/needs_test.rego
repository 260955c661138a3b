package lib.needs_test

import data.lib.needs

test_present if {
	profile := {
		"company": {"stage": "growth"},
		"capital_needs": [
			{"category": "rnd"},
			{"category": "data", "stage": "growth"},
			{"category": "data", "stage": "start_up"},
			{"category": null, "stage": null},
		],
	}
	object.keys(needs.present) == {"/capital_needs/0", "/capital_needs/1", "/capital_needs/3"} with input as profile
	object.keys(needs.present_of({"data"})) == {"/capital_needs/1"} with input as profile
	object.keys(needs.of_stage("start_up")) == {"/capital_needs/2"} with input as profile
	needs.categories == {"rnd", "data"} with input as profile
	needs.hidden == {"/capital_needs/-", "/capital_needs/3/category"} with input as profile
}

test_stage_of_the_company_is_needed_to_place_an_entry if {
	profile := {"complete": ["/capital_needs"], "capital_needs": [{"category": "rnd", "stage": "growth"}]}
	needs.present == {} with input as profile
	needs.unplaced == {"/company/stage"} with input as profile
	needs.hidden == {"/company/stage"} with input as profile
}

test_nothing_known if {
	needs.all == {} with input as {}
	needs.hidden == {"/capital_needs"} with input as {}
}
