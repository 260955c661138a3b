package rules.technology.training_data_without_rights_test

import data.rules.technology.training_data_without_rights as rule

test_asset[note] if {
	some note, tc in {
		"in order": {"patch": {}, "want": set()},
		"unknown origin": {"patch": {"origin": "Unknown"}, "want": {"no_origin"}},
		"no licence": {"patch": {"licence": "无"}, "want": {"no_licence"}},
		"personal data with a basis": {"patch": {"personal_data": true, "consent_basis": "consent"}, "want": set()},
		"personal data without": {"patch": {"personal_data": true, "consent_basis": "none"}, "want": {"no_consent"}},
		"a basis that nobody needs": {"patch": {"consent_basis": "none"}, "want": set()},
		"a licence that begins so": {"patch": {"licence": "No. 17 of 2025"}, "want": set()},
	}

	profile := _profile([object.union(_asset, tc.patch)])
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	bad := {"origin": "不明", "licence": "unknown", "personal_data": true, "consent_basis": "none"}
	profile := _profile([object.union(bad, {"name": "web crawl"}), _asset])
	found := rule.finding with input as profile
	found == {
		{
			"kind": "no_origin", "subject": "web crawl", "at": ["/data_assets/0/origin"],
			"evidence": {"origin": "不明"},
		},
		{
			"kind": "no_licence", "subject": "web crawl", "at": ["/data_assets/0/licence"],
			"evidence": {"licence": "unknown"},
		},
		{
			"kind": "no_consent", "subject": "web crawl", "at": ["/data_assets/0/consent_basis"],
			"evidence": {"consent_basis": "none"},
		},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "trace_origin", "subject": "web crawl", "values": {}},
		{"action": "license_or_replace", "subject": "web crawl", "values": {}},
		{"action": "establish_basis", "subject": "web crawl", "values": {}},
	}
}

test_two_assets_of_one_name if {
	bad := object.union(_asset, {"licence": "none"})
	found := rule.finding with input as _profile([bad, bad])
	{f.subject | some f in found} == {"tickets", "tickets (2)"}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/data_assets"}},
		"open list": {"input": object.union(_profile([_asset]), {"complete": []}), "want": {"/data_assets/-"}},
		"an asset without facts": {
			"input": _profile([{"name": "x"}]),
			"want": {"/data_assets/0/origin", "/data_assets/0/licence", "/data_assets/0/personal_data"},
		},
		"nulls": {
			"input": _profile([{"origin": null, "licence": null, "personal_data": null}]),
			"want": {"/data_assets/0/origin", "/data_assets/0/licence", "/data_assets/0/personal_data"},
		},
		"personal data of unknown basis": {
			"input": _profile([object.union(_asset, {"personal_data": true})]),
			"want": {"/data_assets/0/consent_basis"},
		},
		"unknown whether personal": {
			"input": _profile([object.union(_asset, {"personal_data": null, "consent_basis": "none"})]),
			"want": {"/data_assets/0/personal_data"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.not_applicable with input as tc.input
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as {"data_assets": []}
}

_asset := {"name": "tickets", "origin": "own users", "licence": "terms of service", "personal_data": false}

_profile(assets) := {"complete": ["/data_assets"], "data_assets": assets}
