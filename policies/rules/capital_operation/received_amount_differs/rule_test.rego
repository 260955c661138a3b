package rules.capital_operation.received_amount_differs_test

import data.rules.capital_operation.received_amount_differs as rule

test_amounts[note] if {
	some note, tc in {
		"all of it": {"round": _round(1000, 1000), "want": set()},
		"short within the tolerance": {"round": _round(1000, 990), "want": set()},
		"short": {"round": _whole(_round(1000, 989), 0, 0), "want": {"short"}},
		"over within the tolerance": {"round": _round(1000, 1010), "want": set()},
		"over": {"round": _round(1000, 1011), "want": {"over"}},
		"short of the amount by the existing shares": {"round": _whole(_round(1000, 700), 300, 0), "want": set()},
		"short of the amount by what was converted": {"round": _whole(_round(1000, 700), 100, 200), "want": set()},
		"short even so": {"round": _whole(_round(1000, 600), 100, 200), "want": {"short"}},
		"nothing raised in cash": {"round": _whole(_round(1000, 0), 0, 1000), "want": set()},
		"a grant arrives whole": {"round": object.union(_round(1000, 989), {"channel": "government"}), "want": {"short"}},
		"a note arrives whole": {"round": object.union(_round(1000, 989), {"instrument": "note"}), "want": {"short"}},
		"a loan that did": {"round": object.union(_round(1000, 1000), {"channel": "bank"}), "want": set()},
		"nothing arrived": {"round": _whole(_round(1000, 0), 0, 0), "want": {"short"}},
	}

	found := rule.finding with input as _profile([tc.round])
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile([tc.round])
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile([tc.round])
}

test_finding_whole if {
	profile := _profile([
		object.union(_whole(_round(1000, 600), 100, 0), {"label": "a"}),
		object.union(_round(1000, 1500), {"label": "a"}),
	])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "short",
			"subject": "a",
			"at": ["/rounds/0/amount", "/rounds/0/amount_received"],
			"evidence": {
				"amount_received": _yuan(600),
				"expected": _yuan(900),
				"outstanding": _yuan(300),
				"tolerance_pct": 1,
			},
		},
		{
			"kind": "over",
			"subject": "a (2)",
			"at": ["/rounds/1/amount", "/rounds/1/amount_received"],
			"evidence": {"amount_received": _yuan(1500), "amount": _yuan(1000), "tolerance_pct": 1},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "collect", "subject": "a", "values": {"outstanding": _yuan(300)}},
		{"action": "paper_excess", "subject": "a (2)", "values": {"excess": _yuan(500)}},
	}
}

test_received_in_another_currency if {
	round := object.union(_round(7000, 0), {"amount_received": {"amount": 1000, "currency": "USD"}})
	profile := object.union(_profile([round]), {"rates": {"USD": {"CNY": {"rate": 7, "as_of": "2026-01-01"}}}})
	rule.pass with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds"}},
		"open list": {
			"input": object.union(_profile([_round(1, 1)]), {"complete": []}),
			"want": {"/rounds/-"},
		},
		"empty open list": {"input": {"rounds": []}, "want": {"/rounds/-"}},
		"no amounts": {
			"input": _profile([{"amount": null, "amount_received": {"amount_text": "some", "currency": "CNY"}}]),
			"want": {"/rounds/0/amount", "/rounds/0/amount_received", "/rounds/0/closed_on"},
		},
		"no closing date": {
			"input": _profile([json.remove(_round(1, 1), ["/closed_on"])]),
			"want": {"/rounds/0/closed_on"},
		},
		"short, and nobody says what was to come as cash": {
			"input": _profile([_round(1000, 700)]),
			"want": {"/rounds/0/secondary", "/rounds/0/converted"},
		},
		"received without rate": {
			"input": _profile([object.union(_round(1, 1), {"amount_received": {"amount": 1, "currency": "XAF"}})]),
			"want": {"/rates/XAF/CNY"},
		},
		"existing shares without rate": {
			"input": _profile([object.union(
				_whole(_round(1000, 700), 0, 0),
				{"secondary": {"amount": 1, "currency": "XAF"}},
			)]),
			"want": {"/rates/XAF/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.not_applicable with input as tc.input
}

test_finding_needs_no_whole_list if {
	found := rule.finding with input as object.union(_profile([_round(1000, 2000)]), {"complete": []})
	{f.subject | some f in found} == {"1"}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as _profile([_round(1, 1)])
}

_profile(list) := {"complete": ["/rounds"], "rounds": list}

_round(amount, received) := {
	"amount": _yuan(amount),
	"amount_received": _yuan(received),
	"closed_on": "2026-01",
}

_whole(round, secondary, converted) := object.union(
	round,
	{"secondary": _yuan(secondary), "converted": _yuan(converted)},
)

_yuan(amount) := {"amount": amount, "currency": "CNY"}

test_rates_of_what_came_in_and_of_what_did_not if {
	profile := {"company": {"as_of": "2025-06-30"}, "rounds": [{
		"channel": "venture", "date": "2025-06-01",
		"amount": {"amount": 100, "currency": "USD"},
		"amount_received": {"amount": 50, "currency": "CNY"},
		"secondary": {"amount": 5, "currency": "EUR"},
	}]}
	rates := rule.rates with input as profile
	{[rate.from, rate.to] | some rate in rates} == {["CNY", "USD"], ["EUR", "USD"]}
}
