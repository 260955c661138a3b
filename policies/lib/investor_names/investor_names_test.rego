package lib.investor_names_test

import data.lib.investor_names

test_plain[note] if {
	some note, tc in {
		"as it stands": {"name": "IDG", "want": "idg"},
		"capital": {"name": "红杉资本", "want": "红杉"},
		"Capital": {"name": "Sequoia Capital", "want": "sequoia"},
		"legal form": {"name": "Sequoia Capital, L.P.", "want": "sequoia"},
		"Chinese legal form": {"name": "北京晨光投资管理有限公司", "want": "北京晨光"},
		"full width": {"name": "ＩＤＧ资本", "want": "idg"},
		"nothing but an ending": {"name": "Capital", "want": "capital"},
	}

	investor_names.plain(tc.name) == tc.want
}

test_names_and_twice if {
	investors := [{"name": "IDG资本"}, {"name": "Sequoia"}, {"name": "ＩＤＧ"}, {"name": null}, {}]
	investor_names.names(investors) == {"idg", "sequoia"}
	investor_names.twice(investors) == {"idg": [0, 2]}
}
