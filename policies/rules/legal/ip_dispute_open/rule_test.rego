package rules.legal.ip_dispute_open_test

import data.rules.legal.ip_dispute_open as rule

test_finding_whole if {
	profile := _profile([
		{"title": "Liu", "kind": "ip", "status": "open"},
		{"title": "Ma", "kind": "labour", "status": "open"},
	])
	found := rule.finding with input as profile
	found == {{
		"subject": "Liu",
		"at": ["/legal/litigation/0/kind", "/legal/litigation/0/status"],
		"evidence": {"kind": "ip", "status": "open"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "resolve", "subject": "Liu", "values": {}}}
	not rule.pass with input as profile
}

test_pass[note] if {
	some note, list in {
		"none": [],
		"settled": [{"kind": "ip", "status": "settled"}],
		"of another kind": [{"kind": "contract"}],
	}

	rule.pass with input as _profile(list)
	rule.finding == set() with input as _profile(list)
	rule.missing == set() with input as _profile(list)
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/legal/litigation"}},
		"open list": {"input": json.remove(_profile([]), ["/complete"]), "want": {"/legal/litigation/-"}},
		"kind unknown": {"input": _profile([{"status": "open"}]), "want": {"/legal/litigation/0/kind"}},
		"state unknown": {"input": _profile([{"kind": "ip", "status": null}]), "want": {"/legal/litigation/0/status"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(list) := {"complete": ["/legal/litigation"], "legal": {"litigation": list}}
