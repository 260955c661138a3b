package rules.legal.public_genai_unfiled_test

import data.rules.legal.public_genai_unfiled as rule

test_finding[note] if {
	algorithm := {"kind": "algorithm_filing", "status": "accepted"}
	some note, tc in {
		"both accepted": {"filings": [algorithm, {"kind": "security_assessment", "status": "accepted"}], "want": set()},
		"registered as a generative service": {
			"filings": [algorithm, {"kind": "genai_registration", "status": "accepted"}],
			"want": set(),
		},
		"nothing filed": {
			"filings": [],
			"want": {["unfiled", "algorithm_filing"], ["unfiled", "security_assessment"]},
		},
		"another filing": {
			"filings": [algorithm, {"kind": "icp", "status": "accepted"}],
			"want": {["unfiled", "security_assessment"]},
		},
		"submitted": {
			"filings": [algorithm, {"kind": "security_assessment", "status": "submitted"}],
			"want": {["pending", "security_assessment"]},
		},
		"rejected": {
			"filings": [algorithm, {"kind": "security_assessment", "status": "rejected"}],
			"want": {["unfiled", "security_assessment"]},
		},
	}

	found := rule.finding with input as _profile(tc.filings)
	{[f.kind, f.subject] | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.filings)
	passed == [true | count(tc.want) == 0]
	rule.missing == set() with input as _profile(tc.filings)
}

test_finding_whole if {
	profile := _profile([
		{"kind": "algorithm_filing", "status": "accepted"},
		{"kind": "genai_registration", "status": "submitted"},
	])
	found := rule.finding with input as profile
	found == {{
		"kind": "pending",
		"severity": "high",
		"subject": "security_assessment",
		"at": ["/company/serves_public_genai", "/legal/filings"],
		"evidence": {"filing": "security_assessment", "country": "CN"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "file", "subject": "security_assessment", "values": {"filing_months": 6}}}
}

# An app that only calls a filed model registers; who trains one files.
test_registration[note] if {
	some note, tc in {
		"only calls": {"models": [{"trained_by": "third_party"}], "pass": true, "want": set(), "missing": set()},
		"has no model": {"models": [], "pass": true, "want": set(), "missing": set()},
		"fine-tunes": {
			"models": [{"trained_by": "third_party"}, {"trained_by": "fine_tuned"}],
			"pass": false, "want": {"registered_only"}, "missing": set(),
		},
		"trains": {"models": [{"trained_by": "own"}, {}], "pass": false, "want": {"registered_only"}, "missing": set()},
		"nobody says who trains": {
			"models": [{}],
			"pass": false, "want": set(), "missing": {"/tech/models/0/trained_by"},
		},
	}

	filings := [
		{"kind": "algorithm_filing", "status": "accepted"},
		{"kind": "genai_app_registration", "status": "accepted"},
	]
	profile := object.union(_profile(filings), {
		"complete": ["/legal/filings", "/tech/models"],
		"tech": {"models": tc.models},
	})
	found := rule.finding with input as profile
	{f.kind | some f in found} == tc.want
	{f.subject | some f in found} == {"security_assessment" | tc.want != set()}
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.pass]
	missing := rule.missing with input as profile
	missing == tc.missing
}

test_registration_of_unknown_models if {
	profile := _profile([
		{"kind": "algorithm_filing", "status": "accepted"},
		{"kind": "genai_app_registration", "status": "accepted"},
	])
	missing := rule.missing with input as profile
	missing == {"/tech/models"}
	rule.finding == set() with input as profile
}

test_not_applicable if {
	rule.not_applicable with input as {"company": {"country": "US"}}
	rule.not_applicable with input as {"company": {"serves_public_genai": false}}
	not rule.not_applicable with input as {"company": {"country": null, "serves_public_genai": null}}
	not rule.not_applicable with input as {}
	not rule.not_applicable with input as _profile([])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {
			"input": {},
			"want": {"/company/country", "/company/serves_public_genai", "/legal/filings"},
		},
		"open list": {"input": json.remove(_profile([]), ["/complete"]), "want": {"/legal/filings/-"}},
		"kind unknown": {"input": _profile([{"kind": null, "status": "accepted"}]), "want": {"/legal/filings/0/kind"}},
		"state unknown": {"input": _profile([{"kind": "algorithm_filing"}]), "want": {"/legal/filings/0/status"}},
		"not known to be public": {
			"input": object.union(_profile([]), {"company": {"serves_public_genai": null}}),
			"want": {"/company/serves_public_genai"},
		},
		"country unknown": {
			"input": object.union(_profile([]), {"company": {"country": null}}),
			"want": {"/company/country"},
		},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

test_accepted_filings_settle_an_open_list if {
	profile := json.remove(
		_profile([
			{"kind": "algorithm_filing", "status": "accepted"},
			{"kind": "security_assessment", "status": "accepted"},
			{},
		]),
		["/complete"],
	)
	rule.pass with input as profile
	rule.missing == set() with input as profile
}

_profile(filings) := {
	"company": {"country": "CN", "serves_public_genai": true},
	"complete": ["/legal/filings"],
	"legal": {"filings": filings},
}
