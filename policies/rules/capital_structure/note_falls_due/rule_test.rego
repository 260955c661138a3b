package rules.capital_structure.note_falls_due_test

import data.rules.capital_structure.note_falls_due as rule

test_finding[note] if {
	some note, tc in {
		"a quarter": {"amount": 25, "day": "2025-12-01", "burn": 10, "want": 0},
		"more": {"amount": 26, "day": "2025-12-01", "burn": 10, "want": 1},
		"within ten months of runway": {"amount": 26, "day": "2026-04-28", "burn": 10, "want": 1},
		"after the runway": {"amount": 26, "day": "2026-05-02", "burn": 10, "want": 0},
		"within half a year of a short runway": {"amount": 26, "day": "2025-12-29", "burn": 50, "want": 1},
		"after it": {"amount": 26, "day": "2026-01-02", "burn": 50, "want": 0},
		"self-funding": {"amount": 26, "day": "2025-12-29", "burn": -1, "want": 1},
	}

	found := rule.finding with input as _profile(tc.amount, tc.day, tc.burn)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile(tc.amount, tc.day, tc.burn)
	passed == [true | tc.want == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile(40, "2026-01-31", 10)
	found == {{
		"at": ["/cap_table/convertibles/0/maturity_on", "/financials/cash"],
		"evidence": {
			"due": {"amount": 40, "currency": "USD"},
			"cash": {"amount": 100, "currency": "USD"},
			"horizon_months": 10,
			"maximum_due_pct": 25,
		},
	}}
	suggested := rule.suggestion with input as _profile(40, "2026-01-31", 10)
	suggested == {{"action": "extend_notes", "values": {}}}
}

test_no_notes_need_nothing_else if {
	rule.pass with input as {"complete": ["/cap_table/convertibles"], "cap_table": {"convertibles": [{"instrument": "safe_post_money"}]}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/cap_table/convertibles"}},
		"no instrument": {
			"input": json.remove(_profile(1, "2026-01-31", 10), ["/cap_table/convertibles/0/instrument"]),
			"want": {"/cap_table/convertibles/0/instrument"},
		},
		"nothing of a note": {
			"input": json.patch(_profile(1, "2026-01-31", 10), [{"op": "replace", "path": "/cap_table/convertibles/0", "value": {"instrument": "note"}}]),
			"want": {"/cap_table/convertibles/0/amount", "/cap_table/convertibles/0/maturity_on"},
		},
		"no figures": {
			"input": json.remove(_profile(1, "2026-01-31", 10), ["/financials", "/company"]),
			"want": {"/financials/cash", "/financials/monthly_net_burn", "/company/as_of"},
		},
		"no rates": {
			"input": json.patch(_profile(1, "2026-01-31", 10), [{"op": "replace", "path": "/financials/monthly_net_burn/currency", "value": "XAF"}]),
			"want": {"/rates/USD/XAF"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(amount, day, burn) := {
	"company": {"as_of": "2025-06-30"},
	"complete": ["/cap_table/convertibles"],
	"cap_table": {"convertibles": [{"instrument": "note", "amount": {"amount": amount, "currency": "USD"}, "maturity_on": day}]},
	"financials": {"cash": {"amount": 100, "currency": "USD"}, "monthly_net_burn": {"amount": burn, "currency": "USD"}},
}
