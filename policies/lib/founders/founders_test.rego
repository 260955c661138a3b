package lib.founders_test

import data.lib.founders

test_level[note] if {
	some note, tc in {
		"strong and shown": {"level": "strong", "evidence": "a product", "want": ["shows"], "unproven": set()},
		"strong, nothing shows it": {"level": "strong", "evidence": "none", "want": ["falls_short"], "unproven": set()},
		"strong, evidence unknown": {
			"level": "strong", "evidence": null, "want": [],
			"unproven": {"/team/founders/0/competencies/capital/evidence"},
		},
		"basic": {"level": "basic", "evidence": null, "want": ["falls_short"], "unproven": set()},
		"level unknown": {"level": null, "evidence": "a product", "want": [], "unproven": set()},
	}
	founder := {"competencies": {"capital": {"level": tc.level, "evidence": tc.evidence}}}

	array.concat(
		["shows" | founders.shows(founder, "capital", ["working", "strong"])],
		["falls_short" | founders.falls_short(founder, "capital", ["working", "strong"])],
	) == tc.want
	founders.unproven("/team/founders/0", founder, "capital", ["working", "strong"]) == tc.unproven
}

test_nothing_assessed if {
	founders.unassessed({}, "capital")
	not founders.unassessed({"competencies": {"capital": {"level": "none"}}}, "capital")
	not founders.shows({}, "capital", ["strong"])
	not founders.falls_short({}, "capital", ["strong"])
	founders.unproven("/team/founders/0", {}, "capital", ["strong"]) == set()
}

test_places if {
	profile := {"team": {"founders": [{"name": "Li"}, {}]}}
	founders.pointers == ["/team/founders/0", "/team/founders/1"] with input as profile
	founders.pointers == ["/team/founders"] with input as {"team": {"founders": []}}
	founders.all == {"/team/founders/0": {"name": "Li"}, "/team/founders/1": {}} with input as profile
	founders.subject(0) == "Li" with input as profile
	founders.subject(1) != "Li" with input as profile
}
