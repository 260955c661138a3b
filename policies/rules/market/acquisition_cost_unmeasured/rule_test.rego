package rules.market.acquisition_cost_unmeasured_test

import data.rules.market.acquisition_cost_unmeasured as rule

_all := ["/use_of_funds", "/gtm/channels"]

test_channels[note] if {
	some note, tc in {
		"one measured": {"channels": [_channel(100, 1)], "want": set()},
		"one measured among others": {"channels": [{}, _channel(100, 0), _channel(100, 1)], "want": set()},
		"won nobody": {"channels": [_channel(100, 0), {"customers_won": 0}], "want": {"no_customers"}},
		"none named": {"channels": [], "want": {"none"}},
	}

	profile := _profile("growth", [{"category": "marketing"}], tc.channels, _all)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	uses := [{"category": "rnd"}, {"category": "marketing"}]
	found := rule.finding with input as _profile("growth", uses, [_channel(5, 0)], _all)
	found == {{
		"kind": "no_customers",
		"at": ["/use_of_funds/1", "/gtm/channels"],
		"evidence": {"channels": 1},
	}}
	empty := rule.finding with input as _profile("growth", uses, [], _all)
	empty == {{"kind": "none", "at": ["/use_of_funds/1", "/gtm/channels"], "evidence": {"channels": 0}}}
	suggested := rule.suggestion with input as _profile("growth", uses, [], _all)
	suggested == {{"action": "run_paid_test", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_open_lists_that_prove_it if {
	profile := _profile("growth", [{"category": "marketing"}], [_channel(5, 1)], [])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_not_applicable[note] if {
	some note, tc in {
		"start-up": {"stage": "start_up", "uses": [{"category": "marketing"}], "complete": _all, "want": true},
		"no marketing": {"stage": "growth", "uses": [{"category": "rnd"}], "complete": _all, "want": true},
		"no uses": {"stage": "growth", "uses": [], "complete": _all, "want": true},
		"open list": {"stage": "growth", "uses": [{"category": "rnd"}], "complete": [], "want": false},
		"a use of unknown kind": {"stage": "growth", "uses": [{"category": null}], "complete": _all, "want": false},
		"a use without kind": {"stage": "growth", "uses": [{}], "complete": _all, "want": false},
		"marketing": {"stage": "growth", "uses": [{"category": "marketing"}], "complete": _all, "want": false},
	}

	not_applicable := [true | rule.not_applicable] with input as _profile(tc.stage, tc.uses, [], tc.complete)
	not_applicable == [true | tc.want]
}

test_missing[note] if {
	asked := [{"category": "marketing"}]
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/use_of_funds", "/gtm/channels"}},
		"no stage": {"input": _profile(null, asked, [], _all), "want": {"/company/stage"}},
		"open lists": {
			"input": _profile("growth", [{"category": "rnd"}], [], []),
			"want": {"/use_of_funds/-", "/gtm/channels/-"},
		},
		"a use of unknown kind": {
			"input": _profile("growth", [{"category": null}], [_channel(1, 1)], _all),
			"want": {"/use_of_funds/0/category"},
		},
		"an unmeasured channel": {
			"input": _profile("growth", asked, [{"name": "fairs"}, {"cost": null, "customers_won": 1}], _all),
			"want": {
				"/gtm/channels/0/cost",
				"/gtm/channels/0/customers_won",
				"/gtm/channels/1/cost",
			},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_channel(cost, won) := {"cost": {"amount": cost, "currency": "CNY"}, "customers_won": won}

_profile(stage, uses, channels, complete) := {
	"complete": complete,
	"company": {"stage": stage},
	"use_of_funds": uses,
	"gtm": {"channels": channels},
}
