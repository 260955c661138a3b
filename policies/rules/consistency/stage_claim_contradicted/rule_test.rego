package rules.consistency.stage_claim_contradicted_test

import data.rules.consistency.stage_claim_contradicted as rule

test_outcome[note] if {
	some note, tc in {
		"start-up with seed": {"stage": "start_up", "labels": ["seed"], "want": ["pass"]},
		"start-up with A": {"stage": "start_up", "labels": ["seed", "a"], "want": ["pass"]},
		"start-up with C": {"stage": "start_up", "labels": ["seed", "c"], "want": ["understated"]},
		"start-up with strategic money and seed": {"stage": "start_up", "labels": ["strategic", "seed"], "want": ["pass"]},
		"growth": {"stage": "growth", "labels": ["seed"], "want": ["not_applicable"]},
		"expansion with seed": {"stage": "expansion", "labels": ["seed"], "want": ["overstated"]},
		"expansion with A": {"stage": "expansion", "labels": ["seed", "a"], "want": ["pass"]},
		"expansion with C": {"stage": "expansion", "labels": ["c"], "want": ["pass"]},
		"expansion without a round": {"stage": "expansion", "labels": [], "want": ["not_applicable"]},
		"expansion with a grant": {"stage": "expansion", "labels": ["grant"], "want": ["not_applicable"]},
		"expansion, a round unknown": {
			"stage": "expansion",
			"labels": ["seed", null],
			"want": ["unknown", "/rounds/1/label"],
		},
		"expansion with A, a round unknown": {"stage": "expansion", "labels": ["a", null], "want": ["pass"]},
		"start-up, a round unknown": {"stage": "start_up", "labels": [null], "want": ["unknown", "/rounds/0/label"]},
		"start-up with C, a round unknown": {"stage": "start_up", "labels": ["c", null], "want": ["understated"]},
		"stage unknown": {"stage": null, "labels": ["a"], "want": ["unknown", "/company/stage"]},
	}

	_outcome(_profile(tc.stage, tc.labels)) == tc.want
}

test_open_list[note] if {
	some note, tc in {
		"start-up": {"stage": "start_up", "labels": ["seed"], "want": ["unknown", "/rounds/-"]},
		"start-up with C": {"stage": "start_up", "labels": ["c"], "want": ["understated"]},
		"expansion with seed": {"stage": "expansion", "labels": ["seed"], "want": ["unknown", "/rounds/-"]},
		"expansion with C": {"stage": "expansion", "labels": ["c"], "want": ["pass"]},
	}

	_outcome(json.remove(_profile(tc.stage, tc.labels), ["/complete"])) == tc.want
}

test_finding_whole if {
	rounds := [{"label": "seed"}, {"label": "c"}, {"label": "strategic", "stage": "expansion"}]
	profile := object.union(_profile("start_up", []), {"rounds": rounds})
	found := rule.finding with input as profile
	found == {{
		"kind": "understated",
		"at": ["/company/stage", "/rounds/1/label", "/rounds/2/stage"],
		"evidence": {"stage": "start_up", "round_stage": "expansion"},
	}}
	suggested := rule.suggestion with input as profile
	suggested == {{"action": "evidence_stage", "values": {}}}
	overstated := rule.finding with input as _profile("expansion", ["seed"])
	overstated == {{
		"kind": "overstated",
		"at": ["/company/stage", "/rounds/0/label"],
		"evidence": {"stage": "expansion", "round_stage": "start_up"},
	}}
}

test_stated_stage_of_a_round if {
	_outcome(object.union(_profile("start_up", []), {"rounds": [{"label": null, "stage": "start_up"}]})) == ["pass"]
}

test_missing if {
	rule.missing == {"/company/stage", "/rounds"} with input as {}
	not rule.not_applicable with input as {}
	not rule.not_applicable with input as {"company": {"stage": "start_up"}}
	not rule.not_applicable with input as {"company": {"stage": "expansion"}}
	rule.not_applicable with input as {"company": {"stage": "growth"}}
}

_outcome(profile) := ["not_applicable"] if {
	rule.not_applicable with input as profile
} else := kinds if {
	found := rule.finding with input as profile
	kinds := [f.kind | some f in found]
	count(kinds) > 0
} else := array.concat(["unknown"], [pointer | some pointer in lacking]) if {
	lacking := rule.missing with input as profile
	count(lacking) > 0
} else := ["pass"] if {
	rule.pass with input as profile
}

_profile(stage, labels) := {
	"complete": ["/rounds"],
	"company": {"stage": stage},
	"rounds": [{"label": label} | some label in labels],
}
