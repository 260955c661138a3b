package rules.capital_structure.financing_slack_too_thin_test

import data.rules.capital_structure.financing_slack_too_thin as rule

# The closing is 146 days ahead, 4.8 months: 7.8 months of burn are needed.
test_finding[note] if {
	some note, tc in {
		"just enough, with credit": {"cash": 700, "credit": 80, "burn": 100, "want": false},
		"just too little": {"cash": 700, "credit": 79, "burn": 100, "want": true},
		"enough cash alone": {"cash": 780, "credit": 0, "burn": 100, "want": false},
		"nothing at all": {"cash": 0, "credit": 0, "burn": 100, "want": true},
		"no burn": {"cash": 0, "credit": 0, "burn": 0, "want": false},
		"more comes in than goes out": {"cash": 0, "credit": 0, "burn": -1, "want": false},
	}

	found := rule.finding with input as _profile(tc.cash, tc.credit, tc.burn)
	[true | count(found) == 1] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.cash, tc.credit, tc.burn)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.cash, tc.credit, tc.burn)
}

test_finding_whole if {
	found := rule.finding with input as _profile(600, 80, 100)
	found == {{
		"at": [
			"/financials/cash", "/financials/undrawn_facility",
			"/financials/monthly_net_burn", "/financing_plan/timetable/1/date",
		],
		"evidence": {
			"closing": "2026-11-24",
			"funds": {"amount": 680, "currency": "CNY"},
			"monthly_net_burn": {"amount": 100, "currency": "CNY"},
			"funded_months": 6.8,
			"months_to_closing": 4.8,
			"minimum_slack_months": 3,
		},
	}}
	suggested := rule.suggestion with input as _profile(600, 80, 100)
	suggested == {{"action": "secure_bridge", "values": {"shortfall": {"amount": 100, "currency": "CNY"}}}}
}

test_timetable_that_has_passed_counts_from_today if {
	profile := json.patch(_profile(299, 0, 100), [{"op": "replace", "path": "/company/as_of", "value": "2027-07-01"}])
	found := rule.finding with input as profile
	{[f.evidence.closing, f.evidence.funded_months, f.evidence.months_to_closing] | some f in found} == {["2027-07-01", 2.99, 0]}
}

# The funds end before the closing: both numbers stay what they are, neither is negative.
test_gone_before_the_closing if {
	found := rule.finding with input as _profile(100, 0, 100)
	{[f.evidence.funded_months, f.evidence.months_to_closing] | some f in found} == {[1, 4.8]}
}

test_imprecise_dates[note] if {
	some note, tc in {
		"too little even at the soonest": {"cash": 605, "found": 1, "missing": set(), "pass": false},
		"enough at the soonest only": {"cash": 750, "found": 0, "missing": {"date", "as_of"}, "pass": false},
		"enough even at the latest": {"cash": 900, "found": 0, "missing": set(), "pass": true},
	}

	pointers := {"date": "/financing_plan/timetable/1/date", "as_of": "/company/as_of"}
	profile := json.patch(_profile(tc.cash, 0, 100), [
		{"op": "replace", "path": pointers.date, "value": "2026-11"},
		{"op": "replace", "path": pointers.as_of, "value": "2026-07"},
	])
	found := rule.finding with input as profile
	count(found) == tc.found
	rule.missing == {pointers[name] | some name in tc.missing} with input as profile
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
}

test_not_applicable if {
	plan := {"complete": ["/financing_plan/timetable"], "financing_plan": {"timetable": []}}
	rule.not_applicable with input as plan
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as json.remove(plan, ["/complete"])
	not rule.not_applicable with input as _profile(1, 1, 1)
	not rule.not_applicable with input as {}
}

test_facility_need_not_be_known_when_cash_will_do if {
	profile := json.remove(_profile(780, 0, 100), ["/financials/undrawn_facility"])
	rule.missing == set() with input as profile
	rule.pass with input as profile
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {
				"/company/stage", "/company/as_of", "/financials/monthly_net_burn", "/financials/cash",
				"/financials/undrawn_facility", "/financing_plan/timetable",
			},
		},
		"no stage": {"input": json.remove(_profile(0, 0, 100), ["/company/stage"]), "want": {"/company/stage"}},
		"no stage, no burn": {"input": json.remove(_profile(0, 0, 0), ["/company/stage"]), "want": {"/company/stage"}},
		"no credit": {
			"input": json.remove(_profile(0, 0, 100), ["/financials/undrawn_facility"]),
			"want": {"/financials/undrawn_facility"},
		},
		"open timetable": {
			"input": json.remove(_profile(780, 0, 100), ["/complete"]),
			"want": {"/financing_plan/timetable/-"},
		},
		"a step without a date": {
			"input": json.remove(_profile(780, 0, 100), ["/financing_plan/timetable/0/date"]),
			"want": {"/financing_plan/timetable/0/date"},
		},
		"currencies": {
			"input": json.patch(_profile(780, 1, 100), [
				{"op": "replace", "path": "/financials/cash/currency", "value": "XAF"},
				{"op": "replace", "path": "/financials/undrawn_facility/currency", "value": "XOF"},
			]),
			"want": {"/rates/XAF/CNY", "/rates/XOF/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(cash, credit, burn) := {
	"complete": ["/financing_plan/timetable"],
	"company": {"stage": "growth", "as_of": "2026-07-01"},
	"financing_plan": {"timetable": [
		{"step": "term sheet", "date": "2026-09-01"},
		{"step": "closing", "date": "2026-11-24"},
	]},
	"financials": {
		"cash": {"amount": cash, "currency": "CNY"},
		"undrawn_facility": {"amount": credit, "currency": "CNY"},
		"monthly_net_burn": {"amount": burn, "currency": "CNY"},
		"revenue_ttm": {"amount": 1, "currency": "CNY"},
	},
}
