package lib.given_test

import data.lib.given

test_fact[note] if {
	some note, tc in {
		"a number": {"x": 0, "want": [0]},
		"a boolean": {"x": false, "want": [false]},
		"an empty list": {"x": [], "want": [[]]},
		"an amount": {"x": {"amount": 1, "currency": "CNY"}, "want": [{"amount": 1, "currency": "CNY"}]},
		"an amount in words": {"x": {"amount": null, "amount_text": "some", "currency": "CNY"}, "want": []},
		"null": {"x": null, "want": []},
	}

	[value | value := given.fact(tc.x)] == tc.want
}

test_fact_not_written if {
	[value | value := given.fact(input.x)] == [] with input as {}
}
