package lib.form_d_test

import data.lib.form_d

test_none[note] if {
	some note, tc in {
		"a Chinese company": {"company": _cn, "rounds": [_equity], "whole": false, "want": true},
		"incorporated in Delaware": {"company": _de, "rounds": [_equity], "whole": true, "want": false},
		"operating in the United States": {"company": _us, "rounds": [_equity], "whole": true, "want": false},
		"a Chinese company with a notice": {"company": _cn, "rounds": [_noticed], "whole": true, "want": false},
		"nothing known of the company": {"company": {}, "rounds": [_equity], "whole": true, "want": false},
		"only a loan and a grant": {"company": {}, "rounds": [_loan, _grant], "whole": true, "want": true},
		"only a loan so far": {"company": {}, "rounds": [_loan], "whole": false, "want": false},
	}

	found := [true | form_d.none] with input as _profile(tc.company, tc.rounds, tc.whole)
	found == [true | tc.want]
}

test_notices_and_expected if {
	profile := _profile(_de, [_equity, _noticed, _loan, _grant, {}], true)
	notices := form_d.notices with input as profile
	object.keys(notices) == {"/rounds/1"}
	expected := form_d.expected with input as profile
	object.keys(expected) == {"/rounds/0", "/rounds/4"}
	abroad := form_d.expected with input as _profile({}, [_equity], true)
	abroad == {}
}

test_unplaced[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/rounds", "/company/country", "/company/jurisdiction"}},
		"country unknown": {
			"input": _profile({"jurisdiction": "KY"}, [_equity], true),
			"want": {"/company/country"},
		},
		"rounds open": {"input": _profile(_us, [_loan], false), "want": {"/rounds/-"}},
		"a round to look at": {"input": _profile(_us, [_equity], false), "want": set()},
		"none": {"input": _profile(_cn, [_equity], true), "want": set()},
	}

	form_d.unplaced == tc.want with input as tc.input
}

_profile(company, rounds, whole) := {
	"complete": ["/rounds" | whole],
	"company": company,
	"rounds": rounds,
}

_cn := {"country": "CN", "jurisdiction": "KY"}

_de := {"country": "CN", "jurisdiction": "US-DE"}

_us := {"country": "US", "jurisdiction": null}

_equity := {"channel": "venture"}

_noticed := {"channel": "venture", "form_d": {"filed_on": "2026-01-01"}}

_loan := {"channel": "bank"}

_grant := {"channel": "government"}
