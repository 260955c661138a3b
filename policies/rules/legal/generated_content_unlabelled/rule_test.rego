package rules.legal.generated_content_unlabelled_test

import data.rules.legal.generated_content_unlabelled as rule

test_labels if {
	rule.pass with input as _profile({"labelled": true})
	rule.missing == set() with input as _profile({"labelled": true})
	not rule.pass with input as _profile({"labelled": false})
	rule.missing == set() with input as _profile({"labelled": false})
}

test_finding_whole if {
	found := rule.finding with input as _profile({"labelled": false})
	found == {{
		"at": ["/company/serves_public_genai", "/legal/content_labelled"],
		"evidence": {"content_labelled": false, "country": "CN", "effective_on": "2025-09-01"},
	}}
	suggested := rule.suggestion with input as _profile({"labelled": false})
	suggested == {{"action": "label", "values": {}}}
	rule.suggestion == set() with input as {}
}

test_not_applicable[note] if {
	some note, tc in {
		"elsewhere": {"change": {"country": "US"}, "want": true},
		"not public": {"change": {"public": false}, "want": true},
		"the day before": {"change": {"as_of": "2025-08-31"}, "want": true},
		"the day": {"change": {"as_of": "2025-09-01"}, "want": false},
		"nothing known": {"change": {"country": null, "public": null, "as_of": null}, "want": false},
	}

	got := [true | rule.not_applicable] with input as _profile(tc.change)
	got == [true | tc.want]
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"change": {"country": null, "public": null, "as_of": null, "labelled": null},
			"want": {"/company/country", "/company/serves_public_genai", "/company/as_of", "/legal/content_labelled"},
		},
		"labels": {"change": {"labelled": null}, "want": {"/legal/content_labelled"}},
		"country": {"change": {"country": null, "labelled": false}, "want": {"/company/country"}},
		"public or not": {"change": {"public": null, "labelled": false}, "want": {"/company/serves_public_genai"}},
		"an imprecise day": {"change": {"as_of": "2025", "labelled": false}, "want": {"/company/as_of"}},
	}

	rule.missing == tc.want with input as _profile(tc.change)
	not rule.pass with input as _profile(tc.change)
	rule.finding == set() with input as _profile(tc.change)
}

_profile(change) := {
	"company": {
		"country": object.get(change, "country", "CN"),
		"as_of": object.get(change, "as_of", "2025-09-30"),
		"serves_public_genai": object.get(change, "public", true),
	},
	"legal": {"content_labelled": object.get(change, "labelled", false)},
}
