package rules.technology.data_moat_missing_test

import data.rules.technology.data_moat_missing as rule

test_assets[note] if {
	some note, tc in {
		"one grows": {"assets": [_asset(0, false), _asset(1, false)], "want": set()},
		"one is exclusive": {"assets": [_asset(0, false), _asset(0, true)], "want": set()},
		"one grows, the rest is unknown": {"assets": [{}, _asset(1, null)], "want": set()},
		"none does": {"assets": [_asset(0, false), _asset(-1, false)], "want": {"common"}},
		"none at all": {"assets": [], "want": {"none"}},
	}

	profile := _profile("growth", tc.assets, true)
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", [_asset(0, false), _asset(0, false)], true)
	found == {{"kind": "common", "at": ["/data_assets"], "evidence": {"assets": 2}}}
	suggested := rule.suggestion with input as _profile("growth", [], true)
	suggested == {{"action": "feed_back_use", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"stage": "start_up"}}
	rule.finding == set() with input as _profile("start_up", [], true)
	not rule.not_applicable with input as _profile("growth", [], true)
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/data_assets"}},
		"no stage": {"input": _profile(null, [_asset(1, true)], true), "want": {"/company/stage"}},
		"open list": {"input": _profile("growth", [_asset(0, false)], false), "want": {"/data_assets/-"}},
		"an empty asset": {
			"input": _profile("growth", [{}], true),
			"want": {"/data_assets/0/growth_per_month", "/data_assets/0/exclusive"},
		},
		"nulls": {
			"input": _profile("growth", [_asset(null, false), _asset(0, null)], true),
			"want": {"/data_assets/0/growth_per_month", "/data_assets/1/exclusive"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

test_proven_in_an_open_list if {
	rule.pass with input as _profile("growth", [_asset(1, false)], false)
	rule.missing == set() with input as _profile("growth", [_asset(1, false)], false)
}

_asset(growth, exclusive) := {"growth_per_month": growth, "exclusive": exclusive}

_profile(stage, assets, whole) := {
	"complete": ["/data_assets" | whole],
	"company": {"stage": stage},
	"data_assets": assets,
}
