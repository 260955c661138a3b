package pages

import (
	"testing"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/words"
)

// TestCountsNameTheWorst: the counts of a company whose worst finding is in the next column are never a dash.
func TestCountsNameTheWorst(t *testing.T) {
	for _, c := range []struct {
		name   string
		counts assessment.FindingCounts
		want   string
	}{
		{"none", assessment.FindingCounts{}, "–"},
		{"from medium on", assessment.FindingCounts{Critical: 1, Medium: 2, Low: 3, Info: 4}, "1 critical, 2 medium"},
		{"low alone", assessment.FindingCounts{Low: 3, Info: 4}, "3 low"},
		{"remarks alone", assessment.FindingCounts{Info: 4}, "4 info"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := (&Visit{Lang: words.English}).counts(c.counts); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
