package rules.financing_plan.single_method_compared_test

import data.rules.financing_plan.single_method_compared as rule

test_severity_by_stage[note] if {
	some note, tc in {
		"start-up": {"stage": "start_up", "want": {"severity": "low"}},
		"growth": {"stage": "growth", "want": {}},
		"expansion": {"stage": "expansion", "want": {}},
	}

	profile := _profile(tc.stage, [_equity])
	found := rule.finding with input as profile
	found == {object.union(tc.want, {
		"at": ["/financing_plan/methods"],
		"evidence": {"methods": 1, "minimum_methods": 2},
	})}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "price_alternative", "values": {}}}
	not rule.pass with input as profile
}

test_pass[note] if {
	some note, tc in {
		"two": {"methods": [_equity, _loan], "want": true},
		"two of three": {"methods": [_equity, {}, _loan], "want": true},
		"one of two": {"methods": [_equity, {}], "want": false},
		"free money has a cost too": {"methods": [_equity, {"annual_cost_pct": 0, "risk": "audit"}], "want": true},
		"no risk": {"methods": [_equity, {"annual_cost_pct": 0}], "want": false},
	}

	profile := _profile("growth", tc.methods)
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want]
	found := rule.finding with input as profile
	found == set()
	suggested := rule.suggestion with input as profile
	suggested == set()
	missing := rule.missing with input as profile
	[true | missing == set()] == [true | tc.want]
}

test_not_applicable if {
	rule.not_applicable with input as _profile("growth", [])
	not rule.not_applicable with input as json.remove(_profile("growth", []), ["/complete"])
	rule.not_applicable with input as _profile("growth", [{"channel": "public_market"}])
	not rule.not_applicable with input as _profile("growth", [{"channel": "public_market"}, _loan])
	not rule.not_applicable with input as _profile("growth", [{}])
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/financing_plan/methods"}},
		"open list": {
			"input": json.remove(_profile("growth", [_equity]), ["/complete"]),
			"want": {"/financing_plan/methods/-"},
		},
		"costs by channel": {
			"input": _profile("growth", [{"channel": "bond"}, {"channel": "venture", "risk": "control"}]),
			"want": {
				"/financing_plan/methods/0/annual_cost_pct",
				"/financing_plan/methods/0/risk",
				"/financing_plan/methods/1/dilution_pct",
			},
		},
		"channel": {
			"input": _profile("growth", [{"dilution_pct": 20, "risk": "control"}]),
			"want": {"/financing_plan/methods/0/channel"},
		},
		"stage": {"input": json.remove(_profile("growth", [_equity]), ["/company"]), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(stage, methods) := {
	"complete": ["/financing_plan/methods"],
	"company": {"stage": stage},
	"financing_plan": {"methods": methods},
}

_equity := {"channel": "venture", "dilution_pct": 20, "risk": "control"}

_loan := {"channel": "bank", "annual_cost_pct": 6, "risk": "covenants"}
