package rules.consistency.funding_total_contradicted_test

import data.rules.consistency.funding_total_contradicted as rule

test_outcome[note] if {
	some note, tc in {
		"equal": {"total": 1000, "amounts": [400, 600], "want": ["pass"]},
		"rounds more, tolerated": {"total": 1000, "amounts": [405, 600], "want": ["pass"]},
		"rounds more": {"total": 1000, "amounts": [406, 600], "want": ["less"]},
		"rounds less, tolerated": {"total": 1000, "amounts": [395, 600], "want": ["pass"]},
		"rounds less": {"total": 1000, "amounts": [394, 600], "want": ["more"]},
		"nothing raised": {"total": 0, "amounts": [], "want": ["pass"]},
		"an amount unknown": {"total": 1000, "amounts": [null, 600], "want": ["unknown", "/rounds/0/amount"]},
		"an amount unknown, the others more": {"total": 1000, "amounts": [null, 1006], "want": ["less"]},
	}

	_outcome(_profile(tc.total, tc.amounts)) == tc.want
}

test_converted[note] if {
	some note, tc in {
		"tolerated": {"amount": 110, "want": ["pass"]},
		"more": {"amount": 111, "want": ["less"]},
		"less": {"amount": 89, "want": ["more"]},
	}

	profile := json.patch(_profile(1000, [tc.amount]), [
		{"op": "replace", "path": "/rounds/0/amount/currency", "value": "USD"},
		{"op": "add", "path": "/rates", "value": {"USD": {"CNY": {"rate": 10, "as_of": "2026-01-01"}}}},
	])
	_outcome(profile) == tc.want
	found := rule.finding with input as profile
	every f in found { f.evidence.converted_tolerance_pct == 10 }
}

test_finding_whole if {
	profile := _profile(1000, [400, 500])
	found := rule.finding with input as profile
	found == {{
		"kind": "more",
		"at": ["/declared/funding_total", "/rounds"],
		"evidence": {
			"funding_total": _cny(1000),
			"rounds_total": _cny(900),
			"tolerance_pct": 0.5,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "document_rest", "values": {"gap": _cny(100)}}}
	defined := rule.suggestion with input as _profile(1000, [1100])
	defined == {{"action": "define_total", "values": {"rounds_total": _cny(1100)}}}
}

test_open_list if {
	_outcome(json.remove(_profile(1000, [1100]), ["/complete"])) == ["less"]
	_outcome(json.remove(_profile(1000, [900]), ["/complete"])) == ["unknown", "/rounds/-"]
	_outcome(json.remove(_profile(1000, [1000]), ["/complete"])) == ["unknown", "/rounds/-"]
}

test_not_applicable if {
	rule.not_applicable with input as {}
	rule.not_applicable with input as _profile(null, [1])
	not rule.not_applicable with input as _profile(1, [1])
}

test_missing if {
	rule.missing == {"/rounds"} with input as {"declared": {"funding_total": {"amount": 1, "currency": "CNY"}}}
	rule.missing == {"/rounds/0/amount"} with input as json.remove(_profile(1000, [1]), ["/rounds/0/amount"])
	dollars := [{"op": "replace", "path": "/rounds/0/amount/currency", "value": "USD"}]
	_outcome(json.patch(_profile(1000, [1100]), dollars)) == ["unknown", "/rates/USD/CNY"]
}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(total, amounts) := {
	"complete": ["/rounds"],
	"declared": {"funding_total": _cny(total)},
	"rounds": [{"amount": _cny(amount)} | some amount in amounts],
}

_cny(amount) := {"amount": amount, "currency": "CNY"}
