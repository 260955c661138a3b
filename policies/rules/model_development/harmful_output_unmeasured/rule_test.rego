package rules.model_development.harmful_output_unmeasured_test

import data.rules.model_development.harmful_output_unmeasured as rule

test_outcome[note] if {
	some note, tc in {
		"done": {"model": _model("generation", true, true), "want": 0},
		"not done": {"model": _model("generation", true, false), "want": 1},
		"a language model": {"model": _model("language_model", true, false), "want": 1},
		"another task": {"model": _model("ranking", true, false), "want": 0},
		"not in use": {"model": _model("generation", false, false), "want": 0},
	}

	found := rule.finding with input as _profile([tc.model])
	count(found) == tc.want
	passed := [true | rule.pass] with input as _profile([tc.model])
	passed == [true | tc.want == 0]
	rule.missing == set() with input as _profile([tc.model])
}

test_finding_whole if {
	profile := _profile([_model("ranking", true, false), _model("generation", true, false)])
	found := rule.finding with input as profile
	found == {{"subject": "2", "at": ["/tech/models/1/evaluation/harmful_output_measured"], "evidence": {"harmful_output_measured": false}}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "measure_output", "values": {}, "subject": "2"}}
}

test_not_applicable if {
	rule.not_applicable with input as _profile([])
	not rule.not_applicable with input as {}
	not rule.not_applicable with input as _profile([_model("generation", true, false)])
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/tech/models"}},
		"an open list": {
			"input": json.remove(_profile([_model("generation", true, true)]), ["/complete"]),
			"want": {"/tech/models/-"},
		},
		"nothing of it": {
			"input": _profile([{}]),
			"want": {"/tech/models/0/task", "/tech/models/0/evaluation/harmful_output_measured", "/tech/models/0/deployment/deployed"},
		},
		"not said": {
			"input": _profile([_model("generation", true, null)]),
			"want": {"/tech/models/0/evaluation/harmful_output_measured"},
		},
	}

	rule.missing == tc.want with input as tc.input
	not rule.pass with input as tc.input
	rule.finding == set() with input as tc.input
}

_model(task, deployed, done) := {"task": task, "deployment": {"deployed": deployed}, "evaluation": {"harmful_output_measured": done}}

_profile(list) := {"complete": ["/tech/models"], "tech": {"models": list}}
