package rules.financing_plan.round_far_above_reference_test

import data.rules.financing_plan.round_far_above_reference as rule

test_multiple[note] if {
	some note, tc in {
		"ten times the median": {"country": "CN", "round": "angel", "ask": _money(80000000, "CNY"), "want": false},
		"above it": {"country": "CN", "round": "angel", "ask": _money(80000001, "CNY"), "want": true},
		"five times the US median": {"country": "US", "round": "a", "ask": _money(60000000, "USD"), "want": false},
		"above the US median": {"country": "US", "round": "Series A", "ask": _money(60000001, "USD"), "want": true},
		"a Chinese name": {"country": "CN", "round": "Pre-A 轮", "ask": _money(150000001, "CNY"), "want": true},
	}

	profile := _profile(tc.country, tc.round, tc.ask)
	found := rule.finding with input as profile
	count(found) == count([1 | tc.want])
	passed := [true | rule.pass] with input as profile
	passed == [true | not tc.want]
}

test_finding_whole if {
	profile := _profile("CN", "angel", _money(90000000, "CNY"))
	found := rule.finding with input as profile
	found == {{
		"at": ["/financing_plan/amount", "/financing_plan/round"],
		"evidence": {
			"ask": _money(90000000, "CNY"),
			"median": _money(8000000, "CNY"),
			"maximum_multiple": 10,
		},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "compare_peers", "values": {}}}
	none := rule.suggestion with input as _profile("CN", "angel", _money(1, "CNY"))
	none == set()
}

test_not_applicable if {
	rule.not_applicable with input as _profile("FR", "a", _money(1, "EUR"))
	rule.not_applicable with input as _profile("CN", "bridge", _money(1, "CNY"))
	not rule.not_applicable with input as _profile("CN", "a", _money(1, "CNY"))
	not rule.not_applicable with input as _profile(null, null, null)
	not rule.not_applicable with input as _profile("CN", null, _money(1, "CNY"))
	not rule.not_applicable with input as {"company": {"country": "CN"}}
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	profile := _profile("CN", "a", _money(1, "CNY"))
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/country", "/financing_plan/round", "/financing_plan/amount"}},
		"country": {"input": json.remove(profile, ["/company/country"]), "want": {"/company/country"}},
		"round": {"input": json.remove(profile, ["/financing_plan/round"]), "want": {"/financing_plan/round"}},
		"amount": {"input": json.remove(profile, ["/financing_plan/amount/amount"]), "want": {"/financing_plan/amount"}},
		"rate": {"input": _profile("CN", "a", _money(1, "JPY")), "want": {"/rates/JPY/CNY"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	found := rule.finding with input as tc.input
	found == set()
}

_profile(country, round, ask) := {
	"company": {"country": country},
	"financing_plan": {"round": round, "amount": ask},
}

_money(amount, currency) := {"amount": amount, "currency": currency}
