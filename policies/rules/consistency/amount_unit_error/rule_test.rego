package rules.consistency.amount_unit_error_test

import data.rules.consistency.amount_unit_error as rule

test_outcome[note] if {
	some note, tc in {
		"as written": {"amount": 30000000, "text": "3000万", "want": ["pass"]},
		"in thousands": {"amount": 30000, "text": "3000万", "want": [["unit", 1000]]},
		"in 万": {"amount": 3000, "text": "3000万", "want": [["unit", 10000]]},
		"in millions": {"amount": 12.5, "text": "CNY 12.5m", "want": [["unit", 1000000]]},
		"in 亿": {"amount": 1.5, "text": "1.5亿", "want": [["unit", 100000000]]},
		"multiplied twice": {"amount": 300000000000, "text": "3000万", "want": [["unit", 10000]]},
		"vague, in 万": {"amount": 5000, "text": "数千万", "want": [["unit", 10000]]},
		"vague, right": {"amount": 50000000, "text": "数千万", "want": ["pass"]},
		"no upper end, in 万": {"amount": 20000, "text": "过亿", "want": [["unit", 10000]]},
		"other figure, no unit": {"amount": 20000000, "text": "3000万", "want": ["pass"]},
		"nothing paid": {"amount": 0, "text": "3000万", "want": ["pass"]},
		"another currency": {"amount": 5000000, "text": "500万美元", "want": [["currency", "USD"]]},
		"its currency": {"amount": 5000000, "text": "500万人民币", "want": ["pass"]},
		"undisclosed": {"amount": 5000000, "text": "未透露", "want": ["not_applicable"]},
		"undisclosed dollars": {"amount": 5000000, "text": "若干美元", "want": [["currency", "USD"]]},
		"no words": {"amount": 5000000, "text": null, "want": ["not_applicable"]},
	}

	profile := {"rounds": [{"label": "a", "amount": _money(tc.amount, tc.text)}]}
	_outcome(profile) == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == ["pass"]]
}

test_finding_whole if {
	profile := {
		"rounds": [{"label": "a", "post_money": _money(3000, "3000万")}],
		"financials": {"cash": _money(5000000, "500万美元")},
	}
	found := rule.finding with input as profile
	found == {
		{
			"kind": "unit",
			"subject": "a post_money",
			"at": ["/rounds/0/post_money"],
			"evidence": {
				"amount": {"amount": 3000, "currency": "CNY"},
				"amount_text": "3000万",
				"unit_factor": 10000,
			},
		},
		{
			"kind": "currency",
			"subject": "/financials/cash",
			"at": ["/financials/cash"],
			"evidence": {
				"amount": {"amount": 5000000, "currency": "CNY"},
				"amount_text": "500万美元",
				"named_currency": "USD",
			},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{
			"action": "trace_amount",
			"subject": "a post_money",
			"values": {"amount": {"amount": 3000, "currency": "CNY"}},
		},
		{
			"action": "trace_amount",
			"subject": "/financials/cash",
			"values": {"amount": {"amount": 5000000, "currency": "CNY"}},
		},
	}
}

test_missing if {
	rule.missing == {"/rounds"} with input as {}
	not rule.not_applicable with input as {}
	not rule.pass with input as {"financials": {"cash": _money(500, "500")}}
	rule.missing == set() with input as {"rounds": []}
	rule.not_applicable with input as {"rounds": []}
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := kinds if {
	found := rule.finding with input as profile
	kinds := [[f.kind, value] |
		some f in found
		some name in ["unit_factor", "named_currency"]
		value := f.evidence[name]
	]
	count(kinds) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_money(amount, text) := {"amount": amount, "amount_text": text, "currency": "CNY"}
