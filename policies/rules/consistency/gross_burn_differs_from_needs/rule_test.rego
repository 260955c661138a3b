package rules.consistency.gross_burn_differs_from_needs_test

import data.rules.consistency.gross_burn_differs_from_needs as rule

test_outcome[note] if {
	some note, tc in {
		"equal": {"burn": 100, "needs": [_need(600, 12), _need(600, 12)], "want": ["pass"]},
		"one and a half times": {"burn": 150, "needs": [_need(1200, 12)], "want": ["pass"]},
		"above": {"burn": 151, "needs": [_need(1200, 12)], "want": ["above"]},
		"three times": {"burn": 100, "needs": [_need(3600, 12)], "want": ["pass"]},
		"below": {"burn": 100, "needs": [_need(3612, 12)], "want": ["below"]},
		"different periods": {"burn": 100, "needs": [_need(600, 12), _need(900, 18)], "want": ["pass"]},
		"needs of a later stage": {"burn": 100, "needs": [_need(1200, 12), _staged(9000, "expansion")], "want": ["pass"]},
		"needs of this stage": {"burn": 100, "needs": [_need(1200, 12), _staged(9000, "growth")], "want": ["below"]},
		"only needs of a later stage": {"burn": 100, "needs": [_staged(9000, "expansion")], "want": ["above"]},
		"no period": {"burn": 100, "needs": [_need(600, 0)], "want": ["unknown", "/capital_needs/0/months"]},
		"no amount": {"burn": 100, "needs": [_need(null, 12)], "want": ["unknown", "/capital_needs/0/amount"]},
		"no burn, no needs": {"burn": 0, "needs": [_need(0, 12)], "want": ["pass"]},
		"no list": {"burn": 0, "needs": [], "want": ["not_applicable"]},
	}

	_outcome(_profile(tc.burn, tc.needs)) == tc.want
}

test_finding_whole if {
	found := rule.finding with input as _profile(200, [_need(1200, 12)])
	found == {{
		"kind": "above",
		"at": ["/financials/monthly_gross_burn", "/capital_needs"],
		"evidence": {"monthly_gross_burn": _cny(200), "monthly_needs": _cny(100), "maximum_burn_factor": 1.5},
	}}
	complete := rule.suggestion with input as _profile(200, [_need(1200, 12)])
	complete == {{"action": "complete_needs", "values": {"gap": _cny(100)}}}
	phase := rule.suggestion with input as _profile(100, [_need(4800, 12)])
	phase == {{"action": "phase_spending", "values": {"gap": _cny(300)}}}
}

test_missing[note] if {
	profile := _profile(100, [_need(1200, 12)])
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/financials/monthly_gross_burn", "/capital_needs"}},
		"open list": {"input": json.remove(profile, ["/complete"]), "want": {"/capital_needs/-"}},
		"burn": {"input": json.remove(profile, ["/financials"]), "want": {"/financials/monthly_gross_burn"}},
		"stage": {
			"input": json.remove(_profile(100, [_staged(1200, "growth")]), ["/company"]),
			"want": {"/company/stage"},
		},
		"stage, where no need names one": {"input": json.remove(profile, ["/company"]), "want": set()},
		"another currency": {
			"input": json.patch(
				profile,
				[{"op": "replace", "path": "/capital_needs/0/amount/currency", "value": "USD"}],
			),
			"want": {"/rates/USD/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	_outcome(tc.input)[0] == {true: "pass", false: "unknown"}[tc.want == set()]
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(burn, needs) := {
	"complete": ["/capital_needs"],
	"company": {"stage": "growth"},
	"financials": {"monthly_gross_burn": _cny(burn)},
	"capital_needs": needs,
}

_need(amount, months) := {"amount": _cny(amount), "months": months}

_staged(amount, stage) := object.union(_need(amount, 12), {"stage": stage})

_cny(amount) := {"amount": amount, "currency": "CNY"}
