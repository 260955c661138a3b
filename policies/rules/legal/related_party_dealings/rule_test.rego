package rules.legal.related_party_dealings_test

import data.rules.legal.related_party_dealings as rule

test_finding[note] if {
	some note, tc in {
		"five percent": {"relation": "shareholder", "nature": "sale", "amount": 5, "want": set()},
		"more": {"relation": "shareholder", "nature": "sale", "amount": 6, "want": {"share"}},
		"loan to a founder": {"relation": "founder", "nature": "loan_to", "amount": 1, "want": {"loan"}},
		"loan to the family": {"relation": "family", "nature": "loan_to", "amount": 1, "want": {"loan"}},
		"loan repaid": {"relation": "founder", "nature": "loan_to", "amount": 0, "want": set()},
		"loan from a founder": {"relation": "founder", "nature": "loan_from", "amount": 5, "want": set()},
		"loan to a shareholder": {"relation": "shareholder", "nature": "loan_to", "amount": 6, "want": {"share"}},
	}

	profile := _profile([_dealing(tc.relation, tc.nature, tc.amount)])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	profile := _profile([_dealing("founder", "loan_to", 3), _dealing("affiliate", "purchase", 20)])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "loan",
			"subject": "founder",
			"at": ["/related_parties/0/amount"],
			"evidence": {"amount": {"amount": 3, "currency": "CNY"}},
		},
		{
			"kind": "share",
			"at": ["/related_parties/1/amount", "/financials/revenue_ttm"],
			"evidence": {
				"dealings": {"amount": 20, "currency": "CNY"},
				"revenue": {"amount": 100, "currency": "CNY"},
				"maximum_share_pct": 5,
			},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "repay_loan", "values": {}, "subject": "founder"},
		{"action": "show_terms", "values": {}},
	}
}

test_none_needs_no_revenue if {
	rule.pass with input as {"complete": ["/related_parties"], "related_parties": []}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/related_parties"}},
		"open list": {"input": json.remove(_profile([]), ["/complete"]), "want": {"/related_parties/-"}},
		"nothing of a dealing": {
			"input": _profile([{"who": "X"}]),
			"want": {"/related_parties/0/relation", "/related_parties/0/nature", "/related_parties/0/amount"},
		},
		"no revenue": {
			"input": json.remove(_profile([_dealing("other", "sale", 1)]), ["/financials"]),
			"want": {"/financials/revenue_ttm"},
		},
		"no rate": {
			"input": json.patch(_profile([_dealing("other", "sale", 1)]), [{
				"op": "replace", "path": "/related_parties/0/amount/currency", "value": "KRW",
			}]),
			"want": {"/rates/KRW/CNY"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_dealing(relation, nature, amount) := {
	"who": relation,
	"relation": relation,
	"nature": nature,
	"amount": {"amount": amount, "currency": "CNY"},
}

_profile(list) := {
	"complete": ["/related_parties"],
	"related_parties": list,
	"financials": {"revenue_ttm": {"amount": 100, "currency": "CNY"}},
}
