package rules.founders.market_untested_test

import data.rules.founders.market_untested as rule

test_finding[note] if {
	some note, tc in {
		"enough interviews": {"input": _start_up(20), "want": set()},
		"too few interviews": {"input": _start_up(19), "want": {"few_interviews"}},
		"revenue at growth": {"input": _later("growth", 1), "want": set()},
		"no revenue at growth": {"input": _later("growth", 0), "want": {"no_revenue"}},
		"no revenue at expansion": {"input": _later("expansion", 0), "want": {"no_revenue"}},
	}

	found := rule.finding with input as tc.input
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as tc.input
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as tc.input
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage"}},
		"interviews unknown": {"input": _start_up(null), "want": {"/market/customer_interviews"}},
		"revenue unknown": {"input": _later("growth", null), "want": {"/financials/revenue_ttm"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_finding_whole if {
	found := rule.finding with input as _start_up(8)
	found == {{
		"kind": "few_interviews",
		"at": ["/market/customer_interviews"],
		"evidence": {"customer_interviews": 8, "minimum_interviews": 20},
	}}
	suggested := rule.suggestion with input as _start_up(8)
	suggested == {{"action": "interview", "values": {"further_interviews": 12}}}
	late := rule.suggestion with input as _later("growth", 0)
	late == {{"action": "sell", "values": {}}}
}

_start_up(interviews) := {"company": {"stage": "start_up"}, "market": {"customer_interviews": interviews}}

_later(stage, revenue) := {
	"company": {"stage": stage},
	"financials": {"revenue_ttm": {"amount": revenue, "currency": "CNY"}},
}
