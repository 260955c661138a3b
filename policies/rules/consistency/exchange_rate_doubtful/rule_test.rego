package rules.consistency.exchange_rate_doubtful_test

import data.rules.consistency.exchange_rate_doubtful as rule

test_outcome[note] if {
	some note, tc in {
		"sound": {"own": _rate(10, "2024-04-01"), "want": {"pass"}},
		"of the as-of date": {"own": _rate(10, "2024-04-30"), "want": {"pass"}},
		"the day after": {"own": _rate(10, "2024-05-01"), "want": {"future"}},
		"its month": {"own": _rate(10, "2024-04"), "want": {"pass"}},
		"too coarse": {"own": _rate(10, "2024"), "want": {"unknown", "/rates/USD/CNY/as_of"}},
		"as old as may be": {"own": _rate(10, "2024-03-21"), "want": {"pass"}},
		"older": {"own": _rate(10, "2024-03-20"), "want": {"old"}},
		"half above": {"own": _rate(15, "2024-04-01"), "want": {"pass"}},
		"more than half above": {"own": _rate(15.1, "2024-04-01"), "want": {"off"}},
		"half below": {"own": _rate(6.67, "2024-04-01"), "want": {"pass"}},
		"written the wrong way round": {"own": _rate(0.1, "2024-04-01"), "want": {"off"}},
		"far off and of the future": {"own": _rate(0.1, "2024-05-01"), "want": {"off", "future"}},
	}
	_outcome(_profile(tc.own)) == tc.want
}

test_findings_whole if {
	_findings(_profile(_rate(10, "2024-05-01"))) == {{
		"kind": "future", "subject": "USD/CNY", "at": ["/rates/USD/CNY/as_of", "/company/as_of"],
		"evidence": {"rate_on": "2024-05-01", "as_of": "2024-04-30"},
	}}
	_findings(_profile(_rate(10, "2024-03-20"))) == {{
		"kind": "old", "subject": "USD/CNY", "at": ["/rates/USD/CNY/as_of", "/company/as_of"],
		"evidence": {"rate_on": "2024-03-20", "as_of": "2024-04-30", "limit_days": 40},
	}}
	_findings(_profile(_rate(0.1, "2024-04-01"))) == {{
		"kind": "off", "subject": "USD/CNY", "at": ["/rates/USD/CNY/rate"],
		"evidence": {"rate": 0.1, "rate_on": "2024-04-01", "limit_pct": 50, "published": 10},
	}}
}

test_contradicting if {
	both := {"company": {"as_of": "2024-04-30"}, "rates": {
		"USD": {"CNY": _rate(10, "2024-04-01")},
		"CNY": {"USD": _rate(0.11, "2024-04-01")},
	}}
	_findings(both) == {{
		"kind": "contradicting", "subject": "CNY/USD", "at": ["/rates/CNY/USD/rate", "/rates/USD/CNY/rate"],
		"evidence": {"rate": 0.11, "opposite": 10},
	}}
	inverse := json.patch(both, [{"op": "replace", "path": "/rates/CNY/USD/rate", "value": 0.1}])
	_outcome(inverse) == {"pass"}
}

test_suggestion if {
	suggested := rule.suggestion with input as _profile(_rate(0.1, "2024-04-01")) with data.lib.money.rates as _table
	suggested == {{"action": "correct_rate", "subject": "USD/CNY", "values": {}}}
}

test_rates_are_the_published_ones if {
	rates := rule.rates with input as _profile(_rate(9, "2024-04-01")) with data.lib.money.rates as _table
	rates == {{"from": "USD", "to": "CNY", "rate": 10, "as_of": "2024-03-29", "origin": "test"}}
}

test_not_applicable if {
	rule.not_applicable with input as {}
	rule.not_applicable with input as {"rates": {}}
	rule.not_applicable with input as {"rates": {"SGD": {}}}
	not rule.not_applicable with input as _profile(_rate(1, "2024"))
}

test_missing if {
	rule.missing == {"/company/as_of"} with input as {"rates": {"USD": {"CNY": _rate(1, "2024-01-01")}}}
	rule.missing == set() with input as {}
}

_outcome(profile) := kinds if {
	kinds := {f.kind | some f in _findings(profile)}
	count(kinds) > 0
} else := {"unknown"} | lacking if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := {"pass"} if {
	rule.pass with input as profile with data.lib.money.rates as _table with data.lib.money.maximum_age_days as 40
}

_findings(profile) := found if {
	found := rule.finding with input as profile with data.lib.money.rates as _table with data.lib.money.maximum_age_days as 40
}

_profile(own) := {"company": {"as_of": "2024-04-30"}, "rates": {"USD": {"CNY": own}}}

_rate(rate, as_of) := {"rate": rate, "as_of": as_of}

# One dollar is ten yuan.
_table := {
	"calendars": {"a": {"days": ["2024-03-29", "2024-04-30"], "months": {"2024-03": 0, "2024-04": 0}}},
	"series": {
		"USD": {"origin": "test", "calendar": "a", "values": [1, 1]},
		"CNY": {"origin": "test", "calendar": "a", "values": [10, 10]},
	},
}
