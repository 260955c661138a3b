package lib.annual_test

import data.lib.annual

test_amounts if {
	annual.amounts("revenue", "USD") == [30, 20, 10] with input as _profile([2022, 2023, 2024])
	annual.missing("revenue", "USD") == set() with input as _profile([2022, 2023, 2024])
	annual.used("revenue", "USD") == set() with input as _profile([2022, 2023, 2024])
}

test_latest if {
	annual.latest == {"/financials/annual/1": {"year": 2024, "revenue": {"amount": 20, "currency": "USD"}}} with input as _profile([2022, 2024, 2023])
	annual.latest == {} with input as {}
}

test_missing[note] if {
	some note, tc in {
		"nothing": {"input": {}, "want": {"/financials/annual"}},
		"two years": {"input": _profile([2023, 2024]), "want": {"/financials/annual/-"}},
		"a gap": {"input": _profile([2021, 2023, 2024]), "want": {"/financials/annual/-"}},
		"another member": {
			"input": json.remove(_profile([2022, 2023, 2024]), ["/financials/annual/1/revenue"]),
			"want": {"/financials/annual/1/revenue"},
		},
	}

	annual.missing("revenue", "USD") == tc.want with input as tc.input
	known := [x | x := annual.amounts("revenue", "USD")] with input as tc.input
	known == []
}

_profile(years) := {"financials": {"annual": [{"year": year, "revenue": {"amount": (i + 1) * 10, "currency": "USD"}} |
	some i, year in years
]}}
