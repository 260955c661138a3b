package rules.legal.eu_ai_act_duties_open_test

import data.rules.legal.eu_ai_act_duties_open as rule

test_finding[note] if {
	some note, tc in {
		"prohibited": {"class": "prohibited", "on": "2025-02-02", "before": "2025-02-01"},
		"general purpose": {"class": "general_purpose", "on": "2025-08-02", "before": "2025-08-01"},
		"transparency": {"class": "transparency", "on": "2026-08-02", "before": "2026-08-01"},
		"high risk": {"class": "high_risk", "on": "2027-12-02", "before": "2027-12-01"},
	}

	found := rule.finding with input as _profile(tc.class, false, tc.on)
	found == {{
		"at": ["/legal/eu_ai_act/class", "/legal/eu_ai_act/duties_met"],
		"evidence": {"class": tc.class, "in_force_on": tc.on},
	}}
	rule.missing == set() with input as _profile(tc.class, false, tc.on)
	not rule.not_applicable with input as _profile(tc.class, false, tc.on)
	rule.not_applicable with input as _profile(tc.class, false, tc.before)
}

test_suggestion if {
	suggested := rule.suggestion with input as _profile("prohibited", false, "2026-01-01")
	suggested == {{"action": "meet_duties", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_pass if {
	rule.pass with input as _profile("prohibited", true, "2026-01-01")
	not rule.pass with input as _profile("prohibited", false, "2026-01-01")
	rule.missing == set() with input as {"legal": {"eu_ai_act": {"duties_met": true}}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("minimal", false, "2029-01-01")
	rule.not_applicable with input as json.patch(_profile("high_risk", false, "2029-01-01"), [{
		"op": "replace", "path": "/legal/eu_ai_act/eu_users", "value": false,
	}])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {
			"/company/as_of", "/legal/eu_ai_act/eu_users", "/legal/eu_ai_act/class", "/legal/eu_ai_act/duties_met",
		}},
		"an imprecise day": {"input": _profile("transparency", false, "2026"), "want": {"/company/as_of"}},
		"no users": {
			"input": json.remove(_profile("transparency", false, "2026-09-01"), ["/legal/eu_ai_act/eu_users"]),
			"want": {"/legal/eu_ai_act/eu_users"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_profile(class, met, day) := {
	"company": {"as_of": day},
	"legal": {"eu_ai_act": {"eu_users": true, "class": class, "duties_met": met}},
}
