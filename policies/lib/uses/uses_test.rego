package lib.uses_test

import data.lib.uses

test_not_whole[note] if {
	some note, tc in {
		"as much as is asked for": {"uses": [600, 400], "want": set()},
		"1 % less": {"uses": [600, 390], "want": set()},
		"below": {"uses": [600, 389], "want": {"/use_of_funds/-"}},
		"1 % more": {"uses": [600, 410], "want": set()},
		"above": {"uses": [600, 411], "want": {"/use_of_funds/-"}},
		"a line without an amount": {"uses": [1000, null], "want": {"/use_of_funds/-"}},
	}
	profile := {
		"financing_plan": {"amount": _yuan(1000)},
		"use_of_funds": [{"amount": _yuan(amount)} | some amount in tc.uses],
	}

	uses.not_whole == tc.want with input as profile
	whole := uses.not_whole with input as object.union(profile, {"complete": ["/use_of_funds"]})
	whole == set()
}

test_nothing_known if {
	uses.not_whole == {"/use_of_funds"} with input as {}
	uses.not_whole == {"/use_of_funds/-"} with input as {"financing_plan": {"amount": _yuan(0)}, "use_of_funds": []}
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
