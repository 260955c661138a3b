package rules.capital_operation.bank_concentration_high_test

import data.rules.capital_operation.bank_concentration_high as rule

test_share[note] if {
	some note, tc in {
		"at the limit": {"stage": "growth", "share": 80, "want": false},
		"above it": {"stage": "growth", "share": 80.1, "want": true},
		"all of it": {"stage": "expansion", "share": 100, "want": true},
	}

	found := rule.finding with input as _profile(tc.stage, tc.share)
	[true | count(found) > 0] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.share)
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile(tc.stage, tc.share)
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", 95)
	found == {{
		"at": ["/treasury/max_bank_share_pct"],
		"kind": "share",
		"evidence": {"max_bank_share_pct": 95, "maximum_bank_share_pct": 80},
	}}
	suggested := rule.suggestion with input as _profile("growth", 95)
	suggested == {{"action": "spread_cash", "values": {"share_to_move_pct": 15}}}
	rule.suggestion == set() with input as _profile("growth", 50)
}

test_insured[note] if {
	some note, tc in {
		"all of it insured": {"cash": 250000, "share": 100, "want": set()},
		"a dollar above": {"cash": 250001, "share": 100, "want": {1}},
		"spread": {"cash": 9000000, "share": 80, "want": set()},
	}

	profile := _us(tc.share, {"amount": tc.cash, "currency": "USD"})
	found := rule.finding with input as profile
	{f.evidence.uninsured.amount | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_uninsured_whole if {
	profile := _us(100, {"amount": 1000000, "currency": "USD"})
	found := rule.finding with input as profile
	found == {{
		"kind": "uninsured",
		"at": ["/treasury/max_bank_share_pct", "/financials/cash"],
		"evidence": {
			"max_bank_share_pct": 100,
			"maximum_bank_share_pct": 80,
			"insured": {"amount": 250000, "currency": "USD"},
			"uninsured": {"amount": 750000, "currency": "USD"},
		},
	}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", 100)
	rule.finding == set() with input as _profile("start_up", 100)
	not rule.not_applicable with input as _profile("growth", 100)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/treasury/max_bank_share_pct"}},
		"no country": {
			"input": json.remove(_profile("growth", 81), ["/company/country"]),
			"want": {"/company/country"},
		},
		"country does not decide": {"input": _profile("growth", null), "want": {"/treasury/max_bank_share_pct"}},
		"no cash": {"input": _us(81, null), "want": {"/financials/cash"}},
		"cash without rate": {"input": _us(81, {"amount": 1, "currency": "SEK"}), "want": {"/rates/SEK/USD"}},
		"no stage": {"input": _profile(null, 100), "want": {"/company/stage"}},
		"no share": {"input": _profile("growth", null), "want": {"/treasury/max_bank_share_pct"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_us(share, cash) := {
	"company": {"stage": "growth", "country": "US"},
	"treasury": {"max_bank_share_pct": share},
	"financials": {"cash": cash},
}

_profile(stage, share) := {"company": {"stage": stage, "country": "CN"}, "treasury": {"max_bank_share_pct": share}}
