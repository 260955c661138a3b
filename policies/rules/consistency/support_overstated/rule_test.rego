package rules.consistency.support_overstated_test

import data.rules.consistency.support_overstated as rule

_sha := "0000000000000000000000000000000000000000000000000000000000000000"

test_record[note] if {
	some note, tc in {
		"documented": {"record": {"level": "documented", "source": "bank", "sha256": _sha}, "want": "pass"},
		"documented without a digest": {"record": {"level": "documented", "source": "bank"}, "want": "no_source"},
		"verified": {"record": {"level": "verified", "verified_by": "Baker Auditors"}, "want": "pass"},
		"verified by nobody": {"record": {"level": "verified"}, "want": "no_verifier"},
		"verified by itself": {"record": {"level": "verified", "verified_by": "Acme"}, "want": "own_verifier"},
		"expired": {"record": {"level": "verified", "verified_by": "Baker", "expires": "2025-06-29"}, "want": "pass"},
		"replaced": {"record": {"level": "verified", "verified_by": "Baker", "superseded_by": "b"}, "want": "pass"},
		"claimed": {"record": {"level": "claimed"}, "want": "not_applicable"},
	}

	_outcome(_profile({"/financials": tc.record})) == {tc.want}
}

test_findings_whole if {
	profile := _profile({
		"/a/b~0": {"level": "verified", "verified_by": "The founders of Acme"},
		"/c": {"level": "documented", "sha256": _sha},
		"/d": {"level": "verified"},
	})
	found := rule.finding with input as profile
	found == {
		{"kind": "own_verifier", "subject": "/a/b~0", "at": ["/provenance/~1a~1b~00"], "evidence": {"verified_by": "The founders of Acme"}},
		{"kind": "no_source", "severity": "low", "subject": "/c", "at": ["/provenance/~1c"], "evidence": {}},
		{"kind": "no_verifier", "severity": "low", "subject": "/d", "at": ["/provenance/~1d"], "evidence": {}},
	}
	suggested := rule.suggestion with input as profile
	suggested == {
		{"action": "name_verifier", "subject": "/a/b~0", "values": {}},
		{"action": "name_document", "subject": "/c", "values": {}},
		{"action": "name_verifier", "subject": "/d", "values": {}},
	}
}

test_nothing_is_said if {
	rule.not_applicable with input as {}
	rule.missing == set() with input as {}
	not rule.pass with input as {}
}

test_missing if {
	nameless := json.remove(_profile({"/financials": {"level": "verified", "verified_by": "Baker"}}), ["/company/name"])
	missing := rule.missing with input as nameless
	missing == {"/company/name"}
	named := rule.missing with input as object.union(nameless, {"company": {"id": "acme"}})
	named == set()
}

_outcome(profile) := kinds if {
	found := rule.finding with input as profile
	kinds := {f.kind | some f in found}
	count(kinds) > 0
} else := {"not_applicable"} if {
	rule.not_applicable with input as profile
} else := {"pass"} if {
	rule.pass with input as profile
}

_profile(provenance) := {"company": {"name": "Acme", "as_of": "2025-06-30"}, "provenance": provenance}
