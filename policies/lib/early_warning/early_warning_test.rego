package lib.early_warning_test

import data.lib.early_warning

test_indicators if {
	indicators := [{"metric": "Runway"}, {"metric": "Runway"}]
	profile := {"company": {"stage": "growth"}, "risk": {"early_warning": {"indicators": indicators}}}
	early_warning.expected with input as profile
	early_warning.unlisted == {"/risk/early_warning/indicators/-"} with input as profile
	count(early_warning.indicators) == 2 with input as profile
	early_warning.pointer(1) == "/risk/early_warning/indicators/1"
	count({early_warning.subject(i) | some i in [0, 1]}) == 2 with input as profile
	not early_warning.none with input as profile
}

test_none if {
	profile := {"complete": ["/risk/early_warning/indicators"], "risk": {"early_warning": {"indicators": []}}}
	early_warning.none with input as profile
	not early_warning.none with input as json.remove(profile, ["/complete"])
	not early_warning.none with input as {}
	not early_warning.expected with input as {"company": {"stage": "start_up"}}
}
