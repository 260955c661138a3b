package rules.technology.training_data_contested_test

import data.rules.technology.training_data_contested as rule

test_outcome[note] if {
	some note, tc in {
		"none": {"objections": ["none", "none"], "want": set()},
		"a claim": {"objections": ["none", "claim_pending"], "want": {["1", "claim_pending"]}},
		"against the terms": {"objections": ["terms_forbid", "none"], "want": {["0", "terms_forbid"]}},
		"both": {"objections": ["terms_forbid", "claim_pending"], "want": {["0", "terms_forbid"], ["1", "claim_pending"]}},
	}

	found := rule.finding with input as _profile(tc.objections)
	{[f.subject, f.kind] | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.objections)
	passed == [true | tc.want == set()]
	rule.missing == set() with input as _profile(tc.objections)
}

test_finding_whole if {
	found := rule.finding with input as _profile(["claim_pending"])
	found == {{
		"kind": "claim_pending", "subject": "0", "at": ["/data_assets/0/objection"],
		"evidence": {"objection": "claim_pending"},
	}}
	suggested := rule.suggestion with input as _profile(["claim_pending"])
	suggested == {{"action": "settle_or_retrain", "subject": "0", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/data_assets"}},
		"open list": {"input": json.remove(_profile(["none"]), ["/complete"]), "want": {"/data_assets/-"}},
		"not asked": {"input": _profile(["none", null]), "want": {"/data_assets/1/objection"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as {"data_assets": []}
}

_profile(objections) := {
	"complete": ["/data_assets"],
	"data_assets": [{"name": format_int(i, 10), "objection": objection} | some i, objection in objections],
}
