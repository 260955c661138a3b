package rules.legal.us_security_review_open_test

import data.rules.legal.us_security_review_open as rule

test_outcome[note] if {
	some note, tc in {
		"US, settled": {"country": "US", "reviews": {"inbound": "not_needed", "export": "cleared"}, "want": set()},
		"US, open": {"country": "US", "reviews": {"inbound": "open", "export": "cleared"}, "want": {["inbound", "open"]}},
		"CN, settled": {"country": "CN", "reviews": {"outbound": "cleared", "export": "not_needed"}, "want": set()},
		"CN, both": {
			"country": "CN", "reviews": {"outbound": "prohibited", "export": "open"},
			"want": {["outbound", "prohibited"], ["export", "open"]},
		},
		"CN is not asked for what comes in": {
			"country": "CN", "reviews": {"inbound": "open", "outbound": "cleared", "export": "cleared"},
			"want": set(),
		},
	}

	profile := _profile(tc.country, tc.reviews)
	found := rule.finding with input as profile
	{[f.subject, f.kind] | some f in found} == tc.want
	passed := [true | rule.pass] with input as profile
	passed == [true | tc.want == set()]
	rule.missing == set() with input as profile
}

test_finding_whole if {
	profile := _profile("HK", {"outbound": "open", "export": "not_needed"})
	found := rule.finding with input as profile
	found == {{"kind": "open", "subject": "outbound", "at": ["/legal/us_reviews/outbound"], "evidence": {"review": "outbound"}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "settle_review", "subject": "outbound", "values": {"review": "outbound"}}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile("DE", {})
	rule.missing == set() with input as _profile("DE", {})
	not rule.not_applicable with input as _profile("US", {})
	not rule.not_applicable with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/country"}},
		"US": {"input": _profile("US", {}), "want": {"/legal/us_reviews/inbound", "/legal/us_reviews/export"}},
		"CN, one": {"input": _profile("CN", {"outbound": "cleared", "export": null}), "want": {"/legal/us_reviews/export"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(country, reviews) := {"company": {"country": country}, "legal": {"us_reviews": reviews}}
