package lib.rounds_test

import data.lib.rounds

test_place if {
	rounds.place({"label": "seed"}) < rounds.place({"label": "a"})
	not rounds.place({"label": "bridge"})
	not rounds.place({})
}

test_stage[note] if {
	some note, tc in {
		"as said": {"round": {"stage": "growth", "label": "seed"}, "want": {"growth"}},
		"by label": {"round": {"label": "pre_a"}, "want": {"start_up"}},
		"null is unsaid": {"round": {"stage": null, "label": "c"}, "want": {"expansion"}},
		"a label that moves no stage": {"round": {"label": "strategic"}, "want": set()},
		"nothing known": {"round": {}, "want": set()},
	}

	{s | s := rounds.stage(tc.round)} == tc.want
}

test_kind if {
	rounds.is_equity({"channel": "venture"})
	not rounds.is_equity({"channel": "bank"})
	rounds.is_debt({"channel": "bond"})
	not rounds.is_debt({"channel": "government"})
	not rounds.is_debt({})
}

test_subject[note] if {
	some note, tc in {
		"name": {"round": {"name": "Series A-2", "label": "a"}, "want": "Series A-2"},
		"label": {"round": {"label": "a"}, "want": "a"},
		"place": {"round": {"name": null}, "want": "3"},
	}

	rounds.subject(2, tc.round) == tc.want with input as {}
}

test_subjects_differ if {
	profile := {"rounds": [{"label": "bridge"}, {"label": "bridge"}, {"name": "bridge"}, {}]}
	subjects := [subject | some i, round in profile.rounds; subject := rounds.subject(i, round)] with input as profile
	subjects == ["bridge", "bridge (2)", "bridge (3)", "4"]
}
