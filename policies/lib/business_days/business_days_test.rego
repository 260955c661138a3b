package lib.business_days_test

import data.lib.business_days
import data.lib.dates

test_on_or_after[note] if {
	some note, tc in {
		"a plain day": {"day": "2026-03-11", "want": "2026-03-11"},
		"Saturday": {"day": "2015-12-19", "want": "2015-12-21"},
		"Sunday": {"day": "2015-12-20", "want": "2015-12-21"},
		"Christmas on a Friday": {"day": "2026-12-25", "want": "2026-12-28"},
		"Christmas on a Sunday": {"day": "2022-12-24", "want": "2022-12-27"},
		"a day of mourning": {"day": "2025-01-09", "want": "2025-01-10"},
		"closed around Christmas": {"day": "2025-12-24", "want": "2025-12-29"},
		"Christmas Eve of another year": {"day": "2026-12-24", "want": "2026-12-24"},
		"Independence Day on a Saturday": {"day": "2026-07-03", "want": "2026-07-06"},
		"third Monday of January": {"day": "2026-01-19", "want": "2026-01-20"},
		"second Monday of January": {"day": "2026-01-12", "want": "2026-01-12"},
		"last Monday of May": {"day": "2026-05-25", "want": "2026-05-26"},
		"first Monday of September": {"day": "2026-09-05", "want": "2026-09-08"},
		"fourth Thursday of November": {"day": "2026-11-26", "want": "2026-11-27"},
		"last day of a leap February": {"day": "2024-02-29", "want": "2024-02-29"},
	}

	business_days.date(business_days.on_or_after(dates.first_day(tc.day))) == tc.want
}
