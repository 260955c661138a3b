package rules.risk.security_unattested_test

import data.rules.risk.security_unattested as rule

test_outcome[note] if {
	some note, tc in {
		"neither": {"attested": "none", "insured": false, "want": 1},
		"attested": {"attested": "soc2", "insured": false, "want": 0},
		"insured": {"attested": "none", "insured": true, "want": 0},
		"attested, insurance unknown": {"attested": "mlps", "insured": null, "want": 0},
	}

	found := rule.finding with input as _profile("growth", tc.attested, tc.insured)
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile("growth", tc.attested, tc.insured)
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile("growth", tc.attested, tc.insured)
}

test_finding_whole if {
	found := rule.finding with input as _profile("expansion", "none", false)
	found == {{
		"at": ["/legal/security_attestation", "/risk/cyber_insurance"],
		"evidence": {"security_attestation": "none", "cyber_insurance": false},
	}}
	suggested := rule.suggestion with input as _profile("expansion", "none", false)
	suggested == {{"action": "attest", "values": {}}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("start_up", "none", false)
	not rule.not_applicable with input as _profile("growth", "none", false)
	rule.finding == set() with input as _profile("start_up", "none", false)
}

test_missing if {
	rule.missing == {"/company/stage", "/legal/security_attestation", "/risk/cyber_insurance"} with input as {}
	rule.missing == {"/risk/cyber_insurance"} with input as _profile("growth", "none", null)
	rule.missing == {"/legal/security_attestation"} with input as _profile("growth", null, false)
	not rule.pass with input as _profile("growth", null, false)
}

_profile(stage, attested, insured) := {
	"company": {"stage": stage},
	"legal": {"security_attestation": attested},
	"risk": {"cyber_insurance": insured},
}
