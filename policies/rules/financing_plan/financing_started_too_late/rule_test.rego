package rules.financing_plan.financing_started_too_late_test

import data.rules.financing_plan.financing_started_too_late as rule

# 365 days are twelve months, so that 73 days are 2.4.
test_outcome[note] if {
	some note, tc in {
		"enough": {"cash": 840, "steps": ["2026-03-15"], "talks": null, "want": "pass"},
		"a little less": {"cash": 839, "steps": ["2026-03-15"], "talks": null, "want": "fail"},
		"the earliest step counts": {"cash": 840, "steps": ["2027-01-01", "2026-03-15"], "talks": null, "want": "pass"},
		"talks come first": {"cash": 839, "steps": ["2026-03-15"], "talks": "2026-01-01", "want": "pass"},
		"talks began with enough": {"cash": 360, "steps": [], "talks": "2025-10-20", "want": "pass"},
		"talks began with too little": {"cash": 359, "steps": [], "talks": "2025-10-20", "want": "fail"},
		"a month, at worst enough": {"cash": 1000, "steps": ["2026-03"], "talks": null, "want": "pass"},
		"a month, at best too little": {"cash": 790, "steps": ["2026-03"], "talks": null, "want": "fail"},
		"a month that does not tell": {"cash": 820, "steps": ["2026-03"], "talks": null, "want": "unknown"},
	}

	profile := _profile(tc.cash, 100, tc.steps, tc.talks)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want == "fail"])
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == "pass"]
	missing := rule.missing with input as profile
	count(missing) == count([1 | tc.want == "unknown"])
}

test_finding_whole if {
	profile := _profile(740, 100, ["2026-03-15"], null)
	found := rule.finding with input as profile
	{round(f.evidence.months_left * 1000) | some f in found} == {5000}
	{json.remove(f, ["/evidence/months_left"]) | some f in found} == {{
		"at": ["/financials/cash", "/financials/monthly_net_burn", "/financing_plan/timetable/0/date"],
		"evidence": {
			"start": "2026-03-15",
			"minimum_months_at_start": 6,
			"cash": _yuan(740),
			"monthly_net_burn": _yuan(100),
		},
	}}
	suggested := rule.suggestion with input as profile
	{[s.action, round(s.values.bridge.amount), s.values.bridge.currency, s.values.comfortable_months_at_start] |
		some s in suggested
	} == {["start_with_more_cash", 400, "CNY", 9]}
	none := rule.suggestion with input as _profile(2000, 100, ["2026-03-15"], null)
	none == set()
}

test_self_funding_needs_nothing_else[note] if {
	some note, burn in {"nothing burnt, with revenue": 0, "more comes in": -5}

	profile := {"financials": {"monthly_net_burn": _yuan(burn), "revenue_ttm": _yuan(1)}}
	rule.pass with input as profile
	rule.missing == set() with input as profile
	rule.finding == set() with input as profile
}

test_first_step_decides if {
	first := _profile(1000, 100, ["2026-03-15", null], null)
	rule.pass with input as json.remove(first, ["/complete"])
	rule.missing == {"/financing_plan/timetable/0/date"} with input as _profile(1000, 100, [null, "2026-03-15"], null)
}

test_missing[note] if {
	profile := _profile(1000, 100, ["2026-03-15"], null)
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/as_of", "/financials/cash", "/financials/monthly_net_burn", "/financing_plan/timetable"},
		},
		"neither revenue nor burn": {
			"input": object.union(profile, {"financials": {"monthly_net_burn": _yuan(0), "revenue_ttm": _yuan(0)}}),
			"want": {"/financials/monthly_net_burn"},
		},
		"no date": {
			"input": json.remove(profile, ["/financing_plan/timetable/0/date"]),
			"want": {"/financing_plan/timetable/0/date"},
		},
		"no step": {"input": _profile(1, 100, [], null), "want": {"/financing_plan/talks_started_on"}},
		"rate": {
			"input": json.patch(profile, [{"op": "replace", "path": "/financials/cash/currency", "value": "XAF"}]),
			"want": {"/rates/XAF/CNY"},
		},
		"both dates are months": {
			"input": json.patch(
				_profile(820, 100, ["2026-03"], null),
				[{"op": "replace", "path": "/company/as_of", "value": "2026-01"}],
			),
			"want": {"/company/as_of", "/financing_plan/timetable/0/date"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(cash, burn, steps, talks) := {
	"complete": ["/financing_plan/timetable"],
	"company": {"as_of": "2026-01-01"},
	"financials": {"cash": _yuan(cash), "monthly_net_burn": _yuan(burn)},
	"financing_plan": {"talks_started_on": talks, "timetable": [{"date": date} | some date in steps]},
}

_yuan(amount) := {"amount": amount, "currency": "CNY"}
