package lib.support_test

import data.lib.support

_sha := "0000000000000000000000000000000000000000000000000000000000000000"

test_lowered[note] if {
	some note, tc in {
		"claimed": {"record": {"level": "claimed", "superseded_by": "b", "expires": "2025"}, "want": {}},
		"documented": {"record": {"level": "documented", "source": "bank", "sha256": _sha}, "want": {}},
		"documented without a source": {"record": {"level": "documented", "sha256": _sha}, "want": {"/a": "no_source"}},
		"documented with an empty source": {"record": {"level": "documented", "source": " ", "sha256": _sha}, "want": {"/a": "no_source"}},
		"documented without a digest": {"record": {"level": "documented", "source": "bank"}, "want": {"/a": "no_source"}},
		"verified": {"record": {"level": "verified", "verified_by": "Baker Auditors"}, "want": {}},
		"verified by nobody": {"record": {"level": "verified"}, "want": {"/a": "no_verifier"}},
		"verified by the company": {"record": {"level": "verified", "verified_by": "ACME, finance"}, "want": {"/a": "own_verifier"}},
		"verified by a founder": {"record": {"level": "verified", "verified_by": "Ms. Ada Lane"}, "want": {"/a": "own_verifier"}},
		"verified by a founder in Chinese": {"record": {"level": "verified", "verified_by": "王小明先生"}, "want": {"/a": "own_verifier"}},
		"verified by itself, unnamed": {"record": {"level": "verified", "verified_by": "The company"}, "want": {"/a": "own_verifier"}},
		"verified by who has the name in a word": {"record": {"level": "verified", "verified_by": "Acmeister Audits"}, "want": {}},
		"replaced": {"record": {"level": "verified", "verified_by": "Baker", "superseded_by": "b.pdf"}, "want": {"/a": "superseded"}},
		"expired": {"record": {"level": "verified", "verified_by": "Baker", "expires": "2025-06-29"}, "want": {"/a": "expired"}},
		"on its last day": {"record": {"level": "verified", "verified_by": "Baker", "expires": "2025-06-30"}, "want": {}},
		"in its last month": {"record": {"level": "verified", "verified_by": "Baker", "expires": "2025-06"}, "want": {}},
	}

	lowered := support.lowered with input as {
		"company": {"id": "x", "name": "Acme", "as_of": "2025-06-30"},
		"team": {"founders": [{"name": "Ada Lane"}, {"name": "王小明"}, {}]},
		"provenance": {"/a": tc.record},
	}
	lowered == tc.want
}

test_counts if {
	profile := _profile({"/a": "claimed", "/b": "verified", "/c": "documented"})
	counts := support.counts with input as profile
	counts == {"/a": "claimed", "/b": "verified", "/c": "documented"}
	lowered := support.counts with input as {"provenance": {"/b": {"level": "verified"}, "/c": {}}}
	lowered == {"/b": "claimed"}
}

test_is_shown[note] if {
	some note, tc in {
		"nothing is said": {"says": {"/b": "verified"}, "want": [false, false]},
		"claimed": {"says": {"/a/b": "claimed"}, "want": [true, false]},
		"documented": {"says": {"/a/b": "documented"}, "want": [true, true]},
		"above": {"says": {"/a": "verified"}, "want": [true, true]},
		"the nearest counts": {"says": {"/a": "verified", "/a/b": "claimed"}, "want": [true, false]},
		"a part is claimed": {"says": {"/a": "verified", "/a/b/0/c": "claimed"}, "want": [true, false]},
		"its neighbour is claimed": {"says": {"/a": "verified", "/a/c": "claimed"}, "want": [true, true]},
		"the number of an amount": {"says": {"/a/b/amount": "verified"}, "want": [false, true]},
		"only a part": {"says": {"/a/b/0": "verified"}, "want": [false, false]},
	}

	profile := _profile(tc.says)
	said := [true | support.is_said("/a/b")] with input as profile
	shown := [true | support.is_shown("/a/b")] with input as profile
	[said, shown] == [[true | tc.want[0]], [true | tc.want[1]]]
}

test_at if {
	found := support.at("/a/b/c") with input as _profile({"/a": "verified", "/a/b": "claimed", "/a/b/d": "verified"})
	found == "/a/b"
	top := support.at("/a/c") with input as _profile({"/a": "verified", "/a/b": "claimed"})
	top == "/a"
}

_profile(says) := {"provenance": {pointer: {"level": level, "source": "s", "sha256": _sha, "verified_by": "Baker"} | some pointer, level in says}}
