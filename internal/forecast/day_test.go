package forecast

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseDays(t *testing.T) {
	for text, want := range map[string]int{"90d": 90, "90": 90, "1d": 1, "3660d": 3660, "3661d": 0, "0d": 0, "-5d": 0, "90 d": 0, "90days": 0, "": 0, "d": 0} {
		if got, err := ParseDays(text); got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: %d, %v, want %d", text, got, err, want)
		}
	}
}

func TestAgeOf(t *testing.T) {
	for _, tt := range []struct {
		name  string
		dates map[string]int
		want  Age
	}{
		{"none", nil, Age{}},
		{"120 days are not old", map[string]int{"2025-04-02": 3}, Age{Profiles: 3}},
		{"121 days are", map[string]int{"2025-04-01": 2, "2025-07-31": 1}, Age{Profiles: 3, Old: 2, Oldest: "2025-04-01", Days: 121}},
		{"a month counts from its last day", map[string]int{"2025-03": 1}, Age{Profiles: 1, Old: 1, Oldest: "2025-03", Days: 122}},
		{"a year counts from its last day", map[string]int{"2025": 1, "2023": 1}, Age{Profiles: 2, Old: 1, Oldest: "2023", Days: 578}},
		{"of two as old the first by name", map[string]int{"2024-12-31": 1, "2024": 1}, Age{Profiles: 2, Old: 2, Oldest: "2024", Days: 212}},
		{"no date", map[string]int{"": 4, "soon": 1}, Age{Profiles: 5}},
		{"later than today", map[string]int{"2026-01-01": 1}, Age{Profiles: 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, AgeOf(tt.dates, "2025-07-31")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
