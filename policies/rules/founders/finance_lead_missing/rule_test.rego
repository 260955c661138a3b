package rules.founders.finance_lead_missing_test

import data.rules.founders.finance_lead_missing as rule

test_finding[note] if {
	some note, tc in {
		"start-up, part-time": {"stage": "start_up", "lead": {"exists": true, "part_time": true}, "want": set()},
		"start-up, hours unknown": {"stage": "start_up", "lead": {"exists": true}, "want": set()},
		"start-up, nobody": {"stage": "start_up", "lead": {"exists": false}, "want": {"vacant"}},
		"growth, full-time": {"stage": "growth", "lead": {"exists": true, "part_time": false}, "want": set()},
		"growth, part-time": {"stage": "growth", "lead": {"exists": true, "part_time": true}, "want": {"part_time"}},
		"expansion, part-time": {
			"stage": "expansion",
			"lead": {"exists": true, "part_time": true},
			"want": {"part_time"},
		},
		"growth, nobody": {"stage": "growth", "lead": {"exists": false, "part_time": false}, "want": {"vacant"}},
	}

	found := rule.finding with input as _profile(tc.stage, tc.lead)
	{f.kind | some f in found} == tc.want
	passed := [true | rule.pass] with input as _profile(tc.stage, tc.lead)
	passed == [true | count(tc.want) == 0]
}

test_finding_whole if {
	found := rule.finding with input as _profile("growth", {"exists": true, "part_time": true})
	found == {{
		"kind": "part_time",
		"severity": "low",
		"at": ["/team/finance_lead/part_time"],
		"evidence": {"part_time": true},
	}}
}

test_suggestion if {
	early := rule.suggestion with input as _profile("start_up", {"exists": false})
	early == {{"action": "appoint_part_time", "values": {}}}
	late := rule.suggestion with input as _profile("expansion", {"exists": false})
	late == {{"action": "appoint_full_time", "values": {}}}
	none := rule.suggestion with input as _profile("growth", {"exists": true, "part_time": false})
	none == set()
}

test_missing[note] if {
	some note, tc in {
		"nothing known": {"input": {}, "want": {"/company/stage", "/team/finance_lead/exists"}},
		"growth, hours unknown": {
			"input": _profile("growth", {"exists": true, "part_time": null}),
			"want": {"/team/finance_lead/part_time"},
		},
		"stage unknown": {"input": _profile(null, {"exists": true, "part_time": true}), "want": {"/company/stage"}},
	}

	rule.missing == tc.want with input as tc.input
	rule.finding == set() with input as tc.input
	not rule.pass with input as tc.input
}

_profile(stage, lead) := {"company": {"stage": stage}, "team": {"finance_lead": lead}}
