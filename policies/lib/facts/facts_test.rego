package lib.facts_test

import data.lib.facts

test_absent[note] if {
	some note, tc in {
		"absent member": {"input": {}, "want": {"/a/b"}},
		"null": {"input": {"a": {"b": null}}, "want": {"/a/b"}},
		"null above": {"input": {"a": null}, "want": {"/a/b"}},
		"zero is a fact": {"input": {"a": {"b": 0}}, "want": set()},
		"false is a fact": {"input": {"a": {"b": false}}, "want": set()},
		"empty list is a fact": {"input": {"a": {"b": []}}, "want": set()},
		"an amount": {"input": {"a": {"b": {"amount": 0, "currency": "CNY"}}}, "want": set()},
		"an amount in words": {"input": {"a": {"b": {"amount_text": "some", "currency": "CNY"}}}, "want": {"/a/b"}},
		"a null amount": {"input": {"a": {"b": {"amount": null, "currency": "CNY"}}}, "want": {"/a/b"}},
	}

	facts.absent({"/a/b"}) == tc.want with input as tc.input
}

test_lacking if {
	facts.lacking("/a/0", {"x": 1, "y": null, "z": {"u": false}}, {"x", "y", "z/u", "z/v"}) == {"/a/0/y", "/a/0/z/v"}
}

test_whole if {
	facts.whole("/rounds") with input as {"complete": ["/rounds"], "rounds": []}
	not facts.whole("/rounds") with input as {"complete": ["/rounds"]}
	not facts.whole("/rounds") with input as {"complete": [], "rounds": []}
	not facts.whole("/rounds") with input as {"rounds": []}
}

test_not_whole[note] if {
	some note, tc in {
		"absent": {"input": {"complete": ["/a/b"]}, "want": {"/a/b"}},
		"open": {"input": {"a": {"b": [1]}}, "want": {"/a/b/-"}},
		"whole": {"input": {"a": {"b": [1]}, "complete": ["/a/b"]}, "want": set()},
		"declared none": {"input": {"a": {"b": []}, "complete": ["/a/b"]}, "want": set()},
	}

	facts.not_whole({"/a/b"}) == tc.want with input as tc.input
}

test_list_in_an_entry if {
	profile := {"rounds": [{}, {"investors": []}], "complete": ["/rounds/1/investors"]}
	facts.not_whole({"/rounds/0/investors", "/rounds/1/investors"}) == {"/rounds/0/investors"} with input as profile
	facts.absent({"/rounds/1/investors", "/rounds/2/investors"}) == {"/rounds/2/investors"} with input as profile
}

test_entry if facts.entry("/rounds", 2) == "/rounds/2"
