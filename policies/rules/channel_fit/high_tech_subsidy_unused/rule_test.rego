package rules.channel_fit.high_tech_subsidy_unused_test

import data.rules.channel_fit.high_tech_subsidy_unused as rule

test_gates[note] if {
	some note, tc in {
		"all at the limit": {"patch": [], "eligible": true},
		"registered a day too short": {"patch": [_set("/company/founded_on", "2025-01-02")], "eligible": false},
		"too few scientists": {"patch": [_set("/team/headcount_scientific", 9)], "eligible": false},
		"too little high-tech income": {"patch": [_set("/financials/high_tech_income_pct", 59)], "eligible": false},
		"too little R&D": {"patch": [_set("/financials/annual/0/rnd_expense/amount", 4)], "eligible": false},
		"an old year does not count": {
			"patch": [{"op": "add", "path": "/financials/annual/0", "value": _year(2021, 1000, 0)}],
			"eligible": true,
		},
		"no revenue": {
			"patch": [_set(concat("", ["/financials/annual/", i, "/revenue/amount"]), 0) | some i in ["0", "1", "2"]],
			"eligible": false,
		},
		"one year, and no more": {
			"patch": [
				{"op": "remove", "path": "/financials/annual/0"},
				{"op": "remove", "path": "/financials/annual/0"},
				{"op": "add", "path": "/complete/-", "value": "/financials/annual"},
			],
			"eligible": true,
		},
	}

	profile := json.patch(_profile, tc.patch)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.eligible])
	not_applicable := [true | rule.not_applicable] with input as profile
	not_applicable == [true | not tc.eligible]
	missing := rule.missing with input as profile
	missing == set()
	not rule.pass with input as profile
}

test_band_of_the_latest_year[note] if {
	some note, tc in {
		"first band": {"latest": 50000000, "rnd": 2500000, "want": 5},
		"second band": {"latest": 50000001, "rnd": 2500000, "want": 4},
		"end of the second band": {"latest": 200000000, "rnd": 8000000, "want": 4},
		"third band": {"latest": 200000001, "rnd": 8000000, "want": 3},
	}

	found := rule.finding with input as json.patch(_profile, [
		_set("/financials/annual", [_year(2025, tc.latest, tc.rnd), _year(2024, 0, 0), _year(2023, 0, 0)]),
	])
	{f.evidence.minimum_rnd_pct | some f in found} == {tc.want}
}

test_finding_whole if {
	found := rule.finding with input as _profile
	found == {{
		"at": ["/financials/annual", "/team/headcount_scientific", "/financials/high_tech_income_pct", "/grants"],
		"evidence": {
			"rnd_pct": 5,
			"minimum_rnd_pct": 5,
			"headcount_scientific": 10,
			"headcount": 100,
			"minimum_scientific_staff_pct": 10,
			"high_tech_income_pct": 60,
			"minimum_high_tech_income_pct": 60,
		},
	}}
	suggested := rule.suggestion with input as _profile
	suggested == {{"action": "apply", "values": {}}}
}

test_pass_once_applied if {
	profile := json.patch(_profile, [_set("/grants", [{"status": "rejected"}]), {"op": "remove", "path": "/complete"}])
	rule.pass with input as profile
	rule.suggestion == set() with input as profile
	not rule.pass with input as json.remove(profile, ["/company/stage"])
}

test_not_applicable_by_stage_and_country if {
	rule.not_applicable with input as {"company": {"stage": "expansion"}}
	rule.not_applicable with input as {"company": {"country": "US"}}
	not rule.not_applicable with input as {"company": {"stage": "growth", "country": "CN"}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {
				"/company/stage", "/company/country", "/company/as_of", "/company/founded_on", "/company/headcount",
				"/team/headcount_scientific", "/financials/high_tech_income_pct", "/financials/annual", "/grants",
			},
		},
		"too few years": {
			"input": json.patch(_profile, [{"op": "remove", "path": "/financials/annual/0"}]),
			"want": {"/financials/annual/-"},
		},
		"a year is incomplete": {
			"input": json.patch(_profile, [_set("/financials/annual/0/revenue", null)]),
			"want": {"/financials/annual/0/revenue"},
		},
		"no rate": {
			"input": json.patch(_profile, [
				_set("/financials/annual/0/revenue/currency", "XAF"),
				_set("/financials/annual/0/rnd_expense/currency", "XOF"),
			]),
			"want": {"/rates/XAF/CNY", "/rates/XOF/CNY"},
		},
		"the year of founding does not tell": {
			"input": json.patch(_profile, [_set("/company/founded_on", "2025")]),
			"want": {"/company/founded_on"},
		},
		"open list": {"input": json.remove(_profile, ["/complete"]), "want": {"/grants/-"}},
		"a status": {"input": json.patch(_profile, [_set("/grants", [{}])]), "want": {"/grants/0/status"}},
	}

	rule.missing == tc.want with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
	not rule.pass with input as tc.input
}

_profile := {
	"complete": ["/grants"],
	"company": {"stage": "growth", "country": "CN", "as_of": "2026-01-01", "founded_on": "2025-01-01", "headcount": 100},
	"team": {"headcount_scientific": 10},
	"financials": {
		"high_tech_income_pct": 60,
		"annual": [_year(2023, 100, 5), _year(2024, 100, 5), _year(2025, 100, 5)],
	},
	"grants": [],
}

_year(year, revenue, rnd) := {
	"year": year,
	"revenue": {"amount": revenue, "currency": "CNY"},
	"rnd_expense": {"amount": rnd, "currency": "CNY"},
}

_set(path, value) := {"op": "replace", "path": path, "value": value}
