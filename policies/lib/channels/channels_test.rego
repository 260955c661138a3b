package lib.channels_test

import data.lib.channels

test_planned if {
	profile := _plan([{"channel": "bank"}, {"channel": null}, {"channel": "bond"}], [])
	channels.planned({"bank", "angel"}) == {"/financing_plan/methods/0": {"channel": "bank"}} with input as profile
	channels.planned_hidden == {"/financing_plan/methods/-", "/financing_plan/methods/1/channel"} with input as profile
	channels.planned({"bank"}) == {} with input as {}
	channels.planned_hidden == {"/financing_plan/methods"} with input as {}
}

test_none_planned[note] if {
	whole := ["/financing_plan/methods"]
	some note, tc in {
		"other channels only": {"input": _plan([{"channel": "bond"}], whole), "want": true},
		"no method": {"input": _plan([], whole), "want": true},
		"the channel": {"input": _plan([{"channel": "bank"}], whole), "want": false},
		"a channel is unknown": {"input": _plan([{}], whole), "want": false},
		"open list": {"input": _plan([{"channel": "bond"}], []), "want": false},
		"no list": {"input": {"complete": whole}, "want": false},
	}

	found := [true | channels.none_planned({"bank"})] with input as tc.input
	found == [true | tc.want]
}

test_closed if {
	profile := {"rounds": [{"channel": "bank"}, {"channel": null}]}
	channels.closed({"bank"}) == {"/rounds/0": {"channel": "bank"}} with input as profile
	channels.closed_hidden == {"/rounds/-", "/rounds/1/channel"} with input as profile
	not channels.none_closed({"angel"}) with input as profile
	channels.none_closed({"angel"}) with input as {"complete": ["/rounds"], "rounds": [{"channel": "bank"}]}
	not channels.none_closed({"bank"}) with input as {"complete": ["/rounds"], "rounds": [{"channel": "bank"}]}
}

_plan(methods, complete) := {"complete": complete, "financing_plan": {"methods": methods}}
