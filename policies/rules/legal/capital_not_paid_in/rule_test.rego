package rules.legal.capital_not_paid_in_test

import data.rules.legal.capital_not_paid_in as rule

test_finding[note] if {
	some note, tc in {
		"paid": {"paid": 100, "due": "2024-01-01", "want": set()},
		"due today": {"paid": 40, "due": "2025-06-30", "want": set()},
		"due yesterday": {"paid": 40, "due": "2025-06-29", "want": {"overdue"}},
		"last day": {"paid": 40, "due": "2032-06-30", "want": set()},
		"later": {"paid": 40, "due": "2032-07-01", "want": {"late"}},
	}

	found := rule.finding with input as _profile(tc.paid, tc.due)
	{f.kind | some f in found} == tc.want
	passed := {true | rule.pass} with input as _profile(tc.paid, tc.due)
	count(passed) == count([true | count(tc.want) == 0])
}

test_finding_whole if {
	found := rule.finding with input as _profile(40, "2040")
	found == {{
		"kind": "late",
		"severity": "medium",
		"at": ["/legal/paid_in_capital", "/legal/paid_in_due_on"],
		"evidence": {
			"open": {"amount": 60, "currency": "CNY"},
			"paid_in_due_on": "2040",
			"last_day": "2032-06-30",
		},
	}}
	suggested := rule.suggestion with input as _profile(40, "2040")
	suggested == {{"action": "pay_or_reduce", "values": {"open": {"amount": 60, "currency": "CNY"}}}}
	overdue := rule.finding with input as _profile(40, "2024")
	overdue == {{
		"kind": "overdue",
		"at": ["/legal/paid_in_capital", "/legal/paid_in_due_on"],
		"evidence": {"open": {"amount": 60, "currency": "CNY"}, "paid_in_due_on": "2024"},
	}}
}

test_paid_up_needs_no_dates if {
	profile := json.remove(_profile(100, "2024"), ["/company/as_of", "/legal/paid_in_due_on"])
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/country", "/company/as_of", "/legal/subscribed_capital", "/legal/paid_in_capital",
			"/legal/paid_in_due_on",
		}},
		"no term": {"input": json.remove(_profile(40, "2024"), ["/legal/paid_in_due_on"]), "want": {"/legal/paid_in_due_on"}},
		"this year": {"input": _profile(40, "2025"), "want": {"/legal/paid_in_due_on"}},
		"that year": {"input": _profile(40, "2032"), "want": {"/legal/paid_in_due_on"}},
		"no rate": {
			"input": json.patch(_profile(40, "2030"), [{"op": "replace", "path": "/legal/paid_in_capital/currency", "value": "XAF"}]),
			"want": {"/rates/XAF/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"country": "US"}}
	not rule.not_applicable with input as _profile(1, "2030")
}

_profile(paid, due) := {
	"company": {"country": "CN", "as_of": "2025-06-30"},
	"legal": {
		"subscribed_capital": {"amount": 100, "currency": "CNY"},
		"paid_in_capital": {"amount": paid, "currency": "CNY"},
		"paid_in_due_on": due,
	},
}
