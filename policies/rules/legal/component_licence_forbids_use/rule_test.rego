package rules.legal.component_licence_forbids_use_test

import data.rules.legal.component_licence_forbids_use as rule

test_finding[note] if {
	some note, tc in {
		"free": {"component": _component("Apache-2.0", "commercial"), "want": false},
		"non-commercial, sold": {"component": _component("CC-BY-NC-4.0", "commercial"), "want": true},
		"research only, sold": {"component": _component("Research Only License", "commercial"), "want": true},
		"in Chinese, sold": {"component": _component("仅限研究使用", "commercial"), "want": true},
		"non-commercial, internal": {"component": _component("CC-BY-NC-4.0", "internal"), "want": false},
		"unknown, for research": {"component": _component(null, "research"), "want": false},
		"free, use unknown": {"component": _component("MIT", null), "want": false},
	}

	found := rule.finding with input as _profile([tc.component])
	[true | some _ in found] == [true | tc.want]
	passed := [true | rule.pass] with input as _profile([tc.component])
	passed == [true | not tc.want]
	rule.missing == set() with input as _profile([tc.component])
}

test_finding_whole if {
	library := {"component": "library", "licence": "MIT", "use": "commercial"}
	found := rule.finding with input as _profile([library, _component("CC-BY-NC-4.0", "commercial")])
	found == {{
		"subject": "weights",
		"at": ["/legal/open_source/1/licence", "/legal/open_source/1/use"],
		"evidence": {"licence": "CC-BY-NC-4.0", "use": "commercial"},
	}}
	suggested := rule.suggestion with input as _profile([_component("CC-BY-NC-4.0", "commercial")])
	suggested == {{"action": "replace_component", "subject": "weights", "values": {}}}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/legal/open_source"}},
		"open list": {
			"input": json.remove(_profile([_component("MIT", "commercial")]), ["/complete"]),
			"want": {"/legal/open_source/-"},
		},
		"licence unknown": {
			"input": _profile([_component(null, "commercial")]),
			"want": {"/legal/open_source/0/licence"},
		},
		"licence named as unknown": {
			"input": _profile([_component("Unknown", "commercial")]),
			"want": {"/legal/open_source/0/licence"},
		},
		"use unknown": {
			"input": _profile([_component("CC-BY-NC-4.0", null)]),
			"want": {"/legal/open_source/0/use"},
		},
		"both unknown": {
			"input": _profile([{}]),
			"want": {"/legal/open_source/0/licence", "/legal/open_source/0/use"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(components) := {"complete": ["/legal/open_source"], "legal": {"open_source": components}}

_component(licence, use) := {"component": "weights", "licence": licence, "use": use}
