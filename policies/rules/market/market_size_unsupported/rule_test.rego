package rules.market.market_size_unsupported_test

import data.rules.market.market_size_unsupported as rule

test_finding[note] if {
	some note, tc in {
		"in order": {"method": "bottom_up", "source": "own count of clinics, 2026", "want": set()},
		"top-down": {"method": "top_down", "source": "IDC 2025, p. 4", "want": {"top_down"}},
		"no source": {"method": "bottom_up", "source": "None", "want": {"unsourced"}},
		"neither": {"method": "top_down", "source": "无", "want": {"unsourced", "top_down"}},
	}

	profile := _profile(_yuan, tc.method, tc.source)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile(_yuan, "top_down", "none")
	found == {
		{
			"kind": "unsourced",
			"at": ["/market/tam/amount", "/market/tam/source"],
			"evidence": {"amount": _yuan, "source": "none"},
		},
		{
			"kind": "top_down",
			"at": ["/market/tam/amount", "/market/tam/method"],
			"evidence": {"amount": _yuan, "method": "top_down"},
		},
	}
	suggested := rule.suggestion with input as _profile(_yuan, "top_down", "none")
	suggested == {{"action": "cite_source", "values": {}}, {"action": "count_buyers", "values": {}}}
	rule.suggestion == set() with input as _profile(_yuan, "bottom_up", "x")
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/market/tam/amount", "/market/tam/method", "/market/tam/source"},
		},
		"no size": {"input": _profile(null, "top_down", "none"), "want": {"/market/tam/amount"}},
		"size in words": {
			"input": _profile({"amount": null, "amount_text": "large", "currency": "CNY"}, "bottom_up", "x"),
			"want": {"/market/tam/amount"},
		},
		"no method": {"input": _profile(_yuan, null, "x"), "want": {"/market/tam/method"}},
		"no source": {"input": _profile(_yuan, "bottom_up", null), "want": {"/market/tam/source"}},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_yuan := {"amount": 100, "currency": "CNY"}

_profile(amount, method, source) := {"market": {"tam": {"amount": amount, "method": method, "source": source}}}
