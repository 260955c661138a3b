package rules.founders.founder_not_full_time_test

import data.rules.founders.founder_not_full_time as rule

test_finding[note] if {
	some note, tc in {
		"start-up": {"stage": "start_up", "want": "medium"},
		"growth": {"stage": "growth", "want": "high"},
		"expansion": {"stage": "expansion", "want": "high"},
	}

	found := rule.finding with input as _profile(tc.stage, false)
	found == {{
		"subject": "A",
		"severity": tc.want,
		"at": ["/team/founders/0/full_time"],
		"evidence": {"full_time": false},
	}}
	suggested := rule.suggestion with input as _profile(tc.stage, false)
	suggested == {{"action": "commit", "values": {}, "subject": "A"}}
	not rule.pass with input as _profile(tc.stage, false)
}

test_pass if {
	rule.pass with input as _profile("growth", true)
	rule.pass with input as json.remove(_profile("growth", true), ["/company"])
	rule.finding == set() with input as _profile("growth", true)
}

test_missing if {
	rule.missing == {"/team/founders"} with input as {}
	rule.missing == {"/team/founders/-"} with input as json.remove(_profile("growth", true), ["/complete"])
	rule.missing == {"/team/founders/0/full_time"} with input as json.remove(_profile("growth", true), ["/team/founders/0/full_time"])
	rule.missing == {"/company/stage"} with input as json.remove(_profile("growth", false), ["/company"])
	rule.missing == set() with input as _profile("growth", true)
}

_profile(stage, full_time) := {
	"company": {"stage": stage},
	"complete": ["/team/founders"],
	"team": {"founders": [{"name": "A", "full_time": full_time}]},
}
