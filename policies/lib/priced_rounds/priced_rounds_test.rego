package lib.priced_rounds_test

import data.lib.priced_rounds

test_rounds if {
	profile := {"rounds": [
		{},
		{"channel": "bank"},
		{"channel": "government"},
		{"channel": "venture", "instrument": "safe"},
		{"channel": "venture", "instrument": null},
		{"channel": "secondary"},
	]}
	all := priced_rounds.all with input as profile
	object.keys(all) == {0, 4, 5}
	primary := priced_rounds.primary with input as profile
	object.keys(primary) == {0, 4}
}

test_no_rounds if priced_rounds.all == {} with input as {"rounds": null}
