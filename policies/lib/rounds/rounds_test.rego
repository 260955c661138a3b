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

	rounds.subject(2, tc.round) == tc.want with input as {"rounds": [{"label": "b"}, {"label": "c"}, tc.round]}
}

test_subjects_differ if {
	profile := {"rounds": [{"label": "bridge"}, {"label": "bridge"}, {"name": "bridge"}, {}]}
	subjects := [subject | some i, round in profile.rounds; subject := rounds.subject(i, round)] with input as profile
	subjects == ["bridge", "bridge (2)", "bridge (3)", "4"]
}

test_date[note] if {
	some note, tc in {
		"its own": {"round": {"date": "2024", "closed_on": "2025", "signed_on": "2023"}, "date": "2024", "member": "date"},
		"of the closing": {"round": {"closed_on": "2025", "signed_on": "2023"}, "date": "2025", "member": "closed_on"},
		"of the signing": {"round": {"date": null, "signed_on": "2023"}, "date": "2023", "member": "signed_on"},
		"none": {"round": {}, "date": null, "member": "date"},
	}
	profile := {"rounds": [{}, tc.round]}
	all := rounds.all with input as profile
	object.get(all["/rounds/1"], "date", null) == tc.date
	at := rounds.date_at("/rounds/1") with input as profile
	at == concat("/", ["/rounds/1", tc.member])
}
