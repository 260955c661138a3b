package rules.consistency.round_before_founding_test

import data.rules.consistency.round_before_founding as rule

test_outcome[note] if {
	some note, tc in {
		"later": {"founded": "2012-03-15", "date": "2013-01-01", "want": ["pass"]},
		"the same day": {"founded": "2012-03-15", "date": "2012-03-15", "want": ["pass"]},
		"the day before": {"founded": "2012-03-15", "date": "2012-03-14", "want": ["fail"]},
		"the same year, written alike": {"founded": "2012", "date": "2012", "want": ["pass"]},
		"the year before": {"founded": "2012", "date": "2011-12-31", "want": ["fail"]},
		"founding year only": {"founded": "2012", "date": "2012-03-14", "want": ["unknown", "/company/founded_on"]},
		"round year only": {"founded": "2012-03-15", "date": "2012", "want": ["unknown", "/rounds/0/date"]},
		"placeholder, the same year": {"founded": "2012-01-01", "date": "2012", "want": ["pass"]},
		"placeholder, the year before": {"founded": "2012-01-01", "date": "2011-12-31", "want": ["fail"]},
		"a real day in January": {"founded": "2012-01-03", "date": "2012-01-02", "want": ["fail"]},
		"placeholder of the round": {"founded": "2012-07-02", "date": "2012-01-01", "want": ["unknown", "/rounds/0/date"]},
		"placeholder of the round, the year before": {"founded": "2012-07-02", "date": "2011-01-01", "want": ["fail"]},
		"placeholders of both": {"founded": "2012-01-01", "date": "2012-01-01", "want": ["pass"]},
	}

	_outcome(_profile(tc.founded, tc.date)) == tc.want
}

test_finding_whole if {
	profile := _profile("2012-03-15", "2011")
	found := rule.finding with input as profile
	found == {{
		"subject": "seed",
		"severity": "medium",
		"at": ["/rounds/0/date", "/company/founded_on"],
		"evidence": {"round_on": "2011", "founded_on": "2012-03-15"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "document_succession", "subject": "seed", "values": {}}}
}

test_same_year_weighs_less if {
	found := rule.finding with input as _profile("2012-03-15", "2012-01-31")
	{f.severity | some f in found} == {"low"}
}

test_not_applicable if {
	rule.not_applicable with input as {"rounds": [], "complete": ["/rounds"]}
	not rule.not_applicable with input as {"rounds": []}
	not rule.not_applicable with input as {}
}

test_missing if {
	rule.missing == {"/company/founded_on", "/rounds"} with input as {}
	rule.missing == {"/company/founded_on", "/rounds/-"} with input as {"rounds": []}
	rule.missing == {"/company/founded_on", "/rounds/0/date"} with input as _profile(null, null)
	not rule.pass with input as _profile(null, null)
}

_outcome(profile) := ["fail"] if {
	found := rule.finding with input as profile
	count(found) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(founded, date) := {"company": {"founded_on": founded}, "rounds": [{"label": "seed", "date": date}]}
