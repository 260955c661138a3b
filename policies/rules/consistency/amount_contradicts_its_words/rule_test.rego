package rules.consistency.amount_contradicts_its_words_test

import data.rules.consistency.amount_contradicts_its_words as rule

test_outcome[note] if {
	some note, tc in {
		"within": {"amount": 30000000, "text": "数千万", "want": ["pass"]},
		"the least": {"amount": 10000000, "text": "数千万", "want": ["pass"]},
		"below": {"amount": 9000000, "text": "数千万", "want": ["below"]},
		"the most": {"amount": 100000000, "text": "数千万", "want": ["pass"]},
		"above": {"amount": 120000000, "text": "数千万", "want": ["above"]},
		"no upper end": {"amount": 900000000, "text": "过亿", "want": ["pass"]},
		"another figure": {"amount": 20000000, "text": "3000万", "want": ["below"]},
		"a unit slipped": {"amount": 3000, "text": "3000万", "want": ["pass"]},
		"zero": {"amount": 0, "text": "3000万", "want": ["below"]},
		"undisclosed": {"amount": 20000000, "text": "未透露", "want": ["not_applicable"]},
	}

	_outcome({"rounds": [{"label": "a", "amount": _money(tc.amount, tc.text)}]}) == tc.want
}

test_finding_whole if {
	profile := {"rounds": [
		{"label": "a", "amount": _money(120000000, "数千万")},
		{"label": "b", "amount": _money(5000000, "数千万")},
	]}
	found := rule.finding with input as profile
	found == {
		{
			"kind": "above",
			"subject": "a amount",
			"at": ["/rounds/0/amount"],
			"evidence": {"amount": _cny(120000000), "amount_text": "数千万", "most": _cny(100000000)},
		},
		{
			"kind": "below",
			"subject": "b amount",
			"at": ["/rounds/1/amount"],
			"evidence": {"amount": _cny(5000000), "amount_text": "数千万", "least": _cny(10000000)},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "document_amount", "values": {}}}
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
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_money(amount, text) := object.union(_cny(amount), {"amount_text": text})

_cny(amount) := {"amount": amount, "currency": "CNY"}
